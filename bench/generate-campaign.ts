/** Makes a day of action: a campaign of many events, the same every time. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const WORDS =
  'protest vigil march picket strike oil workers solidarity embassy against silence for the wounded in every town'.split(
    ' ',
  );
const TOWNS = ['London', 'Almaty', 'Berlin', 'Paris', 'Aktau', 'Lisbon', 'Warsaw', 'Delhi'];

export interface GeneratedEvent {
  readonly slug: string;
  readonly title: string;
  readonly place: string;
  readonly address: string;
  /** The wall clock in London in winter, which is UTC: `2026-12-01 08:30`. */
  readonly starts: string;
  readonly body: string;
}

/** What `campaign.yml` says besides the campaign's name: pages and calendars, without what takes longer to draw. */
export const SETTINGS = { pages: 'share-pages: none\ncards: one\nprint: none\ncarry: none\n' } as const;

/** A day for builds, which is before all events. */
export const BEFORE_THE_EVENTS = '2026-11-24';

/** The events of a size, all different. */
export function events(count: number): GeneratedEvent[] {
  return Array.from({ length: count }, (_, index) => eventOf(index));
}

function eventOf(index: number): GeneratedEvent {
  const words = Array.from(
    { length: 4 + (index % 5) },
    (_, at) => WORDS[(index * 7 + at * 5) % WORDS.length],
  );
  const town = TOWNS[index % TOWNS.length] ?? '';
  const [day, hour] = [1 + (index % 28), 8 + (index % 12)].map((part) => String(part).padStart(2, '0'));
  return {
    slug: `event-${index}`,
    title: `${words.join(' ')} in ${town}, ${index}`,
    place: `Square ${index % 97} of ${town}`,
    address: `${index} High Street, ${town}`,
    starts: `2026-12-${day} ${hour}:30`,
    body: `People will gather for ${words.slice(0, 3).join(' ')}.\n\nBring a **banner**, water and a friend; see [the rules](https://example.org/rules).\n\n- Speakers at the half hour\n- Silence at the hour ${index}\n`,
  };
}

/** Writes a campaign into a folder, and returns that. */
export function writeCampaign(folder: string, all: readonly GeneratedEvent[], settings: string): string {
  writeText(
    join(folder, 'content/campaign.yml'),
    `title: A day of action\nsummary: In every town, on one day.\naddress: https://action.example/\nzone: Europe/London\nlanguages: [en]\n${settings}`,
  );
  writeText(
    join(folder, 'content/statement.md'),
    '---\ntitle: A day of action\nsummary: Why we act.\n---\n\nIn every town, on one day.\n',
  );
  for (const event of all) writeText(join(folder, `content/events/${event.slug}.md`), fileOf(event));
  return folder;
}

function fileOf({ slug, title, starts, place, address, body }: GeneratedEvent): string {
  const fields = `id: ${slug}@action.example\ntitle: ${JSON.stringify(title)}\nstarts: ${starts}\nplace: { name: ${JSON.stringify(place)}, address: ${JSON.stringify(address)} }\npublished: 2026-11-01 09:00\n`;
  return `---\n${fields}---\n\n${body}`;
}

function writeText(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

/** Makes a day of action: a campaign of many events, the same every time, and the same texts as peers want them. */
import { writeText } from './write-text.ts';

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

/** No pages to share by and no codes: what the other generators do not make either. */
const NO_SHARING = 'share-pages: none\n';
const NO_PAPER = 'print: none\ncarry: none\n';

/** What `campaign.yml` says besides the campaign's name, for each of the jobs that are compared. */
export const SETTINGS = {
  pages: `${NO_SHARING}cards: one\n${NO_PAPER}`,
  pagesAndCards: `${NO_SHARING}cards: each\n${NO_PAPER}`,
  allButPaper: `cards: each\n${NO_PAPER}`,
} as const;

export const SITE = { title: 'A day of action', address: 'https://action.example/' } as const;

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

/** Writes a campaign of events for Handbill. */
export function writeCampaign(folder: string, all: readonly GeneratedEvent[], settings: string): void {
  writeText(
    folder,
    'content/campaign.yml',
    `title: ${SITE.title}\nsummary: In every town, on one day.\naddress: ${SITE.address}\nzone: Europe/London\nlanguages: [en]\n${settings}`,
  );
  writeText(
    folder,
    'content/statement.md',
    `---\ntitle: ${SITE.title}\nsummary: Why we act.\n---\n\nIn every town, on one day.\n`,
  );
  for (const event of all) writeEvent(folder, event);
}

/** Writes an event's content file. */
export function writeEvent(
  campaign: string,
  { slug, title, starts, place, address, body }: GeneratedEvent,
): void {
  const fields = `id: ${slug}@action.example\ntitle: ${JSON.stringify(title)}\nstarts: ${starts}\nplace: { name: ${JSON.stringify(place)}, address: ${JSON.stringify(address)} }\npublished: 2026-11-01 09:00\n`;
  writeText(campaign, `content/events/${slug}.md`, `---\n${fields}---\n\n${body}`);
}

/** An event as a Markdown file of other generators; `more` are lines of fields that only one of them wants. */
export function frontMatterFile({ title, starts, place, address, body }: GeneratedEvent, more = ''): string {
  const instant = `${starts.replace(' ', 'T')}:00Z`;
  return `---\n${more}title: ${JSON.stringify(title)}\nstarts: ${JSON.stringify(instant)}\nplace: ${JSON.stringify(place)}\naddress: ${JSON.stringify(address)}\n---\n\n${body}`;
}

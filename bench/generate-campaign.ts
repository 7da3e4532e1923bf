/** Makes a day of action: a campaign of many events, the same every time. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const WORDS =
  'protest vigil march picket strike oil workers solidarity embassy against silence for the wounded in every town'.split(
    ' ',
  );
const TOWNS = ['London', 'Almaty', 'Berlin', 'Paris', 'Aktau', 'Lisbon', 'Warsaw', 'Delhi'];

/** What `campaign.yml` says besides the campaign's name: pages and calendars without what takes longer to draw, or with all cards. */
export const SETTINGS = {
  pages: 'share-pages: none\ncards: one\nprint: none\ncarry: none\n',
  cards: 'print: none\ncarry: none\n',
} as const;

/** A day for builds, which is before all events. */
export const BEFORE_THE_EVENTS = '2026-11-24';

/** Writes a campaign of that many events, all different, into a folder, and returns that. */
export function writeCampaign(folder: string, count: number, settings: string): string {
  const write = (name: string, text: string): void => writeFileSync(join(folder, 'content', name), text);
  mkdirSync(join(folder, 'content/events'), { recursive: true });
  write(
    'campaign.yml',
    `title: A day of action\nsummary: In every town, on one day.\naddress: https://action.example/\nzone: Europe/London\nlanguages: [en]\n${settings}`,
  );
  write('statement.md', '---\ntitle: A day of action\nsummary: Why we act.\n---\n\nIn every town, on one day.\n');
  for (let index = 0; index < count; index += 1) write(`events/event-${index}.md`, eventFile(index));
  return folder;
}

function eventFile(index: number): string {
  const words = Array.from({ length: 4 + (index % 5) }, (_, at) => WORDS[(index * 7 + at * 5) % WORDS.length]);
  const town = TOWNS[index % TOWNS.length];
  const [day, hour] = [1 + (index % 28), 8 + (index % 12)].map((part) => String(part).padStart(2, '0'));
  return `---
id: event-${index}@action.example
title: "${words.join(' ')} in ${town}, ${index}"
starts: 2026-12-${day} ${hour}:30
place: { name: "Square ${index % 97} of ${town}", address: "${index} High Street, ${town}" }
published: 2026-11-01 09:00
---

People will gather for ${words.slice(0, 3).join(' ')}.

Bring a **banner**, water and a friend; see [the rules](https://example.org/rules).

- Speakers at the half hour
- Silence at the hour ${index}
`;
}

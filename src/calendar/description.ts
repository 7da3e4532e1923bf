/** What a calendar entry says below its title: the state of things, the announcement, and where to check before leaving. */
import { absolute } from '../campaign/addresses.ts';
import type { Edition } from '../campaign/edition.ts';
import type { EditionEvent } from '../campaign/edition-event.ts';

/** Plain text. Google and Outlook ignore URL, so the page's address stands here too, last. */
export function describeForCalendar(event: EditionEvent, edition: Edition): string {
  return [...beginning(event, edition), event.summary ?? event.prose.plain, checkLine(event, edition)]
    .filter(Boolean)
    .join('\n\n');
}

/** The same in at most `limit` characters, of which the announcement gives up what is too much. */
export function describeBriefly(event: EditionEvent, edition: Edition, limit: number): string {
  const last = checkLine(event, edition);
  const rest = [...beginning(event, edition), event.summary ?? event.prose.plain].filter(Boolean).join('\n\n');
  const room = Math.max(0, limit - [...last].length - 2);
  const characters = rest.length > room ? [...rest] : [];
  const kept = characters.length > room ? `${characters.slice(0, Math.max(0, room - 1)).join('')}…` : rest;
  return room > 1 ? `${kept}\n\n${last}` : last;
}

function beginning(event: EditionEvent, { words }: Edition): string[] {
  const notes = event.changes.map(({ note }) => note).reverse();
  return [...(event.ends ? [] : [words.say('event.no-end')]), ...notes];
}

function checkLine(event: EditionEvent, { words, campaign }: Edition): string {
  return words.say('calendar.check', { address: absolute(campaign, event.address) });
}

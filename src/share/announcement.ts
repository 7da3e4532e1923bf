/** Texts that organisers send out when an event has changed, all made from the event's own data. */
import { absolute } from '../campaign/addresses.ts';
import type { Edition } from '../campaign/edition.ts';
import type { EditionEvent } from '../campaign/edition-event.ts';
import type { Words } from '../campaign/words.ts';
import { plainSpaces } from '../text/one-line.ts';
import { shorten } from '../text/shorten.ts';
import { readableUrl } from '../text/url.ts';

export interface Announcement {
  /** At most 280 characters, the address included. */
  readonly short: string;
  readonly messenger: string;
  readonly email: { readonly subject: string; readonly body: string };
}

/** As long as the strictest network takes, characters. */
const SHORT_LIMIT = 280;

/** The texts for an event in an edition's language; the last change is what they tell, of a series' date if it is about one. */
export function announcementOf(whole: EditionEvent, edition: Edition): Announcement {
  const { words, campaign } = edition;
  const last = whole.changes.at(-1);
  const isOfDate = ({ changes }: EditionEvent): boolean => +(changes.at(-1)?.at ?? 0) === +(last?.at ?? 0);
  const event = (last?.days && whole.dates.find(isOfDate)) ?? whole;
  const address = readableUrl(absolute(campaign, event.address));
  const state = event.state === 'confirmed' ? 'changed' : event.state;
  const heading = words.say(`announce.heading.${state}`, { title: event.title });
  const change = event.changes.at(-1);
  const note = change ? words.marked(change.note, change.noteLang) : '';
  const when = words.say(event.goesAhead || !event.starts ? 'announce.when' : 'announce.when-was', {
    when: event.dates.length > 0 ? (event.rhythm?.full ?? '') : event.when.full,
  });
  const where = words.say('announce.where', { where: event.where });
  const more = words.say('announce.more', { address });
  // Nobody is to think that all of a series is off.
  const others = event === whole ? undefined : whole.whenTold;
  const facts = event.goesAhead ? [when, others, where, event.notAt] : [when, others];
  const told = facts.filter(Boolean).join('\n');
  const inParagraphs = (texts: readonly string[]): string => words.isolated(texts.filter(Boolean).join('\n\n'));
  return {
    short: shortText([heading, note, event.whenTold], address, words),
    messenger: inParagraphs([`*${heading}*`, note, told, more]),
    email: { subject: words.isolated(heading), body: inParagraphs([note, told, more, words.say('announce.pass-on')]) },
  };
}

/** The heading, and as much of the note, or of the time, as leaves room for the address. */
function shortText([heading = '', note, when = '']: readonly string[], address: string, { isolated }: Words): string {
  const whole = [heading, note, when].filter(Boolean).join(' – ');
  const room = SHORT_LIMIT - [...address].length - 1 - (isolated(whole).length - whole.length);
  const brief = [...whole].length <= room ? whole : shorten([heading, note || when].join(' – '), Math.max(2, room));
  return `${isolated(plainSpaces(brief))} ${address}`;
}

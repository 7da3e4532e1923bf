/** An event as it stands on a poster and on the front of a leaflet. */
import type { Edition } from '../campaign/edition.ts';
import type { EditionEvent } from '../campaign/edition-event.ts';
import { needInWords } from '../campaign/event-needs.ts';
import { type AddressOf, oneLineOf, publishedLink } from '../campaign/prose.ts';
import { printedAddress } from '../text/url.ts';

export interface PrintEvent {
  readonly weekday: string;
  readonly day: string;
  readonly month: string;
  readonly year: string;
  readonly span: string;
  readonly title: string;
  /** Name, address, and the same in the reader's own script; or the link of one that is online. */
  readonly where: readonly string[];
  /** What has become of it; empty when it is as announced. */
  readonly stamp: string;
  readonly isOff: boolean;
  /** What it is about: how the statement begins. */
  readonly lead: string;
  readonly call: string;
  /** What people need to know to come, where there is room for it. */
  readonly needs: readonly string[];
}

/** What stands in place of the day where there are many: "Every Saturday", "10:00", "until 16 January 2027". */
function timesOf({
  when,
  rhythm,
  dates,
  venue,
  online,
}: EditionEvent): Pick<PrintEvent, 'weekday' | 'day' | 'month' | 'year' | 'span'> {
  // A place says by whose clock.
  const isHere = venue && !online;
  // Where nothing is known of the date, that stands in its place.
  if (!when.iso) return { weekday: when.span, day: '', month: '', year: '', span: '' };
  const { weekday, day, month, year, span, hours } = when;
  if (!rhythm || dates.length === 0) return { weekday, day, month, year, span: isHere ? hours : span };
  return { weekday: rhythm.days, day: '', month: rhythm.until, year: '', span: rhythm.time };
}

/** A link as people type it. */
export function typedLink(edition: Edition): AddressOf {
  return (href) => {
    const link = publishedLink(href, edition.campaign);
    return link && printedAddress(link);
  };
}

/** The event's words in an edition. */
export function eventOf(event: EditionEvent, edition: Edition): PrintEvent {
  const { words } = edition;
  const { state, title } = event;
  const { weekday, day, month, year, span } = timesOf(event);
  return {
    weekday,
    day,
    month,
    year,
    span,
    title,
    where: whereOnPaper(event, edition),
    stamp: state === 'confirmed' ? '' : words.say(`event.short-state.${state}`),
    isOff: !event.goesAhead,
    needs: event.needs.map((need) => needInWords(need, words)),
    lead: firstSentenceOf(edition),
    call: event.summary ?? oneLineOf(event.prose.blocks, typedLink(edition)),
  };
}

function firstSentenceOf({ statement, lang }: Edition): string {
  if (statement?.lang !== lang) return '';
  const [first] = new Intl.Segmenter(lang, { granularity: 'sentence' }).segment(statement.prose.plain);
  return first?.segment.trim() ?? '';
}

/** What stands below each other; a link is as people type it. */
function whereOnPaper({ venue, venueAddress, online, spelling }: EditionEvent, { words }: Edition): string[] {
  const link = online && printedAddress(online);
  if (!venue) return link ? [link] : [];
  const both = link && words.say('site.colon', { label: words.say('event.virtual'), words: link });
  const spelt = words.listed([spelling?.name, spelling?.address]);
  return [venue.name ?? words.say('event.no-place'), venueAddress, spelt, both].flatMap((part) => part || []);
}

/** One event as a VEVENT (RFC 5545 §3.6.1), the same in its own file and in the feed. */
import type { DateTime } from 'luxon';
import { absolute } from '../content/addresses.ts';
import type { Edition, EditionEvent } from '../content/edition.ts';
import type { EventStatus } from '../content/model.ts';
import { contentLine, textLine } from './content-line.ts';

interface CalendarState {
  readonly status: 'CONFIRMED' | 'TENTATIVE' | 'CANCELLED';
  /** Whether the time counts as taken. */
  readonly transparency: 'OPAQUE' | 'TRANSPARENT';
  /** Clients hide or strike through by status, so the title says it too. */
  readonly isPrefixed: boolean;
}

const STATES: Readonly<Record<EventStatus, CalendarState>> = {
  confirmed: { status: 'CONFIRMED', transparency: 'OPAQUE', isPrefixed: false },
  postponed: { status: 'TENTATIVE', transparency: 'TRANSPARENT', isPrefixed: true },
  cancelled: { status: 'CANCELLED', transparency: 'TRANSPARENT', isPrefixed: true },
  'moved-online': { status: 'CONFIRMED', transparency: 'OPAQUE', isPrefixed: true },
};

/** Exchange refuses and Apple misdraws an event without an end, so an unannounced one is given an hour. */
const HOURS_WITHOUT_AN_END = 1;

/** The lines of the component, folded. Every time in it comes from the content, none from the clock. */
export function eventComponent(event: EditionEvent, edition: Edition): string[] {
  const { words, campaign } = edition;
  const state = STATES[event.status];
  const stamp = utc(event.changes.at(-1)?.at ?? event.published);
  const { title } = event;
  const summary = state.isPrefixed ? words.say(`calendar.summary.${event.status}`, { title }) : title;
  return [
    'BEGIN:VEVENT',
    contentLine('UID', event.uid),
    contentLine('DTSTAMP', stamp),
    contentLine('LAST-MODIFIED', stamp),
    contentLine('SEQUENCE', String(event.changes.length)),
    contentLine('DTSTART', utc(event.starts)),
    contentLine('DTEND', utc(event.ends ?? event.starts.plus({ hours: HOURS_WITHOUT_AN_END }))),
    textLine('SUMMARY', oneLine(summary)),
    textLine('DESCRIPTION', describe(event, edition)),
    textLine('LOCATION', oneLine([event.place.name, event.place.address].filter(Boolean).join(', '))),
    contentLine('URL', absolute(campaign, event.address)),
    contentLine('STATUS', state.status),
    contentLine('TRANSP', state.transparency),
    'END:VEVENT',
  ];
}

/** Google and Outlook ignore URL, so the page's address stands in the description too. */
function describe(event: EditionEvent, { words, campaign }: Edition): string {
  const address = absolute(campaign, event.address);
  return [
    ...(event.ends ? [] : [words.say('event.no-end')]),
    ...event.changes.map(({ note }) => note),
    event.summary ?? event.prose.plain,
    words.say('calendar.check', { address }),
  ]
    .filter(Boolean)
    .join('\n\n');
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** RFC 5545 §3.3.5, form 2. */
function utc(at: DateTime<true>): string {
  return at.toUTC().toFormat("yyyyMMdd'T'HHmmss'Z'");
}

/** One event as a VEVENT (RFC 5545 §3.6.1), the same in its own file and in the feed. */
import { absolute } from '../campaign/addresses.ts';
import type { Edition } from '../campaign/edition.ts';
import type { DatedEvent } from '../campaign/edition-event.ts';
import type { EventState } from '../campaign/event-state.ts';
import type { Lang } from '../campaign/model.ts';
import { oneLine } from '../text/one-line.ts';
import { utcText } from '../time/time-text.ts';
import { contentLine, textLine } from './content-line.ts';
import { describeForCalendar } from './description.ts';
import { timeLines } from './event-times.ts';
import type { ZoneDefinition } from './time-zone.ts';

interface CalendarStatus {
  readonly status: 'CONFIRMED' | 'TENTATIVE' | 'CANCELLED';
  /** Whether the time counts as taken. */
  readonly transparency: 'OPAQUE' | 'TRANSPARENT';
}

const CALENDAR_STATUS: Readonly<Record<EventState, CalendarStatus>> = {
  confirmed: { status: 'CONFIRMED', transparency: 'OPAQUE' },
  rescheduled: { status: 'CONFIRMED', transparency: 'OPAQUE' },
  postponed: { status: 'TENTATIVE', transparency: 'TRANSPARENT' },
  cancelled: { status: 'CANCELLED', transparency: 'TRANSPARENT' },
  'moved-online': { status: 'CONFIRMED', transparency: 'OPAQUE' },
};

/** Stands in the event of a draft, which no published calendar has. */
export const DRAFT_PROPERTY = 'X-HANDBILL-DRAFT';

/**
 * The lines of the component, folded. Every time in it comes from the content, none from the clock.
 * `zones` are those that the file defines.
 */
export function eventComponent(event: DatedEvent, edition: Edition, zones: readonly ZoneDefinition[]): string[] {
  const { status, transparency } = CALENDAR_STATUS[event.state];
  const placeLang = event.venue ? languageOf(edition.campaign.languages[0], edition) : '';
  const stamp = utcText(event.changes.at(-1)?.at ?? event.published);
  return [
    'BEGIN:VEVENT',
    contentLine('UID', event.uid),
    contentLine('DTSTAMP', stamp),
    contentLine('LAST-MODIFIED', stamp),
    contentLine('SEQUENCE', String(event.changes.length)),
    ...timeLines(event, zones),
    // Clients hide or strike through by status, or do neither: so the name says it too.
    textLine(`SUMMARY${languageOf(event.lang, edition)}`, oneLine(event.name)),
    textLine('DESCRIPTION', describeForCalendar(event, edition)),
    ...(event.location ? [textLine(`LOCATION${placeLang}`, oneLine(event.location))] : []),
    ...(event.at && event.venue ? [contentLine('GEO', `${event.at.latitude};${event.at.longitude}`)] : []),
    // RFC 7986 §5.11: programs that know it show a button.
    ...(event.joinUrl ? [contentLine('CONFERENCE;VALUE=URI', event.joinUrl)] : []),
    contentLine('URL', absolute(edition.campaign, event.address)),
    contentLine('STATUS', status),
    contentLine('TRANSP', transparency),
    // So that nobody is told later that a draft had been announced.
    ...(event.isDraft ? [contentLine(DRAFT_PROPERTY, 'TRUE')] : []),
    'END:VEVENT',
  ];
}

/** RFC 5545 §3.2.10, of words that are not in the calendar's language. */
function languageOf(lang: Lang, edition: Edition): string {
  return lang === edition.lang ? '' : `;LANGUAGE=${lang}`;
}

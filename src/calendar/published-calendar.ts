/** Compares the calendar about to be published with the one that people have: nothing may change in silence. */
import ICAL from 'ical.js';

/** What must not differ without a word to those who have it. */
interface PublishedEvent {
  readonly uid: string;
  /** "2026-05-01 17:00 UTC", or a day for an event of whole days. */
  readonly start: string;
  readonly end: string;
  readonly location: string;
  readonly status: string;
  readonly sequence: number;
}

export interface SilentChange {
  readonly uid: string;
  /** What happened and what to do, in sentences. */
  readonly message: string;
}

/** The calendar that was given cannot be read as one. */
export class UnreadableCalendar extends Error {}

/** Every change from `published` to `next`, two iCalendar texts, that subscribers would not be told of. Throws UnreadableCalendar. */
export function silentChanges(published: string, next: string): SilentChange[] {
  const now = new Map(readEvents(next).map((event) => [event.uid, event]));
  return readEvents(published).flatMap((before) => {
    const after = now.get(before.uid);
    const message = after ? differenceOf(before, after) : VANISHED;
    return message ? [{ uid: before.uid, message }] : [];
  });
}

const VANISHED =
  'was published and is gone, but stays in people’s calendars. Put its file back; if the event is off, write status: cancelled and say so under changes.';

function differenceOf(before: PublishedEvent, after: PublishedEvent): string | undefined {
  if (after.sequence < before.sequence) {
    return `had ${before.sequence} changes when it was published and has ${after.sequence} now, so calendars would take it for old. Put back what is missing under changes.`;
  }
  if (after.sequence > before.sequence) return undefined;
  const parts = [
    ...(after.start === before.start ? [] : [`begins at another time (${after.start}, published ${before.start})`]),
    ...(after.end === before.end ? [] : [`ends at another time (${after.end}, published ${before.end})`]),
    ...(after.location === before.location
      ? []
      : [`is at another place ("${after.location}", published "${before.location}")`]),
    ...(after.status === before.status ? [] : [`has another status (${after.status}, published ${before.status})`]),
  ];
  if (parts.length === 0) return undefined;
  return `${parts.join(', ')}, and nothing tells those who have it. Add an entry under changes: - { at: (the time now), note: (what has changed) }.`;
}

const INCOMPLETE = 'has an event without an id or a beginning. Name the calendar.ics that was last published.';

function readEvents(ics: string): PublishedEvent[] {
  const calendar = parse(ics);
  for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone);
  try {
    return calendar.getAllSubcomponents('vevent').map(readEvent);
  } finally {
    ICAL.TimezoneService.reset();
  }
}

function readEvent(component: InstanceType<typeof ICAL.Component>): PublishedEvent {
  const event = new ICAL.Event(component);
  if (!event.uid || !event.startDate) throw new UnreadableCalendar(INCOMPLETE);
  return {
    uid: event.uid,
    start: textOf(event.startDate),
    end: textOf(event.endDate),
    location: event.location ?? '',
    status: String(component.getFirstPropertyValue('status') ?? 'CONFIRMED'),
    sequence: Number(component.getFirstPropertyValue('sequence') ?? 0),
  };
}

function parse(ics: string): InstanceType<typeof ICAL.Component> {
  try {
    const component = new ICAL.Component(ICAL.parse(ics));
    if (component.name === 'vcalendar') return component;
  } catch {
    // Told below, in our own words.
  }
  throw new UnreadableCalendar('is not a calendar. Name the calendar.ics that was last published.');
}

/** A day has no zone: it must not pass through this machine's. */
function textOf(time: InstanceType<typeof ICAL.Time>): string {
  if (time.isDate) return time.toString();
  return `${time.toJSDate().toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

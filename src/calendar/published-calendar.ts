/** Compares the calendar about to be published with the one that people have. */
import ICAL from 'ical.js';
import { DRAFT_PROPERTY } from './event-component.ts';

/** What must not differ without a word to those who have it. */
export interface PublishedEvent {
  readonly uid: string;
  readonly title: string;
  /** UTC ms; a day like "2026-05-01" for an event of whole days. */
  readonly start: number | string;
  /** The same; exclusive. */
  readonly end: number | string;
  readonly place: string;
  /** The link to take part by; empty where there is none. */
  readonly online: string;
  /** "CONFIRMED", "TENTATIVE" or "CANCELLED", RFC 5545 §3.8.1.11. */
  readonly status: string;
  readonly sequence: number;
  /** The name of its page and file, "london"; empty where the calendar says none. */
  readonly slug: string;
}

/** In the order in which the fields that they come from stand in a file. */
const COMPARED = ['title', 'start', 'end', 'place', 'online', 'status'] as const;

export type Compared = (typeof COMPARED)[number];

/** One event that is not as people have it. */
export interface EventChange {
  readonly before: PublishedEvent;
  /** Undefined where it is gone. */
  readonly after: PublishedEvent | undefined;
  /** The same event where it has another id or another page now. */
  readonly renamed: PublishedEvent | undefined;
  /** What is another now. */
  readonly differing: readonly Compared[];
}

/** The calendar that was given cannot be read as one. */
export class UnreadableCalendar extends Error {}

/** Every event of `published` that is another in `next`, or gone; two iCalendar texts. Throws UnreadableCalendar. */
export function calendarChanges(published: string, next: string): EventChange[] {
  const now = new Map(readEvents(next).map((event) => [event.uid, event]));
  const old = readEvents(published);
  const known = new Set(old.map(({ uid }) => uid));
  const added = [...now.values()].filter(({ uid }) => !known.has(uid));
  return old.flatMap((before) => {
    const after = now.get(before.uid);
    const differing = after ? COMPARED.filter((each) => isOther(each, before, after)) : [];
    const renamed = after
      ? isElsewhere(before, after)
        ? after
        : undefined
      : added.find((each) => isSame(before, each));
    const hasAll = after && !renamed && differing.length === 0 && after.sequence >= before.sequence;
    return hasAll ? [] : [{ before, after, renamed, differing }];
  });
}

function isElsewhere(before: PublishedEvent, after: PublishedEvent): boolean {
  return before.slug !== '' && before.slug !== after.slug;
}

/** Under another id: nobody calls for two things of one name at one time and place. A series keeps its own in those of its dates. */
function isSame(before: PublishedEvent, after: PublishedEvent): boolean {
  if (wholeUid(before.uid) === wholeUid(after.uid)) return false;
  return before.title === after.title && before.start === after.start && before.place === after.place;
}

/** The day in the id of one date of a series. */
export const DATE_IN_UID = /\.(\d{4}-\d\d-\d\d)@/;

/** The id of the series that a date's id is of; any other as it is. */
export function wholeUid(uid: string): string {
  return uid.replace(DATE_IN_UID, '@');
}

/** What calendars get to know, a sentence an event: "New in calendars: Vigil (6 dates)". */
export function calendarNews(published: string, next: string): string[] {
  const [before, after] = [published, next].map((text) => (text ? readEvents(text) : []));
  const known = new Set(before?.map(({ uid }) => uid));
  const changes = published && next ? calendarChanges(published, next) : [];
  const told = (what: string, titles: readonly string[]): string[] =>
    [...new Set(titles)].map((title) => {
      const dates = titles.filter((other) => other === title).length;
      return `${what} in calendars: ${title}${dates > 1 ? ` (${dates} dates)` : ''}`;
    });
  return [
    ...told(
      'New',
      (after ?? []).filter(({ uid }) => !known.has(uid)).map(({ title }) => title),
    ),
    ...told(
      'Changed',
      changes.flatMap((change) => change.after?.title ?? []),
    ),
    ...told(
      'Gone',
      changes.flatMap(({ before: old, after: now }) => (now ? [] : old.title)),
    ),
  ];
}

function isOther(each: Compared, before: PublishedEvent, after: PublishedEvent): boolean {
  // The name says the state too, so of another state it cannot tell whether the title changed as well.
  if (each === 'title' && hasOtherState(before, after)) return false;
  // A link beside the place takes nothing from those who have the place; as the place itself it is compared as that.
  if (each === 'online' && (before.online === '' || before.place !== after.place)) return false;
  return before[each] !== after[each];
}

/** An event that moves online keeps its status, and has a link for its place. */
function hasOtherState(before: PublishedEvent, after: PublishedEvent): boolean {
  const isOnline = ({ place }: PublishedEvent): boolean => /^https?:/.test(place);
  return before.status !== after.status || isOnline(before) !== isOnline(after);
}

const INCOMPLETE = 'has an event without an id or a beginning. Name the calendar.ics that was last published.';

/** The events of a calendar but for those of drafts, which nobody has. */
function readEvents(ics: string): PublishedEvent[] {
  const calendar = parse(ics);
  for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone);
  try {
    const components = calendar.getAllSubcomponents('vevent');
    return components.filter((component) => !component.hasProperty(DRAFT_PROPERTY.toLowerCase())).map(readEvent);
  } finally {
    ICAL.TimezoneService.reset();
  }
}

function readEvent(component: InstanceType<typeof ICAL.Component>): PublishedEvent {
  const event = new ICAL.Event(component);
  if (!event.uid || !event.startDate) throw new UnreadableCalendar(INCOMPLETE);
  return {
    uid: event.uid,
    title: event.summary ?? '',
    start: momentOf(event.startDate),
    end: momentOf(event.endDate),
    place: event.location ?? '',
    online: String(component.getFirstPropertyValue('conference') ?? ''),
    status: String(component.getFirstPropertyValue('status') ?? 'CONFIRMED'),
    sequence: Number(component.getFirstPropertyValue('sequence') ?? 0),
    slug: /\/events\/([^/]+)\/(?:#.*)?$/.exec(String(component.getFirstPropertyValue('url') ?? ''))?.[1] ?? '',
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
function momentOf(time: InstanceType<typeof ICAL.Time>): number | string {
  return time.isDate ? time.toString() : time.toJSDate().getTime();
}

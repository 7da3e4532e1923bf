/** Compares the calendar about to be published with the one that people have. */
import ICAL from 'ical.js';
import { DateTime } from 'luxon';
import { findZone } from '../time/zone.ts';
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
  const added = new Map(
    [...now.values()].filter(({ uid }) => !known.has(uid)).map((event) => [occasionOf(event), event]),
  );
  return old.flatMap((before) => {
    const after = now.get(before.uid);
    const differing = after ? COMPARED.filter((each) => isOther(each, before, after)) : [];
    const renamed = after
      ? isElsewhere(before, after)
        ? after
        : undefined
      : underAnotherId(before, added.get(occasionOf(before)));
    const hasAll = after && !renamed && differing.length === 0 && after.sequence >= before.sequence;
    return hasAll ? [] : [{ before, after, renamed, differing }];
  });
}

function isElsewhere(before: PublishedEvent, after: PublishedEvent): boolean {
  return before.slug !== '' && before.slug !== after.slug;
}

/** Nobody calls for two things of one name at one time and place: under another id it is the same. */
function occasionOf({ title, start, place }: PublishedEvent): string {
  return JSON.stringify([title, start, place]);
}

/** A series keeps its own id in those of its dates. */
function underAnotherId(before: PublishedEvent, after: PublishedEvent | undefined): PublishedEvent | undefined {
  return after && wholeUid(before.uid) !== wholeUid(after.uid) ? after : undefined;
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
  const told = (what: string, events: readonly PublishedEvent[]): string[] => {
    const byTitle = new Map<string, PublishedEvent[]>();
    for (const event of events) {
      const same = byTitle.get(event.title);
      if (same) same.push(event);
      else byTitle.set(event.title, [event]);
    }
    return [...byTitle].map(([title, [first, ...others]]) => {
      // Of a series it is one date or several.
      const date = others.length > 0 ? `${others.length + 1} dates` : DATE_IN_UID.exec(first?.uid ?? '')?.[1];
      return `${what} in calendars: ${title}${date ? ` (${date})` : ''}`;
    });
  };
  return [
    ...told(
      'New',
      (after ?? []).filter(({ uid }) => !known.has(uid)),
    ),
    ...told(
      'Changed',
      changes.flatMap((change) => change.after ?? []),
    ),
    ...told(
      'Gone',
      changes.flatMap(({ before: old, after: now }) => (now ? [] : old)),
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
  const components = parse(ics).getAllSubcomponents('vevent');
  return components.filter((component) => !component.hasProperty(DRAFT_PROPERTY.toLowerCase())).map(readEvent);
}

type Component = InstanceType<typeof ICAL.Component>;

/** Read by its properties: a file that anyone may have made could have the library work out recurrences for hours. */
function readEvent(component: Component): PublishedEvent {
  const textOf = (name: string): string => String(component.getFirstPropertyValue(name) ?? '');
  const start = timeOf(component, 'dtstart');
  if (!textOf('uid') || !start) throw new UnreadableCalendar(INCOMPLETE);
  return {
    uid: textOf('uid'),
    title: textOf('summary'),
    start,
    end: timeOf(component, 'dtend') ?? start,
    place: textOf('location'),
    online: textOf('conference'),
    status: textOf('status') || 'CONFIRMED',
    sequence: Number(textOf('sequence')),
    slug: /\/events\/([^/]+)\/(?:#.*)?$/.exec(textOf('url'))?.[1] ?? '',
  };
}

/** A day has no zone: it must not pass through this machine's. Zones are those of our own names, not what the file says of them. */
function timeOf(component: Component, name: string): number | string | undefined {
  const property = component.getFirstProperty(name);
  const time = property?.getFirstValue();
  if (!property || !(time instanceof ICAL.Time)) return undefined;
  if (time.isDate) return time.toString();
  const { year, month, day, hour, minute, second } = time;
  const zone = findZone(String(property.getFirstParameter('tzid'))) ?? 'utc';
  return DateTime.fromObject({ year, month, day, hour, minute, second }, { zone }).toMillis();
}

/** The lines that are compared, and no others: those of anyone's file could keep the parser busy for hours. */
const READ = new RegExp(
  `^(?:BEGIN|END|TZID|UID|SUMMARY|DTSTART|DTEND|LOCATION|CONFERENCE|STATUS|SEQUENCE|URL|${DRAFT_PROPERTY})[;:].{0,20000}$`,
  'i',
);

function parse(ics: string): Component {
  const lines = ics.replace(/\r?\n[ \t]/g, '').split(/\r?\n/);
  try {
    const component = new ICAL.Component(ICAL.parse(lines.filter((line) => READ.test(line)).join('\r\n')));
    if (component.name === 'vcalendar') return component;
  } catch {
    // Told below, in our own words.
  }
  throw new UnreadableCalendar('is not a calendar. Name the calendar.ics that was last published.');
}

/** Says in a language when something is: the one place where dates and times become words. */
import type { DateTime } from 'luxon';
import { remembered } from '../text/remembered.ts';
import { sentence } from '../text/sentence.ts';
import { isoOf } from '../time/time-text.ts';
import { readPartialDate } from '../time/wall-clock.ts';
import {
  CLOCK,
  clockName,
  DAY,
  type DatePart,
  dayRange,
  FULL_DATE,
  fromTo,
  joined,
  MONTH,
  part,
  partsOf,
  withUnits,
} from './date-parts.ts';
import type { CampaignEvent } from './model.ts';
import type { Words } from './words.ts';

/** An event's time in words and for machines, on the clock of its place. */
export interface When {
  /** "Wednesday, 21 December 2011" */
  readonly date: string;
  /** "12 noon, London time (GMT)", or "all day" */
  readonly time: string;
  /** "12 noon": the start on its day; undefined for whole days. */
  readonly clock: string | undefined;
  /** "14:00", or with its date when that is another; undefined when no end is announced or one day says it all. */
  readonly end: string | undefined;
  /** When on its day: "18:00 to 19:00, London time (BST)" */
  readonly span: string;
  /** The same where a place says by whose clock: "18:00 to 19:00" */
  readonly hours: string;
  /** In a list of many: "Fri 1 May, 18:00". */
  readonly brief: string;
  /** The same where no place says by whose clock: "Fri 1 May, 18:00, London time (BST)". */
  readonly briefWithZone: string;
  /** All of it: "Friday, 1 May 2026, 18:00 to 19:00, London time (BST)" */
  readonly full: string;
  /** "20 April" and "10 May 2026", its first day and its last; undefined when they are one. */
  readonly days: { readonly start: string; readonly end: string } | undefined;
  /** ISO 8601 with offset, a day or a month, for `<time datetime>`; undefined where nothing is known. */
  readonly iso: string | undefined;
  /** The end; for whole days the last of them. */
  readonly isoEnd: string | undefined;
  /** The date's pieces in the order of its language; together they are `date`. */
  readonly dateParts: readonly DatePart[];
  /** For the date block: "Wednesday", "21", "December", "2011", and the last two in the order of their language. */
  readonly weekday: string;
  readonly day: string;
  readonly month: string;
  readonly year: string;
  readonly monthYear: string;
}

type Timing = Pick<CampaignEvent, 'starts' | 'ends' | 'allDay' | 'month'>;

/** Of an event whose date is known. */
type Dated = Timing & { readonly starts: DateTime<true> };

/** Describes an event's time in the language of `words`. */
export const describeWhen = remembered(
  ({ starts, ends, allDay, month }: Timing, words: Words) =>
    `${words.version} ${starts?.zoneName} ${starts?.toMillis()} ${ends?.zoneName} ${ends?.toMillis()} ${allDay} ${month?.toMillis()}`,
  describeWhenAnew,
);

function describeWhenAnew({ starts, ...event }: Timing, words: Words): When {
  if (!starts) return describeUnknown(event.month, words);
  const dated = { ...event, starts };
  return {
    date: describeDate(starts, words),
    days: describeRange(dated, words),
    brief: describeBriefly(dated, words, (time) => words.say('when.clock', { time })),
    briefWithZone: describeBriefly(dated, words, (time) =>
      words.say('when.with-zone', { time, zone: describeZone(starts, words) }),
    ),
    ...(event.allDay ? describeDays(dated, words) : describeHours(dated, words)),
    // Under the day the month is in the case that it has after a day: "21 декабря".
    ...describeParts(starts, FULL_DATE, words),
  };
}

/** What is known of a date that is still to be announced: the month, or nothing. It is as true when the month is over. */
function describeUnknown(month: DateTime<true> | undefined, words: Words): When {
  const unknown = words.say('when.unknown');
  const inWords = month && part(month, words, MONTH);
  return {
    date: inWords ?? unknown,
    days: undefined,
    time: unknown,
    clock: undefined,
    end: undefined,
    span: unknown,
    hours: unknown,
    full: inWords ? words.say('when.unknown-in', { month: inWords }) : unknown,
    brief: inWords ?? unknown,
    briefWithZone: inWords ?? unknown,
    iso: month?.toFormat('yyyy-MM'),
    isoEnd: undefined,
    ...describeParts(month, MONTH, words),
  };
}

type Parts = Pick<When, 'dateParts' | 'weekday' | 'day' | 'month' | 'year' | 'monthYear'>;

function describeParts(at: DateTime<true> | undefined, format: Intl.DateTimeFormatOptions, words: Words): Parts {
  const parts = at ? partsOf(at, words, format) : [];
  const isYearFirst = parts.find(({ type }) => type === 'year' || type === 'month')?.type === 'year';
  const dateParts = isYearFirst ? withUnits(parts) : parts;
  const inDate = (type: string): string => dateParts.find((each) => each.type === type)?.value ?? '';
  return {
    dateParts,
    weekday: sentence(inDate('weekday'), words.locale),
    // A figure to stand alone, where it is the largest thing there is, has nothing beside it: "21", not "21日" or "1er".
    day: /\p{Nd}+/u.exec(parts.find(({ type }) => type === 'day')?.value ?? '')?.[0] ?? '',
    month: inDate('month'),
    year: inDate('year'),
    // Without a day in front: "декабрь 2027".
    monthYear:
      isYearFirst && at ? part(at, words, MONTH) : fromTo(at ? partsOf(at, words, MONTH) : [], 'month', 'year'),
  };
}

function describeBriefly(event: Dated, words: Words, clock: (time: string) => string): string {
  const { starts } = event;
  const date = part(starts, words, { weekday: 'short', day: 'numeric', month: 'short' });
  if (!event.allDay) return words.say('when.moment', { date, time: clock(describeTime(starts, words)) });
  const days = describeRange(event, words);
  return days ? words.say('when.from-to', days) : date;
}

type Span = Pick<When, 'time' | 'clock' | 'end' | 'span' | 'hours' | 'full' | 'iso' | 'isoEnd'>;

function describeDays({ starts, ends }: Dated, words: Words): Span {
  const last = ends?.minus({ days: 1 }) ?? starts;
  const isOne = last.hasSame(starts, 'day');
  const [date, time] = [describeDate(starts, words), words.say('when.all-day')];
  const end = isOne ? undefined : describeDate(last, words);
  const full = end ? words.say('when.from-to', { start: date, end }) : words.say('when.moment', { date, time });
  const span = end ? words.say('when.until', { end }) : time;
  return { time, clock: undefined, end, span, hours: span, full, iso: starts.toISODate(), isoEnd: last.toISODate() };
}

function describeHours({ starts, ends }: Dated, words: Words): Span {
  const [date, clock] = [describeDate(starts, words), describeTime(starts, words)];
  const end = ends && describeEnd(starts, ends, words);
  const start = words.say('when.moment', { date, time: clock });
  const inZone = (time: string, at: DateTime<true>): string =>
    words.say('when.with-zone', { time, zone: describeZone(at, words) });
  const lasts = end ? words.say('when.from-to', { start: clock, end }) : clock;
  const lasting = (from: string): string => {
    if (!ends || !end) return inZone(from, starts);
    // An end after a change of the clocks is on another clock than the start.
    if (ends.offset !== starts.offset)
      return words.say('when.from-to', { start: inZone(from, starts), end: inZone(end, ends) });
    return inZone(words.say('when.from-to', { start: from, end }), starts);
  };
  return {
    time: inZone(clock, starts),
    clock,
    end,
    span: lasting(clock),
    hours: !ends || ends.offset === starts.offset ? words.say('when.clock', { time: lasts }) : lasting(clock),
    full: lasting(start),
    iso: isoOf(starts),
    isoEnd: ends && isoOf(ends),
  };
}

/** The days from which to which it lasts, with what they share said once, as the language does; the last ends with its midnight. */
function describeRange({ starts, ends }: Dated, words: Words): When['days'] {
  const last = ends?.minus({ milliseconds: 1 });
  if (!last || last.hasSame(starts, 'day')) return undefined;
  return dayRange(starts, last, words) ?? { start: part(starts, words, DAY), end: part(last, words, DAY) };
}

/** "Wednesday, 21 December 2011" */
export const describeDate = remembered(keyOf, (at: DateTime<true>, words: Words) => part(at, words, FULL_DATE));

function keyOf(at: DateTime<true>, words: Words): string {
  return `${words.version} ${at.zoneName} ${at.toMillis()}`;
}

/** "21 December 2011, 09:00" */
export const describeMoment = remembered(keyOf, (at: DateTime<true>, words: Words) => {
  const time = words.say('when.clock', { time: describeTime(at, words) });
  return words.say('when.moment', { date: part(at, words, DAY), time });
});

/** A source's date as precisely as it is given: "December 2011"; the text itself if it is no date. */
export function describePartialDate(text: string, words: Words): string {
  const date = readPartialDate(text);
  if (!date) return text;
  const formats = {
    year: { year: 'numeric' },
    month: MONTH,
    day: DAY,
  } as const;
  return part(date.at, words, formats[date.precision]);
}

/** Days in a list; the year of all of them is said once, where the language has it: with the first or with the last. */
export function describeDayList(days: readonly string[], words: Words): string {
  const dates = days.flatMap((day) => readPartialDate(day)?.at ?? []);
  const [first] = dates;
  const isOneYear = first && dates.every(({ year }) => year === first.year);
  const types = first ? partsOf(first, words, DAY).map(({ type }) => type) : [];
  const bearer = types.indexOf('year') < types.indexOf('day') ? 0 : dates.length - 1;
  const formatOf = (index: number) => (!isOneYear || index === bearer ? DAY : DAY_OF_YEAR);
  return words.listed(dates.map((at, index) => part(at, words, formatOf(index))));
}

const DAY_OF_YEAR = { day: 'numeric', month: 'long' } as const;

function describeEnd(starts: DateTime<true>, ends: DateTime<true>, words: Words): string {
  const time = describeTime(ends, words);
  return starts.hasSame(ends, 'day') ? time : words.say('when.moment', { date: describeDate(ends, words), time });
}

function describeTime(at: DateTime<true>, words: Words): string {
  if (at.minute === 0 && at.hour === 12) return words.say('when.noon');
  if (at.minute === 0 && at.hour === 0) return words.say('when.midnight');
  // Where the part of the day comes first it has a name, as in Hindi; elsewhere it is "pm", if anything.
  const named = partsOf(at, words, { ...CLOCK, dayPeriod: 'short' });
  return named[0]?.type === 'dayPeriod' ? joined(named) : part(at, words, CLOCK);
}

function describeZone(at: DateTime<true>, words: Words): string {
  const city = (at.zoneName.split('/').at(-1) ?? at.zoneName).replaceAll('_', ' ');
  const abbreviation = at.offsetNameShort ?? '';
  const isNamed = /^[A-Z]+$/.test(abbreviation);
  return words.say('when.zone', {
    city,
    clock: clockName(at.zoneName, words.locale),
    abbreviation: isNamed ? abbreviation : `UTC${at.toFormat('Z')}`,
  });
}

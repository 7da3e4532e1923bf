/** The days on which something that repeats takes place, by the calendar alone: no clock and no zone. */
import ICAL from 'ical.js';
import { DateTime } from 'luxon';

/** How it repeats. Weekdays are counted from Monday, 1; of a month's weekdays -1 is the last. */
export type Pattern =
  | { readonly every: 'day' }
  | { readonly every: 'weeks'; readonly count: number }
  /** On the date of its first day. */
  | { readonly every: 'month' }
  | { readonly every: 'month-end' }
  | { readonly every: 'month-weekday'; readonly nth: 1 | 2 | 3 | 4 | -1; readonly weekday: number };

/** A rule as an author writes it; days are like "2026-12-26". */
export interface Recurrence {
  readonly pattern: Pattern;
  /** The weekday that the author named beside the pattern, which the first day must have. */
  readonly weekday?: number | undefined;
  /** The last day that it may be on. */
  readonly until: string;
  /** Days on which it is not. */
  readonly except: readonly string[];
}

/** Nobody announces more than a leap year of days. */
export const MOST_DATES = 366;

/** From Monday, as RFC 5545 §3.3.10 has them. */
const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

/**
 * The days from `first` on, in order, exceptions included; one more than MOST_DATES at most. A month that lacks the date
 * of `first` has none (RFC 5545 §3.3.10). `first` is among them only if the pattern has it.
 */
export function daysOf({ pattern, until }: Pick<Recurrence, 'pattern' | 'until'>, first: string): string[] {
  const rule = ICAL.Recur.fromData({ ...partsOf(pattern), until: ICAL.Time.fromDateString(until) });
  const iterator = rule.iterator(ICAL.Time.fromDateString(first));
  const days: string[] = [];
  for (let day = iterator.next(); day && days.length <= MOST_DATES; day = iterator.next()) days.push(day.toString());
  return days;
}

function partsOf(pattern: Pattern): Parameters<typeof ICAL.Recur.fromData>[0] {
  if (pattern.every === 'day') return { freq: 'DAILY' };
  if (pattern.every === 'weeks') return { freq: 'WEEKLY', interval: pattern.count };
  if (pattern.every === 'month') return { freq: 'MONTHLY' };
  if (pattern.every === 'month-end') return { freq: 'MONTHLY', bymonthday: [-1] };
  return { freq: 'MONTHLY', byday: [`${pattern.nth}${WEEKDAYS[pattern.weekday - 1]}`] };
}

/** The months from the first day to the last that lack the date of the first, like "2027-02". */
export function monthsWithout(first: string, until: string): string[] {
  const start = DateTime.fromISO(first, { zone: 'utc' });
  const end = DateTime.fromISO(until, { zone: 'utc' });
  const months = Math.floor(end.diff(start.startOf('month'), 'months').months);
  return Array.from({ length: Math.max(0, Math.min(months, MOST_DATES)) + 1 }, (_, index) =>
    start.startOf('month').plus({ months: index }),
  )
    .filter((month) => (month.daysInMonth ?? 31) < start.day && month.set({ day: month.daysInMonth ?? 31 }) <= end)
    .map((month) => month.toFormat('yyyy-MM'));
}

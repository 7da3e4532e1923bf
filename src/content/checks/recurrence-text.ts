/** Reads how an event repeats from a sentence such as "weekly until 2027-01-16, except 2026-12-26", and writes it. */
import { DateTime } from 'luxon';
import { quote } from '../../campaign/problem.ts';
import { nearest } from '../../text/nearest.ts';
import type { Pattern, Recurrence } from '../../time/recurrence.ts';

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const ORDINALS = { first: 1, second: 2, third: 3, fourth: 4, last: -1 } as const;

const LIKE = 'weekly until 2027-01-16, except 2026-12-26';
const PATTERNS =
  'weekly, every 2 weeks, daily, monthly, monthly on the second Saturday, or monthly on the last day, and then until with the last day, like weekly until 2027-01-16. Dates without a rule go into `dates:`.';

/** Longer than a year, a step is a date of its own, weeks. */
const MOST_WEEKS = 52;

type Reading<T> = T | { readonly fault: string };

/** The rule, or what to tell its author. */
export function readRecurrence(written: string): Reading<Recurrence> {
  const text = written.trim().replace(/\s+/g, ' ');
  const [, patternText = '', untilText = '', exceptText] =
    /^(.*?),? until:? (\S+?),?(?:,? (?:but not|except)(?: on)?:? (.+))?$/i.exec(text) ?? [];
  if (!untilText) return { fault: withoutEnd(text) };
  const read = readPattern(patternText);
  if ('fault' in read) return read;
  if (!isDay(untilText))
    return { fault: `${quote(untilText)} is not a day. Write the last day after until, like until 2027-01-16.` };
  const except = exceptText === undefined ? [] : exceptText.split(/,? and |, ?| /i).filter(Boolean);
  const wrong = except.find((day) => !isDay(day));
  if (wrong !== undefined)
    return { fault: `${quote(wrong)} is not a day. Write the days without it after except, like ${LIKE}.` };
  const twice = except.find((day, index) => except.indexOf(day) < index);
  if (twice !== undefined) return { fault: `has ${twice} twice after except. Write each day once.` };
  return { ...read, until: untilText, except: [...except].sort() };
}

/** The sentence that is read as this rule. */
export function writeRecurrence({ pattern, weekday, until, except }: Recurrence): string {
  const without = except.length > 0 ? `, except ${except.join(', ')}` : '';
  return `${patternWords(pattern, weekday)} until ${until}${without}`;
}

function withoutEnd(text: string): string {
  const pattern = text.replace(/,? (until|except|but not)\b.*$/i, '');
  if ('fault' in readPattern(pattern)) return unreadable(text);
  if (/\buntil\b/i.test(text))
    return `${quote(text)} ends on no day that can be read. Write the day in figures: ${pattern} until 2027-01-16.`;
  return `${quote(text)} has no end. Write until and the last day too, like ${pattern} until 2027-01-16.`;
}

function unreadable(text: string): string {
  return `${quote(text)} is not a rule that can be read. Write ${PATTERNS}`;
}

function readPattern(text: string): Reading<Pick<Recurrence, 'pattern' | 'weekday'>> {
  const words = text.toLowerCase().replace(/^on /, '');
  if (words === 'daily' || words === 'every day') return { pattern: { every: 'day' } };
  const [, named] = /^every (\w+)$/.exec(words) ?? [];
  const weekday = named === undefined ? undefined : weekdayOf(named);
  if (weekday) return { pattern: { every: 'weeks', count: 1 }, weekday };
  const count = weeksOf(words);
  if (count !== undefined && (count < 1 || count > MOST_WEEKS))
    return {
      fault: `${quote(text)} is more than a year, or nothing. Write a number of weeks from 1 to ${MOST_WEEKS}.`,
    };
  if (count !== undefined) return { pattern: { every: 'weeks', count } };
  return readMonthly(words) ?? { fault: unreadable(text) };
}

function weeksOf(words: string): number | undefined {
  if (words === 'weekly' || words === 'every week') return 1;
  if (/^every (second|other) week$|^fortnightly$/.test(words)) return 2;
  const [, count] = /^every (\d{1,6}) weeks?$/.exec(words) ?? [];
  return count === undefined ? undefined : Number(count);
}

function readMonthly(words: string): Reading<Pick<Recurrence, 'pattern'>> | undefined {
  if (/^(monthly|every month)( by date)?$/.test(words)) return { pattern: { every: 'month' } };
  if (/^(monthly|every month) on the last day$/.test(words)) return { pattern: { every: 'month-end' } };
  const [, , ordinal = '', named = ''] = /^(monthly|every month) on the (\w+) (\w+)$/.exec(words) ?? [];
  if (!ordinal) return undefined;
  const [nth] = Object.entries(ORDINALS).flatMap(([name, number]) => (name === ordinal ? [number] : []));
  const weekday = weekdayOf(named);
  if (nth && weekday) return { pattern: { every: 'month-weekday', nth, weekday } };
  if (ordinal === 'fifth' || ordinal === '5th')
    return { fault: 'has a fifth weekday, which few months have. Write the last, like monthly on the last Saturday.' };
  const near = nth ? nearest(named, WEEKDAYS) : nearest(ordinal, Object.keys(ORDINALS));
  const what = nth
    ? `${quote(named)} is not a weekday`
    : `${quote(ordinal)} is not first, second, third, fourth or last`;
  return { fault: `${what}. ${near ? `Did you mean ${near}?` : 'Write it like monthly on the second Saturday.'}` };
}

function weekdayOf(name: string): number | undefined {
  return WEEKDAYS.findIndex((weekday) => weekday.toLowerCase() === name) + 1 || undefined;
}

function patternWords(pattern: Pattern, weekday: number | undefined): string {
  if (pattern.every === 'day') return 'daily';
  if (pattern.every === 'weeks' && pattern.count === 1) return weekday ? `every ${WEEKDAYS[weekday - 1]}` : 'weekly';
  if (pattern.every === 'weeks') return `every ${pattern.count} weeks`;
  if (pattern.every === 'month') return 'monthly';
  if (pattern.every === 'month-end') return 'monthly on the last day';
  const ordinal = Object.entries(ORDINALS).find(([, number]) => number === pattern.nth)?.[0];
  return `monthly on the ${ordinal} ${WEEKDAYS[pattern.weekday - 1]}`;
}

/** Whether a text is a day of the calendar, like "2026-12-26". */
export function isDay(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text) && DateTime.fromISO(text, { zone: 'utc' }).isValid;
}

/** "Saturday": a day's weekday, as authors write it. */
export function weekdayName(day: string): string {
  return WEEKDAYS[DateTime.fromISO(day, { zone: 'utc' }).weekday - 1] ?? '';
}

/** What a day is in its month, as a pattern has it: "the second Saturday", or "the last Saturday" of five. */
export function placeInMonth(day: string): string {
  const at = DateTime.fromISO(day, { zone: 'utc' });
  const nth = Math.ceil(at.day / 7);
  const ordinal = nth > 4 ? 'last' : Object.entries(ORDINALS).find(([, number]) => number === nth)?.[0];
  return `the ${ordinal} ${weekdayName(day)}`;
}

/** The pieces of dates and times as Intl has them, in the order and with the spaces of their language. */
import type { DateTime } from 'luxon';
import type { Words } from './words.ts';

/** "weekday", "day", "month", "year" or "literal", which is what stands between them. */
export interface DatePart {
  readonly type: string;
  readonly value: string;
}

export const DAY = { day: 'numeric', month: 'long', year: 'numeric' } as const;
export const MONTH = { month: 'long', year: 'numeric' } as const;
export const FULL_DATE = { weekday: 'long', ...DAY } as const;
export const CLOCK = { hour: 'numeric', minute: '2-digit' } as const;

/** The calendar of the events, in languages too whose own year is another one: Persian, Thai. */
const GREGORIAN = { calendar: 'gregory' } as const;

/** Formats with Intl's data. */
export function part(at: DateTime<true>, words: Words, format: Intl.DateTimeFormatOptions): string {
  return joined(partsOf(at, words, format));
}

export function partsOf(at: DateTime<true>, words: Words, format: Intl.DateTimeFormatOptions): DatePart[] {
  return bound(at.setLocale(words.locale).toLocaleParts({ ...format, ...GREGORIAN }), words);
}

/**
 * With no line's end between a day and its month, a year and its abbreviation, a time and its half of the day; papers in
 * English do not mind.
 */
function bound(parts: readonly DatePart[], { locale, say }: Words): DatePart[] {
  return parts.map(({ type, value }, index) => {
    const [before, after] = [parts[index - 1]?.type, parts[index + 1]?.type];
    const text = type === 'day' ? say('when.day', { day: value }) : plainSpaces(value);
    if (type !== 'literal' || locale.startsWith('en')) return { type, value: text };
    const isTogether = (before === 'day' && after === 'month') || before === 'dayPeriod' || after === 'dayPeriod';
    // Of two spaces, as in "21 de diciembre", neither is kept so.
    if (isTogether && text.split(' ').length === 2) return { type, value: text.replace(' ', NO_BREAK) };
    return { type, value: before === 'year' ? text.replace(/^ (?=\p{L})/u, NO_BREAK) : text };
  });
}

const NO_BREAK = '\u00a0';

/** The spaces that some versions of Intl's data put in are made ordinary ones, so that all make the same bytes. */
function plainSpaces(text: string): string {
  return text.replace(/[\u2009\u202f\u00a0]/g, ' ');
}

/** The days from the first to the last as the language says them, with what they share said once; undefined if it cannot. */
export function dayRange(starts: DateTime, last: DateTime, words: Words): { start: string; end: string } | undefined {
  const format = new Intl.DateTimeFormat(words.locale, { ...DAY, ...GREGORIAN, timeZone: 'UTC' });
  const dayOf = ({ year, month, day }: DateTime): number => Date.UTC(year, month - 1, day);
  const range = joined(bound(format.formatRangeToParts(dayOf(starts), dayOf(last)), words));
  const [start, end] = range.split(/\s*–\s*/);
  // Some languages have figures alone for these: "2026/12/21 – 2026/12/23".
  return start && end && !range.includes('/') ? { start, end } : undefined;
}

/** What stands from one piece to another. */
export function fromTo(parts: readonly DatePart[], first: string, last: string): string {
  const [start, end] = [first, last].map((type) => parts.findIndex((each) => each.type === type));
  return joined(parts.slice(start, Number(end) + 1));
}

export function joined(parts: readonly DatePart[]): string {
  return parts.map(({ value }) => value).join('');
}

/** Where the year comes first its parts have their units: "2026年", "2026 ж." */
export function withUnits(parts: readonly DatePart[]): DatePart[] {
  return parts.map(({ type, value }, index) => {
    const unit = type === 'literal' ? '' : (UNIT.exec(literalAt(parts, index + 1))?.[0] ?? '');
    return { type, value: type === 'literal' && index > 0 ? value.replace(UNIT, '') : value + unit };
  });
}

function literalAt(parts: readonly DatePart[], index: number): string {
  const { type, value = '' } = parts[index] ?? {};
  return type === 'literal' ? value : '';
}

const UNIT = /^\u00a0?\p{L}+\.?/u;

/** Whose clock it is, as a language says it whatever the season: "Великобритания", "توقيت ألماتي". */
export function clockName(zone: string, locale: string): string {
  const key = `${locale} ${zone}`;
  const known = clockNames.get(key);
  if (known !== undefined) return known;
  // For the name alone: the times themselves come from the pinned rules.
  const nameIn = (timeZoneName: 'shortGeneric' | 'longGeneric'): string =>
    new Intl.DateTimeFormat(locale, { timeZone: zone, timeZoneName })
      .formatToParts(SUMMER)
      .find(({ type }) => type === 'timeZoneName')?.value ?? zone;
  const short = nameIn('shortGeneric');
  // German says "MEZ", which is the time of winter alone.
  const name = /^[A-Z]+$/.test(short) ? nameIn('longGeneric') : short;
  // French has a space before its colon, on which no line may end.
  const clock = plainSpaces(name).replace(' :', `${NO_BREAK}:`);
  clockNames.set(key, clock);
  return clock;
}

const clockNames = new Map<string, string>();

/** Of 2026: a clock that changes with the season has a name for the year, which in 1970 many did not yet. */
const SUMMER = Date.UTC(2026, 6);

/** Finds dates written in words, in any language whose months and weekdays Intl can name. */

/** A date as it stands in a text. */
export interface WrittenDate {
  /** The very words, on one line. */
  readonly words: string;
  /** Where they begin in the text, UTF-16 code units. */
  readonly index: number;
  readonly day: number;
  /** From 1. */
  readonly month: number;
  readonly year: number | undefined;
  /** 1 for Monday, as luxon counts. */
  readonly weekday: number | undefined;
  /** A time of day that follows, minutes since midnight. */
  readonly minutes: number | undefined;
}

interface Names {
  readonly months: ReadonlyMap<string, number>;
  readonly weekdays: ReadonlyMap<string, number>;
  readonly pattern: RegExp;
}

const known = new Map<string, Names>();

/** Every date of a text in a language, in order; none in a language without names for months. */
export function datesIn(text: string, lang: string): WrittenDate[] {
  const { months, weekdays, pattern } = namesOf(lang);
  return [...text.matchAll(pattern)].flatMap((match) => {
    const { groups = {}, index } = match;
    const { day, day2, month = groups.month2, year = groups.year2 ?? groups.year3 } = groups;
    const { weekday = groups.weekday2 ?? groups.weekday3 } = groups;
    // "May 20 people": the month first is a date only with a weekday or a year.
    if (day2 && !weekday && !year) return [];
    const end = index + match[0].length;
    return [
      {
        words: match[0].replace(/\s+/g, ' ').replace(/[\s.]+$/, ''),
        index,
        day: Number(day ?? day2),
        month: months.get(plain(month)) ?? 0,
        year: year === undefined ? undefined : Number(year),
        weekday: weekday === undefined ? undefined : weekdays.get(plain(weekday)),
        minutes: timeAfter(text.slice(end, end + 40)),
      },
    ];
  });
}

function plain(name: string | undefined): string {
  return (name ?? '').toLowerCase().replace(/\.$/, '');
}

function namesOf(lang: string): Names {
  const found = known.get(lang) ?? makeNames(lang);
  known.set(lang, found);
  return found;
}

function makeNames(lang: string): Names {
  const months = new Map<string, number>();
  const weekdays = new Map<string, number>();
  const note = (names: Map<string, number>, name: string | undefined, number: number): void => {
    // Numbers, and single letters, are no names.
    if (name && /^\p{L}[\p{L}\p{M}’'-]+\.?$/u.test(name)) names.set(plain(name), number);
  };
  for (let number = 1; number <= 12; number += 1) {
    const date = new Date(Date.UTC(2011, number - 1, 15));
    for (const options of [{ month: 'long' }, { month: 'short' }] as const) {
      note(months, partOf(lang, options, date, 'month'), number);
      // With the day, many languages put the month into another case.
      note(months, partOf(lang, { ...options, day: 'numeric' }, date, 'month'), number);
    }
  }
  for (let number = 1; number <= 7; number += 1) {
    // 2011-08-01 was a Monday.
    const name = partOf(lang, { weekday: 'long' }, new Date(Date.UTC(2011, 7, number)), 'weekday');
    note(weekdays, name, number);
    // "on Wednesday" in the Slavic languages: среда, среду; п’ятниця, п’ятницю.
    note(weekdays, name?.replace(/а$/, 'у').replace(/я$/, 'ю'), number);
  }
  return { months, weekdays, pattern: patternOf(months, weekdays) };
}

function partOf(
  lang: string,
  options: Intl.DateTimeFormatOptions,
  date: Date,
  type: Intl.DateTimeFormatPartTypes,
): string | undefined {
  const format = new Intl.DateTimeFormat(lang, { ...options, timeZone: 'UTC' });
  return format.formatToParts(date).find((part) => part.type === type)?.value;
}

/** Day before month, with what stands around it; or month before day, as in America. */
function patternOf(months: ReadonlyMap<string, number>, weekdays: ReadonlyMap<string, number>): RegExp {
  const anyOf = (names: Iterable<string>): string => [...names].sort((a, b) => b.length - a.length).join('|') || '(?!)';
  const month = (group: string): string => `(?<${group}>${anyOf(months.keys())})(?![\\p{L}\\p{M}])\\.?`;
  const weekday = (group: string): string => `(?<${group}>${anyOf(weekdays.keys())})`;
  const before = (group: string): string => `(?:${weekday(group)},?\\s+(?:the\\s+|den\\s+|le\\s+|el\\s+)?)?`;
  const yearFirst = '(?:(?<year>\\d{4})\\s+(?:жылғы|жылы|жыл|ж\\.)\\s+)?';
  const yearLast = (group: string): string => `(?:,?\\s+(?:de\\s+)?(?<${group}>\\d{4}))?(?!\\d)`;
  const after = `(?:(?:,\\s+|\\s+\\()${weekday('weekday2')}(?![\\p{L}\\p{M}]))?`;
  const dayFirst = `${before('weekday')}${yearFirst}(?<day>\\d{1,2})(?:st|nd|rd|th|er|º|-?(?:го|е))?\\.?\\s+(?:of\\s+|de\\s+)?${month('month')}${yearLast('year2')}${after}`;
  const monthFirst = `${before('weekday3')}${month('month2')}\\s+(?<day2>\\d{1,2})(?:st|nd|rd|th)?(?![\\d:.]\\d|\\d)${yearLast('year3')}`;
  return new RegExp(`(?<![\\p{L}\\p{M}\\p{N}])(?:${dayFirst}|${monthFirst})`, 'giu');
}

/** The time that follows a date: ", at 12 noon", "at 7.30pm", "in 19:00". */
function timeAfter(rest: string): number | undefined {
  const lead = /^[\s,]*(?:at|from|um|à|a las|в|ab|с)?\s*/iu.exec(rest)?.[0].length ?? 0;
  const match =
    /^(?:(?<noon>12 noon|noon|midday)|(?<hour>\d{1,2})(?:[:.](?<minute>\d\d))?\s?(?<half>[ap])\.?m\b|(?<hour24>\d{1,2}):(?<minute24>\d\d))/i.exec(
      rest.slice(lead),
    );
  const { noon, hour, minute = '0', half, hour24, minute24 } = match?.groups ?? {};
  if (noon) return 12 * 60;
  if (hour24) return Number(hour24) * 60 + Number(minute24);
  if (!hour) return undefined;
  return ((Number(hour) % 12) + (half?.toLowerCase() === 'p' ? 12 : 0)) * 60 + Number(minute);
}

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

/** What is typed where Intl's names have an apostrophe: "п’ятниця". */
const APOSTROPHE = "['’‘ʼ`´]";

/** Endings that a language puts to its names of months and weekdays: "16 мамырда", "16 Mayısta". */
const ENDINGS: Readonly<Record<string, string>> = {
  kk: '(?:[дт][ае]н?|н[ае]н|[ғқгк][ае]|[дтн][ыі]ң|с?[ыі](?:н[дт]?[ае]н?)?)',
  tr: `(?:${APOSTROPHE}?[dt][ae]n?)`,
};

/** What a language writes to the beginning of a name: "ביום שני, 21 בדצמבר". */
const PREFIXES: Readonly<Record<string, string>> = { he: 'ו?ב?' };

/** Names that Intl does not give, and their cases. */
const MORE_WEEKDAYS: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  de: { sonnabend: 6 },
  fa: { پنج‌شنبه: 4, 'سه شنبه': 2, سهشنبه: 2 },
  he: { שבת: 6 },
  hi: { बृहस्पतिवार: 4, वीरवार: 4 },
  pl: { środę: 3, środy: 3, sobotę: 6, soboty: 6, niedzielę: 7, niedzieli: 7, piątku: 5, czwartku: 4, wtorku: 2 },
};
const MORE_MONTHS: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  hi: { सितम्बर: 9, नवम्बर: 11, दिसम्बर: 12 },
};

/** More than any text has; each is held against all others. */
export const MOST_DATES = 500;

/** The dates of a text in a language, in order, the first of very many; none in a language without names for months. */
export function datesIn(text: string, lang: string): WrittenDate[] {
  const { months, weekdays, pattern } = namesOf(lang);
  const readable = inOurDigits(text);
  return [...readable.matchAll(pattern)].slice(0, MOST_DATES).flatMap((match) => {
    const { groups = {}, index } = match;
    const { day, day2, month = groups.month2, year = groups.year2 ?? groups.year3 } = groups;
    const { weekday = groups.weekday2 ?? groups.weekday3 } = groups;
    // "May 20 people": the month first is a date only with a weekday or a year.
    if (day2 && !weekday && !year) return [];
    const end = index + match[0].length;
    return [
      {
        words: text
          .slice(index, end)
          .replace(/\s+/g, ' ')
          .replace(/[\s.]+$/, ''),
        index,
        day: Number(day ?? day2),
        month: months.get(plain(month)) ?? 0,
        year: year === undefined ? undefined : Number(year),
        weekday: weekday === undefined ? undefined : weekdays.get(plain(weekday)),
        minutes: timeAfter(readable.slice(end, end + 40)),
      },
    ];
  });
}

/** With the digits of Persian, Hindi and others as ours, each in its place. */
function inOurDigits(text: string): string {
  return text.replace(/[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f]/g, (digit) =>
    String((digit.charCodeAt(0) - (digit < '\u0966' ? 0 : 6)) % 16),
  );
}

/** The number of a month that a language names so, in any of its cases; undefined for what is none. */
export function monthNamed(name: string, lang: string): number | undefined {
  return namesOf(lang).months.get(plain(name));
}

function plain(name: string | undefined): string {
  return (name ?? '').toLowerCase().replace(/\.$/, '').replace(new RegExp(APOSTROPHE, 'g'), '’');
}

function namesOf(lang: string): Names {
  const found = known.get(lang) ?? makeNames(lang);
  known.set(lang, found);
  return found;
}

function makeNames(lang: string): Names {
  if (lang.split('-')[0] === 'zh') return CHINESE;
  const months = new Map<string, number>();
  const weekdays = new Map<string, number>();
  const note = (names: Map<string, number>, name: string | undefined, number: number): void => {
    // Numbers, and single letters, are no names.
    if (name && /^\p{L}[\p{L}\p{M}\u200c’' -]+\.?$/u.test(name)) names.set(plain(name), number);
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
    const date = new Date(Date.UTC(2011, 7, number));
    note(weekdays, partOf(lang, { weekday: 'short' }, date, 'weekday'), number);
    const name = partOf(lang, { weekday: 'long' }, date, 'weekday');
    for (const form of formsOf(name ?? '')) note(weekdays, form, number);
  }
  for (const [name, number] of Object.entries(MORE_WEEKDAYS[lang] ?? {})) note(weekdays, name, number);
  for (const [name, number] of Object.entries(MORE_MONTHS[lang] ?? {})) note(months, name, number);
  return { months, weekdays, pattern: patternOf(months, weekdays, ENDINGS[lang], PREFIXES[lang]) };
}

/** A weekday in the cases of the Slavic languages: среда, среду, среде; п’ятниця, п’ятницю; четверг, четвергу. */
function formsOf(name: string): string[] {
  const endings = /[а-яіїґ]$/.test(name) ? ['у', 'ю', 'е', 'і', 'ы', 'и', 'а', 'я', 'ом'] : [];
  const stem = name.replace(/[аяе]$/, '');
  return [name, ...endings.map((ending) => stem + ending)];
}

function partOf(
  lang: string,
  options: Intl.DateTimeFormatOptions,
  date: Date,
  type: Intl.DateTimeFormatPartTypes,
): string | undefined {
  const format = new Intl.DateTimeFormat(lang, { ...options, calendar: 'gregory', timeZone: 'UTC' });
  return format.formatToParts(date).find((part) => part.type === type)?.value;
}

/** Day before month, with what stands around it; or month before day, as in America. */
function patternOf(
  months: ReadonlyMap<string, number>,
  weekdays: ReadonlyMap<string, number>,
  ending: string | undefined,
  prefix = '',
): RegExp {
  const anyOf = (names: Iterable<string>): string =>
    [...names]
      .sort((a, b) => b.length - a.length)
      .join('|')
      .replaceAll('’', APOSTROPHE) || '(?!)';
  const whole = `${ending ? `${ending}?` : ''}(?![\\p{L}\\p{M}])`;
  const month = (group: string): string => `${prefix}(?<${group}>${anyOf(months.keys())})${whole}\\.?`;
  const weekday = (group: string): string => `${prefix}(?<${group}>${anyOf(weekdays.keys())})${whole}`;
  const before = (group: string): string =>
    `(?:${weekday(group)}\\.?,?\\s+(?:the\\s+|den\\s+|dem\\s+|le\\s+|el\\s+)?)?`;
  const yearFirst = '(?:(?<year>\\d{4})\\s+(?:жылғы|жылдың|жылы|жыл|ж\\.)\\s+)?';
  const yearLast = (group: string): string => `(?:,?\\s+(?:del?\\s+)?(?<${group}>\\d{4}))?(?!\\d)`;
  // Where names have endings the weekday may follow without a comma; elsewhere only a year makes it part of the date.
  const after = `(?:(?:,\\s+|\\s+\\(|${ending ? '' : '(?<=\\d)'}\\s+)${weekday('weekday2')})?`;
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

const CHINESE_DAYS = ['一', '二', '三', '四', '五', '六', '日'];

/** "2011年12月21日（星期三）": numbers for names, and no spaces between words. */
const CHINESE: Names = {
  months: new Map(Array.from({ length: 12 }, (_, index) => [String(index + 1), index + 1])),
  weekdays: new Map([...CHINESE_DAYS, '天'].map((day, index) => [day, Math.min(index + 1, 7)])),
  pattern:
    /(?<!\d)(?:(?<year>\d{4})\s?年\s?)?(?<month>\d{1,2})\s?月\s?(?<day>\d{1,2})\s?[日号](?:\s?[（(，,]?\s?(?:星期|礼拜|周)(?<weekday>[一二三四五六日天]))?/gu,
};

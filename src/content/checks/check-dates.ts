/** Holds the dates in texts against the calendar, and against the event that a text is about. */
import { DateTime } from 'luxon';
import type { Series } from '../../campaign/model.ts';
import { quote } from '../../campaign/problem.ts';
import { datesIn, MOST_DATES, type WrittenDate } from './dates-in-prose.ts';
import { relativeDays } from './relative-days.ts';

/** A day whose year is beyond doubt. */
export type KnownDay = Pick<WrittenDate, 'day' | 'month'> & { readonly year: number };

/** What a text's dates are held against. */
export interface DateContext {
  readonly lang: string;
  /** The years that a date without one may be in, the likeliest first. */
  readonly years: readonly number[];
  /** Days that are said with their year on the same page, beside those of the text itself. */
  readonly said?: readonly KnownDay[];
  /** The event that the text calls to. */
  readonly event?: DatedEvent | undefined;
  /** Days on which events were to be that have moved, and on which none is now. */
  readonly left?: readonly LeftDay[];
}

/** A day on which an event was to be. */
export interface LeftDay {
  readonly was: DateTime<true>;
  /** When it begins now. */
  readonly starts: DateTime<true>;
  /** The event's file. */
  readonly path: string;
}

export interface DatedEvent {
  readonly starts: DateTime<true>;
  /** Exclusive. */
  readonly ends: DateTime<true> | undefined;
  readonly published: DateTime<true>;
  readonly allDay: boolean;
  /** Its dates, where it has several. */
  readonly series?: Series | undefined;
}

/** What is doubtful in a text, and where in it: UTF-16 code units from its beginning. */
export interface DateFault {
  readonly words: string;
  readonly index: number;
  readonly message: string;
}

/** Everything doubtful about the dates of a text. */
export function dateFaults(text: string, context: DateContext): DateFault[] {
  const dates = datesIn(text, context.lang);
  const said = [...(context.said ?? []), ...knownDays(dates), ...(context.event ? daysOf(context.event) : [])];
  const wrong = dates.flatMap((date) => calendarFault(date, { ...context, ...knownYears(date, said, context) }) ?? []);
  const found = [
    ...wrong,
    ...(context.event ? eventFaults(dates, context.event, context.lang, wrong) : []),
    ...dates.flatMap((date) => leftFault(date, dates, context) ?? []),
    ...numericFaults(text).slice(0, MOST_DATES),
  ];
  const isTold = ({ index, words }: DateFault): boolean =>
    found.some((other) => index < other.index + other.words.length && other.index < index + words.length);
  const relative = relativeFaults(text, context.lang).slice(0, MOST_DATES);
  const all = [...found, ...relative.filter((fault) => !isTold(fault))];
  return all.sort((a, b) => a.index - b.index).slice(0, MOST_DATES);
}

/** The dates of a text that are said with their year. */
export function saidDays(text: string, lang: string): KnownDay[] {
  return knownDays(datesIn(text, lang));
}

function knownDays(dates: readonly WrittenDate[]): KnownDay[] {
  return dates.flatMap(({ day, month, year }) => (year === undefined ? [] : [{ day, month, year }]));
}

/** An event's page says when it begins and ends. */
function daysOf({ starts, ends }: DatedEvent): KnownDay[] {
  return [starts, ...(ends ? [ends.minus({ milliseconds: 1 })] : [])];
}

/** The years that a day is said with elsewhere on the page, if it is; else those that it may be in. */
function knownYears({ day, month }: WrittenDate, said: readonly KnownDay[], { years }: DateContext) {
  const known = said.filter((each) => each.day === day && each.month === month).map(({ year }) => year);
  return known.length > 0 ? { years: known, isSaid: true } : { years, isSaid: false };
}

function calendarFault(
  date: WrittenDate,
  { years, lang, isSaid }: DateContext & { readonly isSaid: boolean },
): DateFault | undefined {
  const { words, index, day, month, year, weekday } = date;
  const candidates = year === undefined ? years : [year];
  // A leap year, where none is known.
  const possible = (candidates.length > 0 ? candidates : [2012]).map((each) => DateTime.utc(each, month, day));
  const [first] = possible.filter(({ isValid }) => isValid);
  if (!first)
    return {
      words,
      index,
      message: `${quote(words)} is a day that does not exist. Correct the day or the month.`,
    };
  if (weekday !== undefined && candidates.length > 0) {
    if (possible.some((each) => each.isValid && each.weekday === weekday)) return undefined;
    return { words, index, message: wrongWeekday(words, first, weekday, lang) };
  }
  if (year !== undefined || isSaid || new Set(years).size < 2 || weekday !== undefined) return undefined;
  return {
    words,
    index,
    message: `${quote(words)} may be in ${years.slice(0, 2).join(' or ')}. Write the year.`,
  };
}

/** A text that names the new day too tells of the move. */
function leftFault(date: WrittenDate, dates: readonly WrittenDate[], { left = [], lang }: DateContext) {
  const isOn = ({ day, month, year }: WrittenDate, at: DateTime): boolean =>
    day === at.day && month === at.month && (year ?? at.year) === at.year;
  const found = left.find(({ was, starts }) => isOn(date, was) && !dates.some((other) => isOn(other, starts)));
  if (!found) return undefined;
  const { words, index } = date;
  const now = `${described(found.starts, lang)}, ${found.starts.toFormat('HH:mm')}`;
  const message = `${quote(words)} is the day on which ${found.path} was to be; it is on ${now} now. Write the new day, or both if you tell of the move.`;
  return { words, index, message };
}

function wrongWeekday(words: string, date: DateTime, weekday: number, lang: string): string {
  const offset = ((weekday - date.weekday + 10) % 7) - 3;
  const other = date.plus({ days: offset });
  return `${quote(words)} does not fit: that day is ${described(date, lang)}. Write so, or ${described(other, lang)} if that is the day.`;
}

/** In English without the comma that some versions of Intl put after the weekday. */
function described(date: DateTime, lang: string): string {
  if (lang.startsWith('en')) return date.setLocale('en').toFormat('cccc d MMMM yyyy');
  return (
    date
      .setLocale(lang)
      .toLocaleString({ ...DateTime.DATE_HUGE, calendar: 'gregory' })
      .replace(/\s/g, ' ')
      // Russian ends a date with a full stop, "г.", and the sentence may end there too.
      .replace(/\.$/, '')
  );
}

function* eventFaults(
  dates: readonly WrittenDate[],
  { starts, ends, published, allDay, series }: DatedEvent,
  lang: string,
  wrong: readonly DateFault[],
): Generator<DateFault> {
  const placed = dates.flatMap((date) => {
    const at = DateTime.fromObject(
      { year: date.year ?? starts.year, month: date.month, day: date.day },
      { zone: starts.zone },
    );
    return at.isValid ? [{ ...date, at }] : [];
  });
  const spans = series?.dates ?? [{ starts, ends }];
  const isOwn = ({ at }: { at: DateTime }): boolean =>
    spans.some(
      (span) => at >= span.starts.startOf('day') && at <= (span.ends?.minus({ milliseconds: 1 }) ?? span.starts),
    );
  const own = placed.filter(isOwn);
  const own1 = described(starts, lang);
  const isWrong = ({ index }: WrittenDate): boolean => wrong.some((fault) => fault.index === index);
  // What was before the announcement is history; and a text that names its day may name others beside it.
  if (own.length === 0)
    for (const { words, index } of placed.filter((date) => date.at >= published.startOf('day') && !isWrong(date)))
      yield {
        words,
        index,
        message: `${quote(words)} is not the day of this event, which is ${own1}. Correct one of the two.`,
      };
  for (const { words, index, minutes, at } of own) {
    if (minutes === undefined || allDay || !at.hasSame(starts, 'day')) continue;
    const told = at.startOf('day').set({ hour: Math.floor(minutes / 60), minute: minutes % 60 });
    if (+told === +starts || (ends && told >= starts && told <= ends)) continue;
    yield {
      words,
      index,
      message: `${quote(words)} is followed by ${told.toFormat('HH:mm')}, but the event begins at ${starts.toFormat('HH:mm')}. Correct one of the two.`,
    };
  }
}

function relativeFaults(text: string, lang: string): DateFault[] {
  return relativeDays(text, lang).map(({ words, index }) => ({
    words,
    index,
    message: `${quote(words)} will mean another day to anyone who reads it later. Write the date.`,
  }));
}

/** "12/11/2011" is November here and December there. */
function numericFaults(text: string): DateFault[] {
  return [...text.matchAll(/(?<![\d/.-])(0?[1-9]|1[0-2])([/.])(0?[1-9]|1[0-2])\2(\d{4})(?!\d|\.\d)/g)]
    .filter(([, first, , second]) => Number(first) !== Number(second))
    .map(({ 0: words, index }) => ({
      words,
      index,
      message: `${quote(words)} can be read in two ways. Write the month as a word.`,
    }));
}

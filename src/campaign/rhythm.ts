/** Says in a language when a series takes place: on which days, at what time, until when and on which days not. */
import type { DateTime } from 'luxon';
import { sentence } from '../text/sentence.ts';
import type { Pattern } from '../time/recurrence.ts';
import { describeDayList, describePartialDate, describeWhen } from './dates-in-words.ts';
import type { EditionContext } from './edition-context.ts';
import { goesAhead } from './event-state.ts';
import type { CampaignEvent, Series } from './model.ts';
import type { Words } from './words.ts';

export interface Rhythm {
  /** "Every Saturday" */
  readonly days: string;
  /** "10:00 to 12:00"; nothing for whole days. */
  readonly time: string;
  /** "until 16 January 2027, except 26 December 2026" */
  readonly until: string;
  /** All of it. */
  readonly full: string;
}

/** More days than these nobody reads in a line; the page has all. */
const MOST_DAYS = 4;

type Told = Series & Pick<CampaignEvent, 'ends' | 'allDay'> & { readonly starts: DateTime<true> };

/** `starts` and `ends` are of the first date as the series is now. An exception that is over is told no more. */
export function describeRhythm(
  { recurrence, dates, starts, ends, allDay }: Told,
  { words, now }: EditionContext,
): Rhythm {
  const scheduled = dates.filter(({ day }) => !recurrence?.except.includes(day));
  const today = now.setZone(starts.zone).toFormat('yyyy-MM-dd');
  const lastDay = scheduled.map(({ day }) => day).reduce((last, day) => (day > last ? day : last), '');
  const off = [
    ...(recurrence?.except ?? []).filter((day) => day < lastDay),
    ...scheduled.filter(({ status }) => !goesAhead(status)).map(({ day }) => day),
  ];
  const isAllOff = scheduled.every(({ day, status }) => day < today || !goesAhead(status));
  const exceptions = isAllOff ? [] : off.filter((day) => day >= today).sort();
  const time = allDay ? '' : clockOf({ starts, ends }, words);
  const toCome = isAllOff ? scheduled : scheduled.filter(({ day, status }) => day >= today && goesAhead(status));
  if (!recurrence && toCome.length <= MOST_DAYS) {
    const days = describeDayList(
      toCome.map(({ starts: at }) => at.toFormat('yyyy-MM-dd')),
      words,
    );
    return { days, time, until: '', full: words.listed([days, time]) };
  }
  const pattern = recurrence
    ? patternWords(recurrence.pattern, starts, words)
    : words.say('series.days', { count: scheduled.length });
  const end = describePartialDate(lastDay, words);
  const until = withExceptions(words.say('series.until', { end }), exceptions, words);
  const days = sentence(pattern, words.locale);
  return { days, time, until, full: words.listed([days, time, until]) };
}

/** The words of a pattern, with the day of one of its dates. */
function patternWords(pattern: Pattern, at: DateTime<true>, words: Words): string {
  const weekday = String(at.weekday);
  if (pattern.every === 'day') return words.say('series.daily');
  if (pattern.every === 'weeks')
    return pattern.count === 1
      ? words.say('series.weekly', { weekday })
      : words.say('series.weeks', { weekday, count: pattern.count });
  if (pattern.every === 'month') return words.say('series.monthly', { day: at.day });
  if (pattern.every === 'month-end') return words.say('series.month-end');
  return words.say('series.month-weekday', { weekday: String(pattern.weekday), nth: String(pattern.nth) });
}

/** The time of day, and its end where that is on the same day; the zone is told with each date, as its clocks change. */
function clockOf({ starts, ends }: Pick<Told, 'starts' | 'ends'>, words: Words): string {
  const { clock = '', end } = describeWhen({ starts, ends, allDay: false }, words);
  const time = ends?.hasSame(starts, 'day') && end ? words.say('when.from-to', { start: clock, end }) : clock;
  return words.say('series.time', { time });
}

function withExceptions(until: string, days: readonly string[], words: Words): string {
  if (days.length === 0) return until;
  if (days.length > MOST_DAYS) return words.say('series.except-days', { until, count: days.length });
  return words.say('series.except', { until, days: describeDayList(days, words) });
}

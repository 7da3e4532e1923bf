/** The dates of an event that has several: by its rule or its list, each at a time that exists, as the changes have made them. */
import type { CampaignEvent, Series } from '../../campaign/model.ts';
import { quote } from '../../campaign/problem.ts';
import { daysOf, MOST_DATES, monthsWithout, type Recurrence } from '../../time/recurrence.ts';
import type { Document } from '../reading/front-matter.ts';
import type { EventFields } from '../schema/schema.ts';
import { placeInMonth, readRecurrence, weekdayName, writeRecurrence } from './recurrence-text.ts';
import { type DateChange, type Placed, placeDay, seriesDates } from './series-dates.ts';
import { type Check, reportField } from './text-check.ts';

/** What a series is made of, beside its fields. */
interface Making {
  readonly times: Pick<CampaignEvent, 'starts' | 'ends' | 'allDay'>;
  readonly changes: readonly DateChange[];
  readonly uid: string;
}

/** The series, or undefined where the event has one date, or after reporting what is wrong. */
export function checkSeries(check: Check, document: Document, fields: EventFields, making: Making): Series | undefined {
  const { changes, uid } = making;
  const { starts } = making.times;
  const report = (field: 'repeats' | 'dates', message: string): undefined =>
    reportField(check, document, [field], message) as undefined;
  if (fields.repeats !== undefined && fields.dates)
    return report('dates', 'stands beside `repeats:`. Keep the rule or the list, and remove the other.');
  if (!starts)
    return report(
      fields.dates ? 'dates' : 'repeats',
      'cannot be worked out, as `starts:` is to be announced. Write its first date, or remove the others until then.',
    );
  const times = { ...making.times, starts };
  const first = starts.toISODate();
  const read = fields.repeats === undefined ? undefined : readRecurrence(fields.repeats);
  const rule = read && 'pattern' in read ? read : undefined;
  const field = rule ? 'repeats' : 'dates';
  const fault = rule ? ruleFault(rule, first) : listFault(fields.dates ?? [], first);
  if (fault) return report(field, fault);
  const cancelled = new Set(changes.flatMap(({ days, status }) => (status === 'cancelled' ? (days ?? []) : [])));
  const all = rule ? daysOf(rule, first) : [...(fields.dates ?? [])].sort();
  const days = all.filter((day) => !rule?.except.includes(day));
  const stray = rule?.except.find((day) => !all.includes(day) && !cancelled.has(day));
  if (stray !== undefined) return report(field, strayException(stray, all));
  if (days.length < 2) return report(field, tooFew(days, field));
  if (days.length > MOST_DATES)
    return report(
      field,
      `has more than ${MOST_DATES} dates. Write an earlier end, and begin another file for the rest.`,
    );
  // What people were told of and is taken out of the rule is cancelled, so that it does not stay in their calendars.
  const taken = (rule?.except ?? []).filter((day) => cancelled.has(day));
  const placed = [...new Set([...days, ...taken])].sort().map((day) => placeDay(day, times));
  const missing = placed.find((each) => 'fault' in each);
  if (missing && 'fault' in missing) return report(field, missing.fault + (rule ? without(missing.day) : elsewhere()));
  const sound = placed.filter((each): each is Placed => !('fault' in each));
  if (!areDatesOf(check, document, fields, sound)) return undefined;
  const { status = 'confirmed' } = fields;
  return { recurrence: rule, dates: seriesDates(sound, { times, changes, uid, status }) };
}

/** Whether an event's fields make a series of it. */
export function isSeries({ repeats, dates }: Pick<EventFields, 'repeats' | 'dates'>): boolean {
  return repeats !== undefined || dates !== undefined;
}

const without = (day: string): string => ` Write except ${day}, or let the series begin at another time of day.`;
const elsewhere = (): string => ' Take that day out, or let the series begin at another time of day.';

function ruleFault(rule: Recurrence, first: string): string | undefined {
  const { pattern, weekday, until } = rule;
  const [name, own] = [weekdayName(first), weekday && writeRecurrence(rule).split(' ')[1]];
  if (own && own !== name)
    return `says every ${own}, but \`starts:\` is ${first}, a ${name}. Write every ${name}, or correct \`starts:\`.`;
  if (until < first) return `ends on ${until}, before it begins on ${first}. Correct until, or \`starts:\`.`;
  const [begins] = daysOf({ pattern, until: farFrom(first) }, first);
  if (begins !== first && pattern.every === 'month-end')
    return `is on the last day of each month, but \`starts:\` is ${first}, which is not. Correct one of the two.`;
  if (begins !== first)
    return `does not have the day of \`starts:\`, ${first}, which is ${placeInMonth(first)} of its month. Write monthly on ${placeInMonth(first)}, or correct \`starts:\`.`;
  const [month] = pattern.every === 'month' ? monthsWithout(first, until) : [];
  if (month === undefined) return undefined;
  const isLast = daysOf({ pattern: { every: 'month-end' }, until: first }, first).length > 0;
  return `is on day ${Number(first.slice(-2))} of each month, and ${month} has no such day. ${isLast ? 'Write monthly on the last day, or' : 'Write'} the days themselves into \`dates:\` in place of \`repeats:\`.`;
}

/** Late enough for any pattern to have had its first day. */
function farFrom(day: string): string {
  return `${Number(day.slice(0, 4)) + 2}${day.slice(4, 8)}01`;
}

function listFault(dates: readonly string[], first: string): string | undefined {
  const twice = dates.find((day, index) => dates.indexOf(day) < index);
  if (twice !== undefined) return `has ${twice} twice. Write each day once.`;
  const [earliest] = [...dates].sort();
  if (earliest === first) return undefined;
  if (!dates.includes(first)) return `does not have the day of \`starts:\`, ${first}. Add it, or correct \`starts:\`.`;
  return `has ${earliest}, which is before the day of \`starts:\`, ${first}. Write the first day into \`starts:\`.`;
}

function strayException(day: string, all: readonly string[]): string {
  const near = all.find((each) => each >= day) ?? all.at(-1);
  return `is not on ${day}, a ${weekdayName(day)}, anyway. ${near ? `Write a date of the series, like ${near}, or take` : 'Take'} the exception out. If people have that date already, cancel it under \`changes:\`.`;
}

function tooFew([day]: readonly string[], field: 'repeats' | 'dates'): string {
  const advice = field === 'repeats' ? 'Write a later day after until' : 'Add the others';
  return day === undefined
    ? 'has no date left. Remove `repeats:`, or some of the exceptions.'
    : `has one date only, ${day}. ${advice}, or remove \`${field}:\`.`;
}

/** Whether every change that names dates names dates of the series; reports those that do not. */
function areDatesOf(
  check: Check,
  document: Document,
  { changes = [] }: EventFields,
  placed: readonly Placed[],
): boolean {
  const days = placed.map(({ day }) => day);
  const strays = changes.flatMap(({ date = '' }, index) =>
    (date.match(/\d{4}-\d\d-\d\d/g) ?? []).filter((day) => !days.includes(day)).map((day) => ({ day, index })),
  );
  for (const { day, index } of strays) {
    const near = days.find((each) => each >= day) ?? days.at(-1);
    reportField(
      check,
      document,
      ['changes', index, 'date'],
      `${quote(day)}, a ${weekdayName(day)}, is not a date of the series. Write one that is, like ${near}. If it was one and is not to be one any more, cancel it here, and keep it in the list or write it after except.`,
    );
  }
  return strays.length === 0;
}

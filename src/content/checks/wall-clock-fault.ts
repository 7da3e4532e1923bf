/** Says what is wrong with a date and time that an author wrote. */

import { DateTime } from 'luxon';
import { quote } from '../../campaign/problem.ts';
import type { WallClockFault } from '../../time/wall-clock.ts';

const TIME = /^\d{1,2}:\d\d$/;

const DAY_AND_TIME =
  /^(?:(?<iso>\d{4}-\d\d-\d\d)|(?<one>\d{1,2})(?<sign>[./])(?<other>\d{1,2})\k<sign>(?<year>\d{4})),?(?: (?:at |um )?(?<hour>\d{1,2})(?:[:.](?<minute>\d\d))? ?(?<half>[ap])?\.?m?\.?)?$/i;

/** The author's own date in our form, where it can be read in one way: "12.12.2026 14:00", "25/12/2026 2pm". */
function meant(written: string): string | undefined {
  const groups = DAY_AND_TIME.exec(written.trim().replace(/\s+/g, ' '))?.groups;
  if (!groups) return undefined;
  const { iso, sign, year, half, minute = '00' } = groups;
  const [one, other] = [Number(groups.one), Number(groups.other)];
  // With full stops the day is first everywhere.
  const isTold = iso || sign === '.' || one > 12 || other > 12 || one === other;
  const [day, month] = sign === '/' && other > 12 ? [other, one] : [one, other];
  const hour = (Number(groups.hour ?? 12) % (half ? 12 : 24)) + (half?.toLowerCase() === 'p' ? 12 : 0);
  const at = DateTime.fromISO(iso ?? [year, pad(month), pad(day)].join('-'));
  return isTold && at.isValid && Number(minute) < 60 ? `${at.toISODate()} ${pad(hour)}:${minute}` : undefined;
}

/** "2027-16-12": the day before the month. */
function otherOrder(written: string): string | undefined {
  const [, year, day = '', month, rest = ''] = /^(\d{4})-(\d\d)-(\d\d)(.*)$/.exec(written.trim()) ?? [];
  const other = `${year}-${month}-${day}`;
  return Number(day) > 12 && DateTime.fromISO(other).isValid
    ? `Did you mean ${other}${rest}? The month comes before the day.`
    : undefined;
}

function pad(number: number): string {
  return String(number).padStart(2, '0');
}

/** The sentence for an author: what is wrong with the time that was written, and what to write; `mayBeDay` of an event's own times. */
export function explainFault(written: string, zone: string, fault: WallClockFault, mayBeDay = false): string {
  const value = quote(written);
  switch (fault.kind) {
    case 'unreadable':
      return TIME.test(written.trim())
        ? `${value} is a time without its day. Write both, like 2011-12-21 ${TIME.exec(written.trim())?.[0].padStart(5, '0')}.`
        : `${value} is not a date and time. Write it like ${meant(written) ?? '2011-12-21 12:00'}.`;
    case 'no-time':
      return `${value} has no time of day. Write it like ${fault.date} 12:00${mayBeDay ? ', or add `all-day: true`' : ''}.`;
    case 'impossible':
      return `${value} is not in the calendar. ${otherOrder(written) ?? 'Check the day, the month and the hour, and write it like 2011-12-21 12:00.'}`;
    case 'weekday':
      return `${value} is a ${fault.weekday}. Correct the date or the weekday.`;
    case 'skipped':
      return `${value} does not exist in ${zone}: the clocks go forward over it. Write a time before or after, like ${fault.suggestions.join(' or ')}.`;
    case 'repeated':
      return `${value} comes twice in ${zone}, as the clocks go back. Write which is meant: ${fault.suggestions.join(' (the first) or ')} (the second).`;
    case 'offset':
      return `${value} does not have the offset that ${zone} has then, ${fault.expected}. Write that, or leave the offset out.`;
  }
}

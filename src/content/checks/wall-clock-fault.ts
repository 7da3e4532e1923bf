/** Says what is wrong with a date and time that an author wrote. */

import { quote } from '../../campaign/problem.ts';
import type { WallClockFault } from '../../time/wall-clock.ts';

/** The sentence for an author: what is wrong with the time that was written, and what to write; `mayBeDay` of an event's own times. */
export function explainFault(written: string, zone: string, fault: WallClockFault, mayBeDay = false): string {
  const value = quote(written);
  switch (fault.kind) {
    case 'unreadable':
      return `${value} is not a date and time. Write it like 2011-12-21 12:00.`;
    case 'no-time':
      return `${value} has no time of day. Write it like ${fault.date} 12:00${mayBeDay ? ', or add a line all-day: true' : ''}.`;
    case 'impossible':
      return `${value} is not in the calendar. Check the day, the month and the hour, and write it like 2011-12-21 12:00.`;
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

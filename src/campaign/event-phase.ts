/** Whether an event is still to come, under way or over at a moment. */
import { DateTime } from 'luxon';
import { remembered } from '../text/remembered.ts';
import type { CampaignEvent } from './model.ts';

/** In the order in which an event goes through them; templates/scripts/event-phase.js has the same. */
export const PHASES = ['upcoming', 'today', 'now', 'began', 'past'] as const;

export type EventPhase = (typeof PHASES)[number];

/** How long an event without an announced end is taken to be under way. */
const HOURS_WITHOUT_AN_END = 3;

/** The moments at which an event passes into the next phase, in order: its day, in its own zone; its start; when nobody knows whether it still lasts; when it is over. */
export type PhaseTimes = readonly [
  day: DateTime<true>,
  start: DateTime<true>,
  until: DateTime<true>,
  over: DateTime<true>,
];

type Timing = Pick<CampaignEvent, 'starts' | 'ends' | 'month'>;

/** Stands for a day that nobody has announced. */
const NEVER = DateTime.utc(9999);
if (!NEVER.isValid) throw new Error('the year 9999 is a date');

/**
 * The moments of an event. One without an announced end lasts three hours, and is over when its day is too; one without a
 * day is over with the month that it was to be in.
 */
export const phaseTimes = remembered(
  ({ starts, ends, month }: Timing) =>
    `${starts?.zoneName} ${starts?.toMillis()} ${ends?.zoneName} ${ends?.toMillis()} ${month?.zoneName} ${month?.toMillis()}`,
  ({ starts, ends, month }: Timing): PhaseTimes => {
    if (!starts) {
      const over = month?.plus({ months: 1 }) ?? NEVER;
      return [over, over, over, over];
    }
    const day = starts.startOf('day');
    const until = ends ?? starts.plus({ hours: HOURS_WITHOUT_AN_END });
    return [day, starts, until, ends ?? DateTime.max(day.plus({ days: 1 }), until)];
  },
);

/** The phase at `now`, an instant. */
export function phaseOf(times: PhaseTimes, now: DateTime): EventPhase {
  return PHASES[times.filter((at) => at <= now).length] ?? 'past';
}

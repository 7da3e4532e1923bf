/** Whether an event is still to come, under way or over at a moment. */
import { DateTime } from 'luxon';
import { remembered } from '../text/remembered.ts';
import type { CampaignEvent } from './model.ts';

export type EventPhase = 'upcoming' | 'today' | 'now' | 'past';

const HOURS_WITHOUT_AN_END = 3;

/** The moments at which an event passes from one phase to the next; its day is that of its own zone. */
export interface PhaseTimes {
  readonly day: DateTime<true>;
  readonly start: DateTime<true>;
  readonly over: DateTime<true>;
}

/** The moments of an event. One without an announced end lasts to the end of its day, or three hours. */
export const phaseTimes = remembered(
  ({ starts, ends }: Timing) => `${starts.zoneName} ${starts.toMillis()} ${ends?.zoneName} ${ends?.toMillis()}`,
  phaseTimesAnew,
);

type Timing = Pick<CampaignEvent, 'starts' | 'ends'>;

function phaseTimesAnew({ starts, ends }: Timing): PhaseTimes {
  const nextMidnight = starts.startOf('day').plus({ days: 1 });
  const over = ends ?? DateTime.max(nextMidnight, starts.plus({ hours: HOURS_WITHOUT_AN_END }));
  return { day: starts.startOf('day'), start: starts, over };
}

/** The phase at `now`, an instant. */
export function phaseOf({ day, start, over }: PhaseTimes, now: DateTime): EventPhase {
  if (now >= over) return 'past';
  if (now >= start) return 'now';
  return now >= day ? 'today' : 'upcoming';
}

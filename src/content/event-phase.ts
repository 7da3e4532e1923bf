/** Whether an event is still to come, under way or over at a moment. */
import { DateTime } from 'luxon';
import type { CampaignEvent } from './model.ts';

export type EventPhase = 'upcoming' | 'now' | 'past';

const HOURS_WITHOUT_AN_END = 3;

/** The phase at `now`, an instant. An event without an announced end lasts to the end of its day, or three hours. */
export function phaseOf({ starts, ends }: Pick<CampaignEvent, 'starts' | 'ends'>, now: DateTime): EventPhase {
  if (now < starts) return 'upcoming';
  const over = ends ?? DateTime.max(starts.endOf('day'), starts.plus({ hours: HOURS_WITHOUT_AN_END }));
  return now < over ? 'now' : 'past';
}

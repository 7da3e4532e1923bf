/** What has become of an event: the one state that page, calendar, card, feed and search engines are told. */
import type { CampaignEvent, EventStatus } from './model.ts';

/** A status, or that the event goes ahead at another time than first announced. */
export type EventState = EventStatus | 'rescheduled';

export function stateOf({ status, changes }: Pick<CampaignEvent, 'status' | 'changes'>): EventState {
  return status === 'confirmed' && changes.some(({ was }) => was) ? 'rescheduled' : status;
}

/** Whether people are still asked to come: somewhere, at the time given. */
export function goesAhead(state: EventState): boolean {
  return state !== 'cancelled' && state !== 'postponed';
}

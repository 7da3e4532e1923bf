/** Which events the home page shows, one after another as each is over. */
import type { EditionEvent } from './edition-event.ts';

/**
 * The events that are at some time among the first `count` of `upcoming` that are not over: one before which as many end no
 * earlier never is. Where none is to come it is the last to be over.
 */
export function shownInTurn(
  upcoming: readonly EditionEvent[],
  past: readonly EditionEvent[],
  count: number,
): EditionEvent[] {
  const overAt = ({ phaseTimes }: EditionEvent): number => phaseTimes[3].toMillis();
  if (upcoming.length === 0) return past.toSorted((a, b) => overAt(b) - overAt(a)).slice(0, 1);
  let latest: number[] = [];
  return upcoming.filter((event) => {
    const isEverShown = latest.filter((other) => other >= overAt(event)).length < count;
    latest = [...latest, overAt(event)].sort((a, b) => b - a).slice(0, count);
    return isEverShown;
  });
}

/** The events with each date of a series that is to come as one of its own, the next first. */
export function datesOf(upcoming: readonly EditionEvent[]): EditionEvent[] {
  return upcoming
    .flatMap((event) => (event.dates.length > 0 ? event.dates.filter(({ phase }) => phase !== 'past') : [event]))
    .sort((a, b) => a.phaseTimes[1].toMillis() - b.phaseTimes[1].toMillis());
}

/** Those that go ahead, then the others. */
export function goingAheadFirst(events: readonly EditionEvent[]): EditionEvent[] {
  return [...events.filter((event) => event.goesAhead), ...events.filter((event) => !event.goesAhead)];
}

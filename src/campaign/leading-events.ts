/** Which events the home page leads with, one after another as each is over. */
import type { EditionEvent } from './edition-event.ts';

/** One that ends no later than another before it never leads; the last of them is the last to be over. */
export function leadsOf(toCome: readonly EditionEvent[], past: readonly EditionEvent[]): EditionEvent[] {
  const upcoming = datesOf(toCome);
  const overAt = ({ phaseTimes }: EditionEvent): number => phaseTimes[3].toMillis();
  const [last] = [...past].sort((a, b) => overAt(b) - overAt(a));
  if (upcoming.length === 0) return last ? [last] : [];
  const inTurn = [...upcoming.filter((event) => event.goesAhead), ...upcoming.filter((event) => !event.goesAhead)];
  let latest = 0;
  return inTurn.filter((event) => {
    const isLater = overAt(event) > latest;
    latest = Math.max(latest, overAt(event));
    return isLater;
  });
}

/** The events with each date of a series that is to come as one of its own, the next first. */
function datesOf(upcoming: readonly EditionEvent[]): EditionEvent[] {
  return upcoming
    .flatMap((event) => (event.dates.length > 0 ? event.dates.filter(({ phase }) => phase !== 'past') : [event]))
    .sort((a, b) => a.phaseTimes[1].toMillis() - b.phaseTimes[1].toMillis());
}

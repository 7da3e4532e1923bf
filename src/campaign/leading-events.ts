/** Which events the home page leads with, one after another as each is over. */
import type { EditionEvent } from './edition-event.ts';

/** One that ends no later than another before it never leads; the last of them is the last to be over. */
export function leadsOf(upcoming: readonly EditionEvent[], past: readonly EditionEvent[]): EditionEvent[] {
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

/** Which events the home page shows, one after another as each is over. */
import type { EditionEvent } from './edition-event.ts';

/**
 * The events that are at some time among the first `count` of `upcoming` that are not over, a series by one of its dates: one
 * before which as many end no earlier never is. Where none is to come it is the last to be over.
 */
export function shownInTurn(
  upcoming: readonly EditionEvent[],
  past: readonly EditionEvent[],
  count: number,
): EditionEvent[] {
  const overAt = ({ phaseTimes }: EditionEvent): number => phaseTimes[3].toMillis();
  if (upcoming.length === 0) return past.toSorted((a, b) => overAt(b) - overAt(a)).slice(0, 1);
  let latest: { readonly slug: string; readonly over: number }[] = [];
  return upcoming.filter((event) => {
    const { slug } = event;
    const over = overAt(event);
    const before = latest.filter((other) => other.over >= over);
    const isEverShown = before.length < count && before.every((other) => other.slug !== slug);
    if (isEverShown)
      latest = [...latest.filter((other) => other.slug !== slug), { slug, over }]
        .sort((a, b) => b.over - a.over)
        .slice(0, count);
    return isEverShown;
  });
}

/** What is listed below the event that leads: three in turn. That one is not said twice and stands last, for when all are over; of a series other dates follow. */
export function listedBelow(
  lead: EditionEvent | undefined,
  dates: readonly EditionEvent[],
  past: readonly EditionEvent[],
): EditionEvent[] {
  if (!lead || lead.rhythm) return shownInTurn(goingAheadFirst(dates), past, 3);
  const others = goingAheadFirst(dates.filter((event) => event !== lead));
  return [...(others.length > 0 ? shownInTurn(others, past, 4) : []), lead];
}

/** The first `count` of them, a series by the first of its dates. */
export function firstOf(events: readonly EditionEvent[], count: number): EditionEvent[] {
  const first = new Map<string, EditionEvent>();
  for (const event of events) {
    if (first.size === count) break;
    if (!first.has(event.slug)) first.set(event.slug, event);
  }
  return [...first.values()];
}

/** The events with each date of a series that is to come as one of its own, the next first. */
export function datesOf(upcoming: readonly EditionEvent[]): EditionEvent[] {
  return upcoming
    .flatMap((event) => (event.dates.length > 0 ? event.dates.filter(({ phase }) => phase !== 'past') : [event]))
    .sort((a, b) => a.phaseTimes[1].toMillis() - b.phaseTimes[1].toMillis());
}

/** In the order in which they lead: the main event, others by themselves, series, those without a date, those that are off. */
export function leadingFirst(dates: readonly EditionEvent[]): EditionEvent[] {
  const rankOf = ({ goesAhead, isMain, starts, rhythm }: EditionEvent): number => {
    if (!goesAhead) return 4;
    if (isMain) return 0;
    return !starts ? 3 : rhythm ? 2 : 1;
  };
  return dates.toSorted((a, b) => rankOf(a) - rankOf(b));
}

/** As the home page lists them: those that are off behind the others. Of the next of all, if it is off, the third place tells. */
export function goingAheadFirst(dates: readonly EditionEvent[]): EditionEvent[] {
  const ahead = dates.filter((event) => event.goesAhead);
  const off = dates.filter((event) => !event.goesAhead);
  const [, second] = firstOf(ahead, 2);
  const [next] = off;
  if (!second || !next || next !== dates[0]) return [...ahead, ...off];
  const third = ahead.indexOf(second) + 1;
  return [...ahead.slice(0, third), next, ...ahead.slice(third), ...off.slice(1)];
}

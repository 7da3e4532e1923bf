/** The towns of an edition, each with its events and the middle of the points where people meet. */
import type { Coordinates } from './coordinates.ts';
import type { EditionEvent } from './edition-event.ts';
import type { TownName } from './town-names.ts';

/** A town with what happens there. */
export interface Town extends TownName {
  readonly events: readonly EditionEvent[];
  readonly upcoming: readonly EditionEvent[];
  /** The middle of the points that its events give; undefined where none does. */
  readonly at: Coordinates | undefined;
}

/** The towns of an edition in the order of their names. One alone is no choice, and has no page. */
export function townsOf(events: readonly EditionEvent[], locale: string): Town[] {
  const bySlug = new Map<string, { name: TownName; events: EditionEvent[] }>();
  for (const event of events) {
    if (!event.inTown) continue;
    const known = bySlug.get(event.inTown.slug) ?? { name: event.inTown, events: [] };
    known.events.push(event);
    bySlug.set(event.inTown.slug, known);
  }
  if (bySlug.size < 2) return [];
  const { compare } = new Intl.Collator(locale);
  return [...bySlug.values()]
    .map(({ name, events: all }) => ({
      ...name,
      events: all,
      upcoming: all.filter(({ phase }) => phase !== 'past'),
      at: middleOf(all.flatMap(({ at }) => at ?? [])),
    }))
    .sort((a, b) => compare(a.title, b.title));
}

/** The middle of points that are near each other. */
function middleOf(points: readonly Coordinates[]): Coordinates | undefined {
  const [first] = points;
  if (!first) return undefined;
  const mean = (degreesOf: (point: Coordinates) => number): number =>
    Number((points.reduce((sum, point) => sum + degreesOf(point), 0) / points.length).toFixed(6));
  // Seen from the first of them, so that it does not matter on which side of 180° they are.
  const east = mean(({ longitude }) => ((longitude - first.longitude + 540) % 360) - 180);
  return { latitude: mean(({ latitude }) => latitude), longitude: first.longitude + east };
}

/** The towns of an edition, each with its events and the middle of the points where people meet. */
import { areMany } from './agenda.ts';
import type { Coordinates } from './coordinates.ts';
import { type EditionEvent, isDated } from './edition-event.ts';
import type { TownName } from './town-names.ts';
import type { Words } from './words.ts';

/** A town with what happens there. */
export interface Town extends TownName {
  readonly events: readonly EditionEvent[];
  readonly upcoming: readonly EditionEvent[];
  /** The middle of the points that its events give; undefined where none does. */
  readonly at: Coordinates | undefined;
  /** Whether nobody is called there any more. */
  readonly isOff: boolean;
}

/** What an edition knows of its towns. */
export interface EditionTowns {
  /** In the order of their names; none unless there are several. */
  readonly towns: readonly Town[];
  /** Whether so many events are to come, in so many towns, that the next of them is just one of many. */
  readonly isDayOfAction: boolean;
  /** How many events people are called to, and in how many towns. */
  readonly townCounts: { readonly events: number; readonly towns: number };
  /** When that is: "Saturday, 15 May 2027", or to which day; empty where no date is known. */
  readonly callsFor: string;
}

/** The towns of an edition with all its events. */
export function townsIn(events: readonly EditionEvent[], words: Words): EditionTowns {
  const towns = townsOf(events, words.locale);
  const upcoming = events.filter(({ phase }) => phase !== 'past');
  const calls = upcoming.filter(({ goesAhead }) => goesAhead);
  return {
    towns,
    isDayOfAction: towns.length > 0 && areMany(upcoming),
    townCounts: { events: calls.length, towns: new Set(calls.flatMap(({ inTown }) => inTown?.slug ?? [])).size },
    callsFor: datesOf(calls, words),
  };
}

/** The first date and the last, on the clocks of their places; series lead up to the day, or go on behind it. */
function datesOf(events: readonly EditionEvent[], words: Words): string {
  const dated = events.filter(isDated);
  const single = dated.filter((event) => event.dates.length === 0);
  const dates = (single.length > 0 ? single : dated)
    .map((event) => ({ day: event.starts.toFormat('yyyy-MM-dd'), words: event.when.date }))
    .sort((a, b) => (a.day < b.day ? -1 : Number(a.day > b.day)));
  const [first, last] = [dates.at(0), dates.at(-1)];
  if (!first || !last) return '';
  return first.day === last.day ? first.words : words.say('when.from-to', { start: first.words, end: last.words });
}

/** One town alone is no choice, and has no page. */
function townsOf(events: readonly EditionEvent[], locale: string): Town[] {
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
      isOff: !all.some(({ goesAhead }) => goesAhead),
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

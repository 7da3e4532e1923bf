/** A map of towns without anyone's tiles: the countries around them, a dot for each, and names where there is room. */
import type { GeoPoint } from './map-frame.ts';
import { landAround } from './map-land.ts';
import { type Mark, marksOf, nameMarks, type Spot } from './map-marks.ts';

/** What a map shows a dot for. */
export interface MapTown {
  readonly title: string;
  readonly at: GeoPoint | undefined;
  /** Whether its country is none of those that are concerned for its sake. */
  readonly isOff?: boolean;
}

export interface TownMap<T extends MapTown> {
  readonly width: number;
  readonly height: number;
  /** Path data of all land, of the countries that the towns are in, and of borders. */
  readonly land: string;
  readonly concerned: string;
  readonly borders: string;
  readonly marks: readonly Mark<Spot & { readonly town: T }>[];
}

/** Units across. */
export const MAP_WIDTH = 1000;

/** The map of those towns whose place is known; undefined where none is. `sizes` of letters, `ratio` of height by width. */
export function drawMap<T extends MapTown>(
  towns: readonly T[],
  sizes: readonly number[],
  ratio?: number,
): TownMap<T> | undefined {
  const placed = towns.flatMap((town) => (town.at ? [{ town, at: town.at }] : []));
  if (placed.length === 0) return undefined;
  const { frame, ...land } = landAround(
    placed.map(({ town, at }) => ({ ...at, isOff: town.isOff })),
    MAP_WIDTH,
    ratio,
  );
  const spots = placed.flatMap(({ town, at }) => {
    const [x, y] = frame.projection([at.longitude, at.latitude]) ?? [];
    return x === undefined || y === undefined ? [] : [{ x: Math.round(x), y: Math.round(y), name: town.title, town }];
  });
  // So that all languages have the same dots.
  const marks = marksOf(spots.sort((a, b) => a.x - b.x || a.y - b.y));
  nameMarks(marks, { left: 4, top: 4, right: MAP_WIDTH - 4, bottom: frame.height - 4 }, sizes);
  return { ...land, width: MAP_WIDTH, height: frame.height, marks };
}

/** The map of an edition's towns as its template draws it. */
import type { Edition } from '../campaign/edition.ts';
import type { Town } from '../campaign/towns.ts';
import { drawMap, type TownMap } from '../drawing/map.ts';

/** Sizes of its letters, units: on a phone, and on a wide screen; templates/parts/town-map/town-map.css has the same. */
export const LETTERS = [36, 20] as const;

/** A map with how many of the towns are in which country: "Kazakhstan: 4". */
export interface DescribedMap extends TownMap<Town> {
  readonly countries: readonly string[];
}

const drawn = new WeakMap<Edition, DescribedMap | undefined>();

/** The map, drawn once for all pages that show it; undefined where no event says where it is. */
export function townMap(edition: Edition): DescribedMap | undefined {
  if (!drawn.has(edition)) drawn.set(edition, describedMap(edition));
  return drawn.get(edition);
}

function describedMap({ towns, words }: Edition): DescribedMap | undefined {
  const map = drawMap(towns, LETTERS);
  if (!map) return undefined;
  const counts = new Map<string, number>();
  for (const { country, isOff } of towns) if (country && !isOff) counts.set(country, (counts.get(country) ?? 0) + 1);
  const byCount = [...counts].sort(([a, most], [b, least]) => least - most || (a < b ? -1 : 1));
  return { ...map, countries: byCount.map(([country, count]) => `${country}${words.colon}${words.figure(count)}`) };
}

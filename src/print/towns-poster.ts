/** The campaign's own poster on a day of action: when it is, in how many towns, and where, on a map. */
import type { Edition } from '../campaign/edition.ts';
import type { Colours } from '../campaign/model.ts';
import type { Town } from '../campaign/towns.ts';
import { drawMap, type TownMap } from '../drawing/map.ts';
import { leafletData, type PrintData } from './print-data.ts';

export interface TownsPosterData extends PrintData {
  readonly towns: {
    /** "Saturday, 15 May 2027 to Sunday, 16 May 2027" */
    readonly when: string;
    /** "39 events, 39 towns" */
    readonly count: string;
    /** Empty where there are too many. */
    readonly names: string;
    readonly map: PrintedMap | null;
  };
}

interface PrintedMap {
  readonly width: number;
  readonly height: number;
  /** Units of the map. */
  readonly letters: number;
  readonly marks: readonly {
    readonly x: number;
    readonly y: number;
    readonly r: number;
    readonly count: number;
    readonly label: { readonly text: string; readonly x: number; readonly y: number; readonly anchor: string } | null;
  }[];
}

/** Letters on the map, units of its width; its height by its width. */
const LETTERS = 24;
const RATIO = 0.58;

/** More are only counted: so small nobody reads them. */
const MOST_NAMES = 80;

/** The poster's data, and the land of its map, SVG; the colours are the sheet's own. */
export function townsPoster(edition: Edition): { readonly data: TownsPosterData; readonly land: string | undefined } {
  const { words, townCounts } = edition;
  // Nobody is called to a town where everything is cancelled.
  const towns = edition.towns.filter(({ upcoming }) => upcoming.some(({ goesAhead }) => goesAhead));
  const map = drawMap(towns, [LETTERS], RATIO);
  const count = words.listed([
    words.say('towns.events', { count: townCounts.events }),
    words.say('towns.count', { count: townCounts.towns }),
  ]);
  const data: TownsPosterData = {
    ...leafletData(edition),
    event: null,
    towns: {
      when: edition.callsFor,
      count,
      names: towns.length > MOST_NAMES ? '' : words.listed(towns.map(({ title }) => title)),
      map: map ? printedMap(map) : null,
    },
  };
  return { data, land: map && landSvg(map, edition.campaign.colours) };
}

function printedMap({ width, height, marks }: TownMap<Town>): PrintedMap {
  return {
    width,
    height,
    letters: LETTERS,
    marks: marks.map(({ x, y, r, spots, label }) => ({
      x,
      y,
      r,
      count: spots.length,
      label: label ? { text: spots[0]?.name ?? '', x: label.x, y: label.y, anchor: label.anchor } : null,
    })),
  };
}

/** Ink alone, in three strengths, so that it is as good in black and white. */
function landSvg({ width, height, land, concerned, borders }: TownMap<Town>, { ink }: Colours): string {
  const path = (d: string, look: string): string => `<path d="${d}" ${look}/>`;
  const filled = (opacity: number): string => `fill="${ink}" fill-opacity="${opacity}"`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">`,
    path(land, filled(0.12)),
    path(concerned, filled(0.2)),
    path(borders, 'fill="none" stroke="#fff" stroke-opacity="0.8" stroke-width="2"'),
    '</svg>',
  ].join('');
}

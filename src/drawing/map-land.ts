/** The countries of the earth (Natural Earth, in the public domain), and their outlines in a frame. */
import { createRequire } from 'node:module';
import { geoPath } from 'd3-geo';
import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import { feature, mesh } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { remembered } from '../text/remembered.ts';
import { type Frame, frameOf, type GeoPoint, isOfWorld } from './map-frame.ts';
import { Outline } from './map-outline.ts';

type Atlas = Topology<{ countries: GeometryCollection; land: GeometryCollection }>;

/** Path data. */
export interface Land {
  /** All land in the frame. */
  readonly land: string;
  /** The countries that the points are in. */
  readonly concerned: string;
  readonly borders: string;
  readonly frame: Frame;
}

type Shape = Parameters<ReturnType<typeof geoPath>>[0];

interface Countries {
  readonly land: Shape;
  readonly borders: Shape;
  /** Each country's pieces of land. */
  readonly pieces: readonly (readonly Piece[])[];
}

/** One piece of land; a point that is not in its bounds is in no ring of it. */
interface Piece extends Polygon {
  readonly bounds: { readonly west: number; readonly east: number; readonly south: number; readonly north: number };
}

const countriesAt = remembered(String, (scale: '50m' | '110m'): Countries => {
  // JSON as CommonJS: Node 20.9 has no other way that all have.
  const atlas: Atlas = createRequire(import.meta.url)(`world-atlas/countries-${scale}.json`);
  const { features }: FeatureCollection = feature(atlas, atlas.objects.countries);
  return {
    land: feature(atlas, atlas.objects.land),
    borders: mesh(atlas, atlas.objects.countries, (a, b) => a !== b),
    pieces: features.map(({ geometry }) => piecesOf(geometry)),
  };
});

function piecesOf(geometry: { readonly type: string } | Polygon | MultiPolygon): Piece[] {
  if (!('coordinates' in geometry)) return [];
  if (geometry.type === 'Polygon') return [pieceOf(geometry.coordinates)];
  return geometry.type === 'MultiPolygon' ? geometry.coordinates.map(pieceOf) : [];
}

function pieceOf(coordinates: Polygon['coordinates']): Piece {
  const [xs, ys] = [0, 1].map((axis) => coordinates.flat().map((position) => position[axis] ?? 0));
  const bounds = {
    west: Math.min(...(xs ?? [])),
    east: Math.max(...(xs ?? [])),
    south: Math.min(...(ys ?? [])),
    north: Math.max(...(ys ?? [])),
  };
  return { type: 'Polygon', coordinates, bounds };
}

/** The land around points, in a drawing of a width; `ratio` is its height by its width where that is given. */
export function landAround(
  points: readonly (GeoPoint & { readonly isOff?: boolean | undefined })[],
  width: number,
  ratio?: number,
): Land {
  const { land, borders, pieces } = countriesAt(isOfWorld(points) ? '110m' : '50m');
  const concerned = pieces.filter((country) =>
    country.some((piece) => points.some((point) => !point.isOff && isOn(piece, point))),
  );
  const own = pieces.flat().filter((piece) => points.some((point) => isOn(piece, point)));
  const frame = frameOf(points, own, width, ratio);
  const draw = (shape: Shape): string => {
    const outline = new Outline();
    geoPath(frame.projection, outline)(shape);
    return outline.toString();
  };
  return {
    land: draw(land),
    concerned: draw({ type: 'MultiPolygon', coordinates: concerned.flat().map(({ coordinates }) => coordinates) }),
    borders: draw(borders),
    frame,
  };
}

/** Whether it is on land, or a little off. */
export function isOnLand(point: GeoPoint): boolean {
  return countriesAt('50m').pieces.some((country) => country.some((piece) => isOn(piece, point)));
}

/** A harbour may lie a little off a coast that is drawn roughly, degrees. */
const OFF_COAST = 0.15;

function isOn(piece: Piece, { latitude, longitude }: GeoPoint): boolean {
  const { west, east, south, north } = piece.bounds;
  if (longitude < west - OFF_COAST || longitude > east + OFF_COAST) return false;
  if (latitude < south - OFF_COAST || latitude > north + OFF_COAST) return false;
  return [0, -OFF_COAST, OFF_COAST].some((north) =>
    [0, -OFF_COAST, OFF_COAST].some((east) => isWithin(piece, longitude + east, latitude + north)),
  );
}

/** By the number of edges to the east of the point; outlines are cut at 180° and their edges are short. */
function isWithin({ coordinates }: Polygon, x: number, y: number): boolean {
  let isInside = false;
  for (const ring of coordinates)
    ring.forEach(([ax = 0, ay = 0], index) => {
      const [bx = 0, by = 0] = ring.at(index - 1) ?? [];
      if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) isInside = !isInside;
    });
  return isInside;
}

/** Chooses how a map shows some points of the earth: which projection, and how much of the land around them. */
import { type GeoProjection, geoConicConformal, geoMercator, geoNaturalEarth1, geoPath } from 'd3-geo';
import type { Polygon } from 'geojson';

export interface GeoPoint {
  readonly latitude: number;
  readonly longitude: number;
}

export interface Frame {
  readonly projection: GeoProjection;
  readonly height: number;
}

/** Height by width: no map is a strip. */
const LOWEST = 0.5;
const HIGHEST = 1.25;

/** From so far apart, degrees, the whole round of the earth is seen. */
const WORLD = { longitude: 90, latitude: 60 };

/** Points nearer than this, degrees, are shown with as much around them as if they were as far apart. */
const NEAREST = 8;

/** A land that is more times as large as the points are apart is cut off. */
const LARGEST_LAND = 5;

/** Whether points are so far apart that the outlines for a map of the world are fine enough. */
export function isOfWorld(points: readonly GeoPoint[]): boolean {
  const { width, height } = extentOf(points);
  return width > WORLD.longitude || height > WORLD.latitude;
}

/** The frame around points and the pieces of land that they lie on, `width` units wide; with `ratio` as high as that says. */
export function frameOf(points: readonly GeoPoint[], lands: readonly Polygon[], width: number, ratio?: number): Frame {
  const projection = projectionOf(points).scale(1000).translate([0, 0]);
  const path = geoPath(projection);
  const marks = path.bounds({
    type: 'MultiPoint',
    coordinates: points.map(({ longitude, latitude }) => [longitude, latitude]),
  });
  const reach = Math.max(...sizeOf(marks), (NEAREST / 180) * Math.PI * 1000);
  const boxes = lands.map((land) => path.bounds(land)).filter((box) => Math.max(...sizeOf(box)) < reach * LARGEST_LAND);
  const [[left, top], [right, bottom]] = boxes.reduce(union, grown(marks, reach * 0.22));
  const own = (bottom - top) / (right - left);
  const height = Math.round(width * (ratio ?? Math.min(Math.max(own, LOWEST), HIGHEST)));
  const scale = Math.min(width / (right - left), height / (bottom - top));
  const over = 4;
  projection
    .scale(1000 * scale)
    .translate([width / 2 - (scale * (left + right)) / 2, height / 2 - (scale * (top + bottom)) / 2])
    .clipExtent([
      [-over, -over],
      [width + over, height + over],
    ]);
  return { projection, height };
}

/** Conic where countries lie between the poles and the equator, Mercator at the equator, Natural Earth for the world. */
function projectionOf(points: readonly GeoPoint[]): GeoProjection {
  const { west, width, south, height } = extentOf(points);
  const [longitude, latitude] = [west + width / 2, south + height / 2];
  if (isOfWorld(points)) return geoNaturalEarth1().rotate([-longitude, 0]);
  if (Math.abs(latitude) < 12) return geoMercator().rotate([-longitude, 0]);
  const reach = Math.max(height, 2) / 3;
  return geoConicConformal()
    .rotate([-longitude, 0])
    .center([0, latitude])
    .parallels([Math.max(latitude - reach, -85), Math.min(latitude + reach, 85)]);
}

/** The narrowest span of longitudes that has all points, which may lie across 180°. */
function extentOf(points: readonly GeoPoint[]) {
  const longitudes = points.map(({ longitude }) => longitude).sort((a, b) => a - b);
  const latitudes = points.map(({ latitude }) => latitude);
  const gaps = longitudes.map((longitude, index) => ({
    west: longitude,
    gap: index === 0 ? longitude - (longitudes.at(-1) ?? 0) + 360 : longitude - (longitudes[index - 1] ?? 0),
  }));
  const widest = gaps.reduce((best, each) => (each.gap > best.gap ? each : best), { west: 0, gap: 0 });
  const south = Math.min(...latitudes);
  return { west: widest.west, width: 360 - widest.gap, south, height: Math.max(...latitudes) - south };
}

type Box = [[number, number], [number, number]];

function sizeOf([[left, top], [right, bottom]]: Box): [number, number] {
  return [right - left, bottom - top];
}

function grown([[left, top], [right, bottom]]: Box, by: number): Box {
  return [
    [left - by, top - by],
    [right + by, bottom + by],
  ];
}

function union(a: Box, b: Box): Box {
  return [
    [Math.min(a[0][0], b[0][0]), Math.min(a[0][1], b[0][1])],
    [Math.max(a[1][0], b[1][0]), Math.max(a[1][1], b[1][1])],
  ];
}

/** Encodes pictures of few colours as PNG, the same bytes on every machine, in half the time that all colours take. */
import { constants, deflateSync } from 'node:zlib';
import { zlibSync } from 'fflate';

/** Four bytes a pixel: red, green, blue, opacity. */
export interface Raster {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
}

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const PALETTE_COLOUR = 3;
const MOST_COLOURS = 256;

/** With more, a picture is no drawing. */
const MOST_SHADES = 4096;

/** How far a colour may be from what it was, as a distance of red, green and blue; edges of letters have more shades than eyes tell apart. */
const NEAR = 30;

/** Of how much of a picture a colour must be to be one of an area, rows like the one above not counted. */
const FLAT = 0.01;

/**
 * Only runs of one byte are sought: flat areas have those, it takes an eighth of the time for a seventh more bytes, and it
 * is the way of zlib that no processor has a faster variant of with other bytes.
 */
const RUNS = { strategy: constants.Z_RLE };

/** A longer one, octets, has so much text that more is sought, by what gives the same bytes everywhere. */
const LONG = 80_000;

/** The filters of a row (W3C PNG, 9.2). */
const NO_FILTER = 0;
const LIKE_THE_ROW_ABOVE = 2;

/**
 * A picture without transparency as PNG (W3C PNG, third edition) of a palette; undefined where that has no room for its
 * colours.
 */
export function encodeIndexedPng(raster: Raster): Uint8Array | undefined {
  const shades = shadesOf(raster);
  const indexed = shades && paletteOf(shades);
  if (!indexed) return undefined;
  const { palette, places } = indexed;
  const depth = palette.length > 16 ? 8 : 4;
  const header = new Uint8Array(13);
  const view = new DataView(header.buffer);
  view.setUint32(0, raster.width);
  view.setUint32(4, raster.height);
  header.set([depth, PALETTE_COLOUR], 8);
  return Buffer.concat([
    Uint8Array.from(SIGNATURE),
    chunk('IHDR', header),
    chunk('PLTE', Uint8Array.from(palette.flat())),
    chunk('IDAT', deflated(packRows(shades, places, raster.width, depth))),
    chunk('IEND', new Uint8Array(0)),
  ]);
}

function deflated(rows: Uint8Array): Uint8Array {
  const runs = deflateSync(rows, RUNS);
  return runs.length < LONG ? runs : zlibSync(rows, { level: 1 });
}

type Colour = readonly [red: number, green: number, blue: number];

interface Shades {
  readonly colours: readonly Colour[];
  /** Those of whole areas, by their place among the colours; they stay exactly what they are. */
  readonly flat: readonly number[];
  /** The rows as runs of one colour. */
  readonly runs: Runs;
  /** For each row the number of runs before its end; one that is like the row above, as most of a card's are, has none. */
  readonly rows: readonly number[];
}

/** Pixels of one colour beside each other: the index of the colour, and the place in the row behind the last of them. */
interface Runs {
  readonly indexes: Uint16Array;
  readonly ends: Uint16Array;
}

/** The colours of a picture by the order in which they are met: a table that takes a third of a Map's time. */
class ShadeTable {
  /** Four times as many places as it may hold, so that two seldom meet. */
  readonly #pixels = new Int32Array(4 * MOST_SHADES);
  /** One more than the index; 0 for a free place. */
  readonly #places = new Uint16Array(4 * MOST_SHADES);
  size = 0;

  /** The index of a pixel's colour, a new one for a new colour. */
  indexOf(pixel: number): number {
    let at = (Math.imul(pixel, 0x9e3779b1) >>> 16) % this.#places.length;
    while (this.#places[at] && this.#pixels[at] !== pixel) at = (at + 1) % this.#places.length;
    if (!this.#places[at]) {
      this.#pixels[at] = pixel;
      this.size += 1;
      this.#places[at] = this.size;
    }
    return (this.#places[at] ?? 0) - 1;
  }
}

/** The runs of one picture at a time; to have new memory for each would take longer than to fill it. */
let runsOfOne: Runs = { indexes: new Uint16Array(0), ends: new Uint16Array(0) };

/** Every colour of a picture, that of its first pixel first; undefined for one that has too many. */
function shadesOf({ width, height, pixels }: Raster): Shades | undefined {
  const bytes = Buffer.from(pixels.buffer, pixels.byteOffset, pixels.byteLength);
  // A pixel as one number, in whichever order this machine has its bytes.
  const { buffer, byteOffset } = pixels.byteOffset % 4 === 0 ? pixels : pixels.slice();
  const words = new Int32Array(buffer, byteOffset, width * height);
  if (runsOfOne.ends.length < words.length)
    runsOfOne = { indexes: new Uint16Array(words.length), ends: new Uint16Array(words.length) };
  const runs = runsOfOne;
  const table = new ShadeTable();
  const colours: Colour[] = [];
  const counts = new Uint32Array(MOST_SHADES);
  const rows: number[] = [];
  for (let y = 0, run = 0; y < height; y += 1, rows.push(run)) {
    const [above, begin, end] = [(y - 1) * width, y * width, (y + 1) * width];
    if (y > 0 && bytes.compare(bytes, above * 4, begin * 4, begin * 4, end * 4) === 0) continue;
    for (let x = begin; x < end; run += 1) {
      const first = x;
      const pixel = words[x];
      do x += 1;
      while (x < end && words[x] === pixel);
      const index = table.indexOf(pixel ?? 0);
      if (index === MOST_SHADES) return undefined;
      if (index === colours.length) colours.push(colourAt(bytes, first));
      counts[index] = (counts[index] ?? 0) + x - first;
      runs.indexes[run] = index;
      runs.ends[run] = x - begin;
    }
  }
  const flat = [...colours.keys()].filter((index) => (counts[index] ?? 0) >= width * height * FLAT);
  return { colours, flat, runs, rows };
}

function colourAt(bytes: Uint8Array, pixel: number): Colour {
  const [red = 0, green = 0, blue = 0] = bytes.subarray(pixel * 4, pixel * 4 + 3);
  return [red, green, blue];
}

/**
 * The colours of areas, and then each time the colour that is farthest from all that have been taken, until none is far:
 * so the shades between them are evenly spread. For each shade its place in the palette.
 */
function paletteOf({ colours, flat }: Shades): { palette: Colour[]; places: Uint8Array } | undefined {
  const palette: Colour[] = [];
  const places = new Uint8Array(colours.length);
  const distances = colours.map(() => Number.POSITIVE_INFINITY);
  const take = ([red, green, blue]: Colour): void => {
    for (const [index, each] of colours.entries()) {
      const distance = Math.hypot(each[0] - red, each[1] - green, each[2] - blue);
      if (distance >= (distances[index] ?? 0)) continue;
      distances[index] = distance;
      places[index] = palette.length;
    }
    palette.push([red, green, blue]);
  };
  for (const index of flat) take(colours[index] ?? [0, 0, 0]);
  while (palette.length < MOST_COLOURS) {
    const farthest = distances.indexOf(distances.reduce((a, b) => Math.max(a, b), 0));
    if ((distances[farthest] ?? 0) <= NEAR) return { palette, places };
    take(colours[farthest] ?? [0, 0, 0]);
  }
  return undefined;
}

/** A place in four or eight bits for each pixel, and in front of each row its filter; one that is as the row above is all 0. */
function packRows({ runs, rows }: Shades, places: Uint8Array, width: number, depth: 4 | 8): Uint8Array {
  const stride = Math.ceil((width * depth) / 8) + 1;
  const packed = new Uint8Array(stride * rows.length);
  rows.forEach((last, y) => {
    const first = rows[y - 1] ?? 0;
    packed[y * stride] = first === last ? LIKE_THE_ROW_ABOVE : NO_FILTER;
    const row = packed.subarray(y * stride + 1, (y + 1) * stride);
    for (let run = first, x = 0; run < last; run += 1) {
      const end = runs.ends[run] ?? 0;
      const place = places[runs.indexes[run] ?? 0] ?? 0;
      if (depth === 8) row.fill(place, x, end);
      else fillHalves(row, place, x, end);
      x = end;
    }
  });
  return packed;
}

/** Two pixels stand in a byte, the left one in its upper half. */
function fillHalves(row: Uint8Array, place: number, from: number, to: number): void {
  if (from % 2 === 1) row[from >> 1] = (row[from >> 1] ?? 0) | place;
  row.fill(place * 17, (from + 1) >> 1, to >> 1);
  if (to % 2 === 1) row[to >> 1] = place << 4;
}

/** Length, type, data and the sum of both. */
function chunk(type: string, data: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(data.length + 12);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, data.length);
  bytes.set(new TextEncoder().encode(type), 4);
  bytes.set(data, 8);
  view.setUint32(data.length + 8, crc32(bytes.subarray(4, data.length + 8)));
  return bytes;
}

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let rest = byte;
  for (let bit = 0; bit < 8; bit += 1) rest = rest & 1 ? 0xedb88320 ^ (rest >>> 1) : rest >>> 1;
  return rest;
});

/** PNG's Annex D; Node's own `zlib.crc32` came after 20.9. */
function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (CRC_TABLE[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}

/** A map of towns: nothing on it overlaps, every name is inside, it is small, and there is none without a place. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { drawMap, MAP_WIDTH, type MapTown, type TownMap } from '../../src/drawing/map.ts';
import { type Box, labelBox, overlap } from '../../src/drawing/map-marks.ts';
import { runs } from '../runs.ts';

const SIZES = [36, 20];

const town = (title: string, latitude: number, longitude: number): MapTown => ({ title, at: { latitude, longitude } });

const EUROPE = [
  town('Aberdeen', 57.14, -2.1),
  town('London', 51.53, -0.12),
  town('Lisbon', 38.71, -9.12),
  town('Berlin', 52.53, 13.37),
  town('Gdańsk', 54.36, 18.64),
  town('Athens', 37.99, 23.72),
  town('Almaty', 43.34, 76.95),
];

/** Every dot, and every name that is shown at a size, as a box. */
function boxesOf({ marks }: TownMap<MapTown>, size: number): Box[] {
  return marks.flatMap((mark) => [
    { left: mark.x - mark.r, top: mark.y - mark.r, right: mark.x + mark.r, bottom: mark.y + mark.r },
    ...(mark.label && mark.label.size >= size ? [labelBox(mark, mark.label, size)] : []),
  ]);
}

function check(map: TownMap<MapTown>): void {
  for (const size of SIZES) {
    const boxes = boxesOf(map, size);
    boxes.forEach((box, index) => {
      for (const other of boxes.slice(index + 1)) assert.ok(!overlap(box, other), JSON.stringify([size, box, other]));
    });
    const names = map.marks.flatMap((mark) => (mark.label ? [labelBox(mark, mark.label, size)] : []));
    for (const { left, top, right, bottom } of names)
      assert.ok(left >= 0 && right <= MAP_WIDTH && top >= 0 && bottom <= map.height);
  }
  for (const { x, y } of map.marks) assert.ok(x >= 0 && x <= MAP_WIDTH && y >= 0 && y <= map.height);
}

describe('a map of towns', () => {
  it('has a dot or a part in one for every town, and nothing on it overlaps or leaves it', () => {
    const point = fc.tuple(fc.double({ min: 36, max: 60, noNaN: true }), fc.double({ min: -10, max: 40, noNaN: true }));
    fc.assert(
      fc.property(fc.array(point, { minLength: 1, maxLength: 60 }), (points) => {
        const map = drawMap(
          points.map(([latitude, longitude], index) => town(`Town with a name ${index}`, latitude, longitude)),
          SIZES,
        );
        assert.ok(map);
        assert.equal(map.marks.flatMap(({ spots }) => spots).length, points.length);
        check(map);
      }),
      { numRuns: runs(15), seed: 21 },
    );
  });

  it('shades no country where nobody is called any more, and has its towns', () => {
    const [aberdeen, , lisbon] = EUROPE;
    assert.ok(aberdeen && lisbon);
    const map = drawMap([aberdeen, { ...lisbon, isOff: true }], SIZES);
    const both = drawMap([aberdeen, lisbon], SIZES);
    assert.deepEqual(
      map?.marks.map(({ x, y }) => [x, y]),
      both?.marks.map(({ x, y }) => [x, y]),
    );
    assert.equal(map?.land, both?.land);
    assert.ok(both && map && both.concerned.length > map.concerned.length && map.concerned);
  });

  it('shows countries, continents and the world, at the equator and across 180° too, in little room', () => {
    const sets: Readonly<Record<string, readonly MapTown[]>> = {
      'one town': [town('Zhanaozen', 43.34, 52.86)],
      Europe: EUROPE,
      equator: [town('Quito', -0.18, -78.47), town('Guayaquil', -2.19, -79.89)],
      pacific: [town('Suva', -18.14, 178.44), town('Auckland', -36.85, 174.76), town('Apia', -13.83, -171.76)],
      world: [...EUROPE, town('New York', 40.7, -74), town('Tokyo', 35.68, 139.77), town('Sydney', -33.87, 151.2)],
      south: [town('Cape Town', -33.92, 18.42), town('Durban', -29.86, 31.02)],
    };
    for (const [name, towns] of Object.entries(sets)) {
      const map = drawMap(towns, SIZES);
      assert.ok(map, name);
      check(map);
      assert.ok(map.concerned.length > 50 && map.land.length > 100, name);
      assert.doesNotMatch(map.land + map.concerned + map.borders, /NaN|undefined|\.\d/, name);
      const octets = gzipSync(map.land + map.concerned + map.borders).length;
      assert.ok(octets < 25_000, `${name}: ${octets}`);
      assert.ok(map.height >= MAP_WIDTH / 2 && map.height <= MAP_WIDTH * 1.25, name);
    }
  });

  it('makes one dot of towns beside each other, and names none of them', () => {
    const map = drawMap(
      [town('Leeds', 53.8, -1.55), town('Bradford', 53.79, -1.75), town('London', 51.5, -0.12)],
      SIZES,
    );
    assert.deepEqual(
      map?.marks.map(({ spots, label }) => [spots.length, Boolean(label)]),
      [
        [2, false],
        [1, true],
      ],
    );
  });

  it('is none of towns whose place nobody gave', () => {
    assert.equal(drawMap([{ title: 'Leeds', at: undefined }], SIZES), undefined);
    assert.equal(drawMap([], SIZES), undefined);
  });
});

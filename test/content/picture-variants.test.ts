/** The files of a picture: never larger than the original, never more than the formats can hold. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { croppedTo, type Focus } from '../../src/campaign/picture.ts';
import type { OriginalPicture } from '../../src/content/images/measured-picture.ts';
import { digestOf, variantsOf } from '../../src/content/images/picture-variants.ts';

const ORIGINAL: OriginalPicture = {
  path: 'content/images/Room 1.jpg',
  bytes: new Uint8Array(),
  width: 40,
  height: 30,
  isTransparent: false,
  ground: undefined,
  isSeveral: false,
};
const CENTRE = [0.5, 0.5] as const;
const PART = { left: 1, top: 2, width: 3, height: 4 };

const filesOf = (original: Partial<OriginalPicture>, hasAvif = false, focus: Focus = CENTRE, redacted = [PART]) => {
  const picture = { ...ORIGINAL, ...original };
  return variantsOf(picture, { digest: digestOf(picture, redacted), focus }, hasAvif);
};

const sizesOf = (width: number, height: number, isTransparent = false, hasAvif = false) =>
  filesOf({ width, height, isTransparent }, hasAvif).whole;

describe('the files of a picture', () => {
  it('have widths as far as the original reaches, and PNG beside WebP when the original can be seen through', () => {
    const widths = (...size: [number, number]) => sizesOf(...size).map((each) => each.width);
    assert.deepEqual(widths(3000, 2000), [480, 800, 1200, 1600, 480, 800, 1200, 1600]);
    assert.deepEqual(widths(1000, 500), [480, 800, 1000, 480, 800, 1000]);
    assert.deepEqual(widths(500, 500), [500, 500]);
    assert.deepEqual(widths(1, 1), [1, 1]);
    const formats = (...rest: [boolean, boolean]) => sizesOf(40, 30, ...rest).map(({ format }) => format);
    assert.deepEqual(formats(false, false), ['webp', 'jpeg']);
    assert.deepEqual(formats(true, true), ['avif', 'webp', 'png']);
  });

  it('are never larger than the original, nor out of shape, nor more than the formats can hold', () => {
    const side = fc.integer({ min: 1, max: 100_000 });
    fc.assert(
      fc.property(side, side, (width, height) => {
        for (const each of sizesOf(width, height)) {
          assert.ok(each.width >= 1 && each.width <= Math.min(1600, width));
          assert.ok(each.height >= 1 && each.height <= Math.min(16_383, height));
          const isOneThin = each.width === 1 || each.height === 1;
          assert.ok(isOneThin || Math.abs((height * each.width) / width - each.height) <= 0.5);
        }
      }),
    );
  });

  it('have other addresses as soon as anything of the picture changes', () => {
    const addresses = [
      filesOf({}),
      filesOf({ bytes: Uint8Array.of(2) }),
      filesOf({}, false, CENTRE, []),
      filesOf({}, false, CENTRE, [{ ...PART, left: 2 }]),
    ].map(({ whole: [first] }) => first?.address ?? '');
    assert.equal(new Set(addresses).size, 4);
    for (const address of addresses) assert.match(address, /^\/images\/room-1-[0-9a-f]{10}-40\.webp$/);
  });

  it('of a part of it show what its focus names, in the shape of the place, and have addresses by it', () => {
    const cropOf = (use: 'hero' | 'list', width: number, height: number, focus: Focus) =>
      filesOf({ width, height }, false, focus)[use][0]?.crop;
    assert.equal(cropOf('hero', 3000, 2000, [0, 1]), undefined, 'all of it has no files of its own');
    assert.deepEqual(cropOf('hero', 1000, 2000, [0.3, 0.5]), { left: 0, top: 667, width: 1000, height: 667 });
    assert.deepEqual(cropOf('list', 2000, 600, [0.3, 0.5]), { left: 200, top: 0, width: 800, height: 600 });
    assert.deepEqual(cropOf('list', 2000, 600, [0.99, 0]), { left: 1200, top: 0, width: 800, height: 600 });
    const first = (focus: Focus) => filesOf({ width: 2000, height: 600 }, false, focus);
    assert.notEqual(first([0, 0]).list[0]?.address, first([1, 0]).list[0]?.address);
    assert.equal(first([0, 0]).whole[0]?.address, first([1, 0]).whole[0]?.address);
  });

  it('of a part stay on the picture, and hold its focus', () => {
    const side = fc.integer({ min: 1, max: 10_000 });
    const at = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(side, side, side, side, at, at, (width, height, w, h, across, down) => {
        const part = croppedTo({ width, height }, { width: w, height: h }, [across, down]);
        assert.ok(part.left >= 0 && part.left + part.width <= width && part.width >= 1);
        assert.ok(part.top >= 0 && part.top + part.height <= height && part.height >= 1);
        assert.ok(part.width === width || part.height === height);
        assert.ok(part.left <= across * width + 1 && across * width <= part.left + part.width + 1);
        assert.ok(part.top <= down * height + 1 && down * height <= part.top + part.height + 1);
      }),
    );
  });

  it('of a sign are small, whatever its shape', () => {
    const sizes = (width: number, height: number) =>
      filesOf({ width, height, isTransparent: true }).logo.map((each) => [each.format, each.width, each.height]);
    assert.deepEqual(sizes(2000, 1000), [
      ['webp', 320, 160],
      ['png', 320, 160],
    ]);
    assert.deepEqual(sizes(3000, 100)[0], ['webp', 480, 16]);
    assert.deepEqual(sizes(60, 60)[0], ['webp', 60, 60]);
  });
});

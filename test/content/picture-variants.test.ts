/** The files of a picture: never larger than the original, never more than the formats can hold. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { variantsOf } from '../../src/content/images/picture-variants.ts';

const sizesOf = (width: number, height: number, isTransparent = false, hasAvif = false) =>
  variantsOf(
    {
      path: 'content/images/a.jpg',
      bytes: new Uint8Array(),
      width,
      height,
      isTransparent,
      ground: undefined,
      isSeveral: false,
    },
    [],
    hasAvif,
  );

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
    const original = {
      path: 'content/images/Room 1.jpg',
      width: 40,
      height: 30,
      isTransparent: false,
      ground: undefined,
      isSeveral: false,
    };
    const part = { left: 1, top: 2, width: 3, height: 4 };
    const addresses = [
      variantsOf({ ...original, bytes: Uint8Array.of(1) }, [], false),
      variantsOf({ ...original, bytes: Uint8Array.of(2) }, [], false),
      variantsOf({ ...original, bytes: Uint8Array.of(1) }, [part], false),
      variantsOf({ ...original, bytes: Uint8Array.of(1) }, [{ ...part, left: 2 }], false),
    ].map(([first]) => first?.address ?? '');
    assert.equal(new Set(addresses).size, 4);
    for (const address of addresses) assert.match(address, /^\/images\/room-1-[0-9a-f]{10}-40\.webp$/);
  });
});

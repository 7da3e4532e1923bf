/** What must not be seen on a picture is in none of its files; everything around it is as it was. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Rectangle } from '../../src/campaign/picture.ts';
import sharp from '../../src/drawing/sharp.ts';
import { fillBlack, type Pixels } from '../../src/pictures/redaction.ts';
import { runs } from '../runs.ts';
import { pixelsOf, publishPictures } from './published-pictures.ts';

/** Bright everywhere and different in every place, so that nothing black or moved goes unnoticed. */
function original(width: number, height: number, channels: 3 | 4) {
  const data = Buffer.alloc(width * height * channels, 0xff);
  for (let index = 0; index < width * height; index += 1) {
    const [x, y] = [index % width, Math.floor(index / width)];
    data[index * channels] = 80 + Math.round((x / width) * 160);
    data[index * channels + 1] = 80 + Math.round((y / height) * 160);
    data[index * channels + 2] = 200;
  }
  // One pixel that can be seen through, so that it is published as PNG, bit for bit.
  if (channels === 4) data[3] = 0xfe;
  return sharp(data, { raw: { width, height, channels } });
}

const ownFile = (parts: readonly Rectangle[]) =>
  `people: redacted\nredact:\n${parts.map((part) => `  - ${JSON.stringify(part)}\n`).join('')}`;

/** How far a pixel is inside a part, px; negative outside. */
function depth({ left, top, width, height }: Rectangle, x: number, y: number): number {
  return Math.min(x - left, left + width - 1 - x, y - top, top + height - 1 - y);
}

function scaled({ left, top, width, height }: Rectangle, by: number): Rectangle {
  return { left: left * by, top: top * by, width: width * by, height: height * by };
}

/** A part of a picture of that size. */
const partOf = (width: number, height: number) =>
  fc
    .tuple(
      fc.integer({ min: 0, max: width - 1 }),
      fc.integer({ min: 0, max: height - 1 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
    )
    .map(([left, top, across, down]) => ({
      left,
      top,
      width: 1 + Math.floor(across * (width - left - 1)),
      height: 1 + Math.floor(down * (height - top - 1)),
    }));

describe('a part that nobody may see', () => {
  it('is black in every file of a sideways photograph, and all else is as without it', async () => {
    const parts = [
      { left: 100, top: 1500, width: 300, height: 200 },
      { left: 500, top: 0, width: 400, height: 333 },
    ];
    const photograph = await original(1800, 900, 3).withMetadata({ orientation: 6 }).jpeg().toBuffer();
    const plain = await publishPictures({ 'a.jpg': photograph, 'a.yml': 'avif: true\n' });
    const redacted = await publishPictures({ 'a.jpg': photograph, 'a.yml': `${ownFile(parts)}avif: true\n` });
    assert.equal(redacted.length, 6);
    for (const [index, { address, body }] of redacted.entries()) {
      assert.notEqual(address, plain[index]?.address);
      const { data, width, height } = await pixelsOf(body);
      const { data: before } = await pixelsOf(plain[index]?.body ?? '');
      const shown = parts.map((part) => scaled(part, width / 900));
      for (let y = 0; y < height; y += 1) {
        for (let x = 0; x < width; x += 1) {
          const inside = Math.max(...shown.map((part) => depth(part, x, y)));
          // Scaling and lossy encoding make the edge soft on both sides.
          if (inside > -12 && inside < 8) continue;
          for (let at = (y * width + x) * 3; at < (y * width + x) * 3 + 3; at += 1) {
            const off = inside > 0 ? (data[at] ?? 0) : Math.abs((data[at] ?? 0) - (before[at] ?? 0));
            if (off > 12) assert.fail(`${address}: ${off} at ${x}, ${y}, ${inside} inside`);
          }
        }
      }
    }
  });

  it('is where it is counted on the upright picture, to the pixel, however the camera was held', async () => {
    const size = fc.tuple(fc.integer({ min: 2, max: 40 }), fc.integer({ min: 2, max: 40 }));
    const cases = size.chain(([width, height]) =>
      fc.record({
        width: fc.constant(width),
        height: fc.constant(height),
        orientation: fc.integer({ min: 1, max: 8 }),
        // Sides turn with the camera; what is on the smaller square is on both.
        parts: fc.array(partOf(Math.min(width, height), Math.min(width, height)), {
          minLength: 1,
          maxLength: 3,
        }),
      }),
    );
    await fc.assert(
      fc.asyncProperty(cases, async ({ width, height, orientation, parts }) => {
        const bytes = await original(width, height, 4)
          .withMetadata({ orientation })
          .webp({ lossless: true })
          .toBuffer();
        const files = await publishPictures({ 'a.webp': bytes, 'a.yml': ownFile(parts) });
        const png = files.find(({ address }) => address.endsWith('.png'));
        const after = await pixelsOf(png?.body ?? '');
        const upright = await pixelsOf(await sharp(bytes).autoOrient().png().toBuffer());
        assert.deepEqual([after.width, after.height], [upright.width, upright.height]);
        for (let index = 0; index < after.data.length; index += 1) {
          const [x, y] = [Math.floor(index / 3) % after.width, Math.floor(index / 3 / after.width)];
          const isHidden = parts.some((part) => depth(part, x, y) >= 0);
          assert.equal(after.data[index], isHidden ? 0 : upright.data[index]);
        }
      }),
      { numRuns: runs(40) },
    );
  });

  it('is filled in grey and transparent pixels alike, and nothing else is', () => {
    const channelCounts = fc.constantFrom<Pixels['channels'][]>(1, 2, 3, 4);
    const cases = fc.tuple(
      channelCounts,
      fc.array(partOf(9, 7), { maxLength: 3 }),
      fc.uint8Array({ minLength: 252, maxLength: 252 }),
    );
    fc.assert(
      fc.property(cases, ([channels, parts, bytes]) => {
        const before = bytes.slice(0, 9 * 7 * channels);
        const { data } = fillBlack({ data: before, width: 9, height: 7, channels }, parts);
        assert.deepEqual(before, bytes.slice(0, 9 * 7 * channels), 'the original is untouched');
        for (const [index, value] of data.entries()) {
          const pixel = Math.floor(index / channels);
          const isHidden = parts.some((part) => depth(part, pixel % 9, Math.floor(pixel / 9)) >= 0);
          const black = channels % 2 === 0 && index % channels === channels - 1 ? 0xff : 0;
          assert.equal(value, isHidden ? black : before[index]);
        }
      }),
    );
  });

  it('that is not on the picture stops everything', () => {
    const pixels = { data: new Uint8Array(12), width: 2, height: 2, channels: 3 } as const;
    assert.throws(() => fillBlack(pixels, [{ left: 1, top: 0, width: 2, height: 1 }]));
    assert.throws(() => fillBlack(pixels, [{ left: 0, top: 1, width: 1, height: 2 }]));
  });
});

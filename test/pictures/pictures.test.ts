/** Pictures: upright, in true colours, encoded once, without a trace of where and with what they were taken. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Cache } from '../../src/campaign/publication.ts';
import sharp from '../../src/drawing/sharp.ts';
import { miniCampaign, writeFiles } from '../mini-campaign.ts';
import { siteAsOf } from '../site-as-of.ts';
import { pixelsOf, publishPictures } from './published-pictures.ts';

const picture = (width: number, height: number, channels: 3 | 4 = 3) =>
  sharp({ create: { width, height, channels, background: { r: 0x33, g: 0x66, b: 0x99, alpha: 0.5 } } });

/** A sideways photograph with a camera, a place and a person in its metadata. */
async function photograph(): Promise<Buffer> {
  return picture(2400, 1200)
    .withExif({
      IFD0: { Artist: 'Ainur Secret', Model: 'Camera 4711' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '43/1 20/1 0/1' },
    })
    .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/"><creator>Ainur Secret</creator></x:xmpmeta>')
    .withIccProfile('p3')
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
}

describe('a picture in a text', () => {
  it('is published upright, scaled, in three formats, and in each without its metadata', async () => {
    const original = await photograph();
    const { exif, xmp, icc } = await sharp(original).metadata();
    assert.ok(exif && xmp && icc, 'the original has metadata');
    const files = await publishPictures({ 'Main Square.jpg': original, 'Main Square.yml': 'avif: true\n' });
    assert.equal(files.length, 9);
    for (const { address, body } of files) {
      const [, width, ending] = /^\/images\/main-square-[0-9a-f]{10}-(\d+)\.(avif|webp|jpg)$/.exec(address) ?? [];
      const bytes = Buffer.from(body);
      const metadata = await sharp(bytes).metadata();
      const format = { avif: 'heif', webp: 'webp', jpg: 'jpeg' }[ending ?? ''];
      assert.deepEqual([metadata.format, metadata.width, metadata.height], [format, Number(width), Number(width) * 2]);
      const traces = [metadata.exif, metadata.xmp, metadata.icc, metadata.iptc, metadata.orientation];
      assert.deepEqual(traces, Array(5).fill(undefined), address);
      assert.doesNotMatch(bytes.toString('latin1'), /Secret|4711|GPS|Exif|xmp|ICC/i, address);
    }
  });

  it('has the colours of its profile or its inks, or of its grey', async () => {
    const files = await publishPictures({
      'inks.jpg': await picture(40, 30).withIccProfile('cmyk').toColourspace('cmyk').jpeg({ quality: 100 }).toBuffer(),
      'wide.png': await picture(40, 30).withIccProfile('p3').png().toBuffer(),
      'deep.png': await picture(40, 30).toColourspace('rgb16').png().toBuffer(),
      'grey.png': await picture(40, 30).greyscale().toColourspace('b-w').png().toBuffer(),
    });
    assert.equal(files.length, 8);
    for (const { address, body } of files) {
      const { data } = await pixelsOf(body);
      // No ink is quite as blue.
      const tolerance = address.includes('inks') ? 24 : 8;
      const expected = address.includes('grey') ? [0x60, 0x60, 0x60] : [0x33, 0x66, 0x99];
      for (const [index, value] of expected.entries())
        assert.ok(Math.abs((data[index] ?? 0) - value) <= tolerance, `${address}: ${[...data.subarray(0, 3)]}`);
    }
  });

  it('is the first of a moving one, and seen through where the original is', async () => {
    const frames = Buffer.concat([Buffer.alloc(300, 0xee), Buffer.alloc(300, 0x11)]);
    const moving = sharp(frames, { raw: { width: 10, height: 20, channels: 3, pageHeight: 10 } });
    const files = await publishPictures({
      'flag.gif': await moving.gif({ delay: [100, 100] }).toBuffer(),
      'veil.png': await picture(10, 10, 4).png().toBuffer(),
    });
    assert.deepEqual(
      files.map(({ address }) => address.replace(/-[0-9a-f]{10}/, '')),
      ['/images/flag-10.jpg', '/images/flag-10.webp', '/images/veil-10.png', '/images/veil-10.webp'],
    );
    const [flag, , veil] = files.map(({ body }) => Buffer.from(body));
    assert.ok((await pixelsOf(flag ?? '')).data.every((value) => Math.abs(value - 0xee) < 4));
    assert.deepEqual([...(await sharp(veil).raw().toBuffer()).subarray(0, 4)], [0x33, 0x66, 0x99, 0x80]);
  });

  it('is encoded once, and has the same bytes every time', async () => {
    const original = await photograph();
    const kept = new Map<string, Uint8Array>();
    const made: string[] = [];
    const cache: Cache = {
      get: (key) => kept.get(key),
      set: (key, bytes) => {
        made.push(key);
        kept.set(key, bytes);
      },
    };
    const files = { 'a/room.jpg': original, 'b/room.jpg': original, 'c/hall.jpg': original };
    const first = await publishPictures(files, cache);
    assert.equal(first.length, 12);
    assert.equal(made.length, 12);
    assert.deepEqual(await publishPictures(files, cache), first);
    assert.equal(made.length, 12);
    assert.deepEqual(await publishPictures(files), first);
  });

  it('that is no picture is told', async () => {
    const folder = miniCampaign();
    writeFiles(folder, { 'content/images/room.jpg': 'not a picture', 'content/images/plan.svg': '<svg/>' });
    const site = await siteAsOf(folder, '2026-04-10');
    assert.deepEqual(
      site.problems.map(({ file, message }) => `${file} ${message}`),
      [
        'content/images/plan.svg is a drawing (SVG) that cannot be read. Save it again as SVG, or as PNG.',
        'content/images/room.jpg is not a picture that can be read; a part of it may be missing. Copy it here again, or save it again as JPEG or PNG.',
      ],
    );
  });
});

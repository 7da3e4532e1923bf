/** Pictures: upright, small enough, without a trace of where and with what they were taken. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import sharp from '../../src/text/sharp.ts';
import { miniCampaign, writeFiles } from '../mini-campaign.ts';
import { siteAsOf, textOf } from '../site-as-of.ts';

/** A sideways photograph with a camera, a place and a person in its metadata. */
async function photograph(): Promise<Buffer> {
  return sharp({ create: { width: 2400, height: 1200, channels: 3, background: '#336699' } })
    .withExif({
      IFD0: { Artist: 'Ainur Secret', Model: 'Camera 4711' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '43/1 20/1 0/1' },
    })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
}

describe('a picture in a text', () => {
  it('is encoded anew, upright, scaled, and without its metadata', async () => {
    const folder = miniCampaign();
    const original = await photograph();
    assert.ok((await sharp(original).metadata()).exif, 'the original has metadata');
    writeFiles(folder, {
      'content/images/Main Square.jpg': original,
      'content/images/private.jpg': original,
      'content/statement.md':
        '---\ntitle: Open the library\n---\n\nWe read.\n\n![The reading room](<images/Main Square.jpg>)\n',
    });
    const site = await siteAsOf(folder, '2026-04-10');
    assert.deepEqual(site.problems, []);
    const [, src, width, height] =
      /<img src="([^"]+)" alt="The reading room" width="(\d+)" height="(\d+)" loading="lazy">/.exec(
        textOf(site, '/statement/index.html'),
      ) ?? [];
    assert.match(src ?? '', /^\.\.\/images\/main-square-[0-9a-f]{10}\.jpg$/);
    const published = [...(site.files ?? [])].filter(([address]) => address.startsWith('/images/'));
    assert.equal(published.length, 1, 'a picture that no text shows stays private');
    const [address, file] = published[0] ?? [];
    assert.equal(address, src?.slice(2));
    const bytes = Buffer.from(file?.body ?? '');
    const metadata = await sharp(bytes).metadata();
    assert.deepEqual([metadata.width, metadata.height], [1200, 2400]);
    assert.deepEqual([Number(width), Number(height)], [1200, 2400]);
    assert.deepEqual(
      [metadata.exif, metadata.xmp, metadata.iptc, metadata.orientation],
      [undefined, undefined, undefined, undefined],
    );
    assert.doesNotMatch(bytes.toString('latin1'), /Secret|4711|GPS/);
  });

  it('that is no picture, or of a kind that can carry a script, is told', async () => {
    const folder = miniCampaign();
    writeFiles(folder, { 'content/images/room.jpg': 'not a picture', 'content/images/plan.svg': '<svg/>' });
    const site = await siteAsOf(folder, '2026-04-10');
    assert.deepEqual(
      site.problems.map(({ file, message }) => `${file} ${message}`),
      [
        'content/images/plan.svg is a kind of picture that is not published. Save it as JPEG or PNG.',
        'content/images/room.jpg is not a picture that can be read, or is far too large. Save it again as JPEG or PNG.',
      ],
    );
  });
});

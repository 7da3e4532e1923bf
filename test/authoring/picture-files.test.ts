/** Pictures that an organiser adds are stored without what they tell, and never as a file that could run. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import sharp from 'sharp';
import { addPicture, hideParts } from '../../src/authoring/picture-files.ts';
import { miniCampaign } from '../mini-campaign.ts';

const GREY = { create: { width: 60, height: 40, channels: 3, background: '#888' } } as const;

async function added(campaign: string, name: string, bytes: Uint8Array): Promise<string> {
  const read = await addPicture(campaign, name, bytes);
  assert.ok(typeof read === 'object', String(read));
  return join(campaign, 'content/images', read.name);
}

describe('a picture that is added', () => {
  it('loses what it tells in every format, and what is hidden on it', async () => {
    const campaign = miniCampaign();
    for (const format of ['jpeg', 'png', 'webp', 'gif', 'avif', 'tiff'] as const) {
      const told = await sharp(GREY)
        .withExif({ IFD0: { Artist: 'Ainur B.' } })
        .toFormat(format)
        .toBuffer();
      const path = await added(campaign, `${format}.${format}`, told);
      const { exif, height } = await sharp(path).metadata();
      assert.deepEqual([exif, height], [undefined, 40], format);
      await hideParts(campaign, `${format}.${format}`, [{ left: 0, top: 0, width: 60, height: 40 }]);
      const { channels } = await sharp(path).stats();
      assert.ok(
        channels.slice(0, 3).every(({ max }) => max < 8),
        format,
      );
    }
  });

  it('is of a drawing the picture that is published, not the drawing, which may have names and programs in it', async () => {
    const campaign = miniCampaign();
    const drawing = Buffer.from(
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10" onload="alert(1)"><metadata>Ainur B.</metadata><script>1</script><path d="M0 0h20v10z"/></svg>',
    );
    for (const name of ['Our sign.SVG', 'called.png']) {
      const path = await added(campaign, name, drawing);
      assert.match(path, /(our-sign|called)\.png$/);
      assert.equal((await sharp(path).metadata()).format, 'png');
      assert.doesNotMatch(readFileSync(path, 'latin1'), /Ainur|script/);
    }
    assert.ok(!existsSync(join(campaign, 'content/images/our-sign.svg')));
  });
});

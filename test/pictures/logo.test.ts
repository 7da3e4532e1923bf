/** The campaign's sign: on every page, card and sheet, at a size, on the ground that it shows on, without what is hidden. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import { unzlibSync } from 'fflate';
import sharp from '../../src/drawing/sharp.ts';
import type { Site } from '../../src/eleventy/site.ts';
import { miniCampaign, writeFiles } from '../mini-campaign.ts';
import { foldedOf, siteAsOf, textOf } from '../site-as-of.ts';

const colour = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#00f' } })
    .png()
    .toBuffer();

/** The mini-campaign with a sign, and what more its own file says. */
async function withLogo(logo: Uint8Array, ownFile = ''): Promise<Site> {
  const folder = miniCampaign();
  const campaign = readFileSync(join(folder, 'content/campaign.yml'), 'utf8');
  writeFiles(folder, {
    'content/campaign.yml': `${campaign.replace('print: none', 'print: a4')}logo: images/logo.png\n`,
    'content/images/logo.png': logo,
    'content/images/logo.yml': ownFile || 'people: none\n',
  });
  return siteAsOf(folder, '2026-04-10');
}

function bytesOf(site: Site, name: RegExp): Buffer {
  const [, file] = [...(site.files ?? [])].find(([address]) => name.test(address)) ?? [];
  assert.ok(file, `${name}: ${JSON.stringify(site.problems)}`);
  return Buffer.from(file.body);
}

const CARD = /^\/cards\/events-vigil-\w{10}\.png$/;
const blueOn = async (png: Buffer): Promise<boolean> =>
  (await sharp(png).removeAlpha().raw().toBuffer()).includes(Buffer.from('0000ff'.repeat(20), 'hex'));

describe('the campaign’s sign', () => {
  let site: Site;
  before(async () => {
    site = await withLogo(await colour(800, 200));
  });

  it('is in the masthead of every page, with a size, so that nothing moves when it comes', () => {
    for (const address of ['/index.html', '/events/vigil/index.html', '/404.html']) {
      const [image = '', src = ''] = /<img[^>]* src="([^"]*logo-[^"]*)"[^>]*>/.exec(textOf(site, address)) ?? [];
      assert.match(image, / width="480" height="120"/, address);
      assert.match(image, / alt=""/, address);
      assert.doesNotMatch(image, /loading="lazy"/, address);
      assert.ok(site.files?.has(src.replace(/^[./]*/, '/')), src);
    }
    assert.doesNotMatch(foldedOf(site, '/index.html'), /masthead-logo[^>]*>\s*<a/, 'the first page leads to no page');
    const files = [...(site.files?.keys() ?? [])].filter((address) => address.startsWith('/images/'));
    assert.equal(files.length, 2, `no file that no page shows: ${files}`);
  });

  it('is on cards and sheets, grey where these are black and white', async () => {
    assert.ok(await blueOn(bytesOf(site, CARD)));
    for (const [name, isGrey] of [
      ['vigil-poster-a4.pdf', false],
      ['vigil-poster-a4-black.pdf', true],
      ['leaflet-a5-black.pdf', true],
    ] as const) {
      const [image] = imagesOn(bytesOf(site, new RegExp(`/print/${name}$`)));
      assert.ok(image, name);
      const [red = 0, , blue = 0] = image.data;
      assert.equal(image.channels === 1 || red === blue, isGrey, name);
    }
  });

  it('is another on every card as soon as it changes, and its hidden part is black there', async () => {
    const logo = await colour(800, 200);
    const hidden = await withLogo(logo, 'redact:\n  - { left: 0, top: 0, width: 800, height: 200 }\n');
    assert.notDeepEqual(bytesOf(hidden, CARD), bytesOf(site, CARD));
    assert.equal(await blueOn(bytesOf(hidden, CARD)), false);
    const [image] = imagesOn(bytesOf(hidden, /\/print\/vigil-poster-a4\.pdf$/));
    assert.ok(image?.data.every((value) => value === 0));
  });

  it('keeps a ground where it can be seen through, on pages and cards', async () => {
    // White lines, which would be lost on paper.
    const lines = await sharp({
      create: { width: 80, height: 40, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } },
    })
      .composite([
        { input: { create: { width: 20, height: 20, channels: 4, background: 'white' } }, left: 30, top: 10 },
      ])
      .png()
      .toBuffer();
    const white = await withLogo(lines);
    assert.match(textOf(white, '/events/vigil/index.html'), /<img class="on-dark"/);
    assert.match(textOf(white, '/events/vigil/index.html'), /\.on-dark\{/);
    const pixels = await sharp(bytesOf(white, CARD)).removeAlpha().raw().toBuffer();
    const [right, bottom] = [1200 - 60 - 40, 630 - 28 - 20];
    const at = (bottom * 1200 + right) * 3;
    assert.ok(
      [...pixels.subarray(at, at + 3)].every((value) => value > 230),
      'its lines are white',
    );
    const beside = at - 30 * 3;
    assert.ok(
      [...pixels.subarray(beside, beside + 3)].every((value) => value < 60),
      'its ground is dark',
    );
  });
});

/** The pixels of the pictures on a PDF, whose streams are deflated. */
function imagesOn(pdf: Buffer): { data: Uint8Array; channels: number }[] {
  const objects = [...pdf.toString('latin1').matchAll(/ obj\n<<([^<>]*)>>\nstream\n/g)];
  return objects.flatMap(({ index, 0: { length }, 1: dictionary = '' }) => {
    const numberOf = (key: string): number => Number(new RegExp(`/${key} (\\d+)`).exec(dictionary)?.[1] ?? 0);
    if (!dictionary.includes('/Subtype /Image')) return [];
    const data = unzlibSync(pdf.subarray(index + length, index + length + numberOf('Length')));
    return [{ data, channels: data.length / numberOf('Width') / numberOf('Height') }];
  });
}

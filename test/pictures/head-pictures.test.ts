/** The picture at the head of a text: on its page, in lists, on the first page and on cards, by its focus, in every language. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import sharp from '../../src/drawing/sharp.ts';
import type { Site } from '../../src/eleventy/site.ts';
import { miniCampaign, writeFiles } from '../mini-campaign.ts';
import { siteAsOf, textOf } from '../site-as-of.ts';

const WIDTH = 2400;
const HEIGHT = 900;

/** As hard to compress as a photograph; a third from the left it is green from top to bottom. */
async function photograph(width = WIDTH, height = HEIGHT): Promise<Buffer> {
  const data = Buffer.alloc(width * height * 3);
  let seed = 7;
  for (let at = 0; at < data.length; at += 3) {
    seed = (seed * 16_807) % 2_147_483_647;
    const x = (at / 3) % width;
    const isGreen = Math.abs(x / width - 0.3) < 0.05;
    data[at] = isGreen ? 0 : 120 + (seed % 80);
    data[at + 1] = isGreen ? 200 : 60 + (seed % 90);
    data[at + 2] = isGreen ? 0 : 60 + (seed % 70);
  }
  return sharp(data, { raw: { width, height, channels: 3 } })
    .jpeg({ quality: 90 })
    .toBuffer();
}

const FIELDS = 'picture: images/square.jpg\npicture-alt: A crowd with banners\n';

/** The mini-campaign in two languages, with the picture everywhere. */
async function pictured(ownFile: string, picture?: Buffer): Promise<Site> {
  const folder = miniCampaign();
  const withFields = (path: string): string =>
    readFileSync(join(folder, path), 'utf8').replace('---\n', `---\n${FIELDS}`);
  const campaign = readFileSync(join(folder, 'content/campaign.yml'), 'utf8').replace('[en]', '[en, ru]');
  writeFiles(folder, {
    'content/images/square.jpg': picture ?? (await photograph()),
    'content/images/square.yml': ownFile,
    'content/campaign.yml': campaign + FIELDS,
    'content/campaign.ru.yml': 'title: Откройте библиотеку\npicture-alt: Толпа с плакатами\n',
    'content/events/vigil.md': withFields('content/events/vigil.md'),
    'content/events/vigil.ru.md': '---\ntitle: Бдение\npicture-caption: Площадь у библиотеки\n---\n\nПриходите.\n',
    'content/facts/readers.md': withFields('content/facts/readers.md'),
    'content/updates/thirty.md': `---\ntitle: Thirty came\ndate: 2026-04-02 09:00\n${FIELDS}---\n\nThey came.\n`,
    'content/pages/faq.md': `---\ntitle: Questions\n${FIELDS}---\n\nWhy?\n`,
  });
  return siteAsOf(folder, '2026-04-10');
}

const PAGES = ['events/vigil', 'facts/readers', 'updates/thirty', 'faq'];
const OWN_FILE = 'caption: The square\ncredit: "Photo: A. B."\nfocus: [0.3, 0.5]\n';

function figureOn(site: Site, address: string): string {
  return /<figure>[\s\S]*?<\/figure>/.exec(textOf(site, address))?.[0] ?? '';
}

function cardOn(site: Site, address: string): { type: string; bytes: Buffer } {
  const html = textOf(site, address);
  const [, card = ''] = /property="og:image" content="https:\/\/library\.example([^"]*)"/.exec(html) ?? [];
  const [, type = ''] = /property="og:image:type" content="([^"]*)"/.exec(html) ?? [];
  return { type, bytes: Buffer.from(site.files?.get(card)?.body ?? '') };
}

/** A picture's pixels, and which of its columns are green for the most part, as parts of its width. */
async function greenIn(bytes: Buffer, down = 0.5): Promise<number[]> {
  const { data, info } = await sharp(bytes).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const row = Math.floor(info.height * down) * info.width;
  return Array.from({ length: info.width }, (_, x) => x)
    .filter((x) => {
      const [red = 0, green = 0] = data.subarray((row + x) * 3, (row + x) * 3 + 2);
      return green > 150 && red < 80;
    })
    .map((x) => x / info.width);
}

const mean = (values: readonly number[]): number => values.reduce((sum, each) => sum + each, 0) / values.length;

describe('the picture at the head of a text', () => {
  let site: Site;
  before(async () => {
    site = await pictured(OWN_FILE);
    assert.ok(site.files, JSON.stringify(site.problems));
  });

  it('stands on its page with a description, the caption and the credit of its own file, and is asked for at once', () => {
    for (const page of PAGES) {
      const figure = figureOn(site, `/${page}/index.html`);
      assert.match(figure, / alt="A crowd with banners" width="1600" height="600"/, page);
      assert.match(figure, /loading="eager" fetchpriority="high"/, page);
      assert.match(figure, /<figcaption>The square <small>Photo: A\. B\.<\/small><\/figcaption>/, page);
    }
  });

  it('is cropped by its focus for the first page and for lists, which wait for it', async () => {
    const hero = figureOn(site, '/index.html');
    assert.match(hero, / alt="A crowd with banners" width="1200" height="800" decoding="async" loading="eager"/);
    for (const list of ['/events/', '/facts/', '/updates/'])
      assert.match(
        textOf(site, `${list}index.html`),
        /class="list-picture"><picture>[\s\S]*? alt="" width="480" height="360" decoding="async" loading="lazy"/,
        list,
      );
    for (const use of ['hero', 'list']) {
      const crops = [...(site.files ?? [])].filter(([address]) => address.includes(`-${use}-`));
      assert.ok(crops.length >= 4, use);
      for (const [address, { body }] of crops)
        assert.ok(Math.abs(mean(await greenIn(Buffer.from(body))) - 0.5) < 0.1, address);
    }
  });

  it('says all of this in the page’s language, and marks the words that are not', () => {
    const home = figureOn(site, '/ru/index.html');
    assert.match(home, / alt="Толпа с плакатами" width/);
    assert.match(home, /<figcaption lang="en">The square/);
    const event = figureOn(site, '/ru/events/vigil/index.html');
    assert.match(event, / alt="A crowd with banners" lang="en" width/);
    assert.match(event, /<figcaption>Площадь у библиотеки <small>Photo: A\. B\./);
  });

  it('is on the cards, which are light JPEGs then, its focus in sight', async () => {
    for (const page of ['', ...PAGES.map((each) => `${each}/`), 'ru/events/vigil/']) {
      const { type, bytes } = cardOn(site, `/${page}index.html`);
      const { format, width, height } = await sharp(bytes).metadata();
      assert.deepEqual([type, format, width, height], ['image/jpeg', 'jpeg', 1200, 630], page);
      assert.ok(bytes.length < 100_000, `${page}: ${bytes.length}`);
      assert.ok(Math.abs(mean(await greenIn(bytes)) - (1200 - 200) / 1200) < 0.05, page);
    }
    for (const [address, { body }] of site.files ?? [])
      if (/^\/cards\/.*-(square|story)-\w+\.jpg$/.test(address))
        assert.ok(Buffer.byteLength(body) < 100_000 && (await greenIn(Buffer.from(body), 0.2)).length > 0, address);
    assert.match(cardOn(site, '/events/index.html').type, /png/);
  });

  it('shows in no crop and on no card what must be hidden, and is another card as soon as it changes', async () => {
    const hidden = `${OWN_FILE}redact:\n  - { left: 0, top: 0, width: ${WIDTH}, height: ${HEIGHT} }\n`;
    const redacted = await pictured(hidden);
    const files = [...(redacted.files ?? [])].filter(([address]) => address.startsWith('/images/'));
    assert.ok(files.length > 0);
    for (const [address, { body }] of files) {
      const { channels } = await sharp(Buffer.from(body)).stats();
      assert.ok(Math.max(...channels.map(({ max }) => max)) < 16, address);
    }
    for (const page of PAGES) {
      const { bytes } = cardOn(redacted, `/${page}/index.html`);
      assert.notDeepEqual(bytes, cardOn(site, `/${page}/index.html`).bytes);
      const part = await sharp(bytes).extract({ left: 820, top: 10, width: 370, height: 610 }).png().toBuffer();
      const { channels } = await sharp(part).stats();
      assert.ok(Math.max(...channels.map(({ max }) => max)) < 16, page);
    }
  });

  it('is published in no file that no page shows', () => {
    const files = [...(site.files?.keys() ?? [])].filter((address) => address.startsWith('/images/'));
    const pages = [...(site.files?.keys() ?? [])].filter((address) => address.endsWith('/index.html'));
    const all = pages.map((page) => textOf(site, page)).join();
    for (const file of files) assert.ok(all.includes(file.slice(1)), file);
  });
});

/** The styles of `style:` in campaign.yml: each a folder, in pages, cards and sheets; a campaign's own folder is one too. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import { brotliCompressSync } from 'node:zlib';
import { stylesOf } from '../../src/build/folders.ts';
import type { Site } from '../../src/eleventy/site.ts';
import { miniCampaign, ROOT, writeFiles } from '../mini-campaign.ts';
import { siteAsOf, textOf } from '../site-as-of.ts';

/** A campaign in a style, with files of its own. */
async function siteIn(style: string, files: Readonly<Record<string, string | Uint8Array>> = {}): Promise<Site> {
  const campaign = miniCampaign();
  const own = readFileSync(join(campaign, 'content/campaign.yml'), 'utf8');
  writeFiles(campaign, { ...files, 'content/campaign.yml': `${own}style: ${style}\n` });
  const site = await siteAsOf(campaign, '2026-04-10');
  assert.deepEqual(site.problems, []);
  return site;
}

const filesOf = ({ files }: Site, name: RegExp): Uint8Array[] =>
  [...(files?.values() ?? [])].filter(({ address }) => name.test(address)).map(({ body }) => Buffer.from(body));

const weight = (site: Site): number =>
  [
    ...filesOf(site, /^\/events\/vigil\/$/).map((page) => brotliCompressSync(page)),
    ...filesOf(site, /\.woff2$/),
  ].reduce((sum, { length }) => sum + length, 0);

const EVENT = '/events/vigil/index.html';

describe('a style', () => {
  const built = new Map<string, Site>();
  before(async () => {
    for (const style of stylesOf(ROOT).keys()) built.set(style, await siteIn(style));
  });

  it('is each folder of templates/styles, and documented', () => {
    const folders = readdirSync(join(ROOT, 'templates/styles'), { withFileTypes: true }).filter((each) =>
      each.isDirectory(),
    );
    assert.deepEqual([...built.keys()], folders.map(({ name }) => name).sort());
    const design = readFileSync(join(ROOT, 'docs/design.md'), 'utf8');
    for (const style of built.keys()) assert.match(design, new RegExp(`^\\| \`${style}\` \\|`, 'm'));
  });

  it('differs from the others in pages and cards', () => {
    const pages = [...built.values()].map((site) => textOf(site, EVENT));
    const cards = [...built.values()].map((site) =>
      filesOf(site, /^\/cards\/events-vigil-[^/]*\.png$/)
        .map(String)
        .join(),
    );
    assert.equal(new Set(pages).size, built.size);
    assert.equal(new Set(cards).size, built.size);
    assert.ok(!cards.includes(''));
  });

  it('brings our face only where it asks for it, and the plain one is the lightest', () => {
    const fonts = [...built].filter(([, site]) => filesOf(site, /\.woff2$/).length > 0).map(([name]) => name);
    assert.deepEqual(fonts, ['poster']);
    const weights = new Map([...built].map(([name, site]) => [name, weight(site)]));
    const [lightest] = [...weights].sort(([, a], [, b]) => a - b);
    assert.equal(lightest?.[0], 'plain', JSON.stringify([...weights]));
  });

  it('has its own colours, unless the campaign names some', async () => {
    const plain = built.get('plain');
    assert.ok(plain);
    assert.match(textOf(plain, EVENT), /--paper:#fff\b/);
    const own = await siteIn('plain\ncolours: { paper: "#ffe0e0" }');
    assert.match(textOf(own, EVENT), /--paper:#ffe0e0;--ink:#111\b/);
  });

  it('of a campaign is a folder too; what it lacks is the usual, and what the campaign has beside it wins', async () => {
    const site = await siteIn('zine', {
      'templates/styles/zine/colours.yml': 'accent: "#00ff7f"\n',
      'templates/styles/zine/parts/colophon/colophon.njk': '<footer>Zine</footer>',
      'templates/styles/zine/parts/masthead/masthead.njk': '<header>Zine</header>',
      'templates/parts/masthead/masthead.njk': '<header>Ours</header>',
      'templates/styles/campaign.css': '.hero { rotate: -1deg; }',
    });
    const page = textOf(site, EVENT);
    assert.match(page, /--accent:#00ff7f/);
    assert.match(page, /<footer>Zine<\/footer>/);
    assert.match(page, /<header>Ours<\/header>/);
    assert.match(page, /rotate:-1deg/);
    assert.match(page, /--display:"?Handbill Display/);
  });

  it('that brings no face of ours has the campaign’s own', async () => {
    const require = createRequire(import.meta.url);
    const font = require.resolve('@expo-google-fonts/oswald/700Bold/Oswald_700Bold.ttf');
    const site = await siteIn('plain', { 'content/fonts/display.ttf': readFileSync(font) });
    assert.equal(filesOf(site, /\.woff2$/).length, 1);
    assert.match(textOf(site, EVENT), /@font-face\{font-family:Campaign Display/);
  });
});

/** Every example of docs/extending.md and docs/design.md is built as it stands there, and does what the document says. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import { DiskCache } from '../../src/build/disk-cache.ts';
import sharp from '../../src/drawing/sharp.ts';
import { makeSite } from '../../src/eleventy/make-site.ts';
import type { Site } from '../../src/eleventy/site.ts';
import { readNow } from '../../src/time/now.ts';
import { miniCampaign, ROOT, writeFiles } from '../mini-campaign.ts';
import { textOf } from '../site-as-of.ts';
import { addPackages } from './packages.ts';

type Files = Readonly<Record<string, string>>;

const CONFIGURATION = 'eleventy.config.js';

/** The files of each section of the documents, by its heading. */
const SECTIONS = new Map(
  ['docs/extending.md', 'docs/design.md']
    .flatMap((path) => readFileSync(join(ROOT, path), 'utf8').split(/^(?=##+ )/m))
    .map((text): [string, Files] => {
      const files = [...text.matchAll(/^```\w+ file=(\S+)\n(.*?)^```$/gms)];
      return [/^#+ (.*)$/m.exec(text)?.[1] ?? '', Object.fromEntries(files.map(([, name, body]) => [name, body]))];
    }),
);

/** Sections that change the whole site, each built by itself. */
const APART = [
  'A configuration of your own',
  'Cards and sheets',
  'Replacing what is built in',
  'addTransform',
  'In TypeScript',
];

/** What is looked for in the one site of all the others. */
const CHECKS: Readonly<Record<string, (site: Site) => void>> = {
  'What a page says of itself': (site) => {
    assert.match(
      textOf(site, '/press/index.html'),
      /<a href="[^"]*events\/vigil\/index.html">Vigil at the library<\/a>/,
    );
    assert.match(textOf(site, '/press/index.html'), /"@type":"Article"/);
    assert.match(textOf(site, '/press/share/index.html'), /What the press should know/);
    assert.match(textOf(site, '/index.html'), /<a href="press\/index.html" ?>Press<\/a>/);
    assert.match(textOf(site, '/sitemap.xml'), /library\.example\/press\//);
    assert.ok([...(site.files?.keys() ?? [])].some((address) => /^\/cards\/press-\w+\.png$/.test(address)));
  },
  addFilter: (site) => {
    assert.match(textOf(site, '/shout/index.html'), /<h1>OPEN THE LIBRARY!<\/h1>/);
    assert.match(textOf(site, '/shout/index.html'), /<title>OPEN THE LIBRARY! /);
  },
  addAsyncFilter: (site) => assert.match(textOf(site, '/length/index.html'), /<p>23 words<\/p>/),
  addShortcode: (site) =>
    assert.match(textOf(site, '/telephone/index.html'), /<a href="tel:\+442079460000">\+44 20 7946 0000<\/a>/),
  addPairedShortcode: (site) =>
    assert.match(
      textOf(site, '/quotation/index.html'),
      /<blockquote>I learned to read here.<footer>A reader<\/footer><\/blockquote>/,
    ),
  'addGlobalData and addWatchTarget': (site) =>
    assert.match(textOf(site, '/signatures/index.html'), /<h1>812 have signed<\/h1>/),
  'addCollection and directory data files': (site) => {
    assert.match(textOf(site, '/talks/index.html'), /Archives of the valley<\/a>.*Reading aloud<\/a>/s);
    assert.match(textOf(site, '/talks/reading/index.html'), /<p><em>Everyone<\/em> is welcome\.<\/p>/);
    assert.match(textOf(site, '/talks/reading/index.html'), /Content-Security-Policy" content="default-src/);
  },
  addPassthroughCopy: (site) => {
    assert.equal(textOf(site, '/downloads/song.txt'), 'Bring a book, bring a friend.\n');
    assert.match(textOf(site, '/song/index.html'), /href="\.\.\/downloads\/song\.txt"/);
  },
  addTemplate: (site) => assert.equal(textOf(site, '/humans.txt'), 'Open the library: made by the readers.\n'),
  addPreprocessor: (site) => assert.match(textOf(site, '/speakers/index.html'), /<p>to be announced<\/p>/),
  'addPlugin: navigation': (site) => {
    const map = textOf(site, '/map/index.html');
    assert.match(map, /<li><a href="\.\.\/press\/index.html" ?>Press<\/a><\/li>/);
    assert.match(textOf(site, '/index.html'), /<a href="map\/index.html" ?>All pages<\/a>/);
  },
  'addPlugin: RSS': (site) => {
    assert.match(textOf(site, '/concerts.xml'), /<link href="https:\/\/library\.example\/concert\/" \/>/);
    assert.match(textOf(site, '/feed.xml'), /Vigil at the library/);
  },
  Bundles: (site) => assert.match(textOf(site, '/board/index.html'), /<style>\.note { rotate: -1deg }<\/style>/),
  'Data files': (site) => assert.match(textOf(site, '/volunteers/index.html'), /<p>Aigul, Tom, under a clear sky<\/p>/),
  'Markdown, JavaScript and Liquid': (site) => {
    assert.match(textOf(site, '/about/index.html'), /<em>Open the library!<\/em>/);
    assert.match(textOf(site, '/numbers/index.html'), /<h1>Facts<\/h1><p>1 facts, 1 events<\/p>/);
    assert.match(textOf(site, '/dates/index.html'), /<h1>When and where<\/h1>/);
    assert.match(textOf(site, '/dates/index.html'), /<li><a href="[^"]*vigil\/index.html">Vigil at the library</);
  },
  Macros: (site) =>
    assert.match(textOf(site, '/questions/index.html'), /<h2>May I bring a child\?<\/h2><p>Please do\.<\/p>/),
  'A draft': (site) => assert.equal(site.files?.has('/plans/index.html'), false),
};

function filesOf(section: string): Files {
  const files = SECTIONS.get(section);
  assert.ok(files && Object.keys(files).length > 0, `no document has a file under "${section}"`);
  return files;
}

/** A mini-campaign with the files of sections, whose configurations are applied one after the other. */
function campaignWith(sections: readonly string[]): string {
  const campaign = miniCampaign();
  addPackages(campaign);
  writeFiles(campaign, { 'package.json': '{ "type": "module" }\n' });
  const configurations = sections.flatMap((section, index) => {
    const { [CONFIGURATION]: configuration, ...files } = filesOf(section);
    writeFiles(campaign, files);
    if (configuration === undefined) return [];
    writeFiles(campaign, { [`configurations/${index}.js`]: configuration });
    return [index];
  });
  const imports = configurations.map((index) => `import c${index} from './configurations/${index}.js';\n`);
  const calls = configurations.map((index) => `c${index}(config)`).join(', ');
  if (configurations.length > 0)
    writeFiles(campaign, {
      [CONFIGURATION]: `${imports.join('')}export default (config) => [${calls}].at(-1);\n`,
    });
  return campaign;
}

async function siteOf(campaign: string, isPreview = false): Promise<Site> {
  const { HANDBILL_CACHE: cache } = process.env;
  const site = await makeSite(
    campaign,
    ({ zone }) => readNow({ option: '2026-04-10', sourceDateEpoch: undefined, clock: 0 }, zone),
    { isPreview, ...(cache ? { cache: new DiskCache(cache) } : {}) },
  );
  assert.deepEqual(site.problems, []);
  return site;
}

describe('docs/extending.md and docs/design.md', { timeout: 120_000 }, () => {
  let campaign: string;
  let site: Site;

  before(async () => {
    campaign = campaignWith(Object.keys(CHECKS));
    site = await siteOf(campaign);
  });

  it('has no example that is not tried', () => {
    const sections = [...SECTIONS].filter(([, files]) => Object.keys(files).length > 0).map(([name]) => name);
    assert.deepEqual(sections.sort(), [...Object.keys(CHECKS), ...APART].sort());
  });

  for (const [section, check] of Object.entries(CHECKS)) it(`keeps its word: ${section}`, () => check(site));

  it('shows a draft in the preview, and data as they are when the next site is made', async () => {
    writeFiles(campaign, { 'signatures.json': '{ "count": 813 }' });
    const next = await siteOf(campaign, true);
    assert.match(textOf(next, '/signatures/index.html'), /<h1>813 have signed<\/h1>/);
    assert.match(textOf(next, '/plans/index.html'), /<h1>Plans<\/h1>/);
  });

  it('keeps its word: Replacing what is built in, Cards and sheets, A configuration of your own, addTransform', async () => {
    const replaced = await siteOf(
      campaignWith(['A configuration of your own', 'Cards and sheets', 'Replacing what is built in', 'addTransform']),
    );
    assert.match(textOf(replaced, '/404.html'), /<h1>Nothing here<\/h1>/);
    assert.match(textOf(replaced, '/index.html'), /\.press-note\{/);
    assert.match(textOf(replaced, '/index.html'), /<a href="facts\/index.html" ?>What we know<\/a>/);
    assert.match(textOf(replaced, '/events/index.html'), /class="contact"><a href="\.\.\/telephone\/index.html"/);
    const card = [...(replaced.files?.values() ?? [])].find(({ address }) =>
      address.startsWith('/cards/events-vigil-'),
    );
    const { data } = await sharp(Buffer.from(card?.body ?? ''))
      .removeAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    assert.equal(data.subarray(0, 3).toString('hex'), '16130f');
  });

  it('keeps its word: In TypeScript', async () => {
    const typed = miniCampaign();
    addPackages(typed);
    writeFiles(typed, {
      ...filesOf('In TypeScript'),
      'package.json': '{ "type": "module" }\n',
      'signatures.json': '{}',
    });
    execFileSync(process.execPath, [join(ROOT, 'node_modules/typescript/bin/tsc'), '-p', typed], {
      cwd: typed,
      encoding: 'utf8',
    });
    const made = await siteOf(typed);
    assert.equal(textOf(made, '/humans.txt'), 'Open the library\n');
    assert.match(textOf(made, '/statement.txt'), /The council means to close/);
    assert.match(textOf(made, '/index.html'), /<p>The readers<\/p>/);
  });
});

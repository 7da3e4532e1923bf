/** What every finished page can be relied on for: valid, complete, relative, its policy true to its content. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { before, describe, it } from 'node:test';
import fc from 'fast-check';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { formatProblem } from '../../src/campaign/problem.ts';
import sharp from '../../src/drawing/sharp.ts';
import type { Site } from '../../src/eleventy/site.ts';
import { elementsOf } from '../../src/html/elements.ts';
import { finishPage } from '../../src/html/finish-page.ts';
import { checkSite } from '../../src/html/link-check.ts';
import { inventoryOf } from '../../src/html/page-inventory.ts';
import { miniCampaign, ROOT, writeFiles } from '../mini-campaign.ts';
import { runs } from '../runs.ts';
import { siteAsOf, textOf } from '../site-as-of.ts';
import { invalidHtml } from '../valid-html.ts';

const ADDRESS = 'https://strike-solidarity.example/';

describe('every page of the campaign', () => {
  let site: Site;
  let pages: [string, string][];
  let listed: [string, string][];
  before(async () => {
    site = await siteAsOf(ROOT, '2026-11-23');
    pages = [...(site.files?.keys() ?? [])]
      // The pocket edition is no page of the site, but a file to carry.
      .filter((address) => address.endsWith('.html') && !address.startsWith('/handbill-'))
      .map((address) => [address, textOf(site, address)]);
    assert.equal(pages.length, 19);
    listed = pages.filter(([address]) => !/(^\/404|\/share\/index)\.html$/.test(address));
  });

  it('is valid HTML, and so is the pocket edition', async () => {
    const pocket = '/handbill-en.html';
    for (const [address, html] of [...pages, [pocket, textOf(site, pocket)] as const])
      assert.deepEqual(await invalidHtml(html, address), []);
  });

  it('has a title, a description and a card of its own, and canonical is og:url', () => {
    const seen = new Set<string>();
    for (const [address, html] of listed) {
      const inventory = inventoryOf(elementsOf(html));
      for (const own of [inventory.title, inventory.card]) {
        assert.ok(own && !seen.has(own), `${address}: ${own}`);
        seen.add(own);
      }
      assert.equal(inventory.canonical, new URL(address.slice(1).replace(/index\.html$/, ''), ADDRESS).href);
      assert.match(html, new RegExp(`property="og:url" content="${inventory.canonical}"`));
    }
  });

  it('has a policy without unsafe-inline whose hashes are those of its styles and scripts', () => {
    for (const [address, html] of pages) {
      const policy = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(html)?.[1] ?? '';
      assert.match(policy, /^default-src 'none';/);
      assert.doesNotMatch(policy, /unsafe|https?:|\*/);
      const styles = [...html.matchAll(/<style>(.*?)<\/style>/gs)].map(([, css]) => css ?? '');
      assert.equal(styles.length, 1);
      const scripts = [...html.matchAll(/<script>(.*?)<\/script>/gs)].map(([, script]) => script ?? '');
      for (const text of [...styles, ...scripts])
        assert.ok(policy.includes(createHash('sha256').update(text).digest('base64')), address);
      assert.doesNotMatch(html, /\sstyle="|\son\w+="/);
    }
  });

  it('links relatively, with index.html, but for 404.html, which is served anywhere', () => {
    for (const [address, html] of pages) {
      const { links, loads } = inventoryOf(elementsOf(html));
      const rooted = [...links, ...loads].filter((url) => url.startsWith('/'));
      assert.equal(rooted.length > 0, address === '/404.html', address);
    }
    assert.match(textOf(site, '/events/london/index.html'), /href="\.\.\/london\.ics"/);
    assert.match(textOf(site, '/index.html'), /href="events\/london\/index\.html"/);
  });

  it('has a card of 1200×630, and facts and events in two shapes more, each under 100 kB', async () => {
    const cards = [...(site.files ?? [])].filter(([address]) => address.startsWith('/cards/'));
    const shapes = { square: [1080, 1080], story: [1080, 1920], wide: [1200, 630] };
    const counts = { square: 0, story: 0, wide: 0 };
    for (const [address, { body }] of cards) {
      const { width, height, format } = await sharp(Buffer.from(body)).metadata();
      const shape = address.includes('-square-') ? 'square' : address.includes('-story-') ? 'story' : 'wide';
      counts[shape] += 1;
      assert.deepEqual([width, height, format], [...shapes[shape], 'png'], address);
      assert.ok(body.length < 100_000, address);
      assert.ok(address.includes(createHash('sha256').update(body).digest('hex').slice(0, 10)));
    }
    assert.deepEqual(counts, { square: 5, story: 5, wide: 10 });
  });

  it('is in the sitemap, which is well-formed, as is the feed', () => {
    for (const address of ['/sitemap.xml', '/feed.xml'])
      assert.equal(XMLValidator.validate(textOf(site, address)), true);
    const parser = new XMLParser({
      ignoreAttributes: false,
      isArray: (name) => ['url', 'entry', 'link'].includes(name),
    });
    const { urlset } = parser.parse(textOf(site, '/sitemap.xml'));
    assert.deepEqual(
      urlset.url.map(({ loc }: { loc: string }) => loc).sort(),
      listed.map(([name]) => new URL(name.slice(1).replace(/index\.html$/, ''), ADDRESS).href).sort(),
    );
    const { feed } = parser.parse(textOf(site, '/feed.xml'));
    assert.equal(feed.updated, '2011-12-18T09:00:00Z');
    assert.equal(feed.entry[0].title, 'Protest at the Kazakh-British Chamber of Commerce');
    for (const { id, updated } of [feed, ...feed.entry])
      assert.ok(URL.canParse(id) && !Number.isNaN(Date.parse(updated)));
  });

  it('has icons of the sizes they are named for', async () => {
    for (const [address, size] of [
      ['/icon-192.png', 192],
      ['/icon-512.png', 512],
      ['/apple-touch-icon.png', 180],
    ] as const) {
      const { width, height } = await sharp(Buffer.from(site.files?.get(address)?.body ?? '')).metadata();
      assert.deepEqual([width, height], [size, size]);
    }
    const manifest = JSON.parse(textOf(site, '/site.webmanifest'));
    for (const { src } of manifest.icons) assert.ok(site.files?.has(`/${src}`));
  });
});

describe('the scripts between builds', () => {
  it('stand in the page, those alone that it needs, and are at most 2 kB', async () => {
    const site = await siteAsOf(ROOT, '2026-11-23');
    for (const [page, count] of [
      ['/events/london/index.html', 2],
      ['/index.html', 2],
      ['/facts/index.html', 0],
    ] as const) {
      const scripts = [...textOf(site, page).matchAll(/<script>(.*?)<\/script>/gs)].map(([, script = '']) => script);
      assert.equal(scripts.length, count, page);
      assert.ok(scripts.join('').length < 2000, `${page}: ${scripts.join('').length}`);
    }
  });
});

describe('scripts in a page', () => {
  const page =
    '---\nlayout: handbill\npermalink: /count/\ntitle: Count\ndescription: Who has come.\n---\n<h1>Count</h1>\n';

  it('run where they are files of templates/scripts/, ours or the campaign’s own', async () => {
    const campaign = miniCampaign();
    writeFiles(campaign, {
      'templates/scripts/count.js': 'document.title += 1;\n',
      'templates/pages/count.njk': `${page}<script>{% include "scripts/count.js" %}</script>\n`,
    });
    const site = await siteAsOf(campaign, '2026-04-10');
    assert.deepEqual(site.problems, []);
    const html = textOf(site, '/count/index.html');
    const hash = createHash('sha256').update('document.title += 1;\n').digest('base64');
    assert.match(html, new RegExp(`script-src 'self' 'sha256-${hash.replaceAll('+', '\\+')}'`));
  });

  it('are an error anywhere else, and their hashes stand in no policy', async () => {
    const campaign = miniCampaign();
    writeFiles(campaign, { 'templates/pages/count.njk': `${page}<script>alert(1)</script>\n` });
    const site = await siteAsOf(campaign, '2026-04-10');
    assert.match(
      site.problems.map(formatProblem).join('\n'),
      /^templates\/pages\/count\.njk {2}makes \/count\/, which has a script in the page, "alert\(1\)",/,
    );
    const { html } = finishPage(
      '<meta http-equiv="Content-Security-Policy" content=""><script>ours()</script><script>alert(1)</script>',
      '/a/',
      { styles: () => '', basePath: '/', scripts: new Set(['ours()']) },
    );
    assert.match(html, /script-src 'self' 'sha256-[^']+';/);
    assert.ok(html.includes(createHash('sha256').update('ours()').digest('base64')));
  });
});

describe('finishing a page', () => {
  const finishing = { styles: () => 'p{color:red}', basePath: '/under/' };

  it('keeps every word and the spaces between them', () => {
    const word = fc.stringMatching(/^[a-zа-я0-9.,–“”]{1,8}$/);
    const inline = fc
      .tuple(fc.constantFrom('b', 'em', 'a', 'span', 'time'), word)
      .map(([tag, text]) => `<${tag}>${text}</${tag}>`);
    const space = fc.constantFrom(' ', '\n', '  ', '');
    const paragraph = fc
      .array(fc.tuple(fc.oneof(word, inline), space), { minLength: 1, maxLength: 12 })
      .map((parts) => parts.flat().join(''));
    const wordsOf = (html: string): string =>
      html
        .replace(/<style>.*?<\/style>|<[^>]*>/gs, '')
        .replace(/\s+/g, ' ')
        .trim();
    fc.assert(
      fc.property(paragraph, (text) => {
        const page = `<!doctype html><html lang="en"><head><title>t</title></head><body><p>${text}</p></body></html>`;
        const { html } = finishPage(page, '/a/', finishing);
        assert.equal(wordsOf(html), wordsOf(page));
      }),
      { numRuns: runs(200) },
    );
  });

  it('publishes a page with a tag that is none as it was', () => {
    const page =
      '<!doctype html><html lang="en"><head><title>t</title><style></style></head><body><p>1 <2 and a < b <3</p></body></html>';
    const { html } = finishPage(page, '/a/', finishing);
    assert.equal(html, page.replace('<style>', '<style>p{color:red}'));
  });

  it('asks for the first picture at once, and for those of later texts when they come near', () => {
    const picture = '<img src="/a.jpg" alt="" loading="eager" fetchpriority="high">';
    const page = `<!doctype html><html lang="en"><head><title>t</title></head><body>${picture}${picture}</body></html>`;
    const { html } = finishPage(page, '/a/', finishing);
    assert.deepEqual(html.match(/loading="\w+"( fetchpriority="high")?/g), [
      'loading="eager" fetchpriority="high"',
      'loading="lazy"',
    ]);
  });

  it('makes srcset relative, and leaves other sites, queries and fragments alone', () => {
    const page =
      '<!doctype html><html lang="en"><head><title>t</title></head><body><img src="/i/a.jpg" srcset="/i/a.jpg 1x, /i/b.jpg 2x" alt=""><a href="/b/?q=1&amp;r=2#c">b</a><a href="https://b.example/b/">c</a></body></html>';
    const { inventory } = finishPage(page, '/a/', finishing);
    assert.deepEqual(inventory.loads, ['../i/a.jpg', '../i/b.jpg']);
    assert.deepEqual(inventory.links, ['../b/index.html?q=1&r=2#c', 'https://b.example/b/']);
  });
});

describe('the final checks', () => {
  const page = (body: string, card = 'card.png') => ({
    address: '/a/',
    listed: true,
    inventory: inventoryOf(
      elementsOf(
        `<!doctype html><title>t</title><meta http-equiv="Content-Security-Policy" content=""><meta name="description" content="d"><link rel="canonical" href="${ADDRESS}a/"><meta property="og:image" content="${ADDRESS}${card}"><body>${body}`,
      ),
    ),
  });
  const files = new Map(
    Object.entries({ '/a/index.html': 900, '/card.png': 20_000, '/huge.png': 300_000, '/b.ics': 500 }).map(
      ([address, size]) => [address, { address, body: new Uint8Array(size) }],
    ),
  );
  const cases: readonly [string, string, RegExp | undefined, string?][] = [
    ['a link that leads somewhere', '<a href="../b.ics">b</a>', undefined],
    [
      'a card too large for the networks',
      '',
      /has a share card of 300 kB; over 250 kB networks leave it out/,
      'huge.png',
    ],
    ['a link to another site', '<a href="https://b.example/">b</a>', undefined],
    ['a picture as data', '<img src="data:image/png;base64,AA==" alt="">', undefined],
    [
      'a link to a missing page',
      '<a href="../c/index.html">c</a>',
      /links to "\.\.\/c\/index\.html", which the site does not have/,
    ],
    ['an absolute link to a missing page of its own', `<a href="${ADDRESS}c/">c</a>`, /which the site does not have/],
    ['a fragment that is there', '<a href="#x">x</a><p id="x">', undefined],
    ['a fragment that is not', '<a href="#y">x</a><p id="x">', /has nothing named "y"/],
    ['a name used twice', '<p id="x"><p id="x">', /has the name "x" twice/],
    [
      'a picture from another site',
      '<img src="https://b.example/b.png" alt="">',
      /would load "https:\/\/b\.example\/b\.png"/,
    ],
    ['a picture from a host without a scheme', '<img src="//b.example/b.png" alt="">', /would load/],
    ['a frame', '<iframe src="https://b.example/"></iframe>', /would load/],
    ['a script from another site', '<script src="https://b.example/b.js"></script>', /would load/],
    [
      'styles from another site',
      '<style>@import "https://b.example/b.css";p{background:url(https://b.example/c.png)}</style>',
      /would load/,
    ],
    ['a form that sends elsewhere', '<form action="https://b.example/"></form>', /would load/],
  ];
  for (const [name, body, fault, card] of cases) {
    it(`${fault ? 'stop' : 'accept'} ${name}`, () => {
      const problems = checkSite([page(body, card)], files, ADDRESS).map(({ message }) => message);
      if (fault) assert.match(problems.join('\n'), fault);
      else assert.deepEqual(problems, []);
    });
  }
});

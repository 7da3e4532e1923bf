/** What axe cannot see: where boxes lie, on every kind of page, in each engine that is installed. One load of a page serves all of it. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { before, describe, it } from 'node:test';
import { create } from 'fontkit';
import { lookup } from 'mrmime';
import type { PublishedFile } from '../../src/campaign/publication.ts';
import { quick } from '../day-of-action.ts';
import { temporaryFolder, writeFiles } from '../mini-campaign.ts';
import { siteAsOf } from '../site-as-of.ts';
import { launchBrowser } from './browser.ts';

const NOW = '2026-04-10T12:00:00Z';

/** A kind of page each. */
const PAGES = [
  '/',
  '/statement/',
  '/facts/',
  '/facts/visits/',
  '/sources/',
  '/events/',
  '/events/protest/',
  '/events/off/',
  '/events/moved/',
  '/events/protest/share/',
  '/share/',
  '/updates/',
  '/act/',
  '/contact/',
  '/404.html',
  '/de/',
  '/de/events/protest/',
  '/ru/',
];

const EVENT = (id: string, title: string, rest = ''): string =>
  `---\nid: ${id}@library.example\ntitle: ${title}\nstarts: 2026-05-21 12:00\nplace: { name: Kazakh-British Chamber of Commerce, address: "62 South Audley Street, London" }\npublished: 2026-04-01 09:00\n${rest}---\n\nA text with a word such as Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz.\n`;

const changed = (note: string, was = ''): string =>
  `changes: [{ at: 2026-04-02 09:00, note: ${note}${was && `, was: ${was}`} }]\n`;

/** What has been seen to break: long words, words that a hyphen joins, a figure, code, a source whose link ends a line. */
function campaign(): string {
  const folder = temporaryFolder();
  writeFiles(folder, {
    'content/campaign.yml': quick(
      'title: Stop police violence against strikers\nsummary: They were shot.\naddress: https://library.example/\nzone: Europe/London\nlanguages: [en, de, ru]\nprint: none\ncontact: { email: hello@library.example, telephone: "+44 20 7946 0123" }\nactions: [{ do: petition, link: "https://petitions.example/library" }]\ncarry: none\n',
    ).replace('share-pages: none\n', ''),
    'content/campaign.de.yml': 'title: Krankenhausversorgungsgesetz\nsummary: Sie wurden erschossen.\n',
    'content/campaign.ru.yml':
      'title: Достопримечательностями интересовались корреспонденты?\nsummary: Их расстреляли.\n',
    'content/statement.md': `---\ntitle: Stop police violence against strikers\n---\n\nA text.\n\n\`\`\`\n${'code-without-an-end'.repeat(12)}\n\`\`\`\n`,
    'content/facts/01-short.md':
      '---\nclaim: One in three\nsources: [{ title: "A report of many words that ends where a line does, as it may", publisher: The Office, date: "1964", url: "https://office.example/" }]\n---\n\nThey do.\n',
    'content/facts/02-visits.md':
      '---\nclaim: It had more visits last year than the two museums of the town together\nfigure: "148,000 visits"\nsources: [{ title: A report }]\n---\n\nThey do.\n',
    'content/updates/thirty.md': '---\ntitle: Thirty came\ndate: 2026-04-03 18:00\n---\n\nThey sang.\n',
    'content/events/protest.md': EVENT('1', 'Protest at the Kazakh-British Chamber of Commerce?'),
    'content/events/protest.de.md': '---\ntitle: Grundstücksverkehrsordnung\n---\n\nKommt.\n',
    'content/events/off.md': EVENT('2', 'Vigil', `status: cancelled\n${changed('The hall has burnt down.')}`),
    'content/events/moved.md': EVENT('3', 'Reading', changed('An hour later.', '2026-05-21 11:00')),
  });
  return folder;
}

/** What is looked for in a page at its size; each fault in words. All in the page, since asking it anew for each costs more. */
const FAULTS = `(() => {
  const faults = [];
  const shown = (element) => element.checkVisibility({ visibilityProperty: true }) && element.getClientRects().length > 0;
  const isClipped = (element) => getComputedStyle(element).clipPath.startsWith('inset(50%');
  const named = (node) => (node.nodeType === 3 ? node.parentElement.className + ': ' + node.data.trim() : node.className + ': ' + node.textContent.trim()).slice(0, 70);
  const rectsOf = (node) => { const range = document.createRange(); range.selectNodeContents(node); return [...range.getClientRects()]; };

  // 1. No text lies on another, or leaves the page.
  const texts = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (!node.data.trim() || !shown(parent) || parent.closest('.visually-hidden, .skip-link, script, style, [class$="-literal"], svg, .share-pictures-list, .share-embed') || isClipped(parent)) continue;
    const size = Number.parseFloat(getComputedStyle(parent).fontSize);
    for (const [line, { left, right, top, bottom }] of rectsOf(node).entries()) {
      if (right - left < 1) continue;
      // The letters without the air of their line: from the height of an x to the base line.
      const middle = (top + bottom) / 2;
      texts.push({ node, line, left, right, top: middle - size * 0.3, bottom: middle + size * 0.3 });
      if (left < -1 || right > innerWidth + 1) if (!parent.closest('pre, table')) faults.push('leaves the page: ' + named(node));
    }
  }
  for (const [index, one] of texts.entries())
    for (const other of texts.slice(index + 1))
      if (one.node !== other.node && one.left < other.right - 1 && other.left < one.right - 1 && one.top < other.bottom - 1 && other.top < one.bottom - 1)
        faults.push('overlap: ' + named(one.node) + ' | ' + named(other.node));

  // 2. Text is inside the box that is drawn around it.
  for (const box of document.querySelectorAll('.button, .link-row a, .event-ticket-date, .home-title-events, .event-banner, .copy-text, summary')) {
    if (!shown(box)) continue;
    const { left, right, top, bottom } = box.getBoundingClientRect();
    for (const rect of rectsOf(box))
      if (rect.left < left - 1 || rect.right > right + 1 || rect.top < top - rect.height * 0.3 || rect.bottom > bottom + rect.height * 0.3) { if (!box.matches('.share-embed')) faults.push('out of its box: ' + named(box)); break; }
  }

  // 3. No word of a title is broken, and none at its hyphen.
  for (const title of document.querySelectorAll('h1')) {
    if (!shown(title) || title.matches('.visually-hidden')) continue;
    const inner = document.createTreeWalker(title, NodeFilter.SHOW_TEXT);
    for (let node = inner.nextNode(); node; node = inner.nextNode())
      for (const match of node.data.matchAll(/\\S+/g)) {
        const range = document.createRange();
        range.setStart(node, match.index);
        range.setEnd(node, match.index + match[0].length);
        const lines = new Set([...range.getClientRects()].filter(({ width }) => width > 1).map(({ top }) => Math.round(top)));
        if (lines.size > 1) faults.push('broken: ' + match[0]);
      }
  }

  // 4. Targets are as large as a finger, but in running text.
  for (const target of document.querySelectorAll('a, button, input, summary')) {
    if (!shown(target) || isClipped(target) || target.closest('.prose, .skip-link, .source-list, .in-language, svg, .visually-hidden')) continue;
    const inText = target.parentElement.matches('p, dd, li, cite') && target.parentElement.textContent.trim() !== target.textContent.trim() && getComputedStyle(target).display === 'inline';
    if (inText) continue;
    const after = getComputedStyle(target, '::after');
    const box = after.position === 'absolute' && after.content !== 'none' ? target.closest('.event-ticket').getBoundingClientRect() : target.getBoundingClientRect();
    if (box.height < 43.5) faults.push('small target: ' + named(target) + ' ' + Math.round(box.width) + '×' + Math.round(box.height));
  }

  // 5. What is hidden is; a heading keeps clear of what is above it; the foot is at the foot.
  for (const hidden of document.querySelectorAll('[hidden]')) if (hidden.getClientRects().length > 0) faults.push('is not hidden: ' + named(hidden));
  for (const banner of document.querySelectorAll('.event-banner')) {
    const next = banner.nextElementSibling;
    if (shown(banner) && next && next.getBoundingClientRect().top - banner.getBoundingClientRect().bottom < 8) faults.push('glued to the banner: ' + named(next));
  }
  const foot = document.querySelector('.colophon').getBoundingClientRect();
  if (foot.bottom + scrollY < innerHeight - 1) faults.push('the foot floats');
  if (document.documentElement.scrollWidth > innerWidth) faults.push('the page is ' + document.documentElement.scrollWidth + ' px wide');

  // 6. Facts begin in one column; no line of a source begins with a comma.
  const starts = new Set([...document.querySelectorAll('.fact-body :is(h1, h2), .fact-list-item a')].map((each) => Math.round(each.getBoundingClientRect().left)));
  if (starts.size > 1) faults.push('claims begin at ' + [...starts].join(', '));
  for (const { node, line, left } of texts)
    if (line === 0 && /^\\s*,/.test(node.data) && node.parentElement.closest('.source-list') && left - node.parentElement.getBoundingClientRect().left < 2) faults.push('begins with a comma: ' + named(node));

  // 7. The row of pages says where one is.
  if (!document.querySelector('.masthead-pages [aria-current]') && !/404|\\/act\\/|\\/contact\\/|^\\/([a-z]{2}\\/)?(share\\/)?$/.test(location.pathname)) faults.push('nothing is marked in the navigation');
  return faults;
})()`;

/** Loads each page in a frame of each width, at the text's own size and at twice that, and sends home what it has found. */
const RUNNER = `<!doctype html><title>Geometry</title><body><script>(async () => {
  const found = [];
  for (const width of [320, 1280]) {
    const frame = document.createElement('iframe');
    Object.assign(frame, { width, height: 900 });
    frame.style.border = 0;
    document.body.append(frame);
    for (const path of ${JSON.stringify(PAGES)}) {
      await new Promise((resolve) => { frame.onload = resolve; frame.src = path; });
      const { contentWindow: view, contentDocument: page } = frame;
      if (!page.querySelector('main')) { found.push(path + ' is not there'); continue; }
      await page.fonts.ready;
      for (const size of [100, 200]) {
        page.documentElement.style.fontSize = size + '%';
        await new Promise((resolve) => view.requestAnimationFrame(resolve));
        found.push(...view.eval(${JSON.stringify(FAULTS)}).map((fault) => width + ' px, ' + size + ' %, ' + path + ': ' + fault));
      }
    }
    frame.remove();
  }
  await fetch('/found', { method: 'POST', body: JSON.stringify(found) });
})().catch((error) => fetch('/found', { method: 'POST', body: JSON.stringify([String(error) + error.stack]) }));</script>`;

const FIREFOX = ['/usr/bin/firefox-esr', '/usr/bin/firefox', process.env.FIREFOX_PATH].find(
  (path) => path && existsSync(path),
);

/** The engines, and how each opens an address; it gives back how to close it. */
const ENGINES: Readonly<Record<string, ((url: string) => Promise<() => unknown>) | undefined>> = {
  Chromium: async (url) => {
    const browser = await launchBrowser();
    const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
    await page.goto(url);
    return () => browser.close();
  },
  Firefox:
    FIREFOX === undefined
      ? undefined
      : async (url) => {
          const options = ['--headless', '--no-remote', '--width=1400', '--height=900'];
          const child = spawn(FIREFOX, [...options, '--profile', temporaryFolder(), url], { stdio: 'ignore' });
          return () => child.kill();
        },
};

/** Serves the pages without their policy, which lets no script of ours in, and waits for what the runner sends. */
async function faultsIn(
  files: ReadonlyMap<string, PublishedFile>,
  open: (url: string) => Promise<() => unknown>,
): Promise<string[]> {
  const { promise, resolve } = deferred();
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://x');
    if (pathname === '/found') {
      void text(request).then(resolve);
      response.end();
      return;
    }
    const name = pathname.endsWith('/') ? `${pathname}index.html` : pathname;
    const body = pathname === '/runner' ? RUNNER : files.get(name)?.body;
    response.writeHead(body === undefined ? 404 : 200, { 'content-type': lookup(name) ?? 'text/html' });
    const isPage = name.endsWith('.html');
    response.end(isPage ? String(body).replace(/<meta http-equiv="?Content-Security-Policy[^>]*>/, '') : body);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  assert.ok(address && typeof address === 'object');
  const close = await open(`http://127.0.0.1:${address.port}/runner`);
  try {
    const found: unknown = JSON.parse(await promise);
    assert.ok(Array.isArray(found));
    return found.map(String);
  } finally {
    await close();
    server.closeAllConnections();
    server.close();
  }
}

function deferred(): { promise: Promise<string>; resolve: (value: string) => void } {
  let resolve: (value: string) => void = () => {};
  const promise = new Promise<string>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}

describe('on every kind of page, at 320 and 1280 px, at 100 and 200 % text', { timeout: 300_000 }, () => {
  let files: ReadonlyMap<string, PublishedFile>;
  before(async () => {
    const site = await siteAsOf(campaign(), NOW);
    assert.ok(site.files, JSON.stringify(site.problems));
    files = site.files;
  });

  it('has the letters of titles that are not translated in its own face, in every language', () => {
    for (const home of ['/index.html', '/de/index.html', '/ru/index.html']) {
      const [, address = ''] = /url\((?:\.\.\/)?(fonts\/display-[^)]+)\)/.exec(String(files.get(home)?.body)) ?? [];
      const font = create(Buffer.from(files.get(`/${address}`)?.body ?? ''));
      assert.ok('hasGlyphForCodePoint' in font);
      const titles = 'Protest at the Kazakh-British Chamber of Commerce? Vigil Reading Thirty came';
      const missing = [...titles].filter((letter) => !font.hasGlyphForCodePoint(letter.codePointAt(0) ?? 0));
      assert.deepEqual(missing, [], home);
    }
  });

  for (const [name, open] of Object.entries(ENGINES))
    it(`nothing overlaps, leaves its box, breaks or is too small to tap in ${name}`, {
      skip: open ? false : 'it is not installed',
    }, async () => {
      assert.ok(open);
      assert.deepEqual(await faultsIn(files, open), []);
    });
});

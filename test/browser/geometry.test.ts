/** What axe cannot see: where boxes lie, on every kind of page, in each engine that is installed. One load of a page serves all of it. */
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { create } from 'fontkit';
import { stylesOf } from '../../src/build/folders.ts';
import { DEFAULT_STYLE } from '../../src/campaign/model.ts';
import type { PublishedFile } from '../../src/campaign/publication.ts';
import { quick } from '../day-of-action.ts';
import { ROOT, temporaryFolder, writeFiles } from '../mini-campaign.ts';
import { siteAsOf } from '../site-as-of.ts';
import { ENGINES, faultsIn } from './engines.ts';

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

/** Those whose parts another style replaces. */
const STYLED_PAGES = ['/', '/facts/', '/events/', '/events/protest/', '/events/off/', '/de/', '/ru/'];

/** What has been seen to break: long words, words that a hyphen joins, a figure, code, a source whose link ends a line. */
function campaign(style: string): string {
  const folder = temporaryFolder();
  writeFiles(folder, {
    'content/campaign.yml': quick(
      'title: Stop police violence against strikers\nsummary: They were shot.\naddress: https://library.example/\nzone: Europe/London\nlanguages: [en, de, ru]\nprint: none\ncontact: { email: hello@library.example, telephone: "+44 20 7946 0123" }\nactions: [{ do: petition, link: "https://petitions.example/library" }]\ncarry: none\n',
    ).replace('share-pages: none\n', `style: ${style}\n`),
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

  // 2. The loud face has each letter that is set in it.
  const [face] = /display-[^.]+/.exec(document.querySelector('style').textContent) ?? [];
  for (const { node } of texts)
    if (/^"?Handbill Display/.test(getComputedStyle(node.parentElement).fontFamily))
      for (const letter of node.data) if (/[\\p{L}\\p{N}]/u.test(letter) && !parent.LETTERS[face].includes(letter)) faults.push('is not in the face: ' + letter + ' of ' + named(node));

  // 3. Text is inside the box that is drawn around it.
  for (const box of document.querySelectorAll('.button, .link-row a, .event-ticket-date, .home-title-events, .event-banner, .copy-text, summary')) {
    if (!shown(box)) continue;
    const { left, right, top, bottom } = box.getBoundingClientRect();
    for (const rect of rectsOf(box))
      if (rect.left < left - 1 || rect.right > right + 1 || rect.top < top - rect.height * 0.3 || rect.bottom > bottom + rect.height * 0.3) { if (!box.matches('.share-embed')) faults.push('out of its box: ' + named(box)); break; }
  }

  // 4. No word of a title is broken, and none at its hyphen.
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

  // 5. Targets are as large as a finger, but in running text.
  for (const target of document.querySelectorAll('a, button, input, summary')) {
    if (!shown(target) || isClipped(target) || target.closest('.prose, .skip-link, .source-list, .in-language, svg, .visually-hidden')) continue;
    const inText = target.parentElement.matches('p, dd, li, cite') && target.parentElement.textContent.trim() !== target.textContent.trim() && getComputedStyle(target).display === 'inline';
    if (inText) continue;
    const after = getComputedStyle(target, '::after');
    const box = after.position === 'absolute' && after.content !== 'none' ? target.closest('.event-ticket').getBoundingClientRect() : target.getBoundingClientRect();
    if (box.height < 43.5) faults.push('small target: ' + named(target) + ' ' + Math.round(box.width) + '×' + Math.round(box.height));
  }

  // 6. What is hidden is; a heading keeps clear of what is above it; the foot is at the foot.
  for (const hidden of document.querySelectorAll('[hidden]')) if (hidden.getClientRects().length > 0) faults.push('is not hidden: ' + named(hidden));
  for (const banner of document.querySelectorAll('.event-banner')) {
    const next = banner.nextElementSibling;
    if (shown(banner) && next && next.getBoundingClientRect().top - banner.getBoundingClientRect().bottom < 8) faults.push('glued to the banner: ' + named(next));
  }
  const foot = document.querySelector('.colophon').getBoundingClientRect();
  if (foot.bottom + scrollY < innerHeight - 1) faults.push('the foot floats');
  if (document.documentElement.scrollWidth > innerWidth) faults.push('the page is ' + document.documentElement.scrollWidth + ' px wide');

  // 7. Claims begin as far into each fact; no line of a source begins with a comma.
  const starts = new Set([...document.querySelectorAll('.fact-body :is(h1, h2), .fact-list-item a')].map((each) => Math.round(each.getBoundingClientRect().left - each.closest('.fact, .fact-list-item').getBoundingClientRect().left)));
  if (starts.size > 1) faults.push('claims begin at ' + [...starts].join(', '));
  for (const { node, line, left } of texts)
    if (line === 0 && /^\\s*,/.test(node.data) && node.parentElement.closest('.source-list') && left - node.parentElement.getBoundingClientRect().left < 2) faults.push('begins with a comma: ' + named(node));

  // 8. The row of pages says where one is.
  if (!document.querySelector('.masthead-pages [aria-current]') && !/404|\\/act\\/|\\/contact\\/|^\\/([a-z]{2}\\/)?(share\\/)?$/.test(location.pathname)) faults.push('nothing is marked in the navigation');
  return faults;
})()`;

/** Loads each page in a frame of each width, at the text's own size and at twice that, and sends home what it has found. */
const runner = (
  pages: readonly string[],
  letters: Readonly<Record<string, string>>,
): string => `<!doctype html><meta charset="utf-8"><title>Geometry</title><body><script>(async () => {
  globalThis.LETTERS = ${JSON.stringify(letters)};
  const found = [];
  for (const width of [320, 1280]) {
    const frame = document.createElement('iframe');
    Object.assign(frame, { width, height: 900 });
    frame.style.border = 0;
    document.body.append(frame);
    for (const path of ${JSON.stringify(pages)}) {
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

/** The letters that each face of titles has, by its file's name. */
function lettersOf(files: ReadonlyMap<string, PublishedFile>): Record<string, string> {
  const faces = [...files].filter(([address]) => address.startsWith('/fonts/display-'));
  return Object.fromEntries(
    faces.map(([address, { body }]) => {
      const font = create(Buffer.from(body));
      assert.ok('characterSet' in font);
      return [address.replace(/.*\/|\..*/g, ''), String.fromCodePoint(...font.characterSet)];
    }),
  );
}

describe('on every kind of page, at 320 and 1280 px, at 100 and 200 % text', { timeout: 300_000 }, () => {
  let files: ReadonlyMap<string, PublishedFile>;
  before(async () => {
    const site = await siteAsOf(campaign(DEFAULT_STYLE), NOW);
    assert.ok(site.files, JSON.stringify(site.problems));
    files = site.files;
  });

  for (const [name, open] of Object.entries(ENGINES))
    it(`nothing overlaps, leaves its box, breaks or is too small to tap in ${name}`, {
      skip: open ? false : 'it is not installed',
    }, async () => {
      assert.ok(open);
      assert.deepEqual(await faultsIn(files, runner(PAGES, lettersOf(files)), open), []);
    });
});

describe('in each other style, on pages that it has parts of its own for', { timeout: 300_000 }, () => {
  const { Chromium } = ENGINES;
  for (const style of [...stylesOf(ROOT).keys()].filter((each) => each !== DEFAULT_STYLE))
    it(`nothing overlaps, leaves its box, breaks or is too small to tap in ${style}`, async () => {
      const { files, problems } = await siteAsOf(campaign(style), NOW);
      assert.ok(files && Chromium, JSON.stringify(problems));
      assert.deepEqual(await faultsIn(files, runner(STYLED_PAGES, lettersOf(files)), Chromium), []);
    });
});

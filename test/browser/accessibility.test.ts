/** Whether everyone can use every page and every part of one: axe, narrow screens, large text, forced colours. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { DiskCache, NO_CACHE } from '../../src/build/disk-cache.ts';
import { foldersOf, stylesOf } from '../../src/build/folders.ts';
import { DEFAULT_STYLE } from '../../src/campaign/model.ts';
import type { PublishedFile } from '../../src/campaign/publication.ts';
import { makePatterns, type Pattern } from '../../src/dev/patterns/patterns.ts';
import { fileOf } from '../../src/text/url.ts';
import { dayOfAction } from '../day-of-action.ts';
import { type FileServer, serveFiles } from '../file-server.ts';
import { FIXTURES, miniCampaign, ROOT, writeFiles } from '../mini-campaign.ts';
import { siteAsOf } from '../site-as-of.ts';
import { launchBrowser } from './browser.ts';

const AXE: PublishedFile = {
  address: '/axe.js',
  body: readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'),
};

/** What WCAG 2.2 AA and axe's best practices ask, told as lines. */
const EVERY_RULE = `{ type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }`;

/** In another scheme the elements are the same. */
const OF_COLOURS = `{ type: 'rule', values: ['color-contrast', 'link-in-text-block'] }`;

/** What has nothing to do with words, and costs the most. */
const WITHOUT_COLOURS = `{ 'color-contrast': { enabled: false } }`;

const runAxe = (
  runOnly: string,
  rules = '{}',
): string => `axe.run({ resultTypes: ['violations'], preload: false, runOnly: ${runOnly}, rules: ${rules} })
  .then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => id + ': ' + html.slice(0, 200) + ' ' + failureSummary)))`;

const PHONE = { width: 320, height: 640 };
const DESK = { width: 1280, height: 900 };

/** The moment of the patterns, which is also what the script of an event's phases must take for now. */
const CLOCK = new Date('2026-05-01T11:30:00Z');

interface Subject {
  /** The pages to look at, by name. */
  readonly pages: readonly (readonly [string, string])[];
  readonly files: ReadonlyMap<string, PublishedFile>;
  readonly clock: Date;
}

async function siteSubject(campaign: string, day: string, kinds?: RegExp): Promise<Subject> {
  const { files, problems } = await siteAsOf(campaign, day);
  assert.ok(files, JSON.stringify(problems));
  const names = [...files.keys()].filter((name) => name.endsWith('.html') && (kinds?.test(name) ?? true));
  return { pages: names.map((name) => [name, name]), files, clock: new Date(`${day}T09:00:00Z`) };
}

async function patternSubject(): Promise<Subject> {
  const { HANDBILL_CACHE: cache } = process.env;
  const { patterns, files } = await makePatterns(foldersOf(ROOT), cache ? new DiskCache(cache) : NO_CACHE);
  const parts = [...new Set(patterns.map(({ part }) => part))];
  const pages = Array.from({ length: Math.ceil(parts.length / PARTS_A_PAGE) }, (_, index) => {
    const names = parts.slice(index * PARTS_A_PAGE, (index + 1) * PARTS_A_PAGE);
    const shown = patterns.filter(({ part }) => names.includes(part));
    return { address: `/patterns/${names.join('+')}/all/in-one/`, body: together(names.join(', '), shown) };
  });
  const others = ['/patterns/', '/patterns/cards/', '/patterns/sheets/', '/patterns/event-banner/'];
  return {
    pages: [...pages.map(({ address }) => address), ...others].map((address) => [address, address]),
    files: new Map([...files, ...pages].map((file) => [fileOf(file.address), file])),
    clock: CLOCK,
  };
}

/** Axe takes as long to begin as for hundreds of elements. */
const PARTS_A_PAGE = 10;

/** The examples of parts on one page, as deep as their own. */
function together(title: string, patterns: readonly Pattern[]): string {
  const sheets = new Set(patterns.flatMap(({ html }) => html.match(/<style>.*?<\/style>/gs) ?? []));
  const bodies = patterns.map(({ html }, index) => {
    const [, attributes = '', body = ''] = /<html([^>]*)>.*<body>(.*)<\/body>/s.exec(html) ?? [];
    assert.notEqual(body, '');
    const inside = body
      .replaceAll(/<(\/?)main\b/g, '<$1div')
      // Names of which a page may have one each.
      .replaceAll(/ (id|for|aria-label|aria-labelledby|aria-describedby)="([^"]+)"/g, ` $1="$2-${index}"`);
    return `<div${attributes}>${inside}</div>`;
  });
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title>${[...sheets].join('')}</head><body><main>${bodies.join('')}</main></body></html>`;
}

/** A campaign whose texts are the same in each language of the interface, which is what is looked at. */
function inEveryLanguage(): string {
  const campaign = miniCampaign();
  const languages = readdirSync(join(ROOT, 'templates/strings')).map((name) => name.replace('.yml', ''));
  const others = languages.filter((lang) => lang !== 'en');
  const own = readFileSync(join(campaign, 'content/campaign.yml'), 'utf8');
  const files = others.flatMap((lang) => [
    [`content/campaign.${lang}.yml`, 'title: Open\nsummary: The library is to be closed.\n'],
    [`content/events/vigil.${lang}.md`, '---\ntitle: Vigil\nspelling: { name: Library }\n---\n\nCome.\n'],
  ]);
  writeFiles(campaign, {
    ...Object.fromEntries(files),
    'content/campaign.yml': own.replace('[en]', `[en, ${others.join(', ')}]`),
  });
  return campaign;
}

/** A campaign with an event to come, one that is off, facts and a statement, in another style than the usual one. */
function inStyle(style: string): string {
  const campaign = miniCampaign(join(FIXTURES, 'life/cancelled'));
  const file = join(campaign, 'content/campaign.yml');
  const event = readFileSync(join(miniCampaign(), 'content/events/vigil.md'), 'utf8');
  writeFiles(campaign, {
    'content/campaign.yml': `${readFileSync(file, 'utf8').trimEnd()}\nstyle: ${style}\n`,
    'content/events/evening.md': event.replace(/^id: .*$/m, 'id: evening@library.example'),
  });
  return campaign;
}

const WHOLE_PAGES = 'every page before the event';
const IN_EVERY_LANGUAGE = 'the interface in every language';

/** Of pages that only words tell apart, one: of the pages to share facts by, the first. */
const ONE_OF_EACH = /^(?!\/facts\/(?!investor).*\/share\/)/;

const SUBJECTS: Readonly<Record<string, () => Promise<Subject>>> = {
  [WHOLE_PAGES]: () => siteSubject(ROOT, '2011-12-18', ONE_OF_EACH),
  'the pages that change with the event, after it': () =>
    siteSubject(ROOT, '2011-12-22', /^\/(events\/.*)?index\.html$/),
  'a cancelled event': () =>
    siteSubject(miniCampaign(join(FIXTURES, 'life/cancelled')), '2026-04-12', /events\/vigil\/|^\/index/),
  'a campaign in other languages': () =>
    siteSubject(
      join(ROOT, 'examples/library'),
      '2026-05-01',
      /^\/ru\/(index|events\/(vigil|index)|facts\/index|statement)/,
    ),
  [IN_EVERY_LANGUAGE]: () =>
    siteSubject(inEveryLanguage(), '2026-04-10', /^\/[a-z]{2}\/(events\/(vigil\/|index)|index|facts\/index)/),
  'a day of action': () =>
    siteSubject(dayOfAction(), '2027-05-04', /^\/(ru\/)?(index|events\/index|events\/in\/leeds\/index)\.html$/),
  'a campaign from right to left': () =>
    siteSubject(join(FIXTURES, 'right-to-left'), '2026-05-01', /^(?!\/(en|facts\/.*share)\/).*index\.html$/),
  ...Object.fromEntries(
    [...stylesOf(ROOT).keys()]
      .filter((style) => style !== DEFAULT_STYLE)
      .map((style) => [
        `pages in the style ${style}`,
        () => siteSubject(inStyle(style), '2026-04-12', /^\/(index|statement\/index|events\/.*index|facts\/index)/),
      ]),
  ),
  'every part in every state': patternSubject,
};

describe('pages, for everybody', () => {
  let browser: Browser;
  before(async () => {
    browser = await launchBrowser();
  });
  after(() => browser?.close());

  for (const [subjectName, make] of Object.entries(SUBJECTS)) {
    describe(subjectName, { timeout: 300_000 }, () => {
      let server: FileServer;
      let subject: Subject;

      before(async () => {
        subject = await make();
        server = await serveFiles(new Map([...subject.files, [AXE.address, AXE]]));
      });
      after(() => server?.close());

      it('has nothing that axe finds, no small target, and no sideways scroll on a phone or a desk, in light and dark', async () => {
        const context = await browser.newContext({ viewport: PHONE, colorScheme: 'light', bypassCSP: true });
        const page = await context.newPage();
        await page.clock.setFixedTime(subject.clock);
        const found: string[] = [];
        for (const [name, address] of subject.pages) {
          await page.goto(server.origin + address);
          found.push(...(await faultsOf(page, subjectName)).map((fault) => `${name}  ${fault}`));
        }
        await context.close();
        assert.deepEqual(found, []);
      });
    });
  }
});

/** One load of a page serves all of it. */
async function faultsOf(page: Page, subjectName: string): Promise<string[]> {
  await page.setViewportSize(PHONE);
  await page.emulateMedia({ colorScheme: 'light' });
  const faults = [...(await smallTargets(page)), ...(await sidewaysScroll(page))];
  const isOfWords = subjectName === IN_EVERY_LANGUAGE;
  // Its lists have the same words as its other pages.
  if (isOfWords && !/vigil|\/..\/index/.test(page.url())) return faults;
  await page.addScriptTag({ url: AXE.address });
  faults.push(...(await page.evaluate<string[]>(runAxe(EVERY_RULE, isOfWords ? WITHOUT_COLOURS : undefined))));
  // The parts have Arabic examples of their own.
  if (subjectName === WHOLE_PAGES) faults.push(...(await sidewaysScroll(page, 'rtl')));
  if (isOfWords) return faults;
  await page.setViewportSize(DESK);
  await page.emulateMedia({ colorScheme: 'dark' });
  const dark = await page.evaluate<string[]>(runAxe(OF_COLOURS));
  return [...faults, ...[...dark, ...(await sidewaysScroll(page))].map((fault) => `on a desk in the dark: ${fault}`)];
}

/** At the text's own size and at twice that; it is left as it was. */
function sidewaysScroll(page: Page, dir = ''): Promise<string[]> {
  return page.evaluate((direction) => {
    const { documentElement: root } = document;
    const { dir: own } = root;
    if (direction) root.dir = direction;
    const faults = [16, 32].flatMap((size) => {
      root.style.fontSize = `${size}px`;
      const wide = root.scrollWidth - window.innerWidth;
      return wide > 0 ? [`${direction} ${size} px: ${wide} px too wide`] : [];
    });
    root.style.fontSize = '';
    root.dir = own;
    return faults;
  }, dir);
}

/** WCAG 2.2 §2.5.8; links in running text are excepted, and what a list below has as well, as of a map. */
function smallTargets(page: Page): Promise<string[]> {
  return page.$$eval('a, button, input', (found) =>
    found
      .filter((each) => !each.closest('.prose, .skip-link, [hidden], [aria-hidden], p'))
      .map((each) => ({ text: each.textContent ?? '', box: each.getBoundingClientRect() }))
      .filter(({ box }) => box.width > 0 && (box.width < 24 || box.height < 24))
      .map(({ text, box }) => `${text.trim()} is ${box.width} × ${box.height}`),
  );
}

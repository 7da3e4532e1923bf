/** What a page is on paper: on as few sheets as it takes, in one column, without what only a screen can do. */
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { extractText, getDocumentProxy } from 'unpdf';
import { type FileServer, serveFiles } from '../file-server.ts';
import { miniCampaign, ROOT } from '../mini-campaign.ts';
import { siteAsOf } from '../site-as-of.ts';
import { launchBrowser } from './browser.ts';

const PAGES = ['/', '/statement/', '/facts/', '/facts/lobbying/', '/sources/', '/events/', '/events/london/'];

/** A sheet of A4 within the margins that pages ask for, in CSS px. */
const SHEET = { width: 688, height: 1017 };

describe('on paper', { timeout: 120_000 }, () => {
  let browser: Browser;
  let server: FileServer;
  let page: Page;

  before(async () => {
    const { files, problems } = await siteAsOf(ROOT, '2011-12-18');
    assert.ok(files, JSON.stringify(problems));
    server = await serveFiles(files);
    browser = await launchBrowser();
    page = await browser.newPage({ viewport: SHEET });
    await page.emulateMedia({ media: 'print' });
  });

  after(async () => {
    await browser?.close();
    server?.close();
  });

  for (const path of PAGES)
    it(`${path} has its name, its words and its foot in one column, and nothing to tap`, async () => {
      await page.goto(`${server.origin}${path}index.html`);
      const found = await page.evaluate(() => {
        const shown = [...document.querySelectorAll('body *')].filter((each) => each.checkVisibility());
        const edges = ['.masthead-inner', 'main', '.colophon-inner'].map((each) => document.querySelector(each));
        return {
          starts: edges.map((each) => Math.round(each?.getBoundingClientRect().left ?? -1)),
          toTap: shown.filter((each) => each.matches('nav, button, summary, .button, .link-row, .share-links')).length,
          // What leads on within the site is of use on a screen only, but for names of what is listed.
          links: shown.flatMap((each) => (each.matches('main > p > a:only-child') ? [each.textContent] : [])),
        };
      });
      assert.deepEqual(found, { starts: [0, 0, 0], toTap: 0, links: [] });
    });

  it('the foot stands beside the code, and never alone on a sheet', async () => {
    for (const path of PAGES) {
      await page.goto(`${server.origin}${path}index.html`);
      const foot = (await page.textContent('.colophon-address')) ?? '';
      const pdf = await getDocumentProxy(new Uint8Array(await page.pdf({ format: 'A4' })));
      const { text } = await extractText(pdf);
      const [above = ''] = text.at(-1)?.split(foot) ?? [];
      assert.ok(above.trim().length > 40, `${path}: ${text.length} sheets, above the foot of the last: "${above}"`);
    }
  });

  it('an event that is over is black on white too', async () => {
    await page.clock.setFixedTime(new Date('2012-01-01T10:00:00Z'));
    await page.goto(`${server.origin}/events/london/index.html`);
    const colours = await page.$$eval('.hero h1, .hero-figure', (found) =>
      found.map((each) => getComputedStyle(each).color),
    );
    assert.deepEqual(colours, ['rgb(0, 0, 0)', 'rgb(0, 0, 0)']);
  });

  for (const style of ['poster', 'broadsheet', 'plain'])
    it(`an event that is off is black on white, in the style ${style}`, async () => {
      const campaign = miniCampaign();
      const add = (name: string, words: string): void => {
        const path = join(campaign, 'content', name);
        writeFileSync(path, readFileSync(path, 'utf8').replace(/^(?=published:|print:)/m, words));
      };
      add('campaign.yml', `style: ${style}\n`);
      add('events/vigil.md', 'status: cancelled\n');
      const { files, problems } = await siteAsOf(campaign, '2026-04-10');
      assert.ok(files, JSON.stringify(problems));
      const cancelled = await serveFiles(files);
      try {
        await page.goto(`${cancelled.origin}/events/vigil/index.html`);
        const looks = await page.$$eval('.hero, .hero h1, .hero-figure', (found) =>
          found.map((each) => [getComputedStyle(each).color, getComputedStyle(each).backgroundColor]),
        );
        assert.deepEqual(
          looks,
          looks.map(() => ['rgb(0, 0, 0)', 'rgba(0, 0, 0, 0)']),
        );
        assert.ok(looks.length > 1);
      } finally {
        cancelled.close();
      }
    });

  it('the statement, the home page and an event are a sheet each', async () => {
    for (const path of ['/', '/statement/', '/events/london/']) {
      await page.goto(`${server.origin}${path}index.html`);
      const { numPages } = await getDocumentProxy(new Uint8Array(await page.pdf({ format: 'A4' })));
      assert.equal(numPages, 1, path);
    }
  });
});

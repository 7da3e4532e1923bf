/** Whoever looks for their town among forty finds it in two steps on a small phone, with scripts or without. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { dayOfAction } from '../day-of-action.ts';
import { type FileServer, serveFiles } from '../file-server.ts';
import { siteAsOf } from '../site-as-of.ts';
import { launchBrowser } from './browser.ts';

const PHONE = { viewport: { width: 360, height: 740 } };

describe('a visitor who looks for a town', { timeout: 120_000 }, () => {
  let browser: Browser;
  let server: FileServer;

  before(async () => {
    const site = await siteAsOf(dayOfAction(), '2027-05-04');
    assert.ok(site.files, JSON.stringify(site.problems));
    server = await serveFiles(site.files);
    browser = await launchBrowser();
  });

  after(async () => {
    await browser?.close();
    server?.close();
  });

  async function visit(path: string, use: (page: Page) => Promise<void>, javaScriptEnabled = true): Promise<void> {
    const context = await browser.newContext({ ...PHONE, javaScriptEnabled });
    const page = await context.newPage();
    const faults: string[] = [];
    page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
    page.on('pageerror', (error) => faults.push(error.message));
    await page.goto(`${server.origin}${path}`);
    const isWide = await page.evaluate('document.documentElement.scrollWidth > innerWidth');
    assert.equal(isWide, false, `${path} is wider than the phone`);
    await use(page);
    assert.deepEqual(faults, []);
    await context.close();
  }

  for (const scripts of [true, false])
    it(`is at its event in two steps from the home page, ${scripts ? 'with' : 'without'} scripts`, () =>
      visit(
        '/',
        async (page) => {
          await page.click('.town-list li a:text-is("Wrocław")');
          await page.waitForURL('**/events/in/wroclaw/**');
          await page.click('.event-ticket h3 a');
          await page.waitForURL('**/events/wroclaw/**');
        },
        scripts,
      ));

  it('types the beginning of its name, as the keyboard has it, and is there', () =>
    visit('/events/', async (page) => {
      await page.fill('.agenda-find input', 'krakow');
      const rows = page.locator('.event-row:visible');
      assert.equal(await rows.count(), 1);
      assert.equal(await page.locator('.agenda-find output').textContent(), 'Found: 1');
      assert.equal(await page.locator('.agenda-index li:visible').count(), 1);
      await page.fill('.agenda-find input', 'choir main');
      assert.ok((await rows.count()) > 5);
      await page.fill('.agenda-find input', 'nowhere');
      assert.equal(await page.locator('.agenda-month:visible').count(), 0);
      await page.fill('.agenda-find input', '');
      assert.equal(await rows.count(), 43);
      await page.fill('.agenda-find input', 'krakow');
      await rows.first().locator('a').click();
      await page.waitForURL('**/events/krakow/**');
    }));

  it('jumps by the index where there are no scripts, and sees no field that does nothing', () =>
    visit(
      '/events/',
      async (page) => {
        assert.equal(await page.locator('.agenda-find').isVisible(), false);
        await page.click('.agenda-index a:text-is("Tbilisi")');
        const town = page.locator('.agenda-town:target');
        assert.match((await town.textContent()) ?? '', /Tbilisi[\s\S]*Sat 15 May, 18:00/);
        const { y = Number.NaN } = (await town.boundingBox()) ?? {};
        assert.ok(y > -2 && y < PHONE.viewport.height, `${y} px from the top`);
      },
      false,
    ));

  it('taps a dot on the map, or a heap of them, which leads to the list', () =>
    visit('/', async (page) => {
      await page.locator('.town-map a:has(text:text-is("Astana")) circle').click();
      await page.waitForURL('**/events/in/astana/**');
      await page.goBack();
      await page.locator('.town-map a:has(.town-map-count) circle').first().click();
      await page.waitForURL(/\/events\/(index\.html)?$/);
    }));
});

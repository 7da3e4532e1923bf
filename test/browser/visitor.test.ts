/** What a visitor does, in a real browser: read, on a small phone and from a disk; take the date along; share. */
import assert from 'node:assert/strict';
import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { writeFiles } from '../../src/build/write-files.ts';
import type { Site } from '../../src/eleventy/site.ts';
import { type FileServer, serveFiles } from '../file-server.ts';
import { ROOT, temporaryFolder } from '../mini-campaign.ts';
import { siteAsOf } from '../site-as-of.ts';
import { launchBrowser } from './browser.ts';

const PAGES = [
  'index.html',
  'statement/index.html',
  'facts/index.html',
  'facts/lobbying/index.html',
  'events/index.html',
  'events/london/index.html',
  '404.html',
];

describe('a visitor', { timeout: 120_000 }, () => {
  let browser: Browser;
  let server: FileServer;
  let site: Site;
  let folder: string;
  let origin: string;

  before(async () => {
    site = await siteAsOf(ROOT, '2011-12-18');
    folder = join(temporaryFolder(), '_site');
    assert.ok(site.files, JSON.stringify(site.problems));
    writeFiles(folder, site.files.values());
    server = await serveFiles(site.files, /^\/under\/a\/path/);
    origin = server.origin;
    browser = await launchBrowser();
  });

  after(async () => {
    await browser?.close();
    server?.close();
  });

  /** Opens a page, collecting what the browser complains of and every request that leaves the place. */
  async function visit(
    url: string,
    use: (page: Page) => Promise<void>,
    options: BrowserContextOptions = {},
  ): Promise<void> {
    const context = await browser.newContext(options);
    const page = await context.newPage();
    const complaints: string[] = [];
    const home = url.startsWith('file:') ? 'file:' : origin;
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('request', (request) => !request.url().startsWith(home) && complaints.push(`left for ${request.url()}`));
    page.on(
      'response',
      (response) => response.status() >= 400 && complaints.push(`${response.status()} ${response.url()}`),
    );
    await page.goto(url);
    await use(page);
    await context.close();
    assert.deepEqual(complaints, [], url);
  }

  it('reads every page without a sideways scroll, an error, or a request to anyone else', async () => {
    for (const width of [320, 360, 1280]) {
      for (const path of PAGES) {
        await visit(
          `${origin}/${path}`,
          async (page) => {
            const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
            assert.ok(overflow <= 0, `${path} at ${width} px scrolls ${overflow} px sideways`);
          },
          { viewport: { width, height: 700 } },
        );
      }
    }
  });

  it('has it styled, at the root, under a path and from a disk, and every link of its own works there', async () => {
    const disk = join(temporaryFolder(), 'a stick', 'сайт');
    cpSync(folder, disk, { recursive: true });
    for (const base of [`${origin}/`, `${origin}/under/a/path/`, `${pathToFileURL(disk)}/`]) {
      const seen = new Set<string>();
      const waiting = [`${base}index.html`];
      for (let url = waiting.pop(); url; url = waiting.pop()) {
        if (seen.has(url)) continue;
        seen.add(url);
        await visit(
          url,
          async (page) => {
            const background = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
            assert.equal(background, 'rgb(247, 243, 233)');
            const links = await page.evaluate(() => Array.from(document.querySelectorAll('a'), ({ href }) => href));
            const own = links.map((link) => link.replace(/#.*$/, '')).filter((link) => link.startsWith(base));
            waiting.push(...own.filter((link) => link.endsWith('.html')));
          },
          { colorScheme: 'light' },
        );
      }
      assert.equal(seen.size, 19, base);
    }
  });

  it('needs no JavaScript to learn what, when and where, and to take the file for the calendar', async () => {
    await visit(
      `${origin}/index.html`,
      async (page) => {
        await page.click('.home-title-events');
        const text = (await page.textContent('main')) ?? '';
        for (const words of [
          'Protest at the Kazakh-British Chamber of Commerce',
          'Wednesday, 21 December 2011',
          '12 noon, London time (GMT)',
          '62 South Audley Street, Mayfair, London',
          'No end time has been announced.',
        ]) {
          assert.ok(text.includes(words), words);
        }
        const [download] = await Promise.all([
          page.waitForEvent('download'),
          page.click('.event-details-do a[href$="london.ics"]'),
        ]);
        assert.equal(download.suggestedFilename(), 'london.ics');
        assert.match(readFileSync(await download.path(), 'utf8'), /^BEGIN:VCALENDAR\r\n/);
      },
      { javaScriptEnabled: false, viewport: { width: 360, height: 780 } },
    );
  });

  it('shares with links that carry the page’s address and words, and asks nobody before the tap', async () => {
    await visit(`${origin}/events/london/index.html`, async (page) => {
      const href = await page.getAttribute('.share-links a:has-text("WhatsApp")', 'href');
      const { searchParams } = new URL(href ?? '');
      assert.equal(
        searchParams.get('text'),
        'Protest at the Kazakh-British Chamber of Commerce. Wednesday, 21 December 2011, 12 noon, London time (GMT). Kazakh-British Chamber of Commerce. https://strike-solidarity.example/events/london/',
      );
    });
  });

  it('can skip to the text with the keyboard, and sees where the focus is', async () => {
    await visit(`${origin}/statement/index.html`, async (page) => {
      await page.keyboard.press('Tab');
      assert.equal(await page.evaluate(() => document.activeElement?.className), 'skip-link');
      const box = await page.locator('.skip-link').boundingBox();
      assert.ok(box && box.y >= 0);
      await page.keyboard.press('Enter');
      assert.match(page.url(), /#main$/);
    });
  });

  it('sees the time where they are, also when it has passed, and nothing of that at the place itself', async () => {
    const yours = async (clock: string, timezoneId: string): Promise<string[]> => {
      const context = await browser.newContext({ timezoneId, locale: 'en-GB' });
      const page = await context.newPage();
      await page.clock.setFixedTime(new Date(clock));
      await page.goto(`${origin}/events/london/index.html`);
      const found = await page.locator('[data-your-time]:visible').allInnerTexts();
      await context.close();
      return found.map((text) => text.replaceAll(',', ''));
    };
    const there = ['Your time: 18:00'];
    assert.deepEqual(await yours('2011-12-18T10:00:00Z', 'Asia/Almaty'), there);
    assert.deepEqual(await yours('2026-06-01T10:00:00Z', 'Asia/Almaty'), there);
    assert.deepEqual(await yours('2011-12-18T10:00:00Z', 'Europe/London'), []);
    const otherDay = ['Your time on another day: Thursday 22 December 2011 at 01:00'];
    assert.deepEqual(await yours('2011-12-18T10:00:00Z', 'Pacific/Auckland'), otherDay);
  });

  it('sees what, when, where, and how to add and share it without scrolling, on a phone of 360 × 640', async () => {
    await visit(
      `${origin}/events/london/index.html`,
      async (page) => {
        await page.clock.setFixedTime(new Date('2011-12-18T10:00:00Z'));
        await page.reload();
        for (const part of [
          'h1',
          '.event-details-date',
          '.event-details-time',
          '.event-details-address',
          '.button >> nth=0',
          '.button >> nth=1',
        ]) {
          const box = await page.locator(part).first().boundingBox();
          assert.ok(box && box.y + box.height <= 640, `${part} ends at ${box && box.y + box.height} px`);
        }
      },
      { viewport: { width: 360, height: 640 } },
    );
  });

  it('sees dark colours where dark is wished, and paper-white on paper', async () => {
    await visit(
      `${origin}/index.html`,
      async (page) => {
        const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
        assert.equal(await background(), 'rgb(22, 19, 15)');
        await page.emulateMedia({ media: 'print' });
        assert.equal(await background(), 'rgb(255, 255, 255)');
      },
      { colorScheme: 'dark' },
    );
  });
});

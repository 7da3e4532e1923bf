/** The event page under use: by keyboard, through a paint without jolts, and with what the browser itself can do to share. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import type { PublishedFile } from '../../src/campaign/publication.ts';
import { type FileServer, serveFiles } from '../file-server.ts';
import { ROOT } from '../mini-campaign.ts';
import { siteAsOf } from '../site-as-of.ts';
import { launchBrowser } from './browser.ts';

const BEFORE = '2011-12-18T10:00:00Z';
const DURING = '2011-12-21T12:30:00Z';
const AFTER = '2011-12-23T10:00:00Z';
const PHONE = { viewport: { width: 360, height: 640 } };

/** Keeps what the page shares or copies where a test finds it. */
const CAPTURE_SHARES = `
  window.captured = [];
  navigator.share = (data) => { window.captured.push(data); return Promise.resolve(); };
  navigator.canShare = () => true;`;

/** What has moved without the visitor's doing since the page began, and how much of the view (web.dev/cls). */
const LAYOUT_SHIFTS = `new Promise((resolve) => {
  const shifts = [];
  new PerformanceObserver((list) => {
    for (const { value, sources } of list.getEntries())
      if (value >= 0.001)
        shifts.push(value.toFixed(3) + ' ' + sources.map(({ node, previousRect, currentRect }) =>
          node?.nodeName + '.' + node?.className + ' from ' + previousRect.y + ' to ' + currentRect.y).join(', '));
  }).observe({ type: 'layout-shift', buffered: true });
  document.fonts.ready.then(() => setTimeout(() => resolve(shifts), 200));
})`;

function totalOf(shifts: readonly string[]): number {
  return shifts.reduce((total, shift) => total + Number.parseFloat(shift), 0);
}

describe('the event page', { timeout: 120_000 }, () => {
  let browser: Browser;
  let server: FileServer;
  let files: ReadonlyMap<string, PublishedFile>;

  before(async () => {
    const site = await siteAsOf(ROOT, '2011-12-18');
    assert.ok(site.files, JSON.stringify(site.problems));
    files = site.files;
    server = await serveFiles(files);
    browser = await launchBrowser();
  });

  after(async () => {
    await browser?.close();
    server?.close();
  });

  async function visit<T>(
    path: string,
    use: (page: Page) => Promise<T>,
    {
      clock = BEFORE,
      script = '',
      origin = server.origin,
      ...options
    }: BrowserContextOptions & { clock?: string; script?: string; origin?: string } = {},
  ): Promise<T> {
    const context = await browser.newContext({ ...PHONE, ...options });
    const page = await context.newPage();
    await page.clock.setFixedTime(new Date(clock));
    await page.addInitScript(script);
    await page.goto(origin + path);
    const result = await use(page);
    await context.close();
    return result;
  }

  it('hides nothing behind the figure of its day in forced colours', async () => {
    const context = await browser.newContext({ ...PHONE, forcedColors: 'active' });
    const page = await context.newPage();
    await page.clock.setFixedTime(new Date(BEFORE));
    await page.goto(`${server.origin}/events/london/index.html`);
    for (const beside of ['.event-details-when dt', '.event-details-date', '.event-details-time', '.button']) {
      const seen = await page.locator(beside).first().screenshot();
      const setDay = (visibility: string): Promise<unknown> =>
        page.evaluate(`document.querySelector('.hero-figure').style.visibility = '${visibility}'`);
      await setDay('hidden');
      assert.ok(seen.equals(await page.locator(beside).first().screenshot()), beside);
      await setDay('visible');
    }
    await context.close();
  });

  it('is walked through by keyboard in reading order, each stop seen, marked and named, to the end', async () => {
    await visit('/events/london/index.html', async (page) => {
      const walked: string[] = [];
      for (let step = 0; step < 80; step += 1) {
        await page.keyboard.press('Tab');
        const stop = await page.evaluate(() => {
          const element = document.activeElement;
          if (!(element instanceof HTMLElement) || element === document.body) return undefined;
          const { top, bottom, width } = element.getBoundingClientRect();
          const { outlineStyle, outlineWidth } = getComputedStyle(element);
          return {
            name: (element.getAttribute('aria-label') ?? element.textContent ?? '').trim(),
            isSeen: width > 0 && bottom > 0 && top < window.innerHeight,
            isMarked: outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2,
          };
        });
        if (!stop) break;
        assert.ok(stop.isSeen && stop.isMarked && stop.name, JSON.stringify(stop));
        walked.push(stop.name);
      }
      const expected = await page.$$eval('a[href], button, input, summary, [tabindex="0"]', (found) =>
        found
          .filter((each) => each.checkVisibility() && each.getAttribute('tabindex') !== '-1')
          .map((each) => (each.textContent ?? '').trim()),
      );
      assert.deepEqual(walked, expected);
      assert.deepEqual(walked.slice(0, 2), ['Skip to the main text', 'Stop police violence against strikers']);
      const order = ['Look for the address on a map', 'Add to calendar', 'Share', 'WhatsApp'];
      assert.deepEqual(
        walked.filter((name) => order.includes(name)),
        order,
      );
    });
  });

  it('comes over a bad line without anything moving, whether it was built today or long ago', async () => {
    const badLine = await serveFiles(files, /^$/, true);
    try {
      for (const path of ['/events/london/index.html', '/events/index.html', '/index.html'])
        for (const clock of [BEFORE, DURING, AFTER])
          for (const viewport of [PHONE.viewport, { width: 1280, height: 900 }]) {
            const shifts = await visit(path, (page) => page.evaluate<string[]>(LAYOUT_SHIFTS), {
              clock,
              viewport,
              origin: badLine.origin,
              timezoneId: 'Asia/Almaty',
            });
            assert.ok(totalOf(shifts) < 0.02, `${path} at ${clock}, ${viewport.width} px: ${shifts.join('; ')}`);
          }
    } finally {
      badLine.close();
    }
  });

  it('moves on while it is open', async () => {
    const context = await browser.newContext({ ...PHONE, timezoneId: 'Asia/Almaty' });
    const page = await context.newPage();
    await page.clock.install({ time: new Date(BEFORE) });
    await page.goto(`${server.origin}/events/london/index.html`);
    const told: string[] = [];
    for (const hours of [0, 70, 5, 4, 30]) {
      await page.clock.fastForward(hours * 3_600_000);
      const words = page.locator('.event-details dt:visible, .button').filter({ hasNotText: /Share|Where/ });
      told.push((await words.allInnerTexts()).join(', '));
    }
    assert.deepEqual(told, [
      'When, Add to calendar',
      'Today, Add to calendar',
      'Happening now, Add to calendar',
      'It began at 12 noon, Add to calendar',
      'This date has passed, Calendar file, for the record',
    ]);
    const shifts = await page.evaluate<string[]>(LAYOUT_SHIFTS);
    assert.ok(totalOf(shifts) < 0.02, shifts.join('; '));
    await context.close();
  });

  it('paints from one request, and nothing moves, whether it was built today or long ago', async () => {
    for (const path of ['/events/london/index.html', '/index.html', '/statement/index.html'])
      for (const clock of [BEFORE, AFTER])
        await visit(
          path,
          async (page) => {
            const shifts = await page.evaluate<string[]>(LAYOUT_SHIFTS);
            // A word of a title may come to stand a hair to the side.
            assert.ok(totalOf(shifts) < 0.005, `${path} at ${clock}: ${shifts.join('; ')}`);
            const blocking = await page.evaluate(() =>
              performance
                .getEntriesByType('resource')
                .filter((entry) => 'renderBlockingStatus' in entry && entry.renderBlockingStatus === 'blocking')
                .map(({ name }) => name),
            );
            assert.deepEqual(blocking, []);
          },
          { clock, timezoneId: 'Asia/Almaty' },
        );
  });

  it('shares by the browser’s own means where there are some, and by its share page where not', async () => {
    const shared = await visit(
      '/events/london/index.html',
      async (page) => {
        await page.click('.event-details-do a:has-text("Share")');
        assert.match(page.url(), /events\/london\/index\.html$/);
        return page.evaluate('window.captured');
      },
      { script: CAPTURE_SHARES },
    );
    assert.deepEqual(shared, [
      {
        title: 'Protest at the Kazakh-British Chamber of Commerce',
        text: 'Protest at the Kazakh-British Chamber of Commerce. Wednesday, 21 December 2011, 12 noon, London time (GMT). Kazakh-British Chamber of Commerce.',
        url: 'https://strike-solidarity.example/events/london/',
      },
    ]);
    for (const javaScriptEnabled of [true, false])
      await visit(
        '/events/london/index.html',
        async (page) => {
          await page.click('.event-details-do a:has-text("Share")');
          await page.waitForURL(/events\/london\/share\/index\.html$/);
        },
        { javaScriptEnabled, script: 'delete Navigator.prototype.share' },
      );
  });

  it('copies its address and says so', async () => {
    await visit(
      '/events/london/index.html',
      async (page) => {
        const copy = page.locator('[data-copy]');
        await copy.click();
        await page.waitForFunction(() => document.querySelector('[data-copy]')?.textContent === 'Copied');
        assert.equal(
          await page.evaluate(() => navigator.clipboard.readText()),
          'https://strike-solidarity.example/events/london/',
        );
      },
      { permissions: ['clipboard-read', 'clipboard-write'] },
    );
  });

  it('asks for the visitor’s own Mastodon server, however they write it, and goes there', async () => {
    for (const written of ['mastodon.example', 'https://mastodon.example/home', '@amina@mastodon.example'])
      await visit('/events/london/share/index.html', async (page) => {
        await page.route('https://mastodon.example/**', (route) => route.fulfill({ body: 'there' }));
        await page.fill('[data-mastodon] input', written);
        await page.click('[data-mastodon] button');
        await page.waitForURL('https://mastodon.example/**');
        const { pathname, searchParams } = new URL(page.url());
        assert.equal(pathname, '/share');
        assert.match(searchParams.get('text') ?? '', /https:\/\/strike-solidarity\.example\/events\/london\/$/);
      });
  });
});

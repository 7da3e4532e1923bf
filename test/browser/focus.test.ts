/** Whether the ring around what has the focus is seen, by the pixels that it changes: in light, in dark, in forced colours. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { contrast } from '../../src/drawing/contrast.ts';
import sharp from '../../src/drawing/sharp.ts';
import { type FileServer, serveFiles } from '../file-server.ts';
import { ROOT } from '../mini-campaign.ts';
import { siteAsOf } from '../site-as-of.ts';
import { launchBrowser } from './browser.ts';

const PAGES = ['/', '/events/london/', '/events/london/share/', '/facts/'];

const SCHEMES: Readonly<Record<string, BrowserContextOptions>> = {
  light: { colorScheme: 'light' },
  dark: { colorScheme: 'dark' },
  'forced colours': { forcedColors: 'active' },
};

/** How far a ring reaches beyond what it is around, px. */
const REACH = 7;

const WIDTH = 800;

interface Stop {
  readonly name: string;
  /** What is the same of others that look alike, in the same place. */
  readonly kind: string;
  readonly box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  /** Twice around the first of its lines, px: the least that a ring may cover (WCAG 2.2 §2.4.13). */
  readonly least: number;
}

describe('the ring around what has the focus', { timeout: 300_000 }, () => {
  let browser: Browser;
  let server: FileServer;

  before(async () => {
    const { files, problems } = await siteAsOf(ROOT, '2011-12-18');
    assert.ok(files, JSON.stringify(problems));
    server = await serveFiles(files);
    browser = await launchBrowser();
  });

  after(async () => {
    await browser?.close();
    server?.close();
  });

  for (const [scheme, options] of Object.entries(SCHEMES))
    it(`is seen at every stop in ${scheme}`, async () => {
      const context = await browser.newContext({ viewport: { width: WIDTH, height: 600 }, ...options });
      const page = await context.newPage();
      await page.clock.setFixedTime(new Date('2011-12-18T10:00:00Z'));
      const faults: string[] = [];
      for (const path of PAGES) {
        await page.goto(`${server.origin}${path}index.html`);
        for (const fault of await weakRings(page)) faults.push(`${path}: ${fault}`);
      }
      await context.close();
      assert.deepEqual(faults, []);
    });
});

/** Goes through a page by the key, and looks once at each kind of stop. */
async function weakRings(page: Page): Promise<string[]> {
  const { height } = await page.evaluate(() => document.documentElement.getBoundingClientRect());
  await page.setViewportSize({ width: WIDTH, height: Math.ceil(height) });
  await page.evaluate(() => document.fonts.ready);
  const plain = await page.screenshot();
  const faults: string[] = [];
  const seen = new Set<string>();
  for (;;) {
    await page.keyboard.press('Tab');
    const stop = await stopOf(page);
    if (!stop) return faults;
    if (seen.has(stop.kind)) continue;
    seen.add(stop.kind);
    const { box, least, name } = stop;
    const [x, y] = [Math.max(0, Math.floor(box.x) - REACH), Math.max(0, Math.floor(box.y) - REACH)];
    const width = Math.min(Math.ceil(box.width) + 2 * REACH, WIDTH - x);
    const clip = { x, y, width, height: Math.ceil(box.height) + 2 * REACH };
    const changed = await strongChanges(plain, await page.screenshot({ clip }), clip);
    if (changed < least) faults.push(`${name}: ${changed} px of ${Math.round(least)} stand out`);
  }
}

/** What has the focus; nothing once it has left the page. The skip link is away without it, so its ring has nothing to be compared with. */
function stopOf(page: Page): Promise<Stop | undefined> {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (!element || element === document.body) return undefined;
    const { x, y, width, height } = element.getBoundingClientRect();
    const line = element.getClientRects()[0] ?? { width: 0, height: 0 };
    const { outlineColor, backgroundColor, color } = getComputedStyle(element);
    const parent = element.closest('header, footer, section, .hero, main')?.className;
    return {
      name: (element.textContent ?? '').trim(),
      kind: [element.localName, element.className, parent, outlineColor, backgroundColor, color].join(' '),
      box: { x, y, width, height },
      least: element.matches('.skip-link') ? 0 : 4 * (line.width + line.height),
    };
  });
}

/** How many pixels of a part of the page have changed to what stands out against what was there, 3:1. */
async function strongChanges(
  plain: Uint8Array,
  focused: Uint8Array,
  { x, y, width, height }: Stop['box'],
): Promise<number> {
  const before = await sharp(plain).extract({ left: x, top: y, width, height }).removeAlpha().raw().toBuffer();
  const after = await sharp(focused).removeAlpha().raw().toBuffer();
  const colourAt = (pixels: Buffer, at: number): string => `#${pixels.subarray(at, at + 3).toString('hex')}`;
  let count = 0;
  for (let at = 0; at < width * height * 3; at += 3) {
    const [was, is] = [colourAt(before, at), colourAt(after, at)];
    if (was !== is && contrast(was, is) >= 3) count += 1;
  }
  return count;
}

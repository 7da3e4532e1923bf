/** Photographs the pages in every width, scheme and state onto one sheet for eyes: `npm run contact-sheet` writes it to docs. */
import { join } from 'node:path';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import sharp from '../../src/drawing/sharp.ts';
import { serveFiles } from '../file-server.ts';
import { FIXTURES, miniCampaign, ROOT } from '../mini-campaign.ts';
import { siteAsOf } from '../site-as-of.ts';
import { launchBrowser } from './browser.ts';

interface Subject {
  readonly campaign: string;
  readonly day: string;
  readonly address: string;
}

const CANCELLED = miniCampaign(join(FIXTURES, 'life/cancelled'));

const SUBJECTS: readonly Subject[] = [
  { campaign: ROOT, day: '2011-12-18', address: '/' },
  { campaign: ROOT, day: '2011-12-18', address: '/statement/' },
  { campaign: ROOT, day: '2011-12-18', address: '/facts/lobbying/' },
  { campaign: ROOT, day: '2011-12-18', address: '/events/london/' },
  { campaign: CANCELLED, day: '2026-04-12', address: '/events/vigil/' },
  { campaign: ROOT, day: '2011-12-22', address: '/events/london/' },
  { campaign: ROOT, day: '2011-12-18', address: '/404.html' },
];

const PHONE = { width: 360, height: 780 };

/** One row of the sheet each. */
const VIEWS: readonly (BrowserContextOptions & { readonly media?: 'print' })[] = [
  { viewport: PHONE, colorScheme: 'light' },
  { viewport: PHONE, colorScheme: 'dark' },
  { viewport: { width: 768, height: 1024 }, colorScheme: 'light' },
  { viewport: { width: 1280, height: 900 }, colorScheme: 'light' },
  { viewport: { width: 1280, height: 900 }, colorScheme: 'dark' },
  { viewport: { width: 688, height: 973 }, colorScheme: 'light', media: 'print' },
];

/** On the sheet, px. */
const COLUMN = 200;
const GAP = 12;

/** A photograph of the top of a page for every view, as wide as a column. */
async function photograph(browser: Browser, { campaign, day, address }: Subject): Promise<Buffer[]> {
  const { files, problems } = await siteAsOf(campaign, day);
  if (!files) throw new Error(JSON.stringify(problems));
  const server = await serveFiles(files);
  const pictures: Buffer[] = [];
  for (const { media, ...options } of VIEWS) {
    const context = await browser.newContext({ ...options, deviceScaleFactor: 2 });
    const page = await context.newPage();
    await page.clock.setFixedTime(new Date(`${day}T09:00:00Z`));
    if (media) await page.emulateMedia({ media });
    await page.goto(server.origin + address, { waitUntil: 'networkidle' });
    pictures.push(
      await sharp(await page.screenshot())
        .resize({ width: COLUMN })
        .png()
        .toBuffer(),
    );
    await context.close();
  }
  server.close();
  return pictures;
}

/** A column for every subject, its pictures one under the other, rows level with each other. */
async function sheetOf(columns: readonly Buffer[][]): Promise<Buffer> {
  const heights = VIEWS.map(({ viewport }) => {
    const { width, height } = viewport ?? PHONE;
    return Math.round((height * COLUMN) / width);
  });
  const tops = heights.map((_, row) => GAP + heights.slice(0, row).reduce((sum, each) => sum + each + GAP, 0));
  const layers = columns.flatMap((pictures, column) =>
    pictures.map((input, row) => ({ input, left: GAP + column * (COLUMN + GAP), top: tops[row] ?? 0 })),
  );
  const width = GAP + columns.length * (COLUMN + GAP);
  const height = GAP + heights.reduce((sum, each) => sum + each + GAP, 0);
  const sheet = sharp({ create: { width, height, channels: 3, background: '#8a8a8a' } });
  return sheet.composite(layers).webp({ quality: 50, effort: 6 }).toBuffer();
}

const browser = await launchBrowser();
const columns: Buffer[][] = [];
for (const subject of SUBJECTS) columns.push(await photograph(browser, subject));
await browser.close();
await sharp(await sheetOf(columns)).toFile(join(ROOT, 'docs/contact-sheet.webp'));

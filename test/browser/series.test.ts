/** A series' page between two builds: the next date takes the place of the one before, and no date that is to come is said to be over. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { type FileServer, serveFiles } from '../file-server.ts';
import { miniCampaign, writeFiles } from '../mini-campaign.ts';
import { siteAsOf } from '../site-as-of.ts';
import { launchBrowser } from './browser.ts';

/** Every Saturday from 5 December to 30 January; there is none on the 19th. */
const VIGIL = `---
id: vigil@library.example
title: Vigil
starts: 2026-12-05 10:00
ends: 2026-12-05 12:00
repeats: weekly until 2027-01-30
place: { name: The library, address: 1 Church Street }
published: 2026-11-01 09:00
changes:
  - at: 2026-11-20 09:00
    date: 2026-12-19
    status: cancelled
    note: There is none on the 19th.
---
`;

const PAGES = ['/', '/events/', '/events/vigil/'];

describe('a series between two builds', { timeout: 120_000 }, () => {
  const folder = miniCampaign();
  let browser: Browser;
  let stale: FileServer;

  before(async () => {
    writeFiles(folder, {
      'content/events/vigil.md': VIGIL,
      'content/campaign.yml':
        'title: Open the library\nsummary: It is to be closed.\naddress: https://library.example/\nzone: Europe/London\nlanguages: [en]\nprint: none\ncarry: none\ncards: one\nshare-pages: none\n',
    });
    stale = await built('2026-12-01');
    browser = await launchBrowser();
  });

  after(async () => {
    await browser?.close();
    stale?.close();
  });

  async function built(day: string): Promise<FileServer> {
    const { files, problems } = await siteAsOf(folder, day);
    assert.ok(files, JSON.stringify(problems));
    return serveFiles(files);
  }

  /** What a visitor reads on each of the pages. */
  async function read({ origin }: FileServer, moment: string): Promise<string[]> {
    const context = await browser.newContext({ timezoneId: 'Asia/Almaty', locale: 'en-GB' });
    const page = await context.newPage();
    await page.clock.setFixedTime(new Date(moment));
    const texts: string[] = [];
    for (const path of PAGES) {
      await page.goto(`${origin}${path}index.html`);
      const text = await page.locator('main').innerText();
      // Links for one date alone are there for the next of the build.
      texts.push(text.replace(/\s+/g, ' ').replace(/The next date only.*?(?=Subscribe)/, ''));
    }
    await context.close();
    return texts;
  }

  for (const moment of ['2026-12-05T10:30:00Z', '2026-12-05T13:00:00Z', '2026-12-12T14:00:00Z'])
    it(`says at ${moment} what a page that is built then says`, async () => {
      const fresh = await built(moment.slice(0, 16).replace('T', ' '));
      const [now, then] = [await read(stale, moment), await read(fresh, moment)];
      fresh.close();
      assert.deepEqual(now, then);
    });

  it('leads with no date where a page is too old to know the next, and says none is over that is to come', async () => {
    const [, list = '', page = ''] = await read(stale, '2027-01-12T09:00:00Z');
    for (const text of [list, page]) assert.doesNotMatch(text, /has passed/);
    assert.match(list, /^When and where Dates Every Saturday Vigil/);
    assert.match(page, /When Every Saturday Where The library/);
    assert.match(page, /Dates Saturday, 16 January 2027 [\s\S]*Past dates Saturday, 9 January 2027/);
    assert.match(page, /Add to calendar/);
  });

  it('is over after its last date', async () => {
    const [, list = '', page = ''] = await read(stale, '2027-02-02T09:00:00Z');
    assert.match(list, /^When and where Past dates Every Saturday This date has passed Vigil/);
    assert.match(page, /This date has passed Every Saturday/);
    assert.doesNotMatch(page, /Add to|Subscribe/);
  });
});

/** The visitor's own time: in the page's language, with the end, and named where it is another day there. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { formatProblem, isError } from '../../src/campaign/problem.ts';
import { type FileServer, serveFiles } from '../file-server.ts';
import { miniCampaign, writeFiles } from '../mini-campaign.ts';
import { siteAsOf } from '../site-as-of.ts';
import { launchBrowser } from './browser.ts';

const LANGUAGES = ['en', 'ru', 'kk', 'de', 'ar'];
const event = (fields: string): string =>
  `---\nid: v${fields.replace(/\D/g, '')}@library.example\ntitle: Vigil\n${fields}\nplace: { name: The library }\npublished: 2026-04-01 09:00\n---\n`;

describe('the visitor’s own time', { timeout: 120_000 }, () => {
  let browser: Browser;
  let server: FileServer;

  before(async () => {
    const folder = miniCampaign();
    const translated = LANGUAGES.slice(1).flatMap((lang) => [
      [`content/campaign.${lang}.yml`, `title: T ${lang}\nsummary: S ${lang}\n`],
      ...['vigil', 'night'].map((name) => [`content/events/${name}.${lang}.md`, `---\ntitle: V ${lang}\n---\n`]),
    ]);
    writeFiles(folder, {
      'content/campaign.yml': `title: Open\nsummary: The library.\naddress: https://library.example/\nzone: Europe/London\nlanguages: [${LANGUAGES}]\nprint: none\ncarry: none\ncards: one\nshare-pages: none\n`,
      'content/events/vigil.md': event('starts: 2026-05-01 18:00\nends: 2026-05-01 19:00'),
      'content/events/night.md': event('starts: 2026-05-01 22:00\nends: 2026-05-02 02:00'),
      ...Object.fromEntries(translated),
    });
    const site = await siteAsOf(folder, '2026-04-12');
    assert.ok(site.files, site.problems.filter(isError).map(formatProblem).join());
    server = await serveFiles(site.files, /^\/under\/a\/path/);
    browser = await launchBrowser();
  });

  after(async () => {
    await browser?.close();
    server?.close();
  });

  async function yours(path: string, timezoneId: string): Promise<string> {
    const context = await browser.newContext({ timezoneId, locale: 'fr-FR' });
    const page = await context.newPage();
    await page.clock.setFixedTime(new Date('2026-04-12T10:00:00Z'));
    await page.goto(`${server.origin}/${path}/index.html`);
    const found = await page.locator('[data-your-time]:visible').allInnerTexts();
    await context.close();
    return found
      .join()
      .replace(/[\u2009\u202f\u00a0]/g, ' ')
      .replace(/ – /g, '–');
  }

  it('is told with its end, without the day where that is the same', async () => {
    assert.equal(await yours('events/vigil', 'Europe/Paris'), 'Your time: 19:00–20:00');
    assert.equal(await yours('events/vigil', 'Europe/London'), '');
  });

  it('is told with its day, and that it is another, where it is', async () => {
    assert.match(
      await yours('events/vigil', 'Pacific/Auckland'),
      /^Your time, on another day: Saturday,? 2 May 2026(,| at) 05:00–06:00$/,
    );
    // It ends on another day there too, but begins on the day that is announced.
    assert.match(await yours('events/night', 'Europe/Dublin'), /^$/);
    assert.match(
      await yours('events/night', 'Europe/Paris'),
      /^Your time: Friday,? 1 May 2026.* 23:00–Saturday,? 2 May 2026.* 03:00$/,
    );
  });

  it('is told in the page’s language, whatever the browser’s', async () => {
    assert.equal(await yours('ru/events/vigil', 'Europe/Paris'), 'Ваше время: 19:00–20:00');
    assert.match(
      await yours('ru/events/vigil', 'Pacific/Auckland'),
      /^По вашему времени это другой день: суббота, 2 мая 2026/,
    );
    assert.match(
      await yours('de/events/vigil', 'Pacific/Auckland'),
      /^Ihre Zeit, an einem anderen Tag: Samstag, 2\. Mai 2026/,
    );
    assert.match(await yours('ar/events/vigil', 'Pacific/Auckland'), /^بتوقيتك، في يوم آخر: السبت/);
    // In its language where the browser has it, else in numbers.
    assert.match(
      await yours('kk/events/vigil', 'Pacific/Auckland'),
      /^Сіздің уақытыңызша басқа күн: (2026-05-02|2026 ж\. 2 мамыр)/,
    );
  });
});

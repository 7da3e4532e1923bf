/** A visitor's first page in a language they do not read offers theirs, once, and leads nobody away. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { type FileServer, serveFiles } from '../file-server.ts';
import { miniCampaign, writeFiles } from '../mini-campaign.ts';
import { siteAsOf, textOf } from '../site-as-of.ts';
import { launchBrowser } from './browser.ts';

describe('the offer of a visitor’s own language', { timeout: 120_000 }, () => {
  let browser: Browser;
  let server: FileServer;

  before(async () => {
    const folder = miniCampaign();
    writeFiles(folder, {
      'content/campaign.yml':
        'title: Open\nsummary: The library.\naddress: https://library.example/\nzone: Europe/London\nlanguages: [en, ru, ar]\nprint: none\ncarry: none\ncards: one\nshare-pages: none\n',
      'content/campaign.ru.yml': 'title: Откройте\nsummary: Библиотека.\n',
      'content/campaign.ar.yml': 'title: افتحوا\nsummary: المكتبة\n',
      'content/events/vigil.ru.md': '---\ntitle: Стояние\n---\n\nВозьмите книгу.\n',
    });
    const site = await siteAsOf(folder, '2026-04-12');
    assert.ok(site.files, JSON.stringify(site.problems));
    // The page of what is not there is sent for any address, so nothing on it is relative.
    const links = [...textOf(site, '/ru/404.html').matchAll(/href="?([^" >]+)/g)].map(([, to]) => to ?? '');
    assert.deepEqual(
      links.filter((to) => !/^(\/|https:|#)/.test(to)),
      [],
    );
    server = await serveFiles(site.files, /^\/under\/a\/path/);
    browser = await launchBrowser();
  });

  after(async () => {
    await browser?.close();
    server?.close();
  });

  /** The offers seen on each page of a visit. */
  async function offers(locale: string, paths: readonly string[], javaScriptEnabled = true): Promise<string[][]> {
    const context = await browser.newContext({ locale, javaScriptEnabled });
    const page = await context.newPage();
    const seen: string[][] = [];
    for (const path of paths) {
      await page.goto(`${server.origin}/${path}index.html`);
      seen.push(await page.locator('.language-offer:visible').allInnerTexts());
      assert.equal(new URL(page.url()).pathname, `/${path}index.html`);
    }
    assert.deepEqual(await context.cookies(), []);
    assert.equal(await page.evaluate(() => localStorage.length + sessionStorage.length).catch(() => 0), 0);
    await context.close();
    return seen;
  }

  it('stands on the first page of a visit, in their language, and not on the next', async () => {
    assert.deepEqual(await offers('ru-RU', ['', 'events/vigil/']), [['Читать эту страницу по-русски'], []]);
    assert.deepEqual(await offers('ar', ['']), [['قراءة هذه الصفحة بالعربية']]);
  });

  it('is not there for those who read the page’s language, or whose language the page has not', async () => {
    assert.deepEqual(await offers('en-GB', ['']), [[]]);
    assert.deepEqual(await offers('fr-FR', ['']), [[]]);
    assert.deepEqual(await offers('ar', ['events/vigil/']), [[]]);
    assert.deepEqual(await offers('ru-RU', ['ru/']), [[]]);
  });

  it('needs a script', async () => {
    assert.deepEqual(await offers('ru-RU', [''], false), [[]]);
  });
});

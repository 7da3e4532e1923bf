/** The first screen of a cheap phone: what, when, where and the first thing to do, whatever the demand's length and language. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { serveFiles } from '../file-server.ts';
import { temporaryFolder, writeFiles } from '../mini-campaign.ts';
import { siteAsOf } from '../site-as-of.ts';
import { launchBrowser } from './browser.ts';

/** By language, of 20 to 120 characters. */
const TITLES: Readonly<Record<string, readonly string[]>> = {
  en: [
    'Save our one library',
    'Stop police violence against strikers now',
    'Keep the library of Elm Road open for everyone who reads there',
    'Keep the library of Elm Road open on six days a week, with its librarians, its warm room and its night school for adults',
  ],
  de: [
    'Rettet die Bücherei!',
    'Bürgerversammlungsgenehmigungsverfahren!!',
    'Stadtteilbibliotheksschließungsverhinderungsbündnis Ulmenstraße ruft auf',
    'Stadtteilbibliotheksschließungsverhinderungsbündnis: Haushaltssanierungsmaßnahmen nicht auf Kosten der Kinderbuchabteilung',
  ],
  ru: [
    'Спасём библиотеку №5',
    'Остановите закрытие районной библиотеки!!',
    'Сохраните библиотеку на улице Вязов для всех, кто в ней читает',
    'Сохраните библиотеку на улице Вязов открытой шесть дней в неделю, с библиотекарями, тёплым залом и вечерней школой чтения',
  ],
};

const PAGES = ['Questions and answers', 'Who we are', 'What it costs'];
const OTHER_LANGUAGES = { en: 'de', de: 'en', ru: 'en' };

/** A campaign that has everything its navigation can lead to. */
function campaign(lang: 'en' | 'de' | 'ru', title: string): string {
  const folder = temporaryFolder();
  const quoted = JSON.stringify(title);
  const settings = `address: https://library.example/\nzone: Europe/London\nlanguages: [${lang}, ${OTHER_LANGUAGES[lang]}]\nprint: none\ncarry: none\ncards: one\nshare-pages: none\n`;
  const pages = PAGES.map((nav) => [
    `content/pages/${nav.slice(0, 3)}.md`.toLowerCase(),
    `---\ntitle: ${nav}\nnav: ${nav}\n---\n\nWords.\n`,
  ]);
  writeFiles(folder, {
    'content/campaign.yml': `title: ${quoted}\nsummary: ${'It is to be closed in June, and nobody was asked. '.repeat(3)}\n${settings}actions:\n  - { do: petition, link: "https://petitions.example/library" }\n`,
    [`content/campaign.${OTHER_LANGUAGES[lang]}.yml`]: 'title: The other\nsummary: The other.\n',
    'content/statement.md': '---\ntitle: The statement\n---\n\nThe doors are to be shut.\n',
    'content/facts/loans.md':
      '---\nclaim: Four thousand people read there\nsources: [{ title: A report }]\n---\n\nThey do.\n',
    'content/updates/thirty.md': '---\ntitle: Thirty came\ndate: 2026-04-03 18:00\n---\n\nThey sang.\n',
    'content/events/vigil.md':
      '---\nid: vigil@library.example\ntitle: Reading vigil outside the library\nstarts: 2026-09-23 18:30\nends: 2026-09-23 20:00\nplace: { name: The library, address: "14 Elm Road, Westmarch" }\npublished: 2026-04-01 09:00\n---\n\nCome.\n',
    ...Object.fromEntries(pages),
  });
  return folder;
}

describe('the home page at 360 × 640 px', { timeout: 300_000 }, () => {
  let browser: Browser;
  before(async () => {
    browser = await launchBrowser();
  });
  after(() => browser?.close());

  for (const lang of ['en', 'de', 'ru'] as const)
    it(`has title, date, place and the first thing to do on the first screen in ${lang}`, async () => {
      for (const title of TITLES[lang] ?? []) {
        const { files, problems } = await siteAsOf(campaign(lang, title), '2026-04-10');
        assert.ok(files, JSON.stringify(problems));
        const server = await serveFiles(files);
        const page = await browser.newPage({ viewport: { width: 360, height: 640 }, locale: lang });
        await page.clock.setFixedTime(new Date('2026-04-10T12:00:00Z'));
        await page.goto(`${server.origin}/index.html`);
        await page.evaluate('document.fonts.ready');
        const bottomOf = async (selector: string): Promise<number> => {
          const box = await page.locator(selector).first().boundingBox();
          assert.ok(box && box.height > 0, selector);
          return Math.round(box.y + box.height);
        };
        const bottoms = [
          await bottomOf('h1'),
          await bottomOf('.home-title-events'),
          await bottomOf('.home-title .action-button'),
        ];
        const overflow = await page.evaluate('document.documentElement.scrollWidth');
        await page.close();
        server.close();
        assert.equal(overflow, 360, title);
        assert.deepEqual(
          bottoms,
          bottoms.toSorted((a, b) => a - b),
          title,
        );
        assert.ok((bottoms.at(-1) ?? 0) <= 640, `${title.length} characters end at ${bottoms.join(', ')} px: ${title}`);
      }
    });
});

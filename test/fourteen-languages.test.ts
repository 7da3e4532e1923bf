/** A campaign in all languages of the interface, with an event in every state, is built without a word to its authors. */
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import type { Site } from '../src/eleventy/site.ts';
import { FOURTEEN, writeFourteen } from './fourteen-languages.ts';
import { temporaryFolder } from './mini-campaign.ts';
import { siteAsOf, textOf } from './site-as-of.ts';

describe('a campaign in fourteen languages', () => {
  let site: Site;
  before(async () => {
    const folder = temporaryFolder();
    writeFourteen(folder);
    site = await siteAsOf(folder, '2026-05-21');
    assert.ok(site.files, JSON.stringify(site.problems));
  });

  it('has nothing to warn of but the letters that no built-in font has, and the notes that are in English alone', () => {
    const untranslated = site.problems.filter(({ field }) => field === 'notes');
    assert.equal(untranslated.length, 4 * (FOURTEEN.length - 1));
    assert.equal(
      untranslated[0]?.message,
      'has 0 of 1: content/events/later.md has more under `changes:`, which readers see untranslated. Add them in their order.',
    );
    assert.deepEqual(
      site.problems.filter(({ message, field }) => !message.includes('which no font has') && field !== 'notes'),
      [],
    );
  });

  it('has no English left in its pages, calendars and feeds, beside what the campaign has in English alone', () => {
    for (const lang of FOURTEEN.slice(1))
      for (const address of [
        'events/moved/index.html',
        'events/off/index.html',
        'events/unknown/index.html',
        'calendar.ics',
      ])
        assert.doesNotMatch(
          textOf(site, `/${lang}/${address}`).replace(/<(style|script)[\s\S]*?<\/\1>|<[^>]*>/g, ''),
          /(?<!\p{L})(announced|cancelled|postponed|until|When|Where|May|June|July|Friday|Share)(?!\p{L})/u,
          `${lang} ${address}`,
        );
  });

  it('writes each date in the Gregorian calendar, in the digits of its language', () => {
    assert.match(textOf(site, '/fa/events/moved/index.html'), /۱۲\u00a0ژوئن ۲۰۲۶/);
    assert.match(textOf(site, '/hi/events/moved/index.html'), /12\u00a0जून 2026, शाम\u00a06:00/);
    assert.match(textOf(site, '/zh/events/moved/index.html'), /2026年6月12日星期五 18:00至19:00/);
    assert.match(textOf(site, '/he/events/moved/index.html'), /12\u00a0ביוני 2026/);
  });

  it('names what is not in the language of the page, the feed or the calendar', () => {
    assert.match(textOf(site, '/ru/events/moved/announce/index.html'), /An hour later\. \(английский\)/);
    assert.match(textOf(site, '/ru/feed.xml'), /<summary xml:lang="en">An hour later\.<\/summary>/);
    assert.match(textOf(site, '/ru/calendar.ics'), /LOCATION;LANGUAGE=en:Elm Road Library/);
  });

  it('keeps Latin words in their order in a title, and marks no words of its own as being in another language', () => {
    const page = textOf(site, '/ar/events/moved/index.html');
    assert.match(page, /<h1[^>]*>افتحوا مكتبة \u2066Elm Road\u2069<\/h1>/);
    assert.match(textOf(site, '/ru/events/index.html'), /<bdi class="event-row-where">Онлайн: meet\.example<\/bdi>/);
  });

  it('shows what a source supports in the words of its translation', () => {
    assert.match(textOf(site, '/ru/facts/readers/index.html'), /Подтверждает: <span>Число\.<\/span>/);
    assert.match(textOf(site, '/uk/sources/index.html'), /Підтверджує: <span lang="en">The number\.<\/span>/);
  });

  it('keeps a telephone number in its order where the words around it are from right to left', () => {
    for (const lang of ['ar', 'he'])
      assert.match(textOf(site, `/${lang}/index.html`), />[^<]*\u2066\+44 20 7946 0018\u2069/, lang);
  });
});

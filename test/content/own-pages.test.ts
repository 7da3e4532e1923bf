/** Pages of a campaign's own: content/pages/NAME.md at /NAME/, with headings to link to, in every language. */
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import type { Site } from '../../src/eleventy/site.ts';
import { miniCampaign, writeFiles } from '../mini-campaign.ts';
import { foldedOf, siteAsOf, textOf } from '../site-as-of.ts';

const FAQ = `---
title: Questions and answers
summary: What people ask us.
nav: Questions
---

## Who pays?

The council does. See [the photos](press/photos.md) and [below](#who-pays-2).

### In full

All of it.

## Wer zahlt für Öl?

Wir.

## Кто платит?

Все.

## Who pays?

Again.
`;

const FILES = {
  'content/campaign.yml':
    'title: Open the library\nsummary: It is to be closed.\naddress: https://library.example/\nzone: Europe/London\nlanguages: [en, ru]\n',
  'content/campaign.ru.yml': 'title: Откройте библиотеку\nsummary: Её закрывают.\n',
  'content/pages/02-faq.md': FAQ,
  'content/pages/01-about.md': '---\ntitle: About us\nnav: About\n---\n\nNeighbours. [Questions](/faq/#who-pays).\n',
  'content/pages/press/photos.md': '---\ntitle: Photos for the press\n---\n\nNone yet.\n',
  'content/pages/02-faq.ru.md': '---\ntitle: Вопросы\nnav: Вопросы\n---\n\n## Кто платит?\n\nСовет.\n',
  'content/statement.ru.md': '---\ntitle: Заявление\n---\n\nСлова.\n',
};

describe('a page of the campaign’s own', () => {
  let site: Site;
  before(async () => {
    const folder = miniCampaign();
    writeFiles(folder, FILES);
    site = await siteAsOf(folder, '2026-04-10');
    assert.ok(site.files, JSON.stringify(site.problems));
  });

  it('stands at the address of its name, folders included', () => {
    assert.match(foldedOf(site, '/press/photos/index.html'), /<h1>Photos for the press<\/h1>/);
    assert.match(foldedOf(site, '/faq/index.html'), /<a href="\.\.\/press\/photos\/index\.html">the photos<\/a>/);
  });

  it('is in the row of pages, in its order, where it has a name for it', () => {
    const home = foldedOf(site, '/index.html');
    const row = /<ul class="masthead-pages"[\s\S]*?<\/ul>/.exec(home)?.[0] ?? '';
    const names = [...row.matchAll(/>([^<>]+)<\/a>/g)].map(([, name]) => name);
    assert.deepEqual(names.slice(-2), ['About', 'Questions']);
    assert.ok(!names.includes('Photos for the press'));
  });

  it('has headings that can be linked to, each with a name of its own, and a list of four or more', () => {
    const page = foldedOf(site, '/faq/index.html');
    for (const id of ['who-pays', 'in-full', 'wer-zahlt-für-öl', 'кто-платит', 'who-pays-2'])
      assert.match(page, new RegExp(`<h[23] id="${id}">`), id);
    const list = /<nav class="contents"[\s\S]*?<\/nav>/.exec(page)?.[0] ?? '';
    assert.equal([...list.matchAll(/<a href="#/g)].length, 4);
    assert.ok(!foldedOf(site, '/about/index.html').includes('class="contents"'));
  });

  it('whose headings are questions is told to search engines as questions and answers', () => {
    const { '@type': type, mainEntity } = dataOf('/faq/index.html');
    assert.equal(type, 'FAQPage');
    assert.deepEqual(mainEntity[0], {
      '@type': 'Question',
      name: 'Who pays?',
      acceptedAnswer: { '@type': 'Answer', text: 'The council does. See the photos and below. In full – All of it.' },
    });
    assert.equal(dataOf('/about/index.html')['@type'], 'WebPage');
  });

  it('is in the sitemap, has a card and a page to share it by, and is in the offline edition', () => {
    assert.match(textOf(site, '/sitemap.xml'), /<loc>https:\/\/library\.example\/press\/photos\/<\/loc>/);
    assert.ok([...(site.files?.keys() ?? [])].some((name) => /^\/cards\/press-photos-\w+\.(png|jpg)$/.test(name)));
    assert.ok(site.files?.has('/press/photos/share/index.html'));
    const offline = foldedOf(site, '/handbill-en.html');
    assert.match(offline, /id="faq-who-pays"/);
    assert.match(offline, /href="#faq-who-pays-2"/);
    assert.match(offline, /href="#press-photos"/);
  });

  it('is translated like everything else', () => {
    assert.match(foldedOf(site, '/ru/faq/index.html'), /<h1>Вопросы<\/h1>/);
    assert.equal(site.files?.has('/ru/about/index.html'), false);
    assert.match(foldedOf(site, '/faq/index.html'), /hreflang="ru"/);
  });

  function dataOf(address: string) {
    const [, json = ''] = /<script type="application\/ld\+json">([\s\S]*?)<\/script>/.exec(textOf(site, address)) ?? [];
    return JSON.parse(json);
  }
});

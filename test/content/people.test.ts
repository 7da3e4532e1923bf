/** Who can be reached: the contact and the press contact, in the footer, on their pages, in data, in every language. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import PO from 'pofile';
import { catalogueOf, takeCatalogue } from '../../src/authoring/translation-catalogue.ts';
import type { Site } from '../../src/eleventy/site.ts';
import { telephoneLink } from '../../src/text/contact.ts';
import { miniCampaign, writeFiles } from '../mini-campaign.ts';
import { foldedOf, siteAsOf, textOf } from '../site-as-of.ts';
import { invalidHtml } from '../valid-html.ts';

const SETTINGS = 'address: https://library.example/\nzone: Europe/London\nprint: none\ncards: one\n';

const CAMPAIGN = `title: Open the library
summary: It is to be closed.
${SETTINGS}languages: [en, ar]
organiser:
  name: Friends of the Library
  url: https://friends.example/
  profiles: [https://mastodon.example/@friends, https://friends.example/video]
contact:
  email: hello@library.example
  telephone: "+44 (0)20 7946 0000"
  post: |
    Friends of the Library
    1 Elm Road
  link: https://friends.example/write
press:
  name: Maria Lopes
  email: press@library.example
  telephone: +44 20 7946 0001
  hours: Weekdays, 9 to 17
`;

const ARABIC = `title: افتحوا المكتبة
summary: يريدون إغلاقها.
press:
  name: ليلى
  hours: أيام العمل، من 9 إلى 17
`;

async function siteOf(files: Readonly<Record<string, string>>): Promise<Site> {
  const folder = miniCampaign();
  writeFiles(folder, files);
  const site = await siteAsOf(folder, '2026-04-10');
  assert.ok(site.files, JSON.stringify(site.problems));
  return site;
}

const footerOf = (site: Site, address: string): string =>
  /<footer[\s\S]*<\/footer>/.exec(foldedOf(site, address))?.[0] ?? '';

describe('who can be reached', () => {
  let site: Site;
  before(async () => {
    site = await siteOf({
      'content/campaign.yml': CAMPAIGN,
      'content/campaign.ar.yml': ARABIC,
      'content/statement.md': '---\ntitle: Open it\n---\n\n[Write to us](/contact/), [or report](/press/).\n',
    });
  });

  it('is in the footer of every page: contact, press, and the organiser’s pages elsewhere', () => {
    for (const page of ['/index.html', '/facts/readers/index.html', '/ar/index.html', '/404.html']) {
      const footer = footerOf(site, page);
      for (const link of [
        'mailto:hello@library.example',
        'tel:+442079460000',
        'https://mastodon.example/@friends',
        'https://friends.example/video',
      ])
        assert.ok(footer.includes(`href="${link}"`), `${page}: ${link}`);
      assert.match(footer, /href="[^"]*contact\/(index\.html)?"/, page);
      assert.match(footer, /href="[^"]*press\/(index\.html)?"/, page);
      assert.match(footer, /rel="me noopener"/, page);
    }
  });

  it('has a page for everyone and one for the press', async () => {
    const contact = foldedOf(site, '/contact/index.html');
    assert.match(contact, /<h1>Contact<\/h1>/);
    for (const words of ['Friends of the Library', '1 Elm Road', 'https://friends.example/write'])
      assert.ok(contact.includes(words), words);
    const press = foldedOf(site, '/press/index.html');
    for (const words of ['Maria Lopes', 'mailto:press@library.example', 'tel:+442079460001', 'Weekdays, 9 to 17'])
      assert.ok(press.includes(words), words);
    for (const page of ['/contact/', '/press/', '/ar/contact/', '/ar/press/'])
      assert.deepEqual(await invalidHtml(textOf(site, `${page}index.html`), page), []);
  });

  it('is in each language what its translation says, and the rest as the original has it', () => {
    const press = foldedOf(site, '/ar/press/index.html');
    assert.match(press, /ليلى/);
    assert.doesNotMatch(press, /Maria|Weekdays/);
    // Numbers and addresses keep their order among words from right to left.
    assert.match(press, /<a href="tel:\+442079460001"><bdi dir="ltr">\+44 20 7946 0001<\/bdi>/);
    assert.match(press, /<bdi dir="ltr">press@library\.example<\/bdi>/);
    // An address of the original is in its language.
    assert.match(foldedOf(site, '/ar/contact/index.html'), /<dd class="contact-post"><bdi lang="en" dir="ltr">/);
  });

  it('asks translators for words alone, and keeps what their language has of its own', () => {
    const folder = miniCampaign();
    const email = `${ARABIC}  email: arabic@library.example\n`;
    writeFiles(folder, { 'content/campaign.yml': CAMPAIGN, 'content/campaign.ar.yml': email });
    const catalogue = catalogueOf(folder, 'ar');
    for (const field of ['press.name', 'press.hours', 'contact.post'])
      assert.ok(catalogue.includes(`content/campaign.yml ${field}"`), field);
    assert.doesNotMatch(catalogue, /\+44|@library/);
    const po = PO.parse(catalogue);
    for (const item of po.items) Object.assign(item, { msgstr: [`«${item.msgid.trim()}»`], flags: {} });
    takeCatalogue(folder, 'ar', String(po), Date.UTC(2026, 3, 10));
    const taken = readFileSync(join(folder, 'content/campaign.ar.yml'), 'utf8');
    assert.match(taken, /«Weekdays, 9 to 17»/);
    assert.match(taken, /arabic@library\.example/);
  });

  it('is told to search engines with the organiser', () => {
    const [, json = ''] =
      /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(textOf(site, '/index.html')) ?? [];
    const { publisher } = JSON.parse(json);
    assert.equal(publisher.email, 'hello@library.example');
    assert.equal(publisher.telephone, '+44 (0)20 7946 0000');
    assert.match(publisher.address, /1 Elm Road/);
    assert.deepEqual(publisher.sameAs, ['https://mastodon.example/@friends', 'https://friends.example/video']);
    assert.deepEqual(publisher.contactPoint, {
      '@type': 'ContactPoint',
      contactType: 'press',
      name: 'Maria Lopes',
      email: 'press@library.example',
      telephone: '+44 20 7946 0001',
    });
  });

  it('is carried in the offline edition', () => {
    const carried = textOf(site, '/handbill-en.html');
    for (const words of ['hello@library.example', 'press@library.example', '1 Elm Road'])
      assert.ok(carried.includes(words), words);
  });

  it('has no page and no line where nothing is known', async () => {
    const plain = await siteOf({});
    assert.ok(!plain.files?.has('/contact/index.html') && !plain.files?.has('/press/index.html'));
    assert.doesNotMatch(footerOf(plain, '/index.html'), /contact|press/);
  });
});

describe('a page of one’s own at the address of one that is made', () => {
  it('stands there, and what would have been made follows its words', async () => {
    const site = await siteOf({
      'content/campaign.yml': CAMPAIGN.replace('languages: [en, ar]', 'languages: [en]'),
      'content/pages/press.md': '---\ntitle: Newsroom\nnav: Press\n---\n\nWrite about us.\n',
      'content/pages/press/photos.md': '---\ntitle: Photos\n---\n\nNone yet.\n',
      'content/pages/contact.md': '---\ntitle: Find us\n---\n\nOn the square.\n',
    });
    const press = foldedOf(site, '/press/index.html');
    assert.match(press, /<h1>Newsroom<\/h1>[\s\S]*Write about us\.[\s\S]*Press contact[\s\S]*press@library\.example/);
    assert.match(foldedOf(site, '/contact/index.html'), /<h1>Find us<\/h1>[\s\S]*On the square\.[\s\S]*1 Elm Road/);
    assert.match(foldedOf(site, '/press/photos/index.html'), /<h1>Photos<\/h1>/);
  });
});

describe('a telephone number', () => {
  for (const [written, link] of [
    ['+44 (0)20 7946 0000', 'tel:+442079460000'],
    ['020 7946 0000', 'tel:02079460000'],
    ['8 (727) 250-00-00', 'tel:87272500000'],
    ['112', 'tel:112'],
  ] as const)
    it(`${written} is called as ${link}`, () => assert.equal(telephoneLink(written), link));
});

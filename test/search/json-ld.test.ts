/** Structured data: true to the page, nothing invented, every fact with its sources. */
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import type { View } from '../../src/campaign/publication.ts';
import type { Site } from '../../src/eleventy/site.ts';
import { jsonLd } from '../../src/search/json-ld.ts';
import { miniCampaign, ROOT, writeFiles } from '../mini-campaign.ts';
import { publicationOf } from '../publication-of.ts';
import { siteAsOf, textOf } from '../site-as-of.ts';

const CAMPAIGN = `title: Open the library
summary: The only library of the valley is to be closed.
address: https://library.example/
zone: Europe/London
languages: [en]
organiser:
  name: Friends of the Library
  url: https://friends.example/
  profiles: [https://mastodon.example/@friends, https://friends.example/video]
  fediverse: "@friends@mastodon.example"
`;

const FACT = `---
claim: Four thousand people use the library
sources:
  - { title: Annual report, publisher: The council, date: 2025, url: https://council.example/report }
  - { title: A letter }
---

Four thousand people borrowed a book last year.
`;

/** The mini-campaign with an organiser and an update. */
function withOrganiser(): string {
  const folder = miniCampaign();
  writeFiles(folder, {
    'content/campaign.yml': CAMPAIGN,
    'content/updates/thirty.md': '---\ntitle: Thirty came\ndate: 2026-04-03 18:00\n---\n\nThey sang.\n',
  });
  return folder;
}

/** The one piece of data of a page; fails unless there is exactly one. */
function dataOf(site: Site, address: string) {
  const found = [...textOf(site, address).matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)];
  assert.equal(found.length, 1, address);
  return JSON.parse(found[0]?.[1] ?? '');
}

const meta = (site: Site, address: string, name: string): string =>
  new RegExp(`(?:property|name)="${name}" content="([^"]*)"`).exec(textOf(site, address))?.[1] ?? '';

describe('the structured data of the campaign', () => {
  let site: Site;
  before(async () => {
    site = await siteAsOf(ROOT, '2011-12-18');
  });

  it('is of each kind of page, in the page’s own words', () => {
    const kinds = {
      '/index.html': 'WebSite',
      '/statement/index.html': 'Article',
      '/facts/investor/index.html': 'Claim',
    };
    for (const [address, kind] of Object.entries(kinds)) {
      const data = dataOf(site, address);
      assert.equal(data['@type'], kind);
      assert.equal(data.headline ?? data.name, meta(site, address, 'og:title'));
      assert.equal(data.description, meta(site, address, 'og:description'));
      assert.equal(data.url, meta(site, address, 'og:url'));
    }
    assert.equal(dataOf(site, '/events/london/index.html')['@type'], 'Event');
  });

  it('cites the sources of each fact as the content gives them', () => {
    const { citation } = dataOf(site, '/facts/investor/index.html');
    assert.deepEqual(citation, [
      {
        '@type': 'CreativeWork',
        name: 'Protest police killings of striking Kazakh oil workers',
        publisher: { '@type': 'Organization', name: 'Chtodelat News' },
        datePublished: '2011-12',
      },
    ]);
  });

  it('names no author or publisher that the content does not name', () => {
    for (const address of ['/index.html', '/statement/index.html', '/events/london/index.html']) {
      const { author, publisher, organizer } = dataOf(site, address);
      assert.deepEqual([author, publisher, organizer], [undefined, undefined, undefined], address);
    }
  });
});

describe('an organiser who is named', () => {
  it('is so wherever search engines and Mastodon look, with the pages elsewhere', async () => {
    const site = await siteAsOf(withOrganiser(), '2026-04-12');
    assert.deepEqual(site.problems, []);
    const organiser = {
      '@type': 'Organization',
      name: 'Friends of the Library',
      url: 'https://friends.example/',
      sameAs: ['https://mastodon.example/@friends', 'https://friends.example/video'],
    };
    assert.deepEqual(dataOf(site, '/index.html').publisher, organiser);
    const update = dataOf(site, '/updates/thirty/index.html');
    assert.deepEqual([update.author, update.publisher], [organiser, organiser]);
    assert.equal(update.datePublished, '2026-04-03T18:00:00+01:00');
    assert.equal(meta(site, '/updates/thirty/index.html', 'article:published_time'), '2026-04-03T18:00:00+01:00');
    assert.deepEqual(dataOf(site, '/events/vigil/index.html').organizer, organiser);
    assert.equal(meta(site, '/index.html', 'fediverse:creator'), '@friends@mastodon.example');
  });
});

describe('the data of every kind of page', () => {
  const image = 'https://library.example/card.png';

  it('is the view’s own, of which the site is a whole', async () => {
    const { views } = await publicationOf(withOrganiser(), '2026-04-12');
    const seen = new Set<string>();
    for (const view of views.filter(({ schema }) => schema)) {
      const data = JSON.parse(jsonLd(view, image) ?? '');
      seen.add(data['@type']);
      assert.equal(data['@type'], view.schema);
      const { '@type': kind, description, url, inLanguage } = data;
      assert.deepEqual([description, url, inLanguage], [view.description, view.url, view.lang], view.address);
      if (kind === 'WebSite') continue;
      assert.equal(data.headline ?? data.name, view.title, view.address);
      assert.deepEqual(data.image, [image]);
      if (kind === 'Event') continue;
      assert.deepEqual(data.isPartOf, JSON.parse(jsonLd(siteOf(views), image) ?? '', withoutContext));
    }
    assert.deepEqual([...seen].sort(), ['Article', 'Claim', 'Event', 'WebSite']);
    assert.equal(jsonLd(changed(siteOf(views), { schema: undefined }), image), undefined);
  });

  it('says when an article was published and last changed, if that is known', async () => {
    const { views } = await publicationOf(withOrganiser(), '2026-04-12');
    const update = views.find(({ kind }) => kind === 'update');
    assert.ok(update?.published);
    const later = changed(update, { modified: update.published.plus({ days: 1 }) });
    const { datePublished, dateModified, mainEntityOfPage } = JSON.parse(jsonLd(later, image) ?? '');
    assert.deepEqual(
      [datePublished, dateModified, mainEntityOfPage],
      ['2026-04-03T18:00:00+01:00', '2026-04-04T18:00:00+01:00', update.url],
    );
    const undated = JSON.parse(jsonLd(changed(update, { published: undefined, modified: undefined }), image) ?? '');
    assert.ok(!('datePublished' in undated) && !('dateModified' in undated));
  });

  it('cites every source of every fact, with as much as is known of it', async () => {
    const folder = miniCampaign();
    writeFiles(folder, { 'content/facts/readers.md': FACT });
    const own = await publicationOf(folder, '2026-04-12');
    const shipped = await publicationOf(ROOT, '2011-12-18');
    const facts = [...own.views, ...shipped.views].filter(({ schema }) => schema === 'Claim');
    assert.equal(facts.length, 5);
    for (const view of facts) {
      assert.ok(view.item && 'sources' in view.item);
      const { text, citation } = JSON.parse(jsonLd(view, image) ?? '');
      assert.equal(text, view.item.claim);
      const told = citation.map(({ '@type': _, publisher, datePublished: date, name: title, url }: Cited) => ({
        title,
        publisher: publisher?.name,
        date,
        url,
      }));
      const known = view.item.sources.map(({ title, publisher, date, url }) => ({
        title,
        publisher,
        date,
        url,
      }));
      assert.deepEqual(told, known);
    }
  });
});

describe('hostile words', () => {
  it('end no script and come back whole, wherever they stand', async () => {
    const hostile = '</script><script>alert(1)</script><!-- & "\u2028';
    const { views } = await publicationOf(withOrganiser(), '2026-04-12');
    for (const view of views.filter(({ schema }) => schema)) {
      const edition = { ...view.edition, title: hostile, description: hostile };
      const words = { title: hostile, name: hostile, claim: hostile, description: hostile };
      const item = view.item && { ...view.item, ...words };
      const json = jsonLd(changed(view, { ...words, edition, item }), 'https://x.example/c.png') ?? '';
      assert.doesNotMatch(json, /</, view.address);
      const { headline, name, description } = JSON.parse(json);
      assert.deepEqual([headline ?? name, description], [hostile, hostile], view.address);
    }
  });
});

interface Cited {
  readonly '@type': string;
  readonly name: string;
  readonly publisher?: { readonly name: string };
  readonly datePublished?: string;
  readonly url?: string;
}

/** A view with some of its properties others than they are. */
function changed(view: View, properties: Partial<View>): View {
  return new Proxy(view, {
    get: (target, name) => Reflect.get(name in properties ? properties : target, name),
  });
}

function siteOf(views: readonly View[]): View {
  const home = views.find(({ schema }) => schema === 'WebSite');
  assert.ok(home);
  return home;
}

function withoutContext(key: string, value: unknown): unknown {
  return key === '@context' ? undefined : value;
}

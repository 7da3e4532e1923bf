/** The feeds: valid, true to the content, read by a program that we did not write, found from every page. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import fc from 'fast-check';
import { parseAtomFeed, parseJsonFeed } from 'feedsmith';
import { RelaxNGValidator, XmlDocument } from 'libxml2-wasm';
import type { Publication, PublishedFile } from '../../src/campaign/publication.ts';
import type { Site } from '../../src/eleventy/site.ts';
import { absoluteLinks } from '../../src/feeds/absolute-links.ts';
import { atomFeed } from '../../src/feeds/atom-feed.ts';
import { jsonFeed } from '../../src/feeds/json-feed.ts';
import { FIXTURES, miniCampaign, ROOT, writeFiles } from '../mini-campaign.ts';
import { publicationOf } from '../publication-of.ts';
import { siteAsOf, textOf } from '../site-as-of.ts';

const EVENT = `---
id: vigil@library.example
title: Vigil at the library
starts: 2026-05-01 18:00
place: { name: The library }
published: 2026-04-01 09:00
changes:
  - { at: 2026-04-05 10:00, note: Bring a lamp }
  - { at: 2026-04-06 10:00, note: "An hour later & <louder>", was: 2026-05-01 17:00 }
---
`;

const UPDATE = `---
title: Thirty came
date: 2026-04-03 18:00
---

See [the facts](/facts/) and [below](#x).
`;

function campaign(files: Readonly<Record<string, string>> = {}): string {
  const folder = miniCampaign();
  writeFiles(folder, {
    'content/events/vigil.md': EVENT,
    'content/updates/thirty.md': UPDATE.replace(' and [below](#x)', ''),
    ...files,
  });
  return folder;
}

function withOrganiser(): string {
  return campaign({
    'content/campaign.yml': `title: Open the library
summary: The only library of the valley is to be closed.
address: https://library.example/
zone: Europe/London
languages: [en]
organiser: { name: Friends of the Library, url: https://friends.example/ }
`,
  });
}

/** Words as an author may write them, and pieces of markup that a careless reader or writer would take as such. */
const WORDS = fc
  .oneof(
    fc.string({ unit: 'grapheme', minLength: 1 }),
    fc
      .array(
        fc.constantFrom('&', '&amp;lt;', '&#60;', '<b>', '</title>', ']]>', '<![CDATA[', '<!--', '"', "'", ' ', 'é'),
        { minLength: 1, maxLength: 6 },
      )
      .map((parts) => parts.join('')),
  )
  .map((words) =>
    words
      .normalize('NFC')
      .replace(/[\p{Cc}\p{Surrogate}\ufffe\uffff]/gu, '')
      .trim(),
  )
  .filter((words) => words !== '');

describe('the feeds', () => {
  let site: Site;
  before(async () => {
    site = await siteAsOf(campaign(), '2026-04-12');
    assert.deepEqual(site.problems, []);
  });

  it('are found from every page', () => {
    for (const address of [...(site.files?.keys() ?? [])].filter((name) => /\/(index|404)\.html$/.test(name))) {
      const page = textOf(site, address);
      assert.match(page, /<link rel="alternate" type="application\/atom\+xml" href="[^"]*feed\.xml"/, address);
      assert.match(page, /<link rel="alternate" type="application\/feed\+json" href="[^"]*feed\.json"/, address);
    }
  });

  it('tell the event, each of its changes and the update, the newest first, alike', () => {
    const expected = [
      ['https://library.example/events/vigil/', '2026-04-06T09:00:00Z'],
      ['https://library.example/events/vigil/#change-2', '2026-04-06T09:00:00Z'],
      ['https://library.example/events/vigil/#change-1', '2026-04-05T09:00:00Z'],
      ['https://library.example/updates/thirty/', '2026-04-03T17:00:00Z'],
    ];
    const atom = parseAtomFeed(textOf(site, '/feed.xml'));
    assert.deepEqual(
      atom.entries?.map(({ id, updated }) => [id, updated]),
      expected,
    );
    const json = parseJsonFeed(JSON.parse(textOf(site, '/feed.json')));
    assert.deepEqual(
      json.items?.map(({ id, date_modified }) => [id, date_modified]),
      expected,
    );
    assert.deepEqual(
      atom.entries?.map(({ title }) => title?.value),
      json.items?.map(({ title }) => title),
    );
    assert.match(json.items?.[0]?.content_text ?? '', /Friday, 1 May 2026, 18:00, London time \(BST\)/);
    assert.match(json.items?.[0]?.content_text ?? '', /The library/);
    assert.equal(json.items?.[1]?.content_text, 'An hour later & <louder>');
    assert.equal(json.items?.[3]?.content_html, '<p>See <a href="https://library.example/facts/">the facts</a>.</p>');
    assert.equal(atom.entries?.[3]?.content?.value, json.items?.[3]?.content_html);
  });

  it('are valid by the schema of RFC 4287 and the rules of JSON Feed 1.1', () => {
    const schema = XmlDocument.fromString(readFileSync(join(ROOT, 'test/feeds/atom.rng'), 'utf8'));
    RelaxNGValidator.fromDoc(schema).validate(XmlDocument.fromString(textOf(site, '/feed.xml')));
    const feed = JSON.parse(textOf(site, '/feed.json'));
    assert.equal(feed.version, 'https://jsonfeed.org/version/1.1');
    for (const field of ['home_page_url', 'feed_url', 'icon']) assert.ok(URL.canParse(feed[field]), field);
    for (const item of feed.items) {
      assert.ok(typeof item.id === 'string' && (item.content_html ?? item.content_text));
      assert.ok(!Number.isNaN(Date.parse(item.date_published)));
    }
  });

  it('say whose they are, in which language, and where they are at home', async () => {
    const own = await publicationOf(withOrganiser(), '2026-04-12');
    const json = parseJsonFeed(JSON.parse(bodyOf(jsonFeed(own))));
    assert.equal(json.language, 'en');
    assert.equal(json.description, 'The only library of the valley is to be closed.');
    assert.equal(json.home_page_url, 'https://library.example/');
    assert.equal(json.feed_url, 'https://library.example/feed.json');
    assert.deepEqual(json.authors, [{ name: 'Friends of the Library', url: 'https://friends.example/' }]);
    const atom = parseAtomFeed(bodyOf(atomFeed(own)));
    assert.deepEqual(atom.authors, [{ name: 'Friends of the Library', uri: 'https://friends.example/' }]);
    assert.equal(atom.subtitle?.value, json.description);
    assert.ok(!('authors' in JSON.parse(textOf(site, '/feed.json'))), 'nobody is named who is not');
  });

  it('tell in the title and in the text what has become of an event', async () => {
    const fates = {
      cancelled: ['CANCELLED: Vigil at the library', /^It has been cancelled\.\n/],
      postponed: ['POSTPONED: Vigil at the library', /^It has been postponed\. /],
      'moved-online': [
        'MOVED ONLINE: Vigil at the library',
        /^It has moved online\. Not at The library, 1 Church Street\.\n/,
      ],
      rescheduled: ['Vigil at the library', /^The time has changed\. It was first announced for 1 May 2026, /],
      announced: ['Vigil at the library', /^Friday, 1 May 2026, /],
    } as const;
    for (const [life, [title, text]] of Object.entries(fates)) {
      const own = await publicationOf(miniCampaign(join(FIXTURES, 'life', life)), '2026-04-12');
      const { items } = JSON.parse(bodyOf(jsonFeed(own)));
      const event = items.find(({ id }: { id: string }) => id.endsWith('/vigil/'));
      assert.equal(event.title, title, life);
      assert.match(event.summary, text, life);
      const [line] = event.summary.split('\n');
      assert.ok(event.content_html.startsWith(`<p>${line}</p>\n`), event.content_html);
      assert.ok(event.content_html.endsWith('<p>Bring a book.</p>'), event.content_html);
      const change = items.find(({ id }: { id: string }) => id.includes('#change-'));
      if (change && life !== 'rescheduled') assert.equal(change.title, title, life);
    }
  });
});

describe('any words in a feed', () => {
  it('come back whole from programs that we did not write', async () => {
    const plain = await publicationOf(campaign(), '2026-04-12');
    const [edition] = plain.editions;
    assert.ok(edition);
    fc.assert(
      fc.property(WORDS, WORDS, (title, note) => {
        const events = edition.events.map((event) => ({
          ...event,
          title,
          name: title,
          changes: event.changes.map((change) => ({ ...change, note })),
        }));
        const updates = edition.updates.map((update) => ({ ...update, title, description: note }));
        const publication = { ...plain, editions: [{ ...edition, events, updates }] };
        const expected = [
          ['events/vigil/', title, undefined],
          ['events/vigil/#change-2', `Changed: ${title}`, note],
          ['events/vigil/#change-1', `Changed: ${title}`, note],
          ['updates/thirty/', title, note],
        ];
        for (const read of [readJson(publication), readAtom(publication), readXml(publication)])
          assert.deepEqual(read, expected);
      }),
      { examples: [['..', '!']] },
    );
  });

  it('lose the characters that no XML may hold, in both', async () => {
    const plain = await publicationOf(campaign(), '2026-04-12');
    const editions = plain.editions.map((edition) => ({
      ...edition,
      updates: edition.updates.map((update) => ({ ...update, title: 'a\u0000b\ud800c\uffff' })),
    }));
    for (const read of [readJson, readXml]) assert.equal(read({ ...plain, editions })[3]?.[1], 'abc');
  });
});

/** Id, title, and summary where it is the content's own words. */
type Read = [string | undefined, string | undefined, string | undefined][];

function readJson(publication: Publication): Read {
  const { items } = parseJsonFeed(JSON.parse(bodyOf(jsonFeed(publication))));
  return (items ?? []).map(({ id, title, summary }) => told(id, title, summary));
}

function readAtom(publication: Publication): Read {
  const { entries } = parseAtomFeed(bodyOf(atomFeed(publication)));
  return (entries ?? []).map(({ id, title, summary }) => told(id, title?.value, summary?.value));
}

function readXml(publication: Publication): Read {
  const document = XmlDocument.fromString(bodyOf(atomFeed(publication)));
  const names = { a: 'http://www.w3.org/2005/Atom' };
  const read = document.find('/a:feed/a:entry', names).map((entry) => {
    const [id, title, summary] = ['id', 'title', 'summary'].map((name) => entry.get(`a:${name}`, names)?.content);
    return told(id, title, summary);
  });
  document.dispose();
  return read;
}

function told(id: string | undefined, title: string | undefined, summary: string | undefined): Read[number] {
  const path = id?.replace('https://library.example/', '');
  return [path, title, path === 'events/vigil/' ? undefined : summary];
}

function bodyOf([file]: readonly PublishedFile[]): string {
  return String(file?.body);
}

describe('a link in a feed', () => {
  it('leads to the same place as on the page', () => {
    const html =
      '<p><a href="/a/">a</a> <a href="#b">b</a> <a href="https://c.example/">c</a> <img src="/i.jpg" srcset="/i.jpg 1w, /j.jpg 2w" alt=""></p>';
    assert.equal(
      absoluteLinks(html, 'https://x.example/y/z/', 'https://x.example/y/'),
      '<p><a href="https://x.example/y/a/">a</a> <a href="https://x.example/y/z/#b">b</a> <a href="https://c.example/">c</a> <img src="https://x.example/y/i.jpg" srcset="https://x.example/y/i.jpg 1w, https://x.example/y/j.jpg 2w" alt=""></p>',
    );
  });
});

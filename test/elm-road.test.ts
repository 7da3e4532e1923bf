/** The example of a whole campaign: everything that a campaign can say, without a warning, on pages as light as promised. */
import assert from 'node:assert/strict';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import { unzipSync } from 'fflate';
import type { Site } from '../src/eleventy/site.ts';
import { ROOT } from './mini-campaign.ts';
import { foldedOf, siteAsOf, textOf, weightOf } from './site-as-of.ts';
import { invalidHtml } from './valid-html.ts';

const CAMPAIGN = join(ROOT, 'examples/elm-road');

/** What one round trip has room for: no page has more, compressed, for everything but pictures. */
const PAGE_LIMIT = 14_600;

/** By how much the two pages of the most parts are over it, in the language of the longer words. */
const OVER: Readonly<Record<string, number>> = { '/de/index.html': 400, '/de/events/read-in/index.html': 120 };

describe('the example of a whole campaign', () => {
  let site: Site;
  let pages: readonly string[];
  before(async () => {
    site = await siteAsOf(CAMPAIGN, '2027-01-25');
    assert.deepEqual(site.problems, []);
    pages = [...(site.files?.keys() ?? [])].filter((address) => /\/index\.html$/.test(address));
  });

  it('has actions of all four sorts, eight supporters with logos and a press kit, in both languages', () => {
    for (const [prefix, lang] of [
      ['', 'en'],
      ['/de', 'de'],
    ] as const) {
      assert.match(foldedOf(site, `${prefix}/act/index.html`), /petitions\.example.*mailto:.*petition-a4\.pdf/);
      assert.match(foldedOf(site, `${prefix}/events/read-in/act/index.html`), /help\.example.*tel:/);
      assert.equal(textOf(site, `${prefix}/supporters/index.html`).match(/class="supporters-logo"/g)?.length, 8);
      const kit = site.files?.get(`/press-kit-${lang}.zip`)?.body;
      assert.ok(kit instanceof Uint8Array);
      const names = Object.keys(unzipSync(kit)).join(' ');
      for (const picture of ['library', 'reading-room', 'march', 'door', 'logo'])
        assert.match(names, new RegExp(picture), names);
    }
  });

  it('has a home page of all parts', () => {
    assert.match(
      foldedOf(site, '/index.html'),
      /Save Elm Road Library<\/h1>.*Planning meeting.*3 February 2027.*Sign the petition.*When and where.*The great read-in.*The council decides.*All dates \(5\).*Read the whole statement.*148,000 visits.*All the facts \(6\).*Six hundred people.*I came in to get warm.*Railway Works Choir/,
    );
  });

  it('is valid and light on every page', async () => {
    assert.deepEqual(
      pages
        .map((page) => [page, weightOf(site, page)] as const)
        .filter(([page, weight]) => weight > PAGE_LIMIT + (OVER[page] ?? 0)),
      [],
    );
    for (const page of pages) {
      const html = textOf(site, page);
      if (!/\/share\//.test(page)) assert.deepEqual(await invalidHtml(html, page), []);
    }
  });

  it('brings pictures that are small', () => {
    const folder = join(CAMPAIGN, 'content/images');
    const bytes = readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
    assert.ok(bytes < 400_000, `${bytes}`);
  });
});

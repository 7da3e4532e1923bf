/** A campaign of many events: its list is split over pages that lead to each other, and it may leave share pages out. */
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import type { Site } from '../../src/eleventy/site.ts';
import { miniCampaign, writeFiles } from '../mini-campaign.ts';
import { siteAsOf, textOf } from '../site-as-of.ts';
import { invalidHtml } from '../valid-html.ts';

const COUNT = 549;

describe('a campaign of 550 events', { timeout: 120_000 }, () => {
  let site: Site;

  before(async () => {
    const campaign = miniCampaign();
    for (let index = 0; index < COUNT; index += 1)
      writeFiles(campaign, {
        [`content/events/e${index}.md`]: `---\nid: e${index}@library.example\ntitle: Vigil ${index}\nstarts: 2026-${index < 30 ? '04-05' : '06-01'} 18:00\nplace: { name: Square ${index} }\npublished: 2026-04-01 09:00\n---\n\nBring a book.\n`,
      });
    writeFiles(campaign, {
      'content/campaign.yml':
        'title: Open the library\nsummary: The only library of the valley is to be closed.\naddress: https://library.example/\nzone: Europe/London\nlanguages: [en]\nprint: none\ncarry: none\ncards: one\nshare-pages: none\n',
    });
    site = await siteAsOf(campaign, '2026-04-10');
    assert.ok(site.files, JSON.stringify(site.problems));
  });

  it('has every event once in the lists, those to come first', () => {
    const lists = ['/events/index.html', '/events/page/2/index.html'];
    const rows = lists.flatMap((address) => [
      ...textOf(site, address).matchAll(
        /<li class="event-row".*?<a href="(?:\.\.\/)*(?:events\/)?([^/"]+)\/index.html"/gs,
      ),
    ]);
    const slugs = rows.map(([, slug]) => slug ?? '');
    assert.equal(slugs.length, COUNT + 1);
    assert.equal(new Set(slugs).size, COUNT + 1);
    // The thirty of April are over by the tenth.
    assert.deepEqual(new Set(slugs.slice(-30)), new Set(Array.from({ length: 30 }, (_, index) => `e${index}`)));
    assert.equal(site.files?.has('/events/page/3/index.html'), false);
  });

  it('leads from each list to the next and back, each with a title of its own', () => {
    const [first, second] = ['', 'page/2/'].map((page) => textOf(site, `/events/${page}index.html`));
    assert.match(first ?? '', /<a href="page\/2\/index.html" rel="next">/);
    assert.doesNotMatch(first ?? '', /rel="prev"/);
    assert.match(second ?? '', /<a href="..\/..\/index.html" rel="prev">/);
    assert.doesNotMatch(second ?? '', /rel="next"/);
    assert.match(second ?? '', /<title>When and where, page 2 of 2 – Open the library<\/title>/);
    const navigation = /<ul class="masthead-pages".*?<\/ul>/s.exec(first ?? '')?.[0] ?? '';
    assert.equal(navigation.match(/<li>/g)?.length, 4);
  });

  it('has no share pages, codes or links to them, and is complete without', async () => {
    const names = [...(site.files?.keys() ?? [])];
    assert.deepEqual(
      names.filter((name) => /\/share\/|^\/qr\/|oembed/.test(name)),
      [],
    );
    const page = textOf(site, '/events/e40/index.html');
    assert.doesNotMatch(page, /oembed|href="[^":]*(share|qr)\/|undefined/);
    assert.match(page, /https:\/\/wa\.me\//);
    for (const name of ['/events/e40/index.html', '/events/page/2/index.html'])
      assert.deepEqual(await invalidHtml(textOf(site, name), name), []);
  });

  it('keeps its feeds to what is new, and its calendar whole', () => {
    assert.equal(textOf(site, '/feed.xml').match(/<entry>/g)?.length, 200);
    assert.equal(textOf(site, '/calendar.ics').match(/BEGIN:VEVENT/g)?.length, COUNT + 1);
  });
});

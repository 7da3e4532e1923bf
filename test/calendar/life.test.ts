/** Every state of an event's life: one status and its changes drive the page, the card, the calendar file and the data. */
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { mf2 } from 'microformats-parser';
import { assertGolden } from '../golden.ts';
import { FIXTURES, miniCampaign } from '../mini-campaign.ts';
import { siteAsOf, textOf } from '../site-as-of.ts';
import { describeLife } from './describe-life.ts';

const CASES = join(FIXTURES, 'life');

describe('an event that is', () => {
  for (const name of readdirSync(CASES)) {
    const folder = join(CASES, name);
    it(`${name.replaceAll('-', ' ')} says so on its page, its card, in its file and its data`, async () => {
      const { ics, page } = await describeLife(folder);
      assertGolden(page, join(folder, 'expected.txt'));
      assertGolden(ics, join(folder, 'expected.ics'));
    });
  }

  it('cancelled, postponed or past calls nobody to it, and keeps its address and its file', async () => {
    for (const name of ['cancelled', 'postponed', 'past']) {
      const site = await siteAsOf(miniCampaign(join(CASES, name)), name === 'past' ? '2026-06-01' : '2026-04-12');
      const html = textOf(site, '/events/vigil/index.html');
      assert.doesNotMatch(html, /Add to your calendar|Subscribe|calendar\.google/);
      assert.match(html, /href="\.\.\/vigil\.ics"/);
      assert.match(textOf(site, '/calendar.ics'), /UID:vigil@library\.example/);
    }
  });

  it('changed or cancelled says so in the feed and in lists too', async () => {
    const site = await siteAsOf(miniCampaign(join(CASES, 'cancelled')), '2026-04-12');
    assert.match(
      textOf(site, '/feed.xml'),
      /<title>CANCELLED: Vigil at the library<\/title>[\s\S]*The council has given in\./,
    );
    assert.match(textOf(site, '/events/index.html'), /event-ticket-state">Cancelled</);
    assert.match(textOf(site, '/index.html'), /event-ticket-state">Cancelled</);
  });

  it('on any page of its own is an h-event to readers of microformats', async () => {
    for (const [name, start, end] of [
      ['announced', '2026-05-01T18:00:00+01:00', '2026-05-01T19:00:00+01:00'],
      ['camp', '2026-05-01', '2026-05-03'],
    ] as const) {
      const site = await siteAsOf(miniCampaign(join(CASES, name)), '2026-04-12');
      const { items } = mf2(textOf(site, '/events/vigil/index.html'), {
        baseUrl: 'https://library.example/events/vigil/',
      });
      const [event] = items;
      assert.deepEqual(event?.type, ['h-event']);
      assert.deepEqual(event?.properties.name, ['Vigil at the library']);
      assert.deepEqual(event?.properties.start, [start]);
      assert.deepEqual(event?.properties.end, [end]);
      assert.deepEqual(event?.properties.url, ['https://library.example/events/vigil/']);
      assert.match(String(event?.properties.location?.[0]), /^The library, 1 Church Street$/);
    }
  });
});

describe('the page of texts to pass on', () => {
  it('is there for an event that has changed, and nowhere else to be found', async () => {
    const site = await siteAsOf(miniCampaign(join(CASES, 'rescheduled')), '2026-04-12');
    const html = textOf(site, '/events/vigil/announce/index.html');
    assert.match(
      html,
      /NEW TIME: Vigil at the library – A day later\. – Saturday, 2 May 2026, 18:00 to 19:00, London time \(BST\) https:\/\/library\.example\/events\/vigil\/</,
    );
    assert.match(html, /<meta name="robots" content="noindex">/);
    for (const [address, { body }] of site.files ?? []) {
      if (!/\.(png|zip)$|SHA256SUMS$/.test(address) && address !== '/events/vigil/announce/index.html')
        assert.ok(!body.toString().includes('announce/'), address);
    }
    const unchanged = await siteAsOf(miniCampaign(), '2026-04-12');
    assert.ok(!unchanged.files?.has('/events/vigil/announce/index.html'));
  });
});

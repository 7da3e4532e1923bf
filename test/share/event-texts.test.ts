/** Texts to pass an event on with: they say when and where, and never an old date as if it still stood. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { editionOf } from '../../src/campaign/edition.ts';
import type { Site } from '../../src/eleventy/site.ts';
import { announcementOf } from '../../src/share/announcement.ts';
import { FIXTURES, miniCampaign, writeFiles } from '../mini-campaign.ts';
import { siteAsOf, textOf } from '../site-as-of.ts';

const VIGIL = 'content/events/vigil.md';
const WHEN = 'Friday, 1 May 2026, 18:00 to 19:00, London time (BST)';

/** The site of a moment in an event's life, its event given a summary. */
function withSummary(name: string): Promise<Site> {
  const folder = miniCampaign(join(FIXTURES, 'life', name));
  const text = readFileSync(join(folder, VIGIL), 'utf8');
  writeFiles(folder, { [VIGIL]: text.replace(/^title:/m, 'summary: Bring a book.\ntitle:') });
  return siteAsOf(folder, '2026-04-12');
}

const sharedText = (site: Site): string =>
  /<pre class="copy-text">([\s\S]*?)<\/pre>/.exec(textOf(site, '/events/vigil/share/index.html'))?.[1] ?? '';

function shortOf({ campaign, publication }: Site): string {
  const [edition] = publication?.editions ?? [];
  const event = campaign && edition && editionOf(campaign, 'en', edition.now).events[0];
  return event && edition ? announcementOf(event, edition).short : '';
}

describe('the text by which an event is shared', () => {
  it('says when and where beside its summary', async () => {
    assert.match(
      sharedText(await withSummary('announced')),
      new RegExp(`^Vigil at the library\\. ${WHEN.replace(/[()]/g, '\\$&')}\\. The library\\. Bring a book\\.\\n`),
    );
    assert.match(
      sharedText(await withSummary('moved-online')),
      /^MOVED ONLINE: Vigil at the library\. Friday.*\. https:\/\/\S+\. Bring a book\./,
    );
  });
});

describe('the old date of a postponed event', () => {
  it('is told as the old one wherever it stands alone', async () => {
    const old = `It was announced for: ${WHEN}`;
    const plain = await siteAsOf(miniCampaign(join(FIXTURES, 'life/postponed')), '2026-04-12');
    for (const site of [plain, await withSummary('postponed')]) {
      const told = [
        shortOf(site),
        sharedText(site),
        textOf(site, '/feed.xml'),
        textOf(site, '/events/vigil/share/index.html').split('<blockquote')[1] ?? '',
        /<pre[^>]*>[\s\S]*?&lt;blockquote[\s\S]*?<\/pre>/.exec(textOf(site, '/events/vigil/share/index.html'))?.[0] ??
          '',
      ].filter((text) => text.includes(WHEN));
      assert.ok(told.length >= 4, told.join('\n'));
      for (const text of told) assert.equal(text.split(WHEN).length, text.split(old).length, text);
    }
    assert.match(
      textOf(plain, '/events/vigil/index.html'),
      new RegExp(`name="description" content="${old.slice(0, 20)}`),
    );
  });
});

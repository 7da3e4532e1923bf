/** A telephone number in a text from right to left is read as it is dialled: on its page, in a link, on paper and in calendars. */
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { eventComponent } from '../../src/calendar/event-component.ts';
import { type Edition, editionOf } from '../../src/campaign/edition.ts';
import { loadSite } from '../../src/eleventy/load-site.ts';
import { leafletData, posterData, sheetData } from '../../src/print/print-data.ts';
import { sheetsOf } from '../../src/print/sheets.ts';
import { readNow } from '../../src/time/now.ts';
import { miniCampaign, writeFiles } from '../mini-campaign.ts';
import { siteAsOf, textOf } from '../site-as-of.ts';

const CALL = 'اتصلوا على +44 20 7946 0000 الآن.';
const LINK = 'اتصلوا على [+44 20 7946 0000](tel:+442079460000) الآن.';

describe('a telephone number among words from right to left', () => {
  let edition: Edition;
  const folder = miniCampaign();
  before(async () => {
    writeFiles(folder, {
      'content/campaign.yml': `title: أنقذوا المكتبة\nsummary: ${CALL}\naddress: https://library.example/\nzone: Africa/Cairo\nlanguages: [ar]\nprint: none\ncarry: pocket\ncards: one\nshare-pages: none\n`,
      'content/statement.md': `---\ntitle: أنقذوا المكتبة\n---\n\n${CALL}\n\n${LINK}\n\nاكتبوا \`a < b\` أو **12 Abai Street, A & B**.\n`,
      'content/facts/readers.md': `---\nclaim: ${CALL}\nsources:\n  - title: تقرير\n---\n\nنعم.\n`,
      'content/events/vigil.md': `---\nid: vigil@library.example\ntitle: وقفة\nstarts: 2026-05-01 18:00\nplace: { name: The library }\npublished: 2026-04-01 09:00\n---\n\n${CALL}\n`,
    });
    const { campaign, problems } = await loadSite(folder);
    assert.ok(campaign, JSON.stringify(problems));
    const { zone } = campaign;
    edition = editionOf(campaign, 'ar', readNow({ option: '2026-04-10', sourceDateEpoch: undefined, clock: 0 }, zone));
  });

  it('keeps its order on the page, in a link too, as addresses do', () => {
    const html = edition.statement?.prose.html ?? '';
    const number = '<bdi dir="ltr">+44 20 7946 0000</bdi>';
    assert.ok(html.includes(`على ${number} الآن.`), html);
    assert.ok(html.includes(`<a href="tel:+442079460000">${number}</a>`), html);
    assert.ok(html.includes('<strong><bdi dir="ltr">12 Abai Street, A &amp; B</bdi></strong>'), html);
  });

  it('keeps it in the words of fields', async () => {
    const site = await siteAsOf(folder, '2026-04-10');
    const number = '\u2066+44 20 7946 0000\u2069';
    for (const address of ['/index.html', '/facts/index.html', '/facts/readers/index.html', '/handbill-ar.html'])
      assert.ok(textOf(site, address).includes(`على ${number} الآن.<`), address);
  });

  it('keeps it on leaflets and posters, and in calendars', () => {
    const [sheet] = sheetsOf('a4');
    assert.ok(sheet);
    const number = '\u2066+44 20 7946 0000\u2069';
    const words = (data: object): string => JSON.stringify(data).replaceAll('\\u2066', '\u2066');
    assert.equal(words(sheetData(leafletData(edition), sheet)).split(number).length - 1, 6);
    const [event] = edition.dated;
    assert.ok(event);
    assert.ok(words(sheetData(posterData(event, edition), sheet)).includes(number));
    const entry = eventComponent(event, edition, []).join('\n').replace(/\n /g, '');
    assert.ok(entry.replace(/\r/g, '').includes(number), entry);
  });

  it('is not touched in a text from left to right', async () => {
    const { campaign } = await loadSite(miniCampaign());
    assert.doesNotMatch(campaign?.statement.en?.prose.html ?? '', /bdi/);
  });
});

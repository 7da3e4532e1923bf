/** What people need to know to come: on the page, in calendars and on the poster, as long as they are asked to come. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { getDocumentProxy } from 'unpdf';
import type { Site } from '../../src/eleventy/site.ts';
import { miniCampaign, writeFiles } from '../mini-campaign.ts';
import { foldedOf, siteAsOf, textOf } from '../site-as-of.ts';

const NEEDS = {
  access: 'Step-free; accessible toilet; BSL; a quiet room.',
  children: 'Welcome.',
  bring: 'A book, a hat.',
  travel: 'Bus 12 to Church Street.',
  contact: 'hello@library.example',
};
const LABELS = ['Access', 'Children', 'What to bring', 'Getting there', 'Contact'];

const campaign = (print: string): string =>
  `title: Open\nsummary: The library.\naddress: https://library.example/\nzone: Europe/London\nlanguages: [en, ru]\nprint: ${print}\ncarry: none\ncards: one\nshare-pages: none\n`;

/** The site of an event with them. */
function siteOf(fields: object = {}, body = 'Bring a book.', print = 'none'): Promise<Site> {
  const folder = miniCampaign();
  const event = {
    id: 'vigil@library.example',
    title: 'Vigil',
    starts: '2026-05-01 18:00',
    ends: '2026-05-01 19:00',
    place: { name: 'The library' },
    published: '2026-04-01 09:00',
    ...NEEDS,
    ...fields,
  };
  writeFiles(folder, {
    'content/campaign.yml': campaign(print),
    'content/campaign.ru.yml': 'title: Откройте\nsummary: Библиотека.\n',
    'content/events/vigil.md': `---\n${JSON.stringify(event)}\n---\n\n${body}\n`,
    'content/events/vigil.ru.md': '---\ntitle: Вахта\naccess: Без ступеней.\n---\n\nПринесите книгу.\n',
  });
  return siteAsOf(folder, '2026-04-12');
}

const rowsOf = (site: Site, address = '/events/vigil/index.html'): string[][] =>
  [...foldedOf(site, address).matchAll(/<dt>([^<]*)<\/dt><dd>(.*?)<\/dd><\/div>/g)]
    .map(([, label = '', text = '']) => [label, text.replace(/<[^>]*>/g, '')])
    .filter(([label = '']) => !['When', 'It was announced for'].includes(label));

const descriptionOf = (site: Site): string =>
  /\r\nDESCRIPTION:(.*)\r\n/
    .exec(textOf(site, '/events/vigil.ics').replaceAll('\r\n ', ''))?.[1]
    ?.replaceAll('\\', '') ?? '';

describe('what people need to know to come', () => {
  it('is a short table on the page, in the reader’s language as far as it is translated', async () => {
    const site = await siteOf();
    const texts = Object.values(NEEDS);
    assert.deepEqual(
      rowsOf(site),
      LABELS.map((label, index) => [label, texts[index]]),
    );
    assert.match(textOf(site, '/events/vigil/index.html'), /<a href="mailto:hello@library\.example"/);
    assert.deepEqual(rowsOf(site, '/ru/events/vigil/index.html'), [['Доступность', 'Без ступеней.']]);
  });

  it('is in the calendar’s description', async () => {
    const said = LABELS.map((label, index) => `${label}: ${Object.values(NEEDS)[index]}`).join('n');
    assert.ok(descriptionOf(await siteOf()).startsWith(`${said}nnBring a book.nnCheck this page`));
  });

  it('is told of no event that nobody is asked to come to, and leads no way to one that is online', async () => {
    const changes = [{ at: '2026-04-05 10:00', note: 'A storm.' }];
    const cancelled = await siteOf({ status: 'cancelled', changes });
    assert.deepEqual([rowsOf(cancelled), /Access/.test(descriptionOf(cancelled))], [[], false]);
    assert.deepEqual(rowsOf(await siteOf({ starts: '2026-04-02 18:00', ends: '2026-04-02 19:00' })), []);
    const online = await siteOf({ status: 'moved-online', online: 'https://meet.example/', changes });
    const labels = rowsOf(online).map(([label]) => label);
    assert.deepEqual(
      labels,
      LABELS.filter((label) => label !== 'Getting there'),
    );
    assert.doesNotMatch(descriptionOf(online), /Bus 12/);
  });

  it('is on the poster where there is room for it, and never costs the poster', async () => {
    const posterOf = async (site: Site): Promise<string> => {
      const body = site.files?.get('/print/vigil-poster-a4.pdf')?.body;
      assert.ok(body && typeof body !== 'string', JSON.stringify(site.problems));
      const page = await (await getDocumentProxy(new Uint8Array(body))).getPage(1);
      const { items } = await page.getTextContent();
      return items
        .map((item) => ('str' in item ? item.str : ''))
        .join(' ')
        .replace(/\s+/g, ' ');
    };
    const poster = await posterOf(await siteOf({}, 'Come and read.', 'a4'));
    for (const words of ['Access: Step-free', 'Getting there: Bus 12', 'Contact: hello@', 'Come and read.'])
      assert.ok(poster.includes(words), poster);
    const long = await posterOf(await siteOf({ access: 'A quiet room. '.repeat(60) }, 'Come and read.', 'a4'));
    assert.ok(long.includes('Come and read.') && !long.includes('Access'), long);
  });
});

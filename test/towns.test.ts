/** A day of action: many events in many towns, of which everyone finds theirs. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import ICAL from 'ical.js';
import type { Site } from '../src/eleventy/site.ts';
import { dayOfAction, quick } from './day-of-action.ts';
import { miniCampaign, writeFiles } from './mini-campaign.ts';
import { siteAsOf, textOf } from './site-as-of.ts';

const event = (...fields: readonly string[]): string =>
  ['---', 'title: Vigil', 'place: { name: The square }', ...fields, '---', '', 'Come.', ''].join('\n');

/** A mini-campaign with events in towns: lines of fields by the event's name. */
async function siteWith(events: Readonly<Record<string, readonly string[]>>, now = '2026-04-12'): Promise<Site> {
  const folder = miniCampaign();
  const files = Object.entries(events).map(([name, fields]): [string, string] => [
    `content/events/${name}.md`,
    event(
      `id: ${name}@library.example`,
      ...(fields.some((field) => field.startsWith('starts')) ? [] : ['starts: 2026-05-01 18:00']),
      ...(fields.some((field) => field.startsWith('published')) ? [] : ['published: 2026-04-01 09:00']),
      ...fields,
    ),
  ]);
  writeFiles(folder, {
    'content/campaign.yml': quick(readFileSync(join(folder, 'content/campaign.yml'), 'utf8')),
    ...Object.fromEntries(files),
  });
  return siteAsOf(folder, now);
}

const addresses = (site: Site, pattern: RegExp): string[] =>
  [...(site.files?.keys() ?? [])].filter((each) => pattern.test(each)).sort();
const listed = (html: string, pattern: RegExp): string[] => [...html.matchAll(pattern)].map(([, found = '']) => found);

describe('a day of action', () => {
  let site: Site;
  before(async () => {
    site = await siteAsOf(dayOfAction(), '2027-05-04');
    assert.deepEqual(site.problems, []);
  });

  it('shows the towns and the count on the home page, and none of the events before the others', () => {
    for (const [home, count, when] of [
      ['/index.html', '42 events, 39 towns', 'Saturday, 15 May 2027 to Sunday, 16 May 2027'],
      ['/ru/index.html', '42 мероприятия, 39 городов', '.*15\u00a0мая 2027.*16\u00a0мая 2027.*'],
    ] as const) {
      const html = textOf(site, home);
      assert.match(html, new RegExp(`<h2>${count}</h2>`));
      assert.match(
        html,
        new RegExp(
          `<a class="home-title-events[^>]*href="events/index.html"><span class="home-title-event">${when}</span>${count}</a>`,
        ),
      );
      assert.doesNotMatch(html, /<article|<p[^>]* data-lead/);
      const [list = ''] = /<section class="town-list[\s\S]*?<\/section>/.exec(html) ?? [];
      const towns = listed(list, /href="events\/in\/([^/]+)\/index\.html"/g);
      assert.equal(new Set(towns).size, 40);
      // That which is not counted says why.
      assert.equal(listed(list, /<\/a> <small>(Cancelled|Отменено)</g).length, 1);
      const [map = ''] = /<svg [\s\S]*?<\/svg>/.exec(list) ?? [];
      assert.ok(gzipSync(map).length < 15_000, `${gzipSync(map).length} octets`);
      assert.ok(gzipSync(html).length < 30_000, `${gzipSync(html).length} octets`);
      assert.doesNotMatch(map, /<image|https?:|<script|style=/);
      assert.match(list, /<figcaption>[^<]*14[^<]*<\/figcaption>/);
    }
  });

  it('lists the events by month and town, each on its own clock, with an index that leads to all of them', () => {
    const html = textOf(site, '/events/index.html');
    const [index = ''] = /<nav class="agenda-index"[\s\S]*?<\/nav>/.exec(html) ?? [];
    const anchors = listed(index, /href="#([^"]+)"/g);
    assert.equal(anchors.length, 41);
    for (const anchor of anchors) assert.ok(html.includes(`id="${anchor}"`), anchor);
    const towns = listed(html, /<h3><a [^>]*>([^<]+)</g);
    assert.equal(towns.length, 40);
    assert.deepEqual(towns, towns.toSorted(new Intl.Collator('en-GB').compare));
    const almaty = /id="2027-05-almaty"[\s\S]*?<time [^>]*datetime="([^"]+)">([^<]+)</.exec(html);
    assert.deepEqual(almaty?.slice(1), ['2027-05-15T10:00:00+05:00', 'Sat 15 May, 10:00']);
    assert.match(html, /data-state="cancelled"[\s\S]{0,400}>Cancelled<\/span>/);
    assert.match(textOf(site, '/ru/events/index.html'), /<h3><a href="in\/leeds\/index\.html"[^>]*>Лидс</);
  });

  it('has a page, a calendar and a card’s words for each town, in each language', () => {
    assert.equal(addresses(site, /^\/events\/in\/[^/]+\/index\.html$/).length, 40);
    assert.equal(addresses(site, /^\/ru\/calendar\/.*\.ics$/).length, 40);
    const calendar = new ICAL.Component(ICAL.parse(textOf(site, '/calendar/wroclaw.ics')));
    assert.equal(calendar.getFirstPropertyValue('x-wr-calname'), 'Wrocław – Bring back the night trains');
    assert.equal(calendar.getFirstPropertyValue('source'), 'https://night-trains.example/calendar/wroclaw.ics');
    assert.deepEqual(
      calendar.getAllSubcomponents('vevent').map((each) => each.getFirstPropertyValue('uid')),
      ['wroclaw@night-trains.example'],
    );
    const view = site.publication?.views.find(({ address }) => address === '/ru/events/in/wroclaw/');
    assert.deepEqual([view?.cardText.headline, view?.title], ['Вроцлав', 'Вроцлав']);
    const html = textOf(site, '/events/in/wroclaw/index.html');
    assert.match(html, /href="webcal:\/\/night-trains\.example\/calendar\/wroclaw\.ics"/);
    assert.match(html, /event-ticket/);
  });

  it('keeps every address when the day is over', async () => {
    const over = await siteAsOf(dayOfAction(), '2027-08-01');
    const kept = /\/events\/|\/calendar\//;
    assert.deepEqual(addresses(over, kept), addresses(site, kept));
    const html = textOf(over, '/events/index.html');
    assert.doesNotMatch(html, /agenda-index|event-ticket/);
    assert.equal(listed(html, /(<li class="event-row")/g).length, 43);
    assert.doesNotMatch(textOf(over, '/index.html'), /town-list/);
  });
});

describe('the address of a town', () => {
  it('is made of its name in any script, and stays when a second town has the name', async () => {
    const site = await siteWith({
      vigil: ['town: London', 'country: CA', 'published: 2026-04-02 09:00'],
      first: ['town: London', 'country: GB'],
      second: ['town: London'],
      piter: ['town: Санкт-Петербург', 'country: RU'],
      tokyo: ['town: 東京', 'country: JP'],
    });
    assert.deepEqual(addresses(site, /^\/calendar\//), [
      '/calendar/dongjing.ics',
      '/calendar/london-ca.ics',
      '/calendar/london.ics',
      '/calendar/sankt-peterburg.ics',
    ]);
    assert.equal(
      listed(textOf(site, '/calendar/london.ics'), /UID:(\w+)@/g)
        .sort()
        .join(),
      'first,second',
    );
    assert.match(textOf(site, '/events/in/london-ca/index.html'), /<h1[^>]*>London, Canada</);
    assert.match(textOf(site, '/events/in/london/index.html'), /<h1[^>]*>London, United Kingdom</);
  });

  it('is named beside a place as the language of the page names it', async () => {
    const folder = miniCampaign();
    const settings = quick(readFileSync(join(folder, 'content/campaign.yml'), 'utf8'));
    writeFiles(folder, {
      'content/campaign.yml': settings.replace(/^languages: .*/m, 'languages: [en, kk]'),
      'content/campaign.kk.yml':
        'title: Кітапхананы ашыңдар\nsummary: Кітап алып келіңіздер.\ntowns:\n  - { town: Almaty, name: Алматы }\n',
      'content/events/vigil.md': event(
        'id: vigil@library.example',
        'starts: 2026-05-01 18:00',
        'published: 2026-04-01 09:00',
        'town: Almaty',
      ),
    });
    const site = await siteAsOf(folder, '2026-04-12');
    assert.match(textOf(site, '/events/vigil/index.html'), /event-details-address"><bdi>Almaty</);
    assert.match(
      textOf(site, '/kk/events/index.html'),
      /event-details-address" lang="kk"><bdi>Алматы<|The square, Алматы/,
    );
    assert.match(textOf(site, '/kk/calendar.ics'), /^LOCATION[^:]*:The square\\, Алматы\r$/m);
    assert.match(textOf(site, '/calendar.ics'), /^LOCATION[^:]*:The square\\, Almaty\r$/m);
  });

  it('is none where all events are in one town', async () => {
    const site = await siteWith({ vigil: ['town: Leeds'], second: ['town: Leeds'] });
    assert.deepEqual(addresses(site, /^\/calendar\/|\/in\//), []);
  });
});

describe('the list of events', () => {
  const many = (count: number): Record<string, string[]> =>
    Object.fromEntries(
      Array.from({ length: count }, (_, index) => [
        index === 0 ? 'vigil' : `e${index}`,
        [`zone: ${index % 2 ? 'Asia/Almaty' : 'America/New_York'}`, `starts: 2026-05-0${index + 1} 23:30`],
      ]),
    );

  it('is an agenda from the ninth event to come on, by the date where it happens', async () => {
    assert.doesNotMatch(textOf(await siteWith(many(8)), '/events/index.html'), /agenda/);
    const html = textOf(await siteWith(many(9)), '/events/index.html');
    const dates = listed(html, /<time [^>]*datetime="2026-05-(\d\d)T23:30/g);
    assert.deepEqual(dates, ['01', '02', '03', '04', '05', '06', '07', '08', '09']);
  });

  it('puts the evening there before the next morning elsewhere, although that comes first', async () => {
    const events: Record<string, string[]> = many(8);
    const site = await siteWith({
      ...events,
      evening: ['zone: America/New_York', 'starts: 2026-06-01 23:00'],
      morning: ['zone: Asia/Almaty', 'starts: 2026-06-02 06:00'],
    });
    const html = textOf(site, '/events/index.html');
    assert.ok(html.indexOf('2026-06-01T23:00') < html.indexOf('2026-06-02T06:00'));
    assert.equal(html.indexOf('2026-06-01T23:00') > 0, true);
  });
});

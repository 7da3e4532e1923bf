/** An event whose date is still to be announced: on pages, lists and feeds, in no calendar, until it is. */
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { silentChanges } from '../../src/authoring/silent-changes.ts';
import { formatProblem } from '../../src/campaign/problem.ts';
import type { Site } from '../../src/eleventy/site.ts';
import { miniCampaign, writeFiles } from '../mini-campaign.ts';
import { foldedOf, siteAsOf, textOf } from '../site-as-of.ts';

const VIGIL = 'content/events/vigil.md';
const QUICK = 'carry: none\ncards: one\nshare-pages: none\n';
const CAMPAIGN = `title: Open\nsummary: The library.\naddress: https://library.example/\nzone: Europe/London\nlanguages: [en, ru]\n${QUICK}`;

const vigil = (fields: string): string =>
  `---\nid: vigil@library.example\ntitle: Vigil\n${fields}\npublished: 2026-04-01 09:00\n---\n\nBring a book.\n`;
const PLACE = 'place: { name: The library }';

/** A campaign of one event, and perhaps others. */
function campaignOf(fields: string, others: Readonly<Record<string, string>> = {}): string {
  const folder = miniCampaign();
  writeFiles(folder, { 'content/campaign.yml': CAMPAIGN, [VIGIL]: vigil(fields), ...others });
  writeFiles(folder, {
    'content/campaign.ru.yml': 'title: Откройте\nsummary: Библиотека.\n',
    'content/statement.ru.md': '---\ntitle: Откройте библиотеку\n---\n\nОткройте.\n',
    'content/events/vigil.ru.md': '---\ntitle: Вахта\n---\n\nПринесите книгу.\n',
  });
  return folder;
}

const other = (starts: string): string =>
  `---\nid: other@library.example\ntitle: March\nstarts: ${starts}\n${PLACE}\npublished: 2026-04-01 09:00\n---\n`;

const dataOf = (html: string) =>
  JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html)?.[1] ?? '');

describe('an event without a date', () => {
  let site: Site;
  before(async () => {
    site = await siteAsOf(campaignOf(`starts: to be announced\n${PLACE}`), '2026-04-12');
  });

  it('says so on its page, in lists and in feeds, in each language', () => {
    for (const address of ['/events/vigil/index.html', '/events/index.html', '/index.html', '/feed.xml', '/feed.json'])
      assert.match(textOf(site, address), /No date announced yet/, address);
    assert.match(textOf(site, '/ru/events/vigil/index.html'), /Дата пока не объявлена/);
    assert.doesNotMatch(foldedOf(site, '/events/vigil/index.html'), /datetime=""|No end time|data-your-time=/);
  });

  it('stands in no calendar, and none is offered', () => {
    assert.deepEqual(
      [...(site.files?.keys() ?? [])].filter((address) => address.endsWith('.ics')),
      [],
    );
    for (const address of ['/events/vigil/index.html', '/events/index.html', '/index.html'])
      assert.doesNotMatch(textOf(site, address), /\.ics|Add to calendar|Subscribe|google\.com/, address);
  });

  it('has no date for search engines either', () => {
    assert.ok(!('startDate' in dataOf(textOf(site, '/events/vigil/index.html'))));
  });

  it('comes after those that have one, and offers their calendar to subscribe to', async () => {
    const folder = campaignOf(`starts: to be announced\n${PLACE}`, {
      'content/events/march.md': other('2026-05-09 12:00'),
    });
    const html = textOf(await siteAsOf(folder, '2026-04-12'), '/events/index.html');
    assert.match(html, /events\/march\/|march\/index\.html[\s\S]*vigil\/index\.html/);
    const page = textOf(await siteAsOf(folder, '2026-04-12'), '/events/vigil/index.html');
    assert.match(page, /Subscribe to receive changes/);
    assert.doesNotMatch(page, /Add to calendar|vigil\.ics/);
  });
});

describe('an event of which the month is known', () => {
  const folder = campaignOf(`starts: to be announced, 2026-06\n${PLACE}`, {
    'content/events/march.md': other('2026-07-09 12:00'),
  });

  it('says the month, in the order of months', async () => {
    const site = await siteAsOf(folder, '2026-04-12');
    assert.match(
      foldedOf(site, '/events/vigil/index.html'),
      /<time class="event-details-date" datetime="2026-06">.*June.*2026.*<\/time> <span class="event-details-time">No date announced yet</,
    );
    assert.match(
      textOf(site, '/events/index.html'),
      /vigil\/index\.html[\s\S]*June 2026, no date announced yet[\s\S]*march\/index\.html/,
    );
    assert.match(textOf(site, '/ru/events/index.html'), /Июнь 2026\u00a0г\., дата пока не объявлена/);
    assert.equal(dataOf(textOf(site, '/events/vigil/index.html')).startDate, '2026-06');
    assert.doesNotMatch(textOf(site, '/calendar.ics'), /vigil@/);
  });

  it('is over with it, and still says nothing that is not true', async () => {
    const site = await siteAsOf(folder, '2026-07-02');
    const html = foldedOf(site, '/events/vigil/index.html');
    assert.match(html, /This date has passed.*June.*No date announced yet/);
    assert.match(textOf(site, '/events/index.html').split('Past dates')[1] ?? '', /vigil\/index\.html/);
  });
});

describe('what becomes known', () => {
  const UNKNOWN = 'place: { name: to be announced, address: Upper Valley }';
  const announced = async (fields: string) => {
    const folder = campaignOf(fields, { 'content/events/march.md': other('2026-07-09 12:00') });
    const site = await siteAsOf(folder, '2026-04-12');
    const [edition] = site.publication?.editions ?? [];
    assert.ok(site.campaign && edition, site.problems.map(formatProblem).join('\n'));
    return { site, folder, events: site.campaign.events, calendar: textOf(site, '/calendar.ics'), now: edition.now };
  };
  const told = async (before: string, after: string): Promise<string[]> => {
    const published = await announced(before);
    return silentChanges(published.calendar, await announced(after)).map(({ problem }) => formatProblem(problem));
  };
  const STARTS = 'starts: 2026-05-01 18:00';

  it('as a date is no change that calendars have to be told of, and needs no was:', async () => {
    assert.deepEqual(await told(`starts: to be announced\n${PLACE}`, `${STARTS}\n${PLACE}`), []);
    const changes = 'changes:\n  - { at: 2026-04-11 09:00, note: The date is known. }';
    assert.deepEqual(await told(`starts: to be announced\n${PLACE}`, `${STARTS}\n${PLACE}\n${changes}`), []);
    const { site } = await announced(`${STARTS}\n${PLACE}\n${changes}`);
    assert.match(textOf(site, '/events/vigil.ics'), /SEQUENCE:1\r\n[\s\S]*STATUS:CONFIRMED/);
    assert.match(textOf(site, '/events/vigil/index.html'), /There have been changes\. The last: The date is known\./);
  });

  it('as a place is told to those who have the date', async () => {
    const [problem = '', ...others] = await told(
      `${STARTS}\n${UNKNOWN.replace(', address: Upper Valley', '')}`,
      `${STARTS}\n${PLACE}`,
    );
    assert.deepEqual(others, []);
    assert.match(
      problem,
      /place: was published as to be announced, but nothing tells those who have it\. Say under `changes:`/,
    );
  });

  it('as another link is told to those who have the old one, a first one beside the place is not', async () => {
    const [first, second] = ['online: https://meet.example/one', 'online: https://meet.example/two'];
    const fault =
      /online: was published as "https:\/\/meet\.example\/one", but nothing tells those who have it\. Say under `changes:`/;
    assert.match((await told(`${STARTS}\n${PLACE}\n${first}`, `${STARTS}\n${PLACE}\n${second}`)).join(), fault);
    assert.match((await told(`${STARTS}\n${first}`, `${STARTS}\n${second}`)).join(), fault);
    assert.match(
      (await told(`${STARTS}\n${PLACE}\n${first}`, `${STARTS}\n${PLACE}`)).join(),
      /online: was published as/,
    );
    assert.deepEqual(await told(`${STARTS}\n${PLACE}`, `${STARTS}\n${PLACE}\n${first}`), []);
  });

  it('of a place stands in calendars so far', async () => {
    const { site } = await announced(`${STARTS}\n${UNKNOWN}`);
    const ics = textOf(site, '/events/vigil.ics').replaceAll('\r\n ', '');
    assert.match(ics, /\r\nLOCATION:Upper Valley\r\n/);
    assert.match(ics, /No place announced yet\./);
    assert.match(textOf(site, '/events/index.html'), /No place announced yet, Upper Valley/);
  });

  it('cannot be unknown again', async () => {
    assert.deepEqual(await told(`${STARTS}\n${PLACE}`, `starts: to be announced\n${PLACE}`), [
      'content/events/vigil.md:4:9  starts: was published as 2026-05-01 18:00, which stays in people’s calendars. Write that again; if it will be on another day, `status: postponed`, and say so under `changes:`. If nobody has it yet: handbill build --allow-silent',
    ]);
  });
});

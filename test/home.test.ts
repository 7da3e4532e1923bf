/** The home page: composed of what there is, in the order that the campaign sets, with the way to all the rest. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Site } from '../src/eleventy/site.ts';
import { temporaryFolder, writeFiles } from './mini-campaign.ts';
import { attributeValue, parsedElements } from './parsed-page.ts';
import { foldedOf, siteAsOf, textOf } from './site-as-of.ts';
import { invalidHtml } from './valid-html.ts';

const SETTINGS =
  'title: Open the library\nsummary: It is to be closed.\naddress: https://library.example/\nzone: Europe/London\nprint: none\ncarry: none\ncards: one\nshare-pages: none\n';

const EVENT = (number: number, rest = ''): string =>
  `---\nid: ${number}@library.example\ntitle: Vigil ${number}\nstarts: 2026-05-${String(number).padStart(2, '0')} 18:00\nplace: { name: The library }\npublished: 2026-04-01 09:00\n${rest}---\n\nCome.\n`;

/** A campaign with so many events, facts and updates, as of 10 April 2026. */
function homeOf(
  { events = 0, facts = 0, updates = 0 },
  settings = '',
  files: Readonly<Record<string, string>> = {},
): Promise<Site> {
  const folder = temporaryFolder();
  const named = (count: number, path: string, text: (number: number) => string) =>
    Object.fromEntries(
      Array.from({ length: count }, (_, index) => [
        `content/${path}/it-${String(index + 1).padStart(2, '0')}.md`,
        text(index + 1),
      ]),
    );
  writeFiles(folder, {
    'content/campaign.yml': SETTINGS + settings,
    'content/statement.md': '---\ntitle: Our statement\nsummary: The doors must stay open.\n---\n\nThe long text.\n',
    ...named(events, 'events', EVENT),
    ...named(
      facts,
      'facts',
      (number) => `---\nclaim: Fact of number ${number}\nsources: [{ title: A report }]\n---\n\nIt is.\n`,
    ),
    ...named(
      updates,
      'updates',
      (number) => `---\ntitle: News ${number}\ndate: 2026-04-0${number} 18:00\n---\n\nOf day ${number}.\n`,
    ),
    ...files,
  });
  return siteAsOf(folder, '2026-04-10');
}

/** The headings of the page in their order. */
function headings(site: Site, address = '/index.html'): string[] {
  return parsedElements(textOf(site, address))
    .filter(({ tagName }) => /^h[12]$/.test(tagName))
    .map(({ text }) => text.trim());
}

/** The titles of the events that stand on the page, those that a script would show later aside. */
function ticketsOf(site: Site): string[] {
  const tickets = foldedOf(site, '/index.html').match(/<article class="event-ticket"[^>]*>.*?<\/article>/g) ?? [];
  return tickets
    .filter((ticket) => !/^<article[^>]* hidden/.test(ticket))
    .map((ticket) => /<h3> ?<a[^>]*>([^<]+)/.exec(ticket)?.[1] ?? '');
}

describe('the home page', () => {
  it('shows the three events after the one that the hero has, the newest update and five facts, and leads to all of them', async () => {
    const site = await homeOf({ events: 25, facts: 40, updates: 3 });
    const home = foldedOf(site, '/index.html').replace(/.*<\/head>/s, '');
    assert.deepEqual(await invalidHtml(textOf(site, '/index.html'), 'home'), []);
    assert.deepEqual(headings(site), [
      'Open the library',
      'When and where',
      'Statement',
      'The facts',
      'Updates',
      'Share this',
    ]);
    assert.deepEqual(ticketsOf(site), ['Vigil 2', 'Vigil 3', 'Vigil 4']);
    assert.match(home, /<a href="events\/index\.html">All dates \(25\)<\/a>/);
    assert.equal(home.match(/fact-list-item/g)?.length, 5);
    assert.match(home, /<a href="facts\/index\.html">All the facts \(40\)<\/a>/);
    assert.match(
      home,
      /<h3> ?<a href="updates\/it-03\/index\.html">News 3<\/a> ?<\/h3>.*Of day 3\..*>All updates<\/a>/,
    );
    assert.ok(!home.includes('News 2'));
    assert.match(home, /<h2>Statement<\/h2> <p class="measure">The doors must stay open\.<\/p>/);
  });

  it('begins with what, when, where and what to do', async () => {
    const site = await homeOf(
      { events: 1 },
      'actions: [{ do: petition, link: "https://petitions.example/library" }]\n',
    );
    const [hero = ''] = /<div class="hero home-title">.*?<section/.exec(foldedOf(site, '/index.html')) ?? [];
    assert.match(
      hero,
      /<h1[^>]*>Open the library<\/h1>.*href="events\/it-01\/index\.html">.*Vigil 1<.*Friday, 1 May 2026, 18:00.*The library.*Sign the petition.*It is to be closed\./,
    );
  });

  it('says first of what is to come what has become of it, and nothing of what is over', async () => {
    const off = 'status: cancelled\nchanges: [{ at: 2026-04-02 09:00, note: We are ill. }]\n';
    const cancelled = await homeOf({}, '', { 'content/events/vigil.md': EVENT(2, off) });
    assert.match(
      foldedOf(cancelled, '/index.html'),
      /until-past".*<strong class="home-title-state">Cancelled<\/strong>/,
    );
    const after = EVENT(2).replace('2026-05', '2026-04');
    const over = await homeOf({}, '', { 'content/events/vigil.md': after });
    assert.doesNotMatch(foldedOf(over, '/index.html'), /class="home-title-events/);
    assert.deepEqual(headings(over).slice(0, 2), ['Open the library', 'Past dates']);
  });

  it('lists a series once, what is off behind what goes ahead, and begins with the main event, else with one by itself', async () => {
    const off = 'status: cancelled\nchanges: [{ at: 2026-04-02 09:00, note: We are ill. }]\n';
    const files = (main: string) => ({
      'content/events/stall.md': EVENT(3, 'repeats: weekly until 2026-06-21\n').replace('Vigil 3', 'Stall'),
      'content/events/talk.md': EVENT(2, off).replace('Vigil 2', 'Talk'),
      'content/events/rally.md': EVENT(12).replace('Vigil 12', 'Rally'),
      'content/events/march.md': EVENT(13, main).replace('Vigil 13', 'March'),
      'content/events/feast.md': EVENT(14, off).replace('Vigil 14', 'Feast'),
    });
    const site = await homeOf({}, '', files(''));
    assert.deepEqual(ticketsOf(site), ['Stall', 'March', 'Talk'], 'the next of all is told though it is off');
    const heroOf = (page: Site): string[] =>
      [...foldedOf(page, '/index.html').matchAll(/data-lead="hero"[^>]*?( hidden)?> ?<a.*?<bdi[^>]*>([^<]*)/g)].flatMap(
        ([, hidden, title = '']) => (hidden ? [] : [title]),
      );
    assert.deepEqual(heroOf(site), ['Rally']);
    assert.match(foldedOf(site, '/index.html'), /All dates \(5\)/);
    assert.deepEqual(heroOf(await homeOf({}, '', files('main: true\n'))), ['March']);
  });

  it('shows twelve of those who stand behind it and one of their quotes, and leads to all', async () => {
    const names = Array.from({ length: 13 }, (_, index) => `{ name: Choir ${index + 1} }`).join(', ');
    const quotes = '[{ quote: I read here., name: A reader }, { quote: So do I., name: Another }]';
    const site = await homeOf({}, '', { 'content/supporters.yml': `supporters: [${names}]\nquotes: ${quotes}\n` });
    const home = foldedOf(site, '/index.html');
    assert.deepEqual(headings(site), ['Open the library', 'Supporters', 'Share this']);
    assert.match(home, /I read here\..*Choir 12<.*<a href="supporters\/index\.html">All supporters \(13\)<\/a>/);
    assert.doesNotMatch(home, /So do I|Choir 13/);
    assert.match(foldedOf(site, '/supporters/index.html'), /I read here.*So do I.*Choir 13/);
  });

  it('has the order that the campaign sets, and leaves out what it does not name, which the navigation leads to', async () => {
    const site = await homeOf({ events: 2, facts: 2, updates: 1 }, 'home: [facts, hero, supporters, updates]\n');
    assert.deepEqual(headings(site), ['The facts', 'Open the library', 'Updates', 'Share this']);
    const page = parsedElements(textOf(site, '/index.html'));
    const links = page.flatMap((element) => attributeValue(element, 'href') ?? []);
    for (const address of ['statement/index.html', 'events/index.html', 'facts/index.html'])
      assert.equal(links.filter((link) => link === address).length, 1, address);
    const bare = await homeOf({ events: 1 }, 'home: [event]\n');
    assert.match(textOf(bare, '/index.html'), /<h1 class="visually-hidden">Open the library<\/h1>/);
    assert.deepEqual(await invalidHtml(textOf(bare, '/index.html'), 'home'), []);
  });
});

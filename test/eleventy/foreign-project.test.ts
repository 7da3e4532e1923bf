/** A site that exists, with layouts, posts, data and a feed of its own, gets a campaign's events and calendar by one line. */
import assert from 'node:assert/strict';
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import { FIXTURES, temporaryFolder, writeFiles } from '../mini-campaign.ts';
import { eleventy } from './eleventy-command.ts';
import { addPackages } from './packages.ts';

const PROJECT = join(FIXTURES, 'foreign-project');

describe('a project of its own', { timeout: 300_000 }, () => {
  let folder: string;
  let without: ReadonlyMap<string, Buffer>;
  let site: ReadonlyMap<string, Buffer>;
  const page = (address: string): string => site.get(address)?.toString() ?? `no ${address}`;

  before(async () => {
    const plain = temporaryFolder();
    cpSync(PROJECT, plain, { recursive: true });
    addPackages(plain);
    rmSync(join(plain, 'campaign'), { recursive: true });
    const [line, ...others] = lines(plain).filter((each) => each.includes('addPlugin(handbill'));
    assert.ok(line && others.length === 0, 'it adds the plugin by one line');
    writeFiles(plain, {
      'eleventy.config.js': lines(plain)
        .filter((each) => !each.includes('handbill'))
        .join('\n'),
    });
    assert.deepEqual(await wrongs(plain), []);
    without = filesIn(join(plain, '_site'));
    folder = temporaryFolder();
    cpSync(PROJECT, folder, { recursive: true });
    addPackages(folder);
    assert.deepEqual(await wrongs(folder), []);
    site = filesIn(join(folder, '_site'));
    // Another output folder would have its pages taken for the project's.
    rmSync(join(folder, '_site'), { recursive: true });
  });

  it('has its own pages and files as they were, byte for byte', () => {
    assert.deepEqual([...without.keys()].sort(), [
      'about/index.html',
      'assets/notes.txt',
      'assets/style.css',
      'feed.xml',
      'index.html',
      'map/index.html',
      'posts/closing/index.html',
      'posts/snow/index.html',
      'share.js',
    ]);
    for (const [name, bytes] of without) assert.deepEqual(site.get(name), bytes, name);
    assert.match(page('feed.xml'), /<title>Valley News<\/title>/);
    assert.match(page('posts/snow/index.html'), /<p>day 8<\/p>/);
  });

  it('has the campaign’s pages, finished, with a way to its own first page', () => {
    const event = page('events/vigil/index.html');
    assert.match(event, /<h1[^>]*>Vigil at the library<\/h1>/);
    assert.match(event, /Content-Security-Policy" content="default-src 'none'/);
    assert.match(event, /<style>@layer/);
    assert.match(event, /<a href="\.\.\/\.\.\/index\.html" ?>Open the library<\/a>/);
    assert.doesNotMatch(event, /(href|src)="\//);
    // Their menu is theirs, and ours is ours; neither is in the other.
    assert.deepEqual(menuOf(event), ['Statement', 'Facts', 'When and where']);
    assert.match(page('map/index.html'), /<ul><li><a href="\/map\/">Map<\/a><\/li><\/ul>/);
    assert.match(event, /<script src="\.\.\/\.\.\/handbill-share\.js" defer/);
    for (const name of ['events', 'facts', 'facts/readers', 'statement', 'sources'])
      assert.ok(site.has(`${name}/index.html`), name);
    assert.match(event, /datetime="2026-05-01T18:00:00/);
  });

  it('has its calendars, its cards and its feed for programs', () => {
    for (const name of ['calendar.ics', 'events/vigil.ics'])
      assert.match(page(name), /^BEGIN:VCALENDAR[\s\S]*SUMMARY:Vigil at the library/);
    assert.match(page('feed.json'), /Vigil at the library/);
    assert.ok([...site.keys()].some((name) => name.startsWith('cards/events-vigil-')));
  });

  it('has nothing that speaks for the whole site', () => {
    const names = [...site.keys()].filter((name) =>
      /^(404\.html|robots\.txt|sitemap\.xml|_headers|SHA256SUMS|.*\.zip|campaign\/.*)$/.test(name),
    );
    assert.deepEqual(names, []);
  });

  it('replaces a page of the campaign by a file of its own, and is published under a path', async () => {
    writeFiles(folder, {
      'club.njk':
        '---\nlayout: handbill\npermalink: /who/\ntitle: The club\ndescription: Who we are.\neleventyNavigation: { key: club, title: The club, parent: handbill }\n---\n<p><a href="/facts/">Facts</a></p>{% for entry in collections.all %}<p>{{ entry.url }}</p>{% endfor %}\n',
      'handbill/event.njk':
        '---\nlayout: page.njk\npagination: { data: handbill.events, size: 1, alias: event }\npermalink: "{{ event.address }}"\neleventyComputed: { title: "{{ event.title }}" }\n---\n<h1>Come: {{ event.title }}, {{ event.when.date }}</h1>\n',
    });
    const { code, stderr } = await eleventy(folder, '--quiet', '--output=_own', '--pathprefix=/club/');
    assert.equal(
      stderr,
      "campaign/content/campaign.yml  warning: address: has not the path that pathPrefix in Eleventy's configuration gives the site, so cards, calendars and codes lead past it. Write address: https://valley.example/club/\n",
    );
    assert.equal(code, 0);
    const event = readFileSync(join(folder, '_own/events/vigil/index.html'), 'utf8');
    assert.match(event, /<nav><a href="\/club\/">Home<\/a>.*<h1>Come: Vigil at the library, Friday, 1 May 2026<\/h1>/s);
    const facts = readFileSync(join(folder, '_own/facts/index.html'), 'utf8');
    assert.match(facts, /<a href="\.\.\/index\.html" ?>Open the library<\/a>/);
    assert.match(facts, /Content-Security-Policy" content="default-src 'none'/);
    const club = readFileSync(join(folder, '_own/who/index.html'), 'utf8');
    assert.match(club, /<a href="\.\.\/facts\/index\.html">Facts<\/a>/);
    assert.deepEqual(menuOf(club), ['Statement', 'Facts', 'When and where', 'The club']);
    // Pages that nobody is to find are in no list of all pages.
    assert.match(club, /<p>\/events\/vigil\/<\/p>/);
    assert.doesNotMatch(club, /<p>[^<]*\/share\/<\/p>/);
    for (const name of ['handbill', 'club.njk', '_own']) rmSync(join(folder, name), { recursive: true });
  });

  it('is told in one sentence of a first page that is not there, and of its own templates by their names', async () => {
    const home = readFileSync(join(folder, 'index.njk'), 'utf8');
    writeFiles(folder, {
      'index.njk': home.replace('---\n', '---\npermalink: /start/\n'),
      'who.njk':
        '---\nlayout: handbill\ntitle: The club\ndescription: Who we are.\n---\n<p><a href="/nowhere/">Nowhere</a></p>\n',
    });
    const { code, stderr } = await eleventy(folder, '--quiet', '--output=_lacking');
    assert.equal(code, 1);
    assert.deepEqual(stderr.split('\n[11ty]')[0]?.split('\n'), [
      '_lacking/index.html  is missing, and every page of the campaign leads there. Make it: a template of your own with that permalink.',
      'who.njk  makes /who/, which links to "../nowhere/index.html", which the site does not have. Correct the link in its text or template.',
    ]);
    writeFiles(folder, { 'index.njk': home });
    for (const name of ['who.njk', '_lacking']) rmSync(join(folder, name), { recursive: true });
  });

  it('is told of a mistake in the campaign in one sentence, before anything is written', async () => {
    const event = join('campaign', 'content', 'events', 'vigil.md');
    const text = readFileSync(join(folder, event), 'utf8');
    writeFiles(folder, { [event]: text.replace(/^starts: .*$/m, 'starts: 1st May') });
    const { code, stdout, stderr } = await eleventy(folder, '--output=_wrong');
    assert.equal(code, 1);
    assert.match(
      stderr,
      /^campaign\/content\/events\/vigil\.md:4:9 {2}starts: "1st May" is not a date and time\. Write it like/,
    );
    assert.equal(stderr.split('1st May').length, 2, 'once');
    assert.doesNotMatch(stdout + stderr, /\n\s+at |stack/);
    assert.equal(existsSync(join(folder, '_wrong')), false);
  });
});

/** The words of the masthead's row of pages. */
function menuOf(html: string): string[] {
  const [row = ''] = /<ul class="masthead-pages"[\s\S]*?<\/ul>/.exec(html) ?? [];
  return [...row.matchAll(/>([^<>]+)<\/a>/g)].map(([, words = '']) => words);
}

function lines(folder: string): string[] {
  return readFileSync(join(folder, 'eleventy.config.js'), 'utf8').split('\n');
}

/** What Eleventy's own command says is wrong. */
async function wrongs(folder: string, ...args: string[]): Promise<string[]> {
  const { code, stderr } = await eleventy(folder, '--quiet', ...args);
  return code === 0 && stderr === '' ? [] : [`${code}: ${stderr}`];
}

function filesIn(folder: string): Map<string, Buffer> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const files = names.filter((name) => statSync(join(folder, name)).isFile());
  return new Map(files.map((name) => [name.replaceAll('\\', '/'), readFileSync(join(folder, name))]));
}

/** A site that exists, with layouts, posts, data and a feed of its own, gets a campaign's events and calendar by one line. */
import assert from 'node:assert/strict';
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import { FIXTURES, temporaryFolder, writeFiles } from '../mini-campaign.ts';
import { eleventy } from './eleventy-command.ts';
import { addPackages } from './packages.ts';

const PROJECT = join(FIXTURES, 'foreign-project');

describe('a project of its own', { timeout: 120_000 }, () => {
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
  });

  it('has its own pages and files as they were, byte for byte', () => {
    assert.deepEqual([...without.keys()].sort(), [
      'about/index.html',
      'assets/notes.txt',
      'assets/style.css',
      'feed.xml',
      'index.html',
      'posts/closing/index.html',
      'posts/snow/index.html',
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

  it('replaces a page of the campaign by a file of its own', async () => {
    writeFiles(folder, {
      'handbill/event.njk':
        '---\nlayout: page.njk\npagination: { data: handbill.events, size: 1, alias: event }\npermalink: "{{ event.address }}"\neleventyComputed: { title: "{{ event.title }}" }\n---\n<h1>Come: {{ event.title }}, {{ event.when.date }}</h1>\n',
    });
    assert.deepEqual(await wrongs(folder, '--output=_own'), []);
    const event = readFileSync(join(folder, '_own/events/vigil/index.html'), 'utf8');
    assert.match(event, /<nav><a href="\/">Home<\/a>.*<h1>Come: Vigil at the library, Friday, 1 May 2026<\/h1>/s);
    rmSync(join(folder, 'handbill'), { recursive: true });
  });

  it('is told of a mistake in the campaign in one sentence, before anything is written', async () => {
    const event = join('campaign', 'content', 'events', 'vigil.md');
    const text = readFileSync(join(folder, event), 'utf8');
    writeFiles(folder, { [event]: text.replace(/^starts: .*$/m, 'starts: 1st May') });
    const { code, stdout, stderr } = await eleventy(folder, '--output=_wrong');
    assert.equal(code, 1);
    assert.match(
      stderr,
      /\] campaign\/content\/events\/vigil\.md:4:9 {2}starts: "1st May" is not a date and time\. Write it like/,
    );
    assert.doesNotMatch(stdout + stderr, /\n\s+at |stack/);
    assert.equal(existsSync(join(folder, '_wrong')), false);
  });
});

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

/** Nothing is needed but a title: every combination of what a campaign may have builds, and links to nothing it lacks. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { temporaryFolder, writeFiles } from './mini-campaign.ts';
import { siteAsOf, textOf } from './site-as-of.ts';
import { invalidHtml } from './valid-html.ts';

const SETTINGS = 'title: Open the library\naddress: https://library.example/\nzone: Europe/London\nprint: none\n';

const PARTS: Readonly<Record<string, readonly [path: string, text: string, page: string]>> = {
  statement: [
    'statement.md',
    `---\ntitle: The statement\n---\n\n${'Four thousand people read there. '.repeat(8)}\n\nThe doors are to be shut.\n`,
    '/statement/index.html',
  ],
  facts: [
    'facts/loans.md',
    '---\nclaim: Four thousand people read there\nsources: [{ title: A report }]\n---\n\nThey do.\n',
    '/facts/index.html',
  ],
  events: [
    'events/vigil.md',
    '---\nid: vigil@library.example\ntitle: Vigil\nstarts: 2026-05-01 18:00\nplace: { name: The library }\npublished: 2026-04-01 09:00\n---\n\nCome.\n',
    '/events/index.html',
  ],
  updates: [
    'updates/thirty.md',
    '---\ntitle: Thirty came\ndate: 2026-04-03 18:00\n---\n\nThey sang.\n',
    '/updates/index.html',
  ],
};

const NAMES = Object.keys(PARTS);

describe('a campaign', () => {
  for (let mask = 0; mask < 2 ** NAMES.length; mask += 1) {
    const own = NAMES.filter((_, index) => mask & (1 << index));
    it(`of ${own.join(', ') || 'a title alone'} is built whole`, async () => {
      const folder = temporaryFolder();
      writeFiles(folder, { 'content/campaign.yml': SETTINGS });
      for (const name of own) {
        const [path = '', text = ''] = PARTS[name] ?? [];
        writeFiles(folder, { [`content/${path}`]: text });
      }
      const site = await siteAsOf(folder, '2026-04-10');
      assert.deepEqual(site.problems, []);
      const home = textOf(site, '/index.html');
      assert.deepEqual(await invalidHtml(home, 'home'), []);
      assert.match(home, /<meta name="description" content="[^"]+">/);
      for (const [name, [, , page]] of Object.entries(PARTS)) {
        const isThere = own.includes(name);
        assert.equal(site.files?.has(page), isThere, page);
        assert.equal(home.includes(`href="${page.slice(1)}"`), isThere, `${page} linked from the home page`);
      }
      assert.equal(site.files?.has('/calendar.ics'), own.includes('events'));
      assert.equal(home.includes('calendar.ics'), own.includes('events'));
      const isStatementAlone = own.join() === 'statement';
      assert.equal(home.includes('The doors are to be shut.</p>'), isStatementAlone);
    });
  }

  it('of a title and nothing else at all is built, with a word on the address', async () => {
    const folder = temporaryFolder();
    writeFiles(folder, { 'content/campaign.yml': 'title: Open the library\n' });
    const site = await siteAsOf(folder, '2026-04-10');
    assert.deepEqual(
      site.problems.map(({ field, severity }) => [field, severity]),
      [['address', 'warning']],
    );
    assert.match(textOf(site, '/index.html'), /<h1[^>]*>Open the library<\/h1>/);
  });
});

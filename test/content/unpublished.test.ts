/** Drafts, and updates of tomorrow, are in no output until they are shown on purpose or their time has come. */
import assert from 'node:assert/strict';
import { cpSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { type LoadOptions, loadSite } from '../../src/eleventy/load-site.ts';
import { makeSite } from '../../src/eleventy/make-site.ts';
import { readNow, type ZonedNow } from '../../src/time/now.ts';
import { handbill } from '../cli/in-process.ts';
import { FIXTURES, miniCampaign, temporaryFolder, writeFiles } from '../mini-campaign.ts';

const asOf =
  (option: string): ZonedNow =>
  ({ zone }) =>
    readNow({ option, sourceDateEpoch: undefined, clock: 0 }, zone);

/** One black pixel. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==',
  'base64',
);

const PICKET = `---
id: picket@library.example
title: Picket of nobody yet
draft: true
starts: 2026-06-01 18:00
place: { name: The square }
published: 2026-04-01 09:00
---

Not yet. ![A dot](images/dot.png)
`;

const LATER = `---
title: Embargoed news
date: 2026-06-05 10:00
---

Not before June: [more](more.md). ![A dot](images/dot.png)
`;

const FILES = {
  'content/updates/later.md': LATER,
  'content/updates/more.md': LATER.replace('more.md', 'later.md').replace('Embargoed', 'More embargoed'),
  'content/events/picket.md': PICKET,
  'content/images/dot.png': PNG,
};

function campaign(files: Readonly<Record<string, string | Uint8Array>> = FILES): string {
  const folder = miniCampaign();
  writeFiles(folder, files);
  return folder;
}

async function read(folder: string, options: LoadOptions) {
  const { campaign: found, problems } = await loadSite(folder, options);
  const told = problems.map(({ file, severity, message }) => `${file} ${severity} ${message}`);
  return { slugs: [...(found?.events ?? []), ...(found?.updates ?? [])].map(({ slug }) => slug), found, told };
}

describe('what is not for readers yet', () => {
  it('is in no file of the site, its words, its translation and its pictures neither', async () => {
    const russian = {
      'content/campaign.ru.yml': 'title: Т\nsummary: К\n',
      'content/statement.ru.md': '---\ntitle: Т\n---\n\nТ.\n',
      'content/updates/later.ru.md': '---\ntitle: Секрет\n---\n\nНе раньше июня.\n',
    };
    const folder = campaign({ ...FILES, ...russian });
    const yml = 'title: T\nsummary: S\naddress: https://library.example/\nzone: Europe/London\nlanguages: [en, ru]\n';
    writeFiles(folder, { 'content/campaign.yml': `${yml}print: none\ncards: one\nshare-pages: none\n` });
    const site = await makeSite(folder, asOf('2026-04-10'));
    assert.ok(site.files, JSON.stringify(site.problems));
    const texts = [...site.files.values()].map(({ address, body }) => `${address}\n${Buffer.from(body).toString()}`);
    const found = texts.filter((text) => /embargo|nobody yet|Секрет|later|picket|\/dot-/i.test(text));
    assert.deepEqual(
      found.map((text) => text.split('\n', 1)[0]),
      [],
    );
    assert.equal(site.campaign?.updates.length, 0);
  });

  it('is there with --drafts, and an update once its moment has come', async () => {
    const folder = campaign();
    const all = ['picket', 'later', 'more'];
    const shown = await read(folder, { now: asOf('2026-04-10'), showsDrafts: true });
    assert.deepEqual(
      shown.slugs.filter((slug) => all.includes(slug)),
      all,
    );
    assert.equal(shown.found?.pictures.length, 1);
    assert.deepEqual((await read(folder, { now: asOf('2026-06-05 09:59') })).slugs, ['vigil']);
    const then = await read(folder, { now: asOf('2026-06-05 10:00') });
    assert.deepEqual(then.slugs, ['vigil', 'later', 'more']);
    assert.deepEqual(then.told, []);
  });

  it('is told, an update of tomorrow with what it waits for', async () => {
    const { told } = await read(campaign(), { now: asOf('2026-04-10') });
    const waits = 'warning "2026-06-05 10:00" is still to come. The update waits until then.';
    assert.deepEqual(
      told.filter((each) => each.includes('still to come')),
      [`content/updates/later.md ${waits}`, `content/updates/more.md ${waits}`],
    );
  });

  it('is checked where it only waits, so that it can be published by itself, and passed over while it is a draft', async () => {
    const folder = campaign({
      'content/updates/later.md': LATER.replace('](more.md)', '](none.md)'),
      'content/events/picket.md': PICKET.replace('starts:', 'strats:'),
    });
    const errors = (await read(folder, { now: asOf('2026-04-10') })).told.filter((each) => each.includes(' error '));
    assert.equal(errors.length, 2, errors.join('\n'));
    assert.ok(
      errors.every((each) => each.startsWith('content/updates/later.md')),
      errors.join('\n'),
    );
  });

  it('cannot be linked to from what is published', async () => {
    for (const [link, file] of [
      ['../updates/later.md', 'content/updates/later.md, which waits for its date'],
      ['/updates/later/', 'content/updates/later.md, which waits for its date'],
      ['/events/picket', 'content/events/picket.md, which is a draft'],
    ]) {
      const folder = campaign({
        ...FILES,
        'content/facts/readers.md': `---\nclaim: C\nsources: [{ title: T }]\n---\n\n[l](${link})\n`,
      });
      const { told } = await read(folder, { now: asOf('2026-04-10') });
      assert.deepEqual(
        told.filter((each) => each.includes(' error ')),
        [
          `content/facts/readers.md error "${link}" leads to ${file}, so there is no page yet. Take the link out until then.`,
        ],
      );
      const shown = await read(folder, { now: asOf('2026-04-10'), showsDrafts: true });
      assert.deepEqual(
        shown.told.filter((each) => each.includes(' error ')),
        [],
      );
    }
  });
});

describe('a time that is to be past', () => {
  const told = async (files: Readonly<Record<string, string>>): Promise<string[]> =>
    (await read(campaign(files), { now: asOf('2026-04-10 12:00') })).told;
  const vigil = (published: string, at: string): Record<string, string> => ({
    'content/events/vigil.md': `---\nid: v@x.example\ntitle: V\nstarts: 2026-05-01 18:00\nplace: { name: P }\npublished: ${published}\nchanges:\n  - { at: ${at}, note: N }\n---\n\nCome.\n`,
  });
  const fact = (date: string, at: string): Record<string, string> => ({
    'content/facts/readers.md': `---\nclaim: C\nsources:\n  - { title: T, date: ${date} }\ncorrections:\n  - { at: ${at}, note: N }\n---\n\nT.\n`,
  });

  it('is doubted where it is still to come', async () => {
    assert.deepEqual(await told(vigil('2026-04-11 00:00', '2026-04-12 09:00')), [
      'content/events/vigil.md warning "2026-04-11 00:00" is still to come. The event is shown all the same. Write when it was first announced, or draft: true.',
      'content/events/vigil.md warning "2026-04-12 09:00" is still to come. The change is shown all the same. Write when it was announced.',
    ]);
    assert.deepEqual(await told(fact('2026-05', '2026-04-11 09:00')), [
      'content/facts/readers.md warning "2026-05" is still to come. Write when it was published.',
      'content/facts/readers.md warning "2026-04-11 09:00" is still to come. Write when it was corrected.',
    ]);
  });

  it('may be later today, as who writes it rounds up', async () => {
    assert.deepEqual(await told(vigil('2026-04-10 09:00', '2026-04-10 13:00')), []);
    assert.deepEqual(await told(fact('2026-04', '2026-04-10 23:00')), []);
  });
});

describe('handbill build', () => {
  const news = join(FIXTURES, 'changes/news-of-tomorrow');
  const NOW = ['--now', '2031-02-10'];

  it('leaves out the news of June in February, with a warning, and shows it with --drafts', async () => {
    const folder = temporaryFolder();
    cpSync(news, folder, { recursive: true });
    const page = join(folder, '_site/updates/later/index.html');
    const built = await handbill(['build', '--campaign', folder, ...NOW]);
    assert.equal(built.code, 0, built.stderr);
    assert.match(
      built.stderr,
      /updates\/later\.md:3:7 {2}warning: date: "2031-06-05 10:00" is still to come\. The update waits/,
    );
    assert.equal(existsSync(page), false);
    assert.doesNotMatch(readFileSync(join(folder, '_site/feed.xml'), 'utf8'), /Embargoed/);
    const shown = await handbill(['build', '--campaign', folder, '--drafts', ...NOW]);
    assert.match(shown.stdout, /Drafts are shown in it: do not publish it\./);
    assert.equal(existsSync(page), true);
    assert.equal((await handbill(['build', '--campaign', folder, '--now', '2031-06-06'])).stderr, '');
    assert.equal(existsSync(page), true);
  });
});

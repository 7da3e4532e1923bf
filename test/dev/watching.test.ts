/** What an organiser or a developer changes while the preview runs: shown, or said what is wrong with it, and healed when mended. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it, type TestContext } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { miniCampaign, writeFiles } from '../mini-campaign.ts';
import { Preview } from './preview.ts';

const VIGIL = 'events/vigil/';

/** A page of the campaign's own. */
const ABOUT = `---
layout: handbill
title: About
description: Who we are.
permalink: /about/
---
<h1>About: {{ who.name }}, {{ 'a word' | shout }}</h1>
`;

const CONFIGURATION = `export default function (config) {
  config.addFilter('shout', (text) => text.toUpperCase() + '!');
}
`;

describe('the preview of a campaign that is worked on', { timeout: 240_000 }, () => {
  const campaign = miniCampaign();
  const event = join(campaign, 'content/events/vigil.md');
  const original = readFileSync(event, 'utf8');
  writeFiles(campaign, {
    'content/campaign.yml': readFileSync(join(campaign, 'content/campaign.yml'), 'utf8').replace(
      'print: none',
      'print: a4',
    ),
    'content/facts/readers.md':
      '---\nclaim: Four thousand people use the library\nsources:\n  - { title: A letter }\n---\n\nThey do.\n',
    'eleventy.config.js': CONFIGURATION,
    'templates/_data/who.json': '{ "name": "Friends" }',
    'templates/pages/about.njk': ABOUT,
    'templates/parts/fact/fact.njk': '<article class="fact"><p>Their own fact</p></article>\n',
  });
  let preview: Preview;

  before(async () => {
    preview = new Preview(campaign, 8751, ['--now', '2026-04-10']);
    await preview.open();
  });
  after(() => preview.stop());

  it('shows a text that was edited, whichever way an editor saves it', async (t: TestContext) => {
    const [first] = preview.messages;
    writeFileSync(event, original.replace('at the library', 'at the town hall'));
    const written = await preview.shows(VIGIL, /Vigil at the town hall/);
    assert.notEqual(preview.messages.at(-1)?.version, first?.version);
    // As vim and others do: a new file in the place of the old one.
    writeFileSync(`${event}.new`, original.replace('at the library', 'in the park'));
    renameSync(`${event}.new`, event);
    const replaced = await preview.shows(VIGIL, /Vigil in the park/);
    t.diagnostic(`shown after ${Math.round(written)} and ${Math.round(replaced)} ms`);
    writeFileSync(event, original);
    await preview.shows(VIGIL, /Vigil at the library/);
  });

  it('shows posters and archives of the change once there is peace, and says so in words', async () => {
    const start = preview.printed.length;
    const before = await preview.get('print/vigil-poster-a4.pdf');
    writeFileSync(event, original.replace('at the library', 'at the museum'));
    await preview.shows(VIGIL, /Vigil at the museum/);
    assert.equal(await preview.get('print/vigil-poster-a4.pdf'), before);
    await preview.prints(/^posters and archive: \d+ pages, in [\d.]+ s$/m, start);
    assert.notEqual(await preview.get('print/vigil-poster-a4.pdf'), before);
    assert.match(preview.printed, /^This campaign has code of its own, which runs now: eleventy\.config\.js/);
    assert.doesNotMatch(preview.printed, /handbill-preview/);
    writeFileSync(event, original);
    await preview.shows(VIGIL, /Vigil at the library/);
  });

  it('shows a language that was added, whose copies to pass on are made in peace', async () => {
    const settings = join(campaign, 'content/campaign.yml');
    const before = readFileSync(settings, 'utf8');
    writeFileSync(settings, before.replace('languages: [en]', 'languages: [en, ru]'));
    await preview.shows('ru/', /Open the library/);
    writeFiles(campaign, { 'content/campaign.ru.yml': 'title: Откройте библиотеку\n' });
    await preview.shows('ru/', /Откройте библиотеку/);
    await preview.tells();
    rmSync(join(campaign, 'content/campaign.ru.yml'));
    writeFileSync(settings, before);
    await preview.shows('ru/', /There is no such page/);
  });

  it('shows a file that was added, and no more of one that is gone', async () => {
    const fact = join(campaign, 'content/facts/loans.md');
    writeFileSync(fact, '---\nclaim: Every book is lent ten times\nsources:\n  - { title: A letter }\n---\n\nIt is.\n');
    await preview.shows('facts/loans/', /Every book is lent ten times/);
    rmSync(fact);
    await preview.shows('facts/loans/', /There is no such page/);
    assert.doesNotMatch(await preview.get('facts/'), /loans/);
  });

  it('shows a mistake in the terminal and in the page, keeps the last good site, and heals', async () => {
    const start = preview.printed.length;
    writeFileSync(event, original.replace('2026-05-01 18:00', '1st of May'));
    const sentence = /starts: "1st of May" is not a date and time\. Write it like 2011-12-21 12:00\./;
    await preview.tells(sentence);
    await preview.prints(sentence, start);
    assert.match(await preview.get(VIGIL), /Vigil at the library/);
    writeFileSync(event, original);
    await preview.tells();
    assert.match(await preview.get(VIGIL), /Vigil at the library/);
  });

  it('shows what was changed in a page, a part and data of the campaign’s own', async () => {
    assert.match(await preview.get('about/'), /About: Friends, A WORD!/);
    writeFiles(campaign, { 'templates/pages/about.njk': ABOUT.replace('About:', 'About us:') });
    await preview.shows('about/', /About us: Friends/);
    writeFiles(campaign, { 'templates/_data/who.json': '{ "name": "Readers" }' });
    await preview.shows('about/', /About us: Readers/);
    writeFiles(campaign, {
      'templates/parts/fact/fact.njk': '<article class="fact"><p>Another</p></article>\n',
    });
    await preview.shows('facts/readers/', /<p>Another<\/p>/);
    rmSync(join(campaign, 'templates/parts/fact'), { recursive: true });
    await preview.shows('facts/readers/', /They do\./);
    writeFiles(campaign, {
      'templates/parts/colophon/colophon.njk': '<footer class="colophon">Ours</footer>\n',
    });
    await preview.shows('', /<footer class="colophon">Ours/);
    writeFiles(campaign, { 'templates/styles/campaign.css': 'h1 { letter-spacing: 3px }\n' });
    await preview.shows('', /letter-spacing:3px/);
  });

  it('shows what was changed in the configuration, and a mistake in it as such', async () => {
    for (const sign of ['?', ';', '…', '?']) {
      // Also when it is saved while the site is made for something else.
      writeFileSync(event, original.replace('at the library', `at the library${sign}`));
      await setTimeout(60);
      writeFiles(campaign, { 'eleventy.config.js': CONFIGURATION.replace("'!'", `'${sign}'`) });
      await preview.shows('about/', new RegExp(`A WORD\\${sign}`));
    }
    writeFileSync(event, original);
    writeFiles(campaign, {
      'eleventy.config.js': 'export default () => { throw new Error("no such thing"); };\n',
    });
    await preview.tells(/no such thing/);
    writeFiles(campaign, { 'eleventy.config.js': CONFIGURATION });
    await preview.shows('about/', /A WORD!/);
    await preview.tells();
  });

  it('shows a mistake in a template, and heals', async () => {
    writeFiles(campaign, { 'templates/pages/about.njk': ABOUT.replace('who.name', 'nobody.name') });
    await preview.tells(/templates\/pages\/about\.njk/);
    writeFiles(campaign, { 'templates/pages/about.njk': ABOUT });
    await preview.tells();
    await preview.shows('about/', /About: Readers/);
  });

  it('shows what the editor saves', async () => {
    const form = await preview.get('admin/edit/?file=content/events/vigil.md');
    const fields = new FormData();
    for (const [, name = '', value = ''] of form.matchAll(/<input[^>]*name="([^"]+)"[^>]*value="([^"]*)"/g))
      fields.set(name, value);
    for (const [, name = '', value = ''] of form.matchAll(/<textarea[^>]*name="([^"]+)"[^>]*>\n?([^<]*)</g))
      fields.set(name, value);
    fields.set('title', 'Vigil by the editor');
    fields.set('nobody-is-told', 'on');
    const response = await fetch(`${preview.address}admin/edit/?file=content/events/vigil.md`, {
      method: 'POST',
      headers: { origin: preview.address.replace(/\/$/, '') },
      body: fields,
    });
    assert.equal(response.status, 200, await response.text());
    await preview.shows(VIGIL, /Vigil by the editor/);
    assert.match(readFileSync(event, 'utf8'), /title: Vigil by the editor/);
    writeFileSync(event, original);
    await preview.shows(VIGIL, /Vigil at the library/);
  });

  it('misses nothing that is saved again and again while a site is being made', async () => {
    for (let count = 1; count <= 12; count += 1) {
      writeFileSync(event, original.replace('at the library', `number ${count}`));
      await setTimeout(count * 12);
    }
    await preview.shows(VIGIL, /Vigil number 12/);
    assert.equal(existsSync(join(campaign, '_site')), false);
  });
});

describe('the preview of a campaign that is broken when it begins', { timeout: 120_000 }, () => {
  const campaign = miniCampaign();
  const event = join(campaign, 'content/events/vigil.md');
  const original = readFileSync(event, 'utf8');
  let preview: Preview;

  before(async () => {
    writeFiles(campaign, {
      'eleventy.config.js': 'export default () => { throw new Error("no such thing"); };\n',
    });
    writeFileSync(event, original.replace('2026-05-01 18:00', '1st of May'));
    preview = new Preview(campaign, 8771);
    await preview.open();
  });
  after(() => preview.stop());

  it('shows what is wrong until it is mended, and then the site', async () => {
    assert.match(await preview.get(''), /The site cannot be shown yet[\s\S]*no such thing/);
    writeFiles(campaign, { 'eleventy.config.js': CONFIGURATION });
    await preview.shows('', /1st of May/);
    rmSync(join(campaign, 'eleventy.config.js'));
    writeFileSync(event, original.replace('2026-05-01 18:00', '2nd of May'));
    await preview.shows('', /2nd of May/);
    writeFileSync(event, original);
    await preview.shows(VIGIL, /Vigil at the library/);
    writeFileSync(event, original.replace('at the library', 'at the town hall'));
    await preview.shows(VIGIL, /Vigil at the town hall/);
  });

  it('sees the first template, the first public file and the first configuration of the campaign’s own', async () => {
    writeFiles(campaign, {
      'templates/parts/colophon/colophon.njk': '<footer class="colophon">Ours</footer>\n',
    });
    await preview.shows('', /<footer class="colophon">Ours/);
    writeFiles(campaign, { 'public/notes.txt': 'Notes' });
    await preview.shows('notes.txt', /^Notes$/);
    writeFiles(campaign, { 'templates/pages/about.njk': ABOUT.replace('who.name', '1 + 1') });
    await preview.tells(/about\.njk/);
    writeFiles(campaign, { 'eleventy.config.js': CONFIGURATION });
    await preview.shows('about/', /About: 2, A WORD!/);
    rmSync(join(campaign, 'eleventy.config.js'));
    await preview.tells(/about\.njk/);
    rmSync(join(campaign, 'templates'), { recursive: true });
    await preview.tells();
    await preview.shows('about/', /There is no such page/);
  });

  it('ends when it is told to, and leaves nothing behind', async () => {
    assert.deepEqual(await preview.stop('SIGTERM'), { code: 0, left: [] });
  });
});

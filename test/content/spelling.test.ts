/** A translation's spelling of a place is shown for as long as it is known to be of that place. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { acceptTranslations, beginTranslation } from '../../src/authoring/translation.ts';
import { loadSite } from '../../src/eleventy/load-site.ts';
import { inProcess } from '../cli/in-process.ts';
import { miniCampaign, writeFiles } from '../mini-campaign.ts';
import { siteAsOf, textOf } from '../site-as-of.ts';

const VIGIL = 'content/events/vigil.md';
const RUSSIAN = 'content/events/vigil.ru.md';
const CLOCK = Date.parse('2026-04-10T09:00Z');

/** A campaign in two languages whose event is translated, its place spelled. */
async function campaign(): Promise<string> {
  const folder = miniCampaign();
  const yml = readFileSync(join(folder, 'content/campaign.yml'), 'utf8');
  writeFiles(folder, {
    'content/campaign.yml': yml.replace('[en]', '[en, ru]').replace('carry: pocket', 'carry: none\ncards: one'),
    'content/campaign.ru.yml': 'title: Т\nsummary: К\n',
    'content/statement.ru.md': '---\ntitle: Т\n---\n\nТ.\n',
  });
  await inProcess(async () => beginTranslation(folder, VIGIL, 'ru', CLOCK));
  edit(folder, RUSSIAN, [
    [/# Original: .*\ntitle:/, 'title: Стояние'],
    ['Bring a book.', 'Возьмите книгу.'],
    [/^---\n/, '---\nspelling: { name: Старая библиотека }\n'],
  ]);
  return folder;
}

function edit(folder: string, file: string, changes: readonly (readonly [string | RegExp, string])[]): void {
  const text = readFileSync(join(folder, file), 'utf8');
  writeFiles(folder, { [file]: changes.reduce((before, [from, to]) => before.replace(from, to), text) });
}

/** What Russian readers are shown as the place's name, and what is told of that file. */
async function shown(folder: string): Promise<[string | undefined, string[]]> {
  const { campaign: found, problems } = await loadSite(folder);
  const own = problems.filter(({ file }) => file === RUSSIAN);
  return [found?.events[0]?.text.ru?.spelling?.name, own.map(({ field, message }) => `${field}: ${message}`)];
}

const ELSEWHERE = [['The library', 'The town hall']] as const;
const REWORDED = [['Bring a book.', 'Bring a lamp.']] as const;
const accept = 'say that it is up to date.';

describe('a spelling of a place', () => {
  it('stays when the words change, and goes with the place, which is told', async () => {
    const folder = await campaign();
    assert.deepEqual(await shown(folder), ['Старая библиотека', []]);
    edit(folder, VIGIL, REWORDED);
    const outdated = `translates: names an older version: ${VIGIL} has changed since. Readers are told. Change the translation, and ${accept}`;
    assert.deepEqual(await shown(folder), ['Старая библиотека', [outdated]]);
    await inProcess(async () => acceptTranslations(folder, [RUSSIAN], CLOCK));
    edit(folder, VIGIL, ELSEWHERE);
    const other =
      'spelling: is of a place that has changed since, so readers are not shown it. Spell the place as it is now, and say that the translation is up to date.';
    assert.deepEqual(await shown(folder), [undefined, [other]]);
    const page = textOf(await siteAsOf(folder, '2026-04-12'), '/ru/events/vigil/index.html');
    assert.match(page, /The town hall/);
    assert.doesNotMatch(page, /Старая библиотека/);
    edit(folder, RUSSIAN, [['Старая библиотека', 'Ратуша']]);
    await inProcess(async () => acceptTranslations(folder, [RUSSIAN], CLOCK));
    assert.deepEqual(await shown(folder), ['Ратуша', []]);
  });

  it('that does not say of which place it is goes as soon as anything has changed, and that is told once', async () => {
    const folder = await campaign();
    edit(folder, RUSSIAN, [[/^spells: .*\n/m, '']]);
    assert.deepEqual(await shown(folder), ['Старая библиотека', []]);
    edit(folder, VIGIL, REWORDED);
    const told = `translates: names an older version: ${VIGIL} has changed since. Readers are told, and its spelling of the place is left out. Change the translation, and ${accept}`;
    assert.deepEqual(await shown(folder), [undefined, [told]]);
    await inProcess(async () => acceptTranslations(folder, [RUSSIAN], CLOCK));
    assert.deepEqual(await shown(folder), ['Старая библиотека', []]);
  });
});

/** `new translation` and `check --accept-translation`: begun with the original's words, refused until translated, kept honest. */
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { build, handbill } from '../cli/in-process.ts';
import { miniCampaign, writeFiles } from '../mini-campaign.ts';

const CAMPAIGN = `title: Open the library
summary: The only library of the valley is to be closed.
address: https://library.example/
zone: Europe/London
languages: [en, ru]
print: none
`;

describe('a translation', { timeout: 300_000 }, () => {
  it('is begun, refused until it is one, accepted, told when the original changes, and accepted again', async () => {
    const campaign = miniCampaign();
    const own = { env: { HANDBILL_CAMPAIGN: campaign } };
    writeFiles(campaign, { 'content/campaign.yml': CAMPAIGN });
    const vigil = join(campaign, 'content/events/vigil.md');
    writeFileSync(vigil, readFileSync(vigil, 'utf8').replace('published:', 'town: Leeds\npublished:'));
    for (const file of ['content/campaign.yml', 'content/statement.md', 'content/events/vigil.md'])
      assert.equal((await handbill(['new', 'translation', file, '--lang', 'ru'], own)).code, 0, file);
    assert.match(
      readFileSync(join(campaign, 'content/campaign.ru.yml'), 'utf8'),
      /^# towns:\n# {3}- town: Leeds\n# {5}name: Leeds$/m,
    );
    const begun = await build({ campaign });
    // Nothing is in a third language: of what the original has not, nothing stands there.
    assert.doesNotMatch(readFileSync(join(campaign, 'content/events/vigil.ru.md'), 'utf8'), /[а-яё]/i);
    assert.equal(begun.code, 1);
    assert.match(begun.stderr, /campaign\.ru\.yml:\d+:1 {2}title: is empty/);
    assert.match(begun.stderr, /vigil\.ru\.md:\d+:1 {2}has the original’s own words below its fields/);

    const read = (name: string): string => readFileSync(join(campaign, 'content', name), 'utf8');
    const translate = (name: string, changes: readonly (readonly [string | RegExp, string])[]): void => {
      const text = changes.reduce((before, [from, to]) => before.replace(from, to), read(name));
      writeFiles(campaign, { [`content/${name}`]: text });
    };
    translate('campaign.ru.yml', [
      [/^title:$/m, 'title: Откройте библиотеку'],
      [/# summary: The only.*/, 'summary: Библиотеку хотят закрыть.'],
    ]);
    translate('statement.ru.md', [
      [/^title:$/m, 'title: Откройте библиотеку'],
      [/\nThe council.*\n$/, '\nСовет хочет закрыть библиотеку.\n'],
    ]);
    translate('events/vigil.ru.md', [
      [/^# Original: Vigil at the library\ntitle:$/m, 'title: Стояние у библиотеки'],
      ['Bring a book.', 'Возьмите книгу.'],
    ]);
    const done = await build({ campaign, strict: true });
    assert.deepEqual([done.code, done.stderr], [0, '']);

    translate('events/vigil.md', [['Bring a book.', 'Bring a book and a lamp.']]);
    assert.match((await build({ campaign })).stderr, /vigil\.ru\.md.*older version/);
    assert.equal((await build({ campaign, strict: true })).code, 1);
    const before = read('events/vigil.ru.md');
    const accepted = await handbill(['check', '--accept-translation', 'content/events/vigil.ru.md'], own);
    assert.match(accepted.stdout, /is recorded as a translation of content\/events\/vigil\.md as it is now/);
    const changed = read('events/vigil.ru.md')
      .split('\n')
      .filter((line) => !before.includes(line));
    assert.match(changed.join('\n'), /^translates: [0-9a-f]{8}$/m);
    assert.equal((await build({ campaign, strict: true })).code, 0);
    // Lines broken elsewhere are no other version.
    translate('statement.md', [[/ council means/, '\ncouncil means']]);
    assert.equal((await handbill(['check', '--strict', '--now', '2026-04-10'], own)).code, 0);
  });

  it('says what it needs to know, and never writes over one', async () => {
    const campaign = miniCampaign();
    const own = { env: { HANDBILL_CAMPAIGN: campaign } };
    const said = async (...args: string[]): Promise<string> => {
      const { code, stderr } = await handbill(args, own);
      assert.equal(code, 2);
      return stderr;
    };
    assert.match(await said('new', 'translation'), /Name the language, like: .*translation --lang ru/);
    assert.match(
      await said('new', 'translation', 'content/nothing.md', '--lang', 'ru'),
      /There is no content\/nothing\.md/,
    );
    assert.match(await said('new', 'translation', 'content/statement.md', '--lang', 'Russian!'), /not a language code/);
    assert.match(await said('check', '--accept-translation', 'content/statement.md'), /is not a translation/);
    assert.equal((await handbill(['new', 'translation', 'content/statement.md', '--lang', 'ru'], own)).code, 0);
    assert.match(await said('new', 'translation', 'content/statement.md', '--lang', 'ru'), /there already/);
  });
});

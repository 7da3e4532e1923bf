/** A translator's day: what is missing is begun at once, told in percent, sent to a translator's tool and taken back. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import PO from 'pofile';
import { catalogueOf, takeCatalogue } from '../../src/authoring/translation-catalogue.ts';
import { translatedTexts } from '../../src/authoring/translation-state.ts';
import { build, handbill } from '../cli/in-process.ts';
import { miniCampaign, writeFiles } from '../mini-campaign.ts';

const CLOCK = Date.UTC(2026, 3, 10);

const CAMPAIGN = `title: Open the library
summary: The only library of the valley is to be closed.
address: https://library.example/
zone: Europe/London
languages: [en, ru]
print: none
actions:
  - do: petition
    link: https://sign.example/library
    label: Sign the petition
`;

const FACT = (number: number): string => `---
claim: Fact ${number} of the library
sources:
  - { title: A letter }
---

It is lent ${number} times.

\`\`\`
one

two
\`\`\`

- First
  - Second
`;

function campaignOf(facts: number): string {
  const campaign = miniCampaign();
  writeFiles(campaign, { 'content/campaign.yml': CAMPAIGN });
  for (let number = 1; number <= facts; number += 1)
    writeFiles(campaign, { [`content/facts/${number}.md`]: FACT(number) });
  return campaign;
}

const read = (campaign: string, path: string): string => readFileSync(join(campaign, path), 'utf8');

/** A piece as a translator has it: in capitals, but for code. */
const capitals = (text: string): string => (text.startsWith('```') ? `${text} ` : `«${text.toUpperCase()}»`).trim();

/** The catalogue as a translator sends it back. */
function translated(catalogue: string): string {
  const po = PO.parse(catalogue);
  for (const item of po.items) item.msgstr = [capitals(item.msgid)];
  return po.toString();
}

describe('a translator’s day', { timeout: 300_000 }, () => {
  it('begins all that is missing with one command, and tells how far it is', async () => {
    const campaign = campaignOf(2);
    const own = { env: { HANDBILL_CAMPAIGN: campaign } };
    const before = await handbill(['translations'], own);
    assert.match(before.stdout, /^Russian \(ru\): 0 of 6 texts are translated, 0 %$/m);
    assert.match(before.stdout, /^ {2}missing {3}content\/facts\/1\.md$/m);
    const begun = await handbill(['new', 'translation', '--lang', 'ru'], own);
    assert.equal(begun.code, 0);
    for (const path of ['campaign.ru.yml', 'statement.ru.md', 'facts/1.ru.md', 'facts/2.ru.md', 'events/vigil.ru.md'])
      assert.match(begun.stdout, new RegExp(`content/${path.replaceAll('.', '\\.')}$`, 'm'));
    assert.match((await handbill(['translations'], own)).stdout, /^ {2}begun {5}content\/facts\/1\.ru\.md$/m);
    assert.match((await handbill(['new', 'translation', '--lang', 'ru'], own)).stdout, /Every text has a translation/);
  });

  it('accepts many at once, and none when one of them is no translation', async () => {
    const campaign = campaignOf(2);
    takeCatalogue(campaign, 'ru', translated(catalogueOf(campaign, 'ru')), CLOCK);
    for (const number of [1, 2])
      writeFiles(campaign, { [`content/facts/${number}.md`]: FACT(number).replace('is lent', 'was lent') });
    const states = (): string[] => translatedTexts(campaign, 'ru').map(({ state }) => state);
    assert.deepEqual(states(), ['done', 'done', 'outdated', 'outdated', 'done', 'done']);
    const own = { env: { HANDBILL_CAMPAIGN: campaign } };
    const [one, two] = ['content/facts/1.ru.md', 'content/facts/2.ru.md'];
    assert.equal((await handbill(['check', '--accept-translation', one, 'content/facts/1.md'], own)).code, 2);
    assert.deepEqual(states(), ['done', 'done', 'outdated', 'outdated', 'done', 'done']);
    assert.equal((await handbill(['check', '--accept-translation', one, two], own)).code, 0);
    assert.deepEqual(new Set(states()), new Set(['done']));
  });

  it('takes back what it gave as a catalogue, and the site is whole in the other language', async () => {
    const campaign = campaignOf(1);
    const file = join(campaign, 'ru.po');
    const own = { env: { HANDBILL_CAMPAIGN: campaign } };
    assert.equal((await handbill(['translations', '--export', file], own)).code, 0);
    assert.match((await handbill(['translations', '--export', file], own)).stderr, /is there already/);
    writeFiles(campaign, { 'ru.po': translated(read(campaign, 'ru.po')) });
    const taken = await handbill(['translations', '--import', file], own);
    assert.deepEqual([taken.code, taken.stderr], [0, '']);
    const fact = read(campaign, 'content/facts/1.ru.md');
    assert.match(fact, /^claim: "?«FACT 1 OF THE LIBRARY»"?$/m);
    assert.match(fact, /\n\n«IT IS LENT 1 TIMES\.»\n\n```\none\n\ntwo\n```\n\n«- FIRST/);
    const site = await build({ campaign, strict: true });
    assert.deepEqual([site.code, site.stderr], [0, '']);
    const again = await handbill(['translations', '--import', file], own);
    assert.match(again.stdout, /Nothing in it is new/);
    // What is translated goes out with its translation.
    const items = PO.parse(catalogueOf(campaign, 'ru')).items;
    assert.ok(items.every(({ msgid, msgstr }) => (msgstr[0] ?? msgid) === capitals(msgid)));
  });

  it('writes no text that is translated in part, or that has changed meanwhile, and says so', () => {
    const campaign = campaignOf(2);
    const po = PO.parse(translated(catalogueOf(campaign, 'ru')));
    for (const item of po.items) if (item.msgctxt === 'content/facts/1.md 1') item.msgstr = [''];
    for (const item of po.items) if (item.msgctxt === 'content/statement.md title') item.flags.fuzzy = true;
    writeFiles(campaign, { 'content/facts/2.md': FACT(2).replace('lent', 'read') });
    const { written, left } = takeCatalogue(campaign, 'ru', po.toString(), CLOCK);
    assert.deepEqual(written, ['content/campaign.ru.yml', 'content/facts/readers.ru.md', 'content/events/vigil.ru.md']);
    assert.match(left.join('\n'), /statement\.ru\.md stays as it is: 1 of its 2 pieces/);
    assert.match(left.join('\n'), /facts\/1\.ru\.md stays as it is: 3 of its 4 pieces/);
    assert.match(left.join('\n'), /facts\/2\.md has changed since the catalogue was made/);
    assert.throws(() => takeCatalogue(campaign, 'ru', 'no catalogue', CLOCK), /There is nothing in it/);
  });

  it('is told in one sentence of many texts that a language lacks', async () => {
    const campaign = miniCampaign();
    const event = read(campaign, 'content/events/vigil.md');
    writeFiles(campaign, { 'content/campaign.yml': CAMPAIGN });
    for (let number = 1; number <= 4; number += 1)
      writeFiles(campaign, {
        [`content/events/more-${number}.md`]: event.replace(/id: .*/, `id: more-${number}@library.example`),
      });
    writeFiles(campaign, { 'content/campaign.ru.yml': 'title: Откройте библиотеку\nsummary: Её хотят закрыть.\n' });
    const { stderr } = await build({ campaign });
    const lines = stderr.split('\n').filter((line) => line.includes('--lang ru'));
    assert.equal(lines.length, 1);
    assert.match(
      lines[0] ?? '',
      /campaign\.yml .*Russian \(ru\) among its languages, into which 6 texts are not translated.* and 4 more/,
    );
  });
});

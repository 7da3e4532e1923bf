/** Files that are no campaign at all end in a sentence, quickly: bombs, rubbish, links out of the folder. */
import assert from 'node:assert/strict';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { formatProblem } from '../../src/campaign/problem.ts';
import { miniCampaign, temporaryFolder, writeFiles } from '../mini-campaign.ts';
import { runs } from '../runs.ts';
import { siteAsOf } from '../site-as-of.ts';

/** No campaign of this file may take longer, ms of the processor, whatever else the machine does: "quickly" for someone who waits. */
const PATIENCE = 10_000;

async function problemsWith(files: Readonly<Record<string, string | Uint8Array>>): Promise<string[]> {
  const folder = miniCampaign();
  writeFiles(folder, files);
  const before = process.cpuUsage();
  const site = await siteAsOf(folder, '2026-04-10');
  const { user, system } = process.cpuUsage(before);
  assert.ok((user + system) / 1000 < PATIENCE, `${(user + system) / 1000} ms`);
  return site.problems.map(formatProblem);
}

const event = (fields: string, body = '') => ({ 'content/events/vigil.md': `---\n${fields}\n---\n${body}` });

describe('a hostile file', { timeout: 300_000 }, () => {
  it('of 5 MB is refused unread', async () => {
    const problems = await problemsWith({
      'content/statement.md': `---\ntitle: x\n---\n${'word '.repeat(1_000_000)}`,
    });
    assert.deepEqual(problems, [
      'content/statement.md  is 5,000 kB long; a text may have at most 300 kB. Pictures go in content/images/, other files in public/.',
    ]);
  });

  it('of aliases that multiply (“billion laughs”) is refused at its first name', async () => {
    const laughs = [
      'a: &a [x, x]',
      ...'bcdefghi'.split('').map((name, index) => `${name}: &${name} [*${'abcdefgh'[index]}, *${'abcdefgh'[index]}]`),
    ];
    const problems = await problemsWith(event(laughs.join('\n')));
    assert.match(problems[0] ?? '', /vigil\.md:2:4 {2}"&a" begins with a sign that has a meaning of its own here\./);
  });

  it('of ten thousand brackets is told as too deep', async () => {
    for (const nesting of ['[', '{a: ', '- ']) {
      const problems = await problemsWith(event(`title: ${nesting.repeat(10_000)}`));
      assert.deepEqual(problems, [
        'content/events/vigil.md:2:1  is nested too deeply to be read. Write plain fields, one a line.',
      ]);
    }
  });

  it('of twenty thousand fields is refused unread', async () => {
    const problems = await problemsWith(event('x: y\n'.repeat(20_000)));
    assert.deepEqual(problems, [
      'content/events/vigil.md:2:1  has fields of 100 kB; they may have at most 64 kB. Long texts go below the fields.',
    ]);
  });

  it('with a field named __proto__ changes nothing but is told', async () => {
    const problems = await problemsWith(event('__proto__: { polluted: yes }\ntitle: x'));
    assert.ok(problems.some((line) => line.includes('__proto__: is not a field of an event.')));
    assert.equal(Reflect.get({}, 'polluted'), undefined);
  });

  it('that is a link to somewhere else is refused', async () => {
    const folder = miniCampaign();
    const outside = temporaryFolder();
    writeFiles(outside, { 'secret.md': '---\nclaim: Secret\n---\n' });
    symlinkSync(join(outside, 'secret.md'), join(folder, 'content/facts/secret.md'));
    const site = await siteAsOf(folder, '2026-04-10');
    assert.deepEqual(site.problems.map(formatProblem), [
      'content/facts/secret.md  is a link to somewhere else. Put the file itself here.',
    ]);
  });

  it('of Markdown that makes parsers slow is still read or refused in time', async () => {
    const patterns = ['[', '![', '*a ', '`', '> ', '<', '[a](', '\\', '&', '~~', '- ', '|'];
    for (const pattern of patterns) {
      const problems = await problemsWith({
        'content/statement.md': `---\ntitle: x\n---\n\n${pattern.repeat(30_000)}`,
      });
      for (const line of problems) assert.match(line, /^content\/statement\.md/);
    }
  });

  it('of one mistake ten thousand times tells it once, with a few of its places', async () => {
    const wrong = 'On Monday 1 May 2026 we met. ';
    const problems = await problemsWith({
      'content/statement.md': `---\ntitle: x\n---\n\n${wrong.repeat(600)}\n`,
      ...Object.fromEntries(
        Array.from({ length: 20 }, (_, index) => [
          `content/pages/p${index}.md`,
          `---\ntitle: P${index}\n---\n\n${wrong}\n`,
        ]),
      ),
    });
    const told = problems.filter((line) => line.includes('does not fit'));
    assert.equal(told.length, 1);
    assert.match(
      told[0] ?? '',
      /The same words stand in (content\/pages\/p\d+\.md:5, ){9}content\/pages\/p\d+\.md:5 and 10 more\.$/,
    );
  });

  it('of any bytes at all ends in sentences without a stack trace', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 400 }),
        fc.constantFrom('', '---\n', '---\ntitle: x\n---\n'),
        async (bytes, head) => {
          const rubbish = Buffer.concat([Buffer.from(head), bytes]);
          const problems = await problemsWith({ 'content/facts/rubbish.md': rubbish });
          assert.ok(problems.length > 0);
          for (const line of problems)
            assert.match(line, /^content\/facts\/rubbish\.md\S* {2}[^\n]+[.?]$|Write it like/);
        },
      ),
      { numRuns: runs(60) },
    );
  });
});

/** How problems are printed: under their line for people, in the formats of editors and workflows for machines. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Problem } from '../../src/campaign/problem.ts';
import { FORMAT_PROBLEMS } from '../../src/cli/problem-formats.ts';
import { miniCampaign, writeFiles } from '../mini-campaign.ts';
import { handbill } from './command.ts';

const EVENT = `---
id: vigil@library.example
title: Vigil at the library
starts: 21st December
place:
\tname: The library
published: 2026-04-01 09:00
---

Bring a book.
`;

const PROBLEM: Problem = {
  severity: 'error',
  file: 'content/events/a,b.md',
  place: { line: 4, column: 9 },
  field: 'changes.2.at',
  message: '100 % wrong:\nwrite it anew.',
};

describe('problems on a terminal', () => {
  it('show their line with a caret under the place, and files apart', async () => {
    const campaign = miniCampaign();
    writeFiles(campaign, {
      'content/events/vigil.md': EVENT.replace('\tname', '  name'),
      'content/statement.md': '---\ntitel: Our library\n---\n\nWe read.\n',
    });
    const run = await handbill(['check', '--campaign', campaign], { cwd: campaign });
    assert.equal(run.code, 1);
    assert.equal(run.stdout, '');
    assert.equal(
      run.stderr,
      [
        'content/events/vigil.md:4:9  starts: "21st December" is not a date and time. Write it like 2011-12-21 12:00.',
        '    4 | starts: 21st December',
        '      |         ^',
        '',
        'content/statement.md:2:1  title: is missing. Write it like `title: Stop police violence against strikers`',
        '    2 | titel: Our library',
        '      | ^',
        'content/statement.md:2:1  titel: is not a field of the statement. Did you mean title?',
        '    2 | titel: Our library',
        '      | ^',
        '',
        '3 problems to mend. Nothing was changed.',
        '',
      ].join('\n'),
    );
  });

  it('are coloured where colour is wanted, and only there', async () => {
    const campaign = miniCampaign();
    writeFiles(campaign, { 'content/events/vigil.md': EVENT });
    const plain = await handbill(['check', '--campaign', campaign], { env: { CI: 'true' } });
    const coloured = await handbill(['check', '--campaign', campaign], { env: { FORCE_COLOR: '1' } });
    const esc = String.fromCharCode(27);
    assert.ok(!plain.stderr.includes(esc) && coloured.stderr.includes(esc));
  });
});

describe('problems for machines', () => {
  it('are JSON that does nothing to a terminal, and says the same', () => {
    const file = 'content/facts/\u009b31m\u2028\u202e\u{e0041}.md';
    const json = FORMAT_PROBLEMS.json([{ ...PROBLEM, file }]);
    assert.doesNotMatch(json.replaceAll('\n', ''), /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
    assert.equal(JSON.parse(json).problems[0].file, file);
  });

  it('are JSON with counts, and an empty list when all is well', async () => {
    const good = await handbill(['check', '--campaign', miniCampaign(), '--format', 'json']);
    assert.equal(good.code, 0);
    assert.deepEqual(JSON.parse(good.stdout), { errors: 0, warnings: 0, problems: [] });
    const { problems } = JSON.parse(FORMAT_PROBLEMS.json([PROBLEM]));
    assert.deepEqual(problems, [
      {
        severity: 'error',
        file: PROBLEM.file,
        line: 4,
        column: 9,
        field: PROBLEM.field,
        message: PROBLEM.message,
      },
    ]);
  });

  it('are annotations that nothing in a message can break', () => {
    assert.equal(
      FORMAT_PROBLEMS.github([PROBLEM]),
      '::error file=content/events/a%2Cb.md,line=4,col=9::changes.2.at: 100 %25 wrong:%0Awrite it anew.',
    );
  });

  it('come with exit codes: 0 all is well, 1 something to mend, 2 not run', async () => {
    const codes = await Promise.all(
      [['check', '--campaign', miniCampaign()], ['check', '--campaign', '/nowhere'], ['chekc']].map(
        async (args) => (await handbill(args)).code,
      ),
    );
    assert.deepEqual(codes, [0, 2, 2]);
  });
});

/** A thousand texts made of what parsers are slow at, each of which is read or refused in time. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { foldersOf } from '../../src/build/folders.ts';
import { formatProblem } from '../../src/campaign/problem.ts';
import { loadCampaign } from '../../src/content/reading/load.ts';
import { hasControls } from '../../src/text/escape.ts';
import { miniCampaign, writeFiles } from '../mini-campaign.ts';
import { runs } from '../runs.ts';

/** For one text, ms of the processor, whatever else the machine does. */
const PATIENCE = 5000;

/** What takes the square of its length shows at this length, and a thousand take no minute, characters. */
const LENGTH = 12_000;

const PIECES = [
  ...[
    '<',
    '>',
    '`',
    '*',
    '_',
    '[',
    ']',
    '(',
    ')',
    '!',
    '\\',
    '&',
    '|',
    '~',
    '+',
    '-',
    '#',
    '=',
    ':',
    '"',
    "'",
    '{',
    '}',
    '^',
    '@',
  ],
  ...['\n', '\n\n', '\r\n', '\t', ' ', '    ', '\u00a0', '\u2028', '\u200b', '\u0301', '\ufeff', '\u001b[2J', '\u202e'],
  ...[
    'x^[a] ',
    '[^a]',
    '[^a]: b\n',
    '[a](b)',
    '![a](b)',
    '[a]: <b>\n',
    '<!-- ',
    '<![CDATA[',
    '<?',
    '<b>',
    '</b>',
    '~~',
    '```\n',
    '- ',
    '1. ',
    '> ',
  ],
  ...[
    '| a ',
    '|-',
    '&amp;',
    '&#x41;',
    'http://a',
    'a@b.co',
    '+44 20 7946 0958',
    '1 May 2011',
    'tomorrow',
    '1/2/2011',
    '👍',
    'ا',
    'word ',
  ],
  ...[
    'a: b\n',
    '<<: *a\n',
    'a: &a b\n',
    'a: *a\n',
    '? a\n',
    '- a\n',
    'a: "',
    "a: '",
    'a: [',
    'a: {b: ',
    '!!a ',
    '--- ',
    '...\n',
    '# a\n',
    'a: |\n',
    '%a\n',
  ],
];

/** Rows of a few pieces, each many times, in a text or in its fields. */
const hostile = fc
  .array(fc.tuple(fc.array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 4 }), fc.nat(LENGTH)), {
    minLength: 1,
    maxLength: 3,
  })
  .map((rows) =>
    rows
      .map(([pieces, length]) => pieces.join('').repeat(length).slice(0, length))
      .join('')
      .slice(0, LENGTH),
  );

describe('any text at all', { timeout: 600_000 }, () => {
  it('is read or refused in time, four hundred times', async () => {
    const campaign = miniCampaign();
    const templateFolders = foldersOf(campaign).templates;
    const loading = {
      campaignFolder: campaign,
      templateFolders,
      fixedAddresses: [],
      shareTargets: [],
      styles: new Map([['poster', '']]),
    };
    const heads = { text: '---\ntitle: x\n---\n', fields: '---\n', title: '---\ntitle: ', nothing: '' };
    await fc.assert(
      fc.asyncProperty(hostile, fc.constantFrom(...Object.values(heads)), async (text, head) => {
        writeFiles(campaign, { 'content/statement.md': `${head}${text}\n---\n` });
        const load = async () => {
          const before = process.cpuUsage();
          const { problems } = await loadCampaign(loading);
          const { user, system } = process.cpuUsage(before);
          return { problems, spent: (user + system) / 1000 };
        };
        const { problems, spent } = await load();
        // Once more where it seems slow: on a busy machine it may have been the collector of garbage.
        if (spent > PATIENCE) assert.ok((await load()).spent < PATIENCE, `${spent} ms`);
        for (const problem of problems) {
          assert.ok(!hasControls(formatProblem(problem).replaceAll('\t', ' ')));
          assert.doesNotMatch(problem.message, / {4}at /);
        }
      }),
      { numRuns: runs(400), endOnFailure: true },
    );
  });
});

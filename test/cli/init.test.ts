/** `handbill init` and `new`: a campaign that builds at once, files that explain themselves, and never one overwritten. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { parse } from 'yaml';
import type { z } from 'zod';
import { fieldsScaffold } from '../../src/authoring/blank-file.ts';
import { PLACEHOLDERS } from '../../src/content/checks/placeholders.ts';
import { campaignFields } from '../../src/content/schema/campaign-schema.ts';
import { eventFields, factFields, statementFields, updateFields } from '../../src/content/schema/schema.ts';
import { supportersFields } from '../../src/content/schema/supporters-schema.ts';
import { temporaryFolder } from '../mini-campaign.ts';
import { runs } from '../runs.ts';
import { siteAsOf, textOf } from '../site-as-of.ts';
import { handbill } from './in-process.ts';

const ANSWERS = [
  ...['--title', 'Open the library: now', '--summary', 'The only library # of the valley is to be closed.'],
  ...['--event', 'Vigil at the "library"', '--starts', '2099-12-01 18:00', '--place', '1: the library'],
  ...['--zone', 'Europe/London', '--address', 'https://library.example/'],
  // What it carries with it is tried in package.test.ts.
  '--no-package',
];

async function begun(): Promise<string> {
  const folder = join(temporaryFolder(), 'my campaign');
  const run = await handbill(['init', folder, ...ANSWERS]);
  assert.equal(run.code, 0, run.stderr);
  return folder;
}

describe('handbill init', () => {
  it('writes a campaign that builds at once, with only its own words to write, and says what to do next', async () => {
    const folder = join(temporaryFolder(), 'my campaign');
    const run = await handbill(['init', folder, ...ANSWERS]);
    assert.match(run.stdout, /\n {2}cd [^\n]+\n {2}npm start/);
    // It is published as of the machine's clock.
    const site = await siteAsOf(folder, '2099-11-24');
    assert.deepEqual(
      site.problems.map(({ file }) => file),
      ['content/events/vigil-at-the-library.md', 'content/statement.md'],
    );
    assert.ok(site.files?.has('/events/vigil-at-the-library.ics'));
    const event = readFileSync(join(folder, 'content/events/vigil-at-the-library.md'), 'utf8');
    assert.match(event, /^id: vigil-at-the-library-2099-12-01@library\.example$/m);
  });

  it('says everything that it must know and was not told, without a terminal to ask in', async () => {
    const folder = join(temporaryFolder(), 'new');
    const run = await handbill(['init', folder, '--starts', 'soon', '--title', 'Open the library']);
    assert.equal(run.code, 2);
    assert.equal(
      run.stderr,
      [
        '--summary is missing: What is it about, in one or two sentences? Write it like --summary "Ten oil workers were shot dead in Zhanaozen."',
        '--event is missing: What will happen, in a few words? Write it like --event "Protest at the Kazakh-British Chamber of Commerce"',
        '--starts: "soon" is not a date and time. Write it like 2011-12-21 12:00.',
        '--place is missing: Where? Write it like --place "Kazakh-British Chamber of Commerce"',
        '',
      ].join('\n'),
    );
    assert.equal(existsSync(folder), false);
  });

  it('adds the file of the host that builds it, when told which', async () => {
    const folder = join(temporaryFolder(), 'new');
    assert.equal((await handbill(['init', folder, ...ANSWERS, '--host', 'github'])).code, 0);
    assert.match(readFileSync(join(folder, '.github/workflows/github-pages.yml'), 'utf8'), /npm run build/);
    const inherited = await handbill(['init', join(folder, 'b'), ...ANSWERS, '--host', 'constructor']);
    assert.match(inherited.stderr, /--host: there is no file for "constructor"/);
    const other = await handbill(['init', join(folder, 'b'), ...ANSWERS, '--host', 'geocities']);
    assert.deepEqual([other.code, other.stdout], [2, '']);
    assert.match(other.stderr, /Write one of github, gitlab, netlify/);
  });

  it('never writes over a campaign', async () => {
    const folder = await begun();
    const before = readFileSync(join(folder, 'content/campaign.yml'), 'utf8');
    const run = await handbill(['init', folder, ...ANSWERS]);
    assert.equal(run.code, 2);
    assert.match(run.stderr, /has a campaign already, and nothing was written/);
    assert.equal(readFileSync(join(folder, 'content/campaign.yml'), 'utf8'), before);
    const halfway = await handbill(['init', folder, ...ANSWERS.filter((each) => each !== '--no-package')]);
    assert.match(halfway.stderr, /stopped half-way\. Put it there: .*upgrade (?:-- )?--campaign "/);
  });

  it('is told in the language that is written in', async () => {
    const folder = join(temporaryFolder(), 'new');
    const wrong = await handbill(['init', folder, ...ANSWERS, '--lang', 'German language']);
    assert.match(wrong.stderr, /--lang: /);
    assert.equal((await handbill(['init', folder, ...ANSWERS, '--lang', 'de'])).code, 0);
    assert.match(readFileSync(join(folder, 'content/campaign.yml'), 'utf8'), /^languages: \[de\]$/m);
  });
});

describe('handbill new', () => {
  it('says that npm wants -- before options, when npm has taken their names away', async () => {
    const env = { npm_lifecycle_event: 'new' };
    const run = await handbill(['new', 'event', 'Vigil', '2099-12-01 18:00'], { env });
    assert.equal(run.code, 2);
    assert.match(run.stderr, /Write -- first: npm run new -- …/);
  });

  it('begins each kind of file, which the check accepts, and refuses to write over one', async () => {
    const campaign = await begun();
    const at = ['--campaign', campaign];
    const kinds = [
      ['event', 'Second vigil', '--starts', '2027-01-01 10:00', '--place', 'The square'],
      [
        'event',
        'Reading online',
        '--starts',
        '2027-01-02 19:00',
        '--online',
        'https://meet.example/',
        '--repeats',
        'weekly until 2027-02-06',
      ],
      ['event', 'Assembly', '--starts', 'to be announced', '--place', 'to be announced'],
      ['fact', 'Ten thousand people read there'],
      ['fact', 'Nobody was asked'],
      ['update', 'The council has answered'],
      ['page', 'Who we are'],
      ['supporters', 'Elm Road Traders'],
    ];
    for (const kind of kinds) assert.equal((await handbill(['new', ...kind, ...at])).code, 0, kind.join(' '));
    assert.deepEqual(readdirSync(join(campaign, 'content/facts')), [
      '01-ten-thousand-people-read-there.md',
      '02-nobody-was-asked.md',
      'README.md',
    ]);
    const site = await siteAsOf(campaign, '2026-11-24');
    for (const page of ['/who-we-are/index.html', '/supporters/index.html'])
      assert.ok(site.files?.has(page), JSON.stringify(site.problems));
    assert.match(textOf(site, '/events/reading-online.ics'), /DTSTART;TZID=Europe.London:20270206T1900/);
    assert.match(readFileSync(join(campaign, 'content/events/assembly.md'), 'utf8'), /^id: assembly@/m);
    // Nobody publishes what we wrote in place of their words without being told.
    const begunWith = site.problems.filter(({ message }) => /^is what Handbill wrote here/.test(message));
    assert.deepEqual(
      begunWith.map(({ file, place, isStrict }) => [file, lineOf(join(campaign, file), place?.line), isStrict]),
      Object.entries({
        'events/assembly': PLACEHOLDERS.event,
        'events/reading-online': PLACEHOLDERS.event,
        'events/second-vigil': PLACEHOLDERS.event,
        'events/vigil-at-the-library': PLACEHOLDERS.event,
        'facts/01-ten-thousand-people-read-there': PLACEHOLDERS.fact,
        'facts/02-nobody-was-asked': PLACEHOLDERS.fact,
        'pages/who-we-are': PLACEHOLDERS.page,
        statement: PLACEHOLDERS.statement,
        'updates/the-council-has-answered': PLACEHOLDERS.update,
      }).map(([name, words]) => [`content/${name}.md`, words, true]),
    );
    const again = await handbill(['new', ...(kinds[0] ?? []), ...at]);
    assert.equal(again.code, 2);
    assert.match(again.stderr, /second-vigil\.md is there already, and nothing was written/);
  });

  it('asks for a name where none can be made of the title', async () => {
    const campaign = await begun();
    const run = await handbill(['new', 'update', 'Кітапхана', '--campaign', campaign]);
    assert.equal(run.code, 2);
    assert.match(run.stderr, /--name is missing/);
    const named = ['new', 'update', 'Кітапхана', '--name', 'kitapkhana', '--campaign', campaign];
    assert.equal((await handbill(named)).code, 0);
  });
});

function lineOf(path: string, line = 0): string | undefined {
  return readFileSync(path, 'utf8').split('\n')[line - 1];
}

describe('a scaffold', () => {
  const schemas: Readonly<Record<string, z.ZodObject>> = {
    campaignFields,
    statementFields,
    factFields,
    eventFields,
    updateFields,
    supportersFields,
  };
  for (const [name, schema] of Object.entries(schemas)) {
    it(`has every field of ${name}, and all its examples are true ones`, () => {
      const uncommented = fieldsScaffold(schema, {}).replace(/^# (?=[\w-]+:|\s)/gm, '');
      const read = parse(uncommented, { schema: 'failsafe' });
      assert.deepEqual(Object.keys(read), Object.keys(schema.shape));
      assert.deepEqual(schema.safeParse(read).error?.issues, undefined);
    });
  }

  it('gives back every answer as it was typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (typed) => {
        const line = typed.replace(/\s+/g, ' ').trim();
        fc.pre(line !== '');
        const read = parse(fieldsScaffold(statementFields, { title: line }), { schema: 'failsafe' });
        assert.equal(read.title, line);
      }),
      { numRuns: runs(200) },
    );
  });
});

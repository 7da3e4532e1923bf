/** `handbill campaigns` as people and workflows run it: what is listed, what is told, the matrix, the exit codes. */
import assert from 'node:assert/strict';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { buildNames } from '../../src/cli/campaign-folders.ts';
import { temporaryFolder, writeFiles } from '../mini-campaign.ts';
import { handbill, type Run } from './command.ts';

/** The campaign.yml of a town, or of something that only looks like one. */
function campaignOf(town: string, address = `https://${town.toLowerCase()}.example/`): string {
  return `title: ${town} marches\nsummary: On one day.\naddress: ${address}\nzone: Europe/London\nlanguages: [en]\n`;
}

/** A folder with a file content/campaign.yml in each of the folders. */
function network(campaigns: Readonly<Record<string, string>>): string {
  const folder = temporaryFolder();
  for (const [path, text] of Object.entries(campaigns))
    writeFiles(join(folder, path), { 'content/campaign.yml': text });
  return folder;
}

function list(cwd: string, ...args: string[]): Promise<Run> {
  return handbill(['campaigns', ...args], { cwd });
}

const TOWNS = {
  'towns/leeds': campaignOf('Leeds'),
  'towns/bath': campaignOf('Bath'),
  abroad: campaignOf('Paris'),
};

describe('handbill campaigns', () => {
  it('prints a line for each campaign at any depth, sorted: its folder, title and address', async () => {
    const run = await list(network(TOWNS));
    assert.deepEqual(run, {
      code: 0,
      stderr: '',
      stdout: [
        'abroad       Paris marches  https://paris.example/',
        'towns/bath   Bath marches   https://bath.example/',
        'towns/leeds  Leeds marches  https://leeds.example/',
        '',
      ].join('\n'),
    });
  });

  it('prints nothing but a matrix as JSON, on one line, whose folders --campaign takes from where one is', async () => {
    const folder = network(TOWNS);
    const run = await list(folder, 'towns', '--format', 'json');
    assert.equal(run.stdout.trimEnd().split('\n').length, 1);
    assert.deepEqual(JSON.parse(run.stdout), [
      { folder: 'towns/bath', name: 'bath', address: 'https://bath.example/' },
      { folder: 'towns/leeds', name: 'leeds', address: 'https://leeds.example/' },
    ]);
    const inside = await list(join(folder, 'towns/leeds'), '.', '--format', 'json');
    assert.deepEqual(JSON.parse(inside.stdout), [{ folder: '.', name: 'campaign', address: 'https://leeds.example/' }]);
  });

  it('lists a campaign and those beside its own folders, and nothing that is built, installed, hidden or linked', async () => {
    const folder = network({
      '.': campaignOf('Paris'),
      ...TOWNS,
      'content/pages': campaignOf('No'),
      'templates/patterns': campaignOf('No'),
      'public/copy': campaignOf('No'),
      'node_modules/handbill': campaignOf('No'),
      '.cache/old': campaignOf('No'),
      'abroad/_site/copy': campaignOf('No'),
      built: campaignOf('No'),
      'built/copy': campaignOf('No'),
    });
    writeFileSync(join(folder, 'built/.handbill'), 'Made by Handbill.\n');
    symlinkSync(join(folder, 'towns'), join(folder, 'again'));
    mkdirSync(join(folder, 'drafts/content'), { recursive: true });
    const { stdout } = await list(folder, '--format', 'json');
    assert.deepEqual(
      JSON.parse(stdout).map((campaign: { folder: string }) => campaign.folder),
      ['.', 'abroad', 'towns/bath', 'towns/leeds'],
    );
  });

  it('lists a campaign whose campaign.yml is wrong, and says on the other stream what is wrong with it', async () => {
    const folder = network({
      ...TOWNS,
      'towns/ely': 'title: "Ely marches\n',
      'towns/hull': campaignOf('Hull', 'hull.example'),
      'towns/york': 'summary: On one day.\naddress: https://york.example/\n',
    });
    mkdirSync(join(folder, 'towns/wells/content/campaign.yml'), { recursive: true });
    const run = await list(folder, 'towns', '--format', 'json');
    assert.equal(run.code, 0);
    assert.deepEqual(
      JSON.parse(run.stdout).map(({ name, address }: { name: string; address: string }) => [name, address]),
      [
        ['bath', 'https://bath.example/'],
        ['ely', ''],
        ['hull', ''],
        ['leeds', 'https://leeds.example/'],
        ['wells', ''],
        ['york', ''],
      ],
    );
    const told = run.stderr.trimEnd().split('\n');
    assert.match(told[0] ?? '', /^towns\/ely\/content\/campaign\.yml:1:8 {2}\S.*\.$/);
    assert.deepEqual(told.slice(1), [
      'towns/hull/content/campaign.yml:3:10  address: "hull.example" is not the address of a site. Write it with https:// in front and a slash at the end, like https://example.org/.',
      'towns/wells/content/campaign.yml  cannot be read. Check that it is a file and that you may read it.',
      'towns/york/content/campaign.yml:1:1  title: is missing. Write it like title: Stop police violence against strikers',
    ]);
  });

  it('tells of campaigns with one address, however it is written, and lists them', async () => {
    const run = await list(network({ ...TOWNS, 'towns/copy': campaignOf('Copy', 'https://LEEDS.example:443/') }));
    assert.equal(run.code, 0);
    assert.match(run.stdout, /towns\/copy/);
    assert.equal(
      run.stderr,
      'towns/copy, towns/leeds have the same address, https://leeds.example/: once published, each would replace the other. Give each its own under address: in its content/campaign.yml.\n',
    );
  });

  it('says that there is none, with exit code 1, and that there is no such folder, with 2', async () => {
    const folder = temporaryFolder();
    const none = await list(folder, '--format', 'json');
    assert.deepEqual([none.code, none.stdout], [1, '[]\n']);
    assert.match(none.stderr, /^There is no campaign in \S+: no folder in it has a file content\/campaign\.yml/);
    writeFileSync(join(folder, 'notes.txt'), '');
    for (const [name, sentence] of [
      ['nowhere', /^There is no folder nowhere\. Name the folder/],
      ['notes.txt', /^notes\.txt is a file\. Name the folder/],
    ] as const) {
      const run = await list(folder, name);
      assert.deepEqual([run.code, run.stdout], [2, '']);
      assert.match(run.stderr, sentence);
    }
    assert.equal((await list(folder, '--format', 'xml')).code, 2);
  });
});

describe('the names of builds', () => {
  it('are made of the folders, and of numbers where nothing else is left', () => {
    assert.deepEqual(buildNames(['', 'towns/Zürich', 'towns/a-b', 'towns/a/b', 'Алматы', 'Астана']), [
      'campaign',
      'towns-zurich',
      'towns-a-b',
      'towns-a-b-2',
      'campaign-2',
      'campaign-3',
    ]);
  });

  it('are unlike each other and fit for an address, whatever the folders are called', () => {
    const names = fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('a', 'A', 'a-2', 'a 2', 'campaign'));
    fc.assert(
      fc.property(fc.array(names), (paths) => {
        const made = buildNames(paths);
        assert.equal(new Set(made).size, paths.length);
        for (const name of made) assert.match(name, /^[a-z0-9]+(-[a-z0-9]+)*$/);
      }),
    );
  });
});

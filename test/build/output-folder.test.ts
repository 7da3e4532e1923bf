/** The folder of a site: replaced as a whole, restored after a kill, and never anybody else's. */
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, it } from 'node:test';
import { nextFolder, refuseOutput, restoreSite, swapSite } from '../../src/build/output-folder.ts';
import { writeFiles } from '../../src/build/write-files.ts';
import { miniCampaign, temporaryFolder } from '../mini-campaign.ts';
import { writeSite } from './write-site.ts';

const OLD = { '/a/': 'old a', '/b/c/': 'old c', '/gone/far/': 'gone', '/same.txt': 'same' };
const NEW = { '/a/': 'new a', '/b/c/': 'new c', '/b/new/': 'new', '/same.txt': 'same' };

describe('a site', () => {
  it('takes the place of the one before it as a whole, and leaves nothing stale', () => {
    const output = join(temporaryFolder(), '_site');
    writeSite(filesOf(OLD), output);
    write(output, 'b/stranger.html', 'stranger');
    writeSite(filesOf(NEW), output);
    assert.deepEqual(treeOf(output), NEW);
    assert.equal(existsSync(join(output, 'gone')), false);
    assert.deepEqual(readdirSync(dirname(output)), ['_site']);
  });

  it('that was killed at any step is whole after one look by the next run', () => {
    const steps: Readonly<Record<string, { run: (next: string, output: string) => void; left: object }>> = {
      'half written': { run: (next) => write(next, 'a/index.html', 'new a'), left: OLD },
      written: { run: (next) => writeFiles(next, filesOf(NEW)), left: OLD },
      'moved aside': {
        run: (next, output) => {
          writeFiles(next, filesOf(NEW));
          renameSync(output, `${output}.previous`);
        },
        left: OLD,
      },
      'put in place': {
        run: (_, output) => {
          renameSync(output, `${output}.previous`);
          writeFiles(output, filesOf(NEW));
          writeFileSync(join(output, '.handbill'), '');
        },
        left: NEW,
      },
      'half removed': {
        run: (_, output) => {
          write(`${output}.gone-999999999`, 'a/index.html', 'old a');
          writeFiles(output, filesOf(OLD));
        },
        left: OLD,
      },
    };
    for (const [step, { run, left }] of Object.entries(steps)) {
      const output = join(temporaryFolder(), '_site');
      writeSite(filesOf(OLD), output);
      run(`${output}.next-999999999`, output);
      restoreSite(output);
      assert.deepEqual(treeOf(output), left, step);
      writeSite(filesOf(NEW), output);
      assert.deepEqual(treeOf(output), NEW, step);
      assert.deepEqual(readdirSync(dirname(output)), ['_site'], step);
    }
  });

  it('leaves alone what another build is writing, and what only has such a name', () => {
    const output = join(temporaryFolder(), '_site');
    const living = `${output}.next-${process.ppid}`;
    write(living, 'a/index.html', 'another');
    write(`${output}.previous`, 'mine.txt', 'mine');
    write(`${output}.next-version`, 'mine.txt', 'mine');
    writeSite(filesOf(NEW), output);
    assert.ok(existsSync(join(living, 'a/index.html')));
    assert.ok(existsSync(join(`${output}.previous`, 'mine.txt')));
    assert.ok(existsSync(join(`${output}.next-version`, 'mine.txt')));
  });

  it('stays where it is when the new one cannot take its place', () => {
    const output = join(temporaryFolder(), '_site');
    writeSite(filesOf(OLD), output);
    write(`${output}.previous`, 'mine.txt', 'mine');
    const next = nextFolder(output);
    writeFiles(next, filesOf(NEW));
    assert.throws(() => swapSite(next, output), { code: 'ENOTEMPTY' });
    assert.deepEqual(treeOf(output), OLD);
    assert.equal(existsSync(next), false);
  });

  it('is never written outside its folder', () => {
    const output = join(temporaryFolder(), '_site');
    for (const address of ['/../x.txt', '/a/../../x.txt', 'x.txt'])
      assert.throws(() => writeFiles(output, [{ address, body: 'x' }]), /leads out of the site/);
    assert.deepEqual(readdirSync(dirname(output)), []);
  });

  it('may replace only what Handbill made, and nothing that the author wrote', () => {
    const campaign = miniCampaign();
    const output = join(temporaryFolder(), '_site');
    assert.equal(refuseOutput(output, campaign), undefined);
    mkdirSync(output);
    assert.equal(refuseOutput(output, campaign), undefined);
    write(output, 'thesis.txt', 'years of work');
    assert.match(refuseOutput(output, campaign) ?? '', /has files that Handbill did not make \(thesis\.txt\)/);
    assert.match(refuseOutput(campaign, campaign) ?? '', /holds the campaign itself/);
    assert.match(refuseOutput(dirname(campaign), campaign) ?? '', /holds the campaign itself/);
    assert.match(refuseOutput(join(campaign, 'public/site'), campaign) ?? '', /the campaign's own files/);
    assert.match(refuseOutput(join(output, 'thesis.txt'), campaign) ?? '', /is a file\. Choose a folder/);
  });
});

function filesOf(files: Readonly<Record<string, string>>) {
  return Object.entries(files).map(([address, body]) => ({ address, body }));
}

function write(folder: string, name: string, body: string): void {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), body);
}

function treeOf(folder: string): Record<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.isFile() && entry.name !== '.handbill',
  );
  const files = entries.map((entry): [string, string] => {
    const path = join(entry.parentPath ?? entry.path, entry.name);
    return [path.slice(folder.length).replace(/index\.html$/, ''), readFileSync(path, 'utf8')];
  });
  return Object.fromEntries(files.sort(([a], [b]) => (a < b ? -1 : 1)));
}

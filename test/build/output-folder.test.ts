/** The folder of a site: replaced as a whole, restored after a kill, and never anybody else's. */
import assert from 'node:assert/strict';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, it } from 'node:test';
import { addedFiles, outputFolder, refuseOutput } from '../../src/build/output-folder.ts';
import { writeFiles } from '../../src/build/write-files.ts';
import { miniCampaign, temporaryFolder } from '../mini-campaign.ts';
import { writeSite } from './write-site.ts';

const OLD = { '/a/': 'old a', '/b/c/': 'old c', '/gone/far/': 'gone', '/same.txt': 'same' };
const NEW = { '/a/': 'new a', '/b/c/': 'new c', '/b/new/': 'new', '/same.txt': 'same' };

describe('a site', () => {
  it('takes the place of the one before it as a whole, and leaves nothing stale', async () => {
    const output = join(temporaryFolder(), '_site');
    await writeSite(filesOf(OLD), output);
    write(output, 'b/stranger.html', 'stranger');
    await writeSite(filesOf(NEW), output);
    assert.deepEqual(treeOf(output), NEW);
    assert.equal(existsSync(join(output, 'gone')), false);
    assert.deepEqual(readdirSync(dirname(output)), ['_site']);
  });

  it('names the files that somebody put there since it was made', async () => {
    const output = join(temporaryFolder(), '_site');
    assert.deepEqual(addedFiles(output), []);
    await writeSite(filesOf(OLD), output);
    assert.deepEqual(addedFiles(output), []);
    for (const name of ['CNAME', '.well-known/security.txt', 'b/stranger.html']) write(output, name, '');
    assert.deepEqual(addedFiles(output), ['.well-known/security.txt', 'CNAME', 'b/stranger.html']);
  });

  it('is no other for what its list says, which anyone may have written', async () => {
    const output = join(temporaryFolder(), '_site');
    const mine = join(dirname(output), 'mine.txt');
    write(dirname(output), 'mine.txt', 'mine');
    await writeSite(filesOf(OLD), output);
    const list = join(output, '.handbill');
    writeFileSync(list, readFileSync(list, 'utf8').replace('same.txt', '../mine.txt\n/etc/passwd'));
    assert.deepEqual(addedFiles(output), ['same.txt']);
    rmSync(list);
    symlinkSync(mine, list);
    assert.deepEqual(addedFiles(output), []);
    assert.match(refuseOutput(output, miniCampaign()) ?? '', /has files that Handbill did not make/);
    assert.equal(readFileSync(mine, 'utf8'), 'mine');
  });

  it('is where a link leads, also while nothing is there', () => {
    const parent = realpathSync(temporaryFolder());
    mkdirSync(join(parent, 'disk'));
    symlinkSync('disk', join(parent, 'link'));
    symlinkSync(join('link', 'served'), join(parent, 'www'));
    symlinkSync('round', join(parent, 'round'));
    assert.equal(outputFolder(join(parent, 'www')), join(parent, 'disk/served'));
    assert.equal(outputFolder(join(parent, 'link/a/b')), join(parent, 'disk/a/b'));
    assert.equal(outputFolder(join(parent, 'round')), join(parent, 'round'));
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

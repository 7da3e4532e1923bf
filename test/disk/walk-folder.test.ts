/** What a folder from a stranger may hold is found, and all else is told: links, pipes, devices, bombs, names that are traps. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { formatProblem } from '../../src/campaign/problem.ts';
import { walkFolder } from '../../src/disk/walk-folder.ts';
import { temporaryFolder, writeFiles } from '../mini-campaign.ts';

/** A folder "content" with some files. */
function contentWith(files: Readonly<Record<string, string>>): string {
  const folder = join(temporaryFolder(), 'content');
  mkdirSync(folder);
  writeFiles(folder, files);
  return folder;
}

const told = (folder: string, options = {}): string[] => walkFolder(folder, options).problems.map(formatProblem);

describe('a folder that is walked', () => {
  it('gives its plain files in order, and none that is to be passed over', () => {
    const folder = contentWith({ 'b.md': '', 'a/c.md': '', 'B/c.txt': '', '.git/config': '' });
    const { files, skipped, problems } = walkFolder(folder, { skips: (name) => name.startsWith('.') });
    assert.deepEqual([files, skipped, problems], [['B/c.txt', 'a/c.md', 'b.md'], ['.git'], []]);
    assert.deepEqual(walkFolder(join(folder, 'nowhere')).files, []);
  });

  it('gives those of one part alone, which may link to another', () => {
    const folder = contentWith({ 'a.md': '', 'parts/b.md': '', 'parts/inner/c.md': '', 'pages/d.md': '' });
    symlinkSync('../pages/d.md', join(folder, 'parts/e.md'));
    symlinkSync('pages', join(folder, 'linked'));
    assert.deepEqual(walkFolder(folder, { part: 'parts' }).files, ['parts/b.md', 'parts/e.md', 'parts/inner/c.md']);
    assert.deepEqual(told(folder, { part: 'linked' }), [
      'content/linked  is a link to somewhere else. Put the file itself here.',
    ]);
    for (const part of ['nowhere', 'a.md/inside']) assert.deepEqual(walkFolder(folder, { part }).files, []);
  });

  it('follows a link to a file in it, and no other', () => {
    const folder = contentWith({ 'a.md': 'words', 'inner/b.md': '' });
    const links = {
      'again.md': 'a.md',
      gone: 'nothing',
      loop: '.',
      root: '/',
      'inner/up': '..',
      zero: '/dev/zero',
      self: 'self',
    };
    for (const [name, target] of Object.entries(links)) symlinkSync(target, join(folder, name));
    assert.deepEqual(walkFolder(folder).files, ['a.md', 'again.md', 'inner/b.md']);
    const away = 'is a link to somewhere else. Put the file itself here.';
    assert.deepEqual(told(folder), [
      'content/gone  is a link to a file that is not there. Put the file itself here.',
      `content/inner/up  ${away}`,
      `content/loop  ${away}`,
      `content/root  ${away}`,
      'content/self  is a link to a file that is not there. Put the file itself here.',
      `content/zero  ${away}`,
    ]);
    const linked = join(temporaryFolder(), 'public');
    symlinkSync(folder, linked);
    assert.deepEqual(walkFolder(linked).files, []);
    assert.deepEqual(told(linked), [`public  ${away}`]);
  });

  it('names pipes instead of waiting for what comes out of them', { skip: process.platform === 'win32' }, () => {
    const folder = contentWith({ 'a.md': '' });
    execFileSync('mkfifo', [join(folder, 'pipe.md')]);
    symlinkSync('pipe.md', join(folder, 'to-pipe.md'));
    assert.deepEqual(walkFolder(folder).files, ['a.md']);
    assert.deepEqual(told(folder), [
      'content/pipe.md  is not a file that can be read. Remove it.',
      'content/to-pipe.md  is a link to somewhere else. Put the file itself here.',
    ]);
  });

  it('is given up, in one sentence, where it has too much of anything', () => {
    const folder = contentWith({ 'a/b/c/d.md': '', 'e.md': 'x' });
    const bounds = { entries: 5, depth: 4, octets: 1000 };
    assert.deepEqual(told(folder, { bounds }), []);
    assert.deepEqual(told(folder, { bounds: { ...bounds, entries: 4 } }), [
      'content  holds more than 4 files. Take out what is not the campaign’s.',
    ]);
    assert.deepEqual(told(folder, { bounds: { ...bounds, depth: 3 } }), [
      'content  has folders in folders, more than 3 deep. Take them out.',
    ]);
    truncateSync(join(folder, 'e.md'), 2_000_000_001);
    assert.deepEqual(told(folder), ['content  holds more than 2 GB. Put films elsewhere, and link to them.']);
    assert.deepEqual(walkFolder(folder).files, []);
  });

  it('has no two names that are one where case, or the form of an accent, does not count', () => {
    const folder = contentWith({ 'Flag.jpg': '', 'flag.jpg': '', 'caf\u00e9.md': '', 'cafe\u0301.md': '' });
    assert.deepEqual(told(folder), [
      'content/caf\u00e9.md  has the same name as cafe\u0301.md on disks that do not tell such letters apart. Rename one of the two.',
      'content/flag.jpg  has the same name as Flag.jpg on disks that do not tell such letters apart. Rename one of the two.',
    ]);
  });

  it('has no name that a terminal or a list of names would take for more than a name', () => {
    const folder = contentWith({ 'a\u001b[2J.md': '', 'b\nc.md': '', 'd\u2028.md': '' });
    writeFileSync(Buffer.concat([Buffer.from(`${folder}/`), Buffer.from([0x66, 0xfc, 0x72])]), '');
    const strange = 'has signs in its name that are no letters. Give it another name.';
    assert.deepEqual(told(folder), [
      `content/a<U+001B>[2J.md  ${strange}`,
      `content/b<U+000A>c.md  ${strange}`,
      `content/d<U+2028>.md  ${strange}`,
      `content/f\ufffdr  ${strange}`,
    ]);
  });
});

/** A file that is to be another one is the old one, whole, for as long as the disk has no room. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { saveText } from '../../src/authoring/content-texts.ts';
import { replaceFile } from '../../src/disk/replace-file.ts';
import { mount, NO_MOUNTS } from '../cli/mounts.ts';
import { temporaryFolder } from '../mini-campaign.ts';

describe('a file', () => {
  it('is replaced, and nothing is left beside it', () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'a.md'), 'Old');
    replaceFile(join(folder, 'a.md'), 'New');
    assert.deepEqual(readdirSync(folder), ['a.md']);
    assert.equal(readFileSync(join(folder, 'a.md'), 'utf8'), 'New');
  });

  it('stays as it was on a full disk', { skip: NO_MOUNTS }, () => {
    const disk = mount('size=100k');
    writeFileSync(join(disk, 'a.md'), 'Old');
    assert.throws(() => saveText(disk, 'a.md', 'New '.repeat(100_000)), /ENOSPC/);
    assert.deepEqual(readdirSync(disk), ['a.md']);
    assert.equal(readFileSync(join(disk, 'a.md'), 'utf8'), 'Old');
  });
});

/** A site that is updated file by file is, after a kill at any moment and one look by the next run, wholly the new one. */
import assert from 'node:assert/strict';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, it } from 'node:test';
import { restoreSite, updateSite } from '../../src/build/output-folder.ts';
import { SiteWriter, type Written, writeSite } from '../../src/output/writing/site-writer.ts';
import { temporaryFolder } from '../mini-campaign.ts';

const OLD = { '/a/': 'old a', '/b/c/': 'old c', '/gone/far/': 'gone', '/same.txt': 'same' };
const NEW = { '/a/': 'new a', '/b/c/': 'new c', '/b/new/': 'new', '/same.txt': 'same' };
const CHANGED = ['a/index.html', 'b/c/index.html', 'b/new/index.html'];
const GONE = ['gone/far/index.html'];

describe('an update of a site', () => {
  it('that is killed after any of its steps is finished by the next run', async () => {
    for (let steps = 0; steps <= CHANGED.length + GONE.length; steps += 1) {
      const output = join(temporaryFolder(), '_site');
      await writeSite(filesOf(OLD), output);
      const update = `${output}.update`;
      for (const name of CHANGED) write(update, name, NEW[addressOf(name)] ?? '');
      writeFileSync(join(update, '.handbill-update'), JSON.stringify({ changed: CHANGED, removed: GONE }));
      for (const name of CHANGED.slice(0, steps)) {
        mkdirSync(dirname(join(output, name)), { recursive: true });
        renameSync(join(update, name), join(output, name));
      }
      if (steps > CHANGED.length) rmSync(join(output, 'gone/far/index.html'));
      restoreSite(output);
      assert.deepEqual(treeOf(output), NEW);
      assert.equal(existsSync(update), false);
      assert.deepEqual(readdirSync(join(output, '..')), ['_site']);
    }
  });

  it('that was not yet decided on changes nothing', async () => {
    const output = join(temporaryFolder(), '_site');
    await writeSite(filesOf(OLD), output);
    write(`${output}.next-999999999`, 'a/index.html', 'new a');
    await writeSite(filesOf(OLD), output);
    assert.deepEqual(treeOf(output), OLD);
    assert.deepEqual(readdirSync(join(output, '..')), ['_site']);
  });

  it('writes only what is another than what stands there, and removes what is no more', async () => {
    const output = join(temporaryFolder(), '_site');
    const first = await write2(OLD, output);
    const touched = new Map([...first.values()].map(({ name, time }) => [name, time]));
    const second = await write2(NEW, output, first);
    assert.deepEqual(treeOf(output), NEW);
    assert.equal(second.get('same.txt')?.time, touched.get('same.txt'));
    assert.equal(existsSync(join(output, 'gone')), false);
  });

  it('takes nothing for its own that others have changed since', async () => {
    const output = join(temporaryFolder(), '_site');
    const first = await write2(OLD, output);
    writeFileSync(join(output, 'a/index.html'), 'spoilt');
    rmSync(join(output, 'same.txt'));
    write(output, 'b/stranger.html', 'stranger');
    await write2(OLD, output, first);
    assert.deepEqual(treeOf(output), OLD);
  });

  it('of nothing leaves nothing behind', async () => {
    const folder = temporaryFolder();
    const output = join(folder, '_site');
    await writeSite(filesOf(OLD), output);
    cpSync(output, `${output}.next-1`, { recursive: true });
    updateSite(`${output}.next-1`, output, [], []);
    assert.deepEqual(readdirSync(folder), ['_site']);
  });
});

async function write2(
  files: Readonly<Record<string, string>>,
  output: string,
  earlier?: Written,
): Promise<Written> {
  const writer = new SiteWriter(output);
  if (earlier) await writer.recognise(earlier);
  for (const file of filesOf(files)) writer.put(file);
  return writer.commit();
}

function filesOf(files: Readonly<Record<string, string>>) {
  return Object.entries(files).map(([address, body]) => ({ address, body }));
}

function addressOf(name: string): keyof typeof NEW {
  const address = `/${name.replace(/index\.html$/, '')}`;
  const found = Object.keys(NEW).find((each): each is keyof typeof NEW => each === address);
  assert.ok(found);
  return found;
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

/** How a site takes another's place: any step may be a run's last, and of two runs neither ends on an older site. */
import assert from 'node:assert/strict';
import fs, { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { claimOutput, giveUp, swapSite } from '../../src/build/site-swap.ts';
import { writeFiles } from '../../src/build/write-files.ts';
import { temporaryFolder } from '../mini-campaign.ts';
import { runUntil } from './dying-disk.ts';
import { writeSite } from './write-site.ts';

/** Two files in a version of the site, one of them in a folder. */
function version(number: number) {
  return ['/', '/facts/'].map((address) => ({ address, body: String(number) }));
}

/** The version that a folder has whole; undefined for any other folder. */
function versionIn(folder: string): number | undefined {
  if (!existsSync(join(folder, '.handbill'))) return undefined;
  const texts = ['index.html', 'facts/index.html'].map((name) => readFileSync(join(folder, name), 'utf8'));
  return new Set(texts).size === 1 ? Number(texts[0]) : undefined;
}

/** The whole site that there is: in its place, or moved aside for the instant between two renames. */
function wholeSite(parent: string): number | undefined {
  const previous = readdirSync(parent).find((name) => name.startsWith('_site.previous-'));
  return existsSync(join(parent, '_site')) ? versionIn(join(parent, '_site')) : versionIn(join(parent, previous ?? ''));
}

/** Which steps a run of three is killed at: the first and second at every one, the third at each in turn. */
function* deaths(steps: number): Generator<readonly number[]> {
  for (let first = 0; first < steps; first += 1)
    for (let second = 0; second < steps; second += 1) yield [first, second, (first * 7 + second) % steps];
}

describe('a site that is put in place', { timeout: 120_000 }, () => {
  it('is whole whichever step was the last one, also of the run that mends it and of the one after that', async () => {
    const parent = temporaryFolder();
    const output = join(parent, '_site');
    let kills = 0;
    for (const last of deaths(18)) {
      rmSync(output, { recursive: true, force: true });
      await writeSite(version(1), output);
      let newest = 1;
      for (const [run, step] of last.entries()) {
        const isKilled = await runUntil(step, () => writeSite(version(run + 2), output));
        const found = wholeSite(parent);
        const where = `${last}, run ${run}: ${readdirSync(parent).join(', ')}`;
        assert.ok(found === run + 2 || (found === newest && isKilled), where);
        newest = found;
        kills += Number(isKilled);
      }
      await writeSite(version(9), output);
      assert.deepEqual([versionIn(output), readdirSync(parent)], [9, ['_site']], String(last));
    }
    assert.ok(kills > 600, String(kills));
  });

  it('waits for another that is being written, and says so once', async () => {
    const output = join(temporaryFolder(), '_site');
    const told: string[] = [];
    // A name of no process that this machine knows keeps nobody waiting.
    if (process.platform === 'linux') mkdirSync(`${output}.next-1-0-aaaaaaaaaaaa`, { recursive: true });
    const first = await claimOutput(output, () => assert.fail('nobody else writes'));
    const second = claimOutput(output, (pid) => told.push(pid));
    await new Promise((resolve) => setTimeout(resolve, 500));
    assert.deepEqual(told, [String(process.pid)]);
    writeFiles(first, version(1));
    swapSite(first, output);
    const next = await second;
    assert.equal(versionIn(output), 1);
    writeFiles(next, version(2));
    swapSite(next, output);
    assert.equal(versionIn(output), 2);
    assert.deepEqual(told, [String(process.pid)]);
  });

  it('does not wait for a process that has ended, nor for another that was given its number', async () => {
    const output = join(temporaryFolder(), '_site');
    const dead = [`${process.pid}-1`, `${process.ppid}-1`, '999999999-1', '999999999-0'];
    const skipped = existsSync('/proc/self/stat') ? [] : [`${process.pid}-1`, `${process.ppid}-1`];
    for (const owner of dead.filter((each) => !skipped.includes(each)))
      mkdirSync(`${output}.next-${owner}-0123456789ab`, { recursive: true });
    await writeSite(version(1), output);
    assert.deepEqual(readdirSync(join(output, '..')), ['_site']);
  });

  it('is not put in place when another machine has taken it for remains', async () => {
    const output = join(temporaryFolder(), '_site');
    await writeSite(version(1), output);
    const next = await claimOutput(output, () => undefined);
    writeFiles(next, version(2));
    rmSync(join(next, '.handbill'));
    assert.throws(() => swapSite(next, output), /Another build has removed what this one wrote/);
    giveUp(next);
    assert.equal(versionIn(output), 1);
  });

  it('has one writer at a time, however many begin at once', async () => {
    const output = join(temporaryFolder(), '_site');
    let writing = 0;
    const write = async (number: number): Promise<void> => {
      const next = await claimOutput(output, () => undefined);
      writing += 1;
      assert.equal(writing, 1);
      await new Promise((resolve) => setTimeout(resolve, 20));
      writeFiles(next, version(number));
      writing -= 1;
      swapSite(next, output);
    };
    await Promise.all([1, 2, 3, 4, 5, 6].map(write));
    assert.deepEqual(readdirSync(join(output, '..')), ['_site']);
  });

  it('stays where it is when the new one cannot take its place', async () => {
    const output = join(temporaryFolder(), '_site');
    await writeSite(version(1), output);
    const { renameSync } = fs;
    let renames = 0;
    fs.renameSync = (from, to) => {
      renames += 1;
      if (renames === 2) throw new Error('the disk is broken');
      renameSync(from, to);
    };
    syncBuiltinESMExports();
    try {
      await assert.rejects(writeSite(version(2), output), /the disk is broken/);
    } finally {
      fs.renameSync = renameSync;
      syncBuiltinESMExports();
    }
    assert.equal(versionIn(output), 1);
    assert.deepEqual(readdirSync(join(output, '..')), ['_site']);
  });

  it('leaves alone what only has such a name', async () => {
    const output = join(temporaryFolder(), '_site');
    const names = ['.previous', '.next-version', '.gone-with-the-wind', '.previous-0123456789abc'];
    for (const name of names) {
      mkdirSync(output + name, { recursive: true });
      writeFileSync(join(output + name, 'mine.txt'), 'mine');
    }
    await writeSite(version(1), output);
    await writeSite(version(2), output);
    for (const name of names) assert.ok(existsSync(join(output + name, 'mine.txt')), name);
  });
});

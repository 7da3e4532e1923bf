/** What goes wrong with machines: kills, full disks, two builds at once, a spoilt cache. The last good site stays whole. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { restoreSite } from '../../src/build/output-folder.ts';
import { codeArguments, HANDBILL, handbill } from '../cli/command.ts';
import { miniCampaign, ROOT, temporaryFolder } from '../mini-campaign.ts';
import { siteOfVersion, versionIn } from './site-of-version.ts';
import { writeSite } from './write-site.ts';

const WRITER = codeArguments('../build/write-forever');
const KILLS = 100;

describe('a build that is killed', { timeout: 300_000 }, () => {
  it('a hundred times, at any moment of writing, leaves one whole site, which the next run puts in its place', async () => {
    const workers = [0, 1].map(async () => {
      const output = join(temporaryFolder(), '_site');
      writeSite(siteOfVersion(0), output);
      let version = 0;
      let betweenRenames = 0;
      for (let kill = 0; kill < KILLS / 2; kill += 1) {
        const written = await killedWriter(output, version + 1, Math.random() * 60);
        const found = versionIn(output) ?? versionIn(`${output}.previous`);
        assert.ok(
          found !== undefined && found >= version,
          `after ${written}: ${readdirSync(join(output, '..')).join(', ')}`,
        );
        if (!existsSync(output)) betweenRenames += 1;
        restoreSite(output);
        version = versionIn(output) ?? -1;
        // At most the one that was just put in place is not yet told.
        assert.ok(version >= written && version <= written + 1, `${version} after ${written}`);
      }
      writeSite(siteOfVersion(9999), output);
      assert.equal(versionIn(output), 9999);
      assert.deepEqual(readdirSync(join(output, '..')), ['_site']);
      return betweenRenames;
    });
    await Promise.all(workers);
  });

  it('whole, from its start to its end, is followed by one that is right and leaves nothing behind', async () => {
    const campaign = miniCampaign();
    const options = { env: { HANDBILL_CAMPAIGN: campaign } };
    assert.equal((await handbill(['build', '--now', '2026-04-10'], options)).code, 0);
    const good = treeOf(join(campaign, '_site'));
    for (let kill = 0; kill < 8; kill += 1) {
      const child = spawn(process.execPath, [...HANDBILL, 'build', '--now', '2026-04-10', '--campaign', campaign], {
        cwd: ROOT,
      });
      setTimeout(() => child.kill('SIGKILL'), 300 + Math.random() * 1500);
      await new Promise((resolve) => child.on('close', resolve));
      const site = join(campaign, '_site');
      assert.deepEqual(treeOf(existsSync(site) ? site : `${site}.previous`), good);
    }
    assert.equal((await handbill(['build', '--now', '2026-04-10'], options)).code, 0);
    assert.deepEqual(treeOf(join(campaign, '_site')), good);
    assert.deepEqual(
      readdirSync(campaign).filter((name) => name.startsWith('_site')),
      ['_site'],
    );
  });
});

describe('a build that meets a fault', { timeout: 120_000 }, () => {
  it('of another build at the same time leaves one whole site', async () => {
    const campaign = miniCampaign();
    const options = { env: { HANDBILL_CAMPAIGN: campaign } };
    await handbill(['build', '--now', '2026-04-10'], options);
    const good = treeOf(join(campaign, '_site'));
    const runs = await Promise.all([1, 2, 3].map(() => handbill(['build', '--now', '2026-04-10'], options)));
    assert.ok(runs.some(({ code }) => code === 0));
    for (const { stderr } of runs) assert.doesNotMatch(stderr, /\n\s+at /);
    await handbill(['build', '--now', '2026-04-10'], options);
    assert.deepEqual(treeOf(join(campaign, '_site')), good);
  });

  it('of a file that cannot be written leaves the old site, and nothing of the new one', () => {
    const output = join(temporaryFolder(), '_site');
    writeSite(siteOfVersion(1), output);
    // A name longer than any file system takes, as the last of all: like a disk that is full at the end.
    const files = [...siteOfVersion(2), { address: `/${'x'.repeat(300)}`, body: 'x' }];
    assert.throws(() => writeSite(files, output));
    assert.equal(versionIn(output), 1);
    assert.deepEqual(readdirSync(join(output, '..')), ['_site']);
  });

  it('of a folder that may not be written says so in a sentence', {
    skip: process.getuid?.() === 0,
  }, async () => {
    const campaign = miniCampaign();
    const locked = join(temporaryFolder(), 'locked');
    mkdirSync(locked);
    chmodSync(locked, 0o500);
    const { code, stderr } = await handbill(['build', '--output', join(locked, '_site')], {
      env: { HANDBILL_CAMPAIGN: campaign },
    });
    assert.equal(code, 2);
    assert.match(stderr, /may not be read or written/);
  });

  it('of a cache full of rubbish makes the same site', async () => {
    const campaign = miniCampaign();
    const cache = temporaryFolder();
    const build = () => handbill(['build', '--now', '2026-04-10', '--cache', cache, '--campaign', campaign]);
    assert.equal((await build()).code, 0);
    const good = treeOf(join(campaign, '_site'));
    const kept = readdirSync(cache, { recursive: true, encoding: 'utf8' })
      .map((name) => join(cache, name))
      .filter((path) => statSync(path).isFile());
    assert.ok(kept.length > 0);
    for (const [index, path] of kept.entries()) {
      if (index % 3 === 0) writeFileSync(path, 'rubbish');
      else if (index % 3 === 1) writeFileSync(path, readFileSync(path).subarray(0, 100));
      else rmSync(path);
    }
    assert.equal((await build()).code, 0);
    assert.deepEqual(treeOf(join(campaign, '_site')), good);
  });

  it('of a clock that is wrong still makes a site', async () => {
    const campaign = miniCampaign();
    for (const SOURCE_DATE_EPOCH of ['0', '4102444800'])
      assert.equal((await handbill(['check', '--campaign', campaign], { env: { SOURCE_DATE_EPOCH } })).code, 0);
  });
});

/** Runs the writer, and kills it so long after it has begun; returns the last version that it told of, ms. */
function killedWriter(output: string, version: number, after: number): Promise<number> {
  const child = spawn(process.execPath, [...WRITER, output, String(version)]);
  let told = version - 1;
  child.stdout.on('data', (chunk: Buffer) => {
    if (told < version) setTimeout(() => child.kill('SIGKILL'), after);
    told = Number(chunk.toString().trim().split('\n').at(-1));
  });
  return new Promise((resolve) => child.on('close', () => resolve(told)));
}

function treeOf(folder: string): Map<string, string> {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    names
      .map(({ name, path }): [string, string] => [
        join(path, name).slice(folder.length),
        readFileSync(join(path, name)).toString('base64'),
      ])
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

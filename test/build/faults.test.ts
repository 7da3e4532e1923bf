/** What goes wrong with machines: kills, full disks, two builds at once, a spoilt cache. The last good site stays whole. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { codeArguments, HANDBILL, handbill } from '../cli/command.ts';
import { build, handbill as inProcess } from '../cli/in-process.ts';
import { miniCampaign, ROOT, temporaryFolder, writeFiles } from '../mini-campaign.ts';
import { runs } from '../runs.ts';
import { siteOfVersion, versionIn } from './site-of-version.ts';
import { writeSite } from './write-site.ts';

const WRITER = codeArguments('../build/write-forever');
/** Each of three kills; `ROUNDS=300 npm test -- build/faults` for a night's worth of them. */
const ROUNDS = Number(process.env.ROUNDS ?? runs(24));

/** Of whole builds, each of which takes as long as thirty of the others. */
const WHOLE_KILLS = Math.ceil(ROUNDS / 3);

/** A configuration that goes on when the file `go` is there, or after twenty seconds. */
const HELD = `import { existsSync } from 'node:fs';
export default async () => {
  for (let turn = 0; turn < 1000 && !existsSync(new URL('go', import.meta.url)); turn += 1)
    await new Promise((resolve) => setTimeout(resolve, 20));
};
`;

describe('a build that is killed', { timeout: 300_000 + ROUNDS * 10_000 }, () => {
  it('at any moment, again while the next one mends, and once more, is followed by one that is right', async () => {
    const output = join(temporaryFolder(), '_site');
    await writeSite(siteOfVersion(0), output);
    let version = 0;
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const longest of [60, 20, 20]) {
        const written = await killedWriter(output, version + 1, Math.random() * longest);
        const left = readdirSync(join(output, '..'));
        const found = wholeVersion(output);
        // At most the one that was just put in place is not yet told.
        assert.ok(found === written || found === written + 1, `${found} after ${written}: ${left.join(', ')}`);
        version = found;
      }
      await writeSite(siteOfVersion(version + 1), output);
      version += 1;
      assert.equal(versionIn(output), version);
      assert.deepEqual(readdirSync(join(output, '..')), ['_site']);
    }
  });

  it('whole, from its start to its end, is followed by one that is right and leaves nothing behind', async () => {
    const campaign = miniCampaign();
    const options = { env: { HANDBILL_CAMPAIGN: campaign } };
    assert.equal((await inProcess(['build', '--now', '2026-04-10'], options)).code, 0);
    const good = treeOf(join(campaign, '_site'));
    for (let kill = 0; kill < WHOLE_KILLS; kill += 1) {
      const child = spawn(process.execPath, [...HANDBILL, 'build', '--now', '2026-04-10', '--campaign', campaign], {
        cwd: ROOT,
      });
      setTimeout(() => child.kill('SIGKILL'), 300 + Math.random() * 1500);
      await new Promise((resolve) => child.on('close', resolve));
      assert.deepEqual(treeOf(siteOrPrevious(join(campaign, '_site'))), good);
    }
    assert.equal((await inProcess(['build', '--now', '2026-04-10'], options)).code, 0);
    assert.deepEqual(treeOf(join(campaign, '_site')), good);
    assert.deepEqual(
      readdirSync(campaign).filter((name) => name.startsWith('_site')),
      ['_site'],
    );
  });
});

describe('a build that meets a fault', { timeout: 300_000 }, () => {
  it('of another build at the same time waits for it, says so, and ends on what is there now', async () => {
    const campaign = miniCampaign();
    const args = ['build', '--now', '2026-04-10', '--campaign', campaign];
    writeFiles(campaign, { 'eleventy.config.mjs': HELD });
    const first = handbill(args);
    while (!readdirSync(campaign).some((name) => name.startsWith('_site.next-')))
      await new Promise((resolve) => setTimeout(resolve, 20));
    const path = join(campaign, 'content/events/vigil.md');
    writeFileSync(path, readFileSync(path, 'utf8').replace(/^title: .*$/m, 'title: A later vigil'));
    const second = spawn(process.execPath, [...HANDBILL, ...args], { cwd: ROOT });
    const [said] = await once(second.stderr, 'data');
    writeFiles(campaign, { go: '' });
    const codes = await Promise.all([first.then(({ code }) => code), once(second, 'close').then(([code]) => code)]);
    assert.deepEqual(codes, [0, 0]);
    assert.match(
      String(said),
      /^Another build, process \d+, is writing .*_site\. This one begins when it has ended\.\n/,
    );
    assert.match(readFileSync(join(campaign, '_site/events/vigil/index.html'), 'utf8'), /A later vigil/);
    assert.deepEqual(
      readdirSync(campaign).filter((name) => name.startsWith('_site')),
      ['_site'],
    );
  });

  it('of files that somebody put into the site names them, and says where they belong', async () => {
    const campaign = miniCampaign();
    await build({ campaign, output: join(campaign, '_site') });
    writeFiles(campaign, { '_site/CNAME': 'library.example', '_site/.well-known/security.txt': '' });
    const { code, stderr } = await build({ campaign, output: join(campaign, '_site') });
    assert.equal(code, 0);
    assert.match(stderr, /_site\/CNAME {2}warning: .* is deleted with the old site.* into public\/\.$/m);
    assert.match(stderr, /_site\/\.well-known\/security\.txt {2}warning: /);
    assert.equal(existsSync(join(campaign, '_site/CNAME')), false);
    const again = await build({ campaign, output: join(campaign, '_site') });
    assert.equal(again.stderr, '');
  });

  it('of a file that cannot be written leaves the old site, and nothing of the new one', async () => {
    const output = join(temporaryFolder(), '_site');
    await writeSite(siteOfVersion(1), output);
    // A name longer than any file system takes, as the last of all: like a disk that is full at the end.
    const files = [...siteOfVersion(2), { address: `/${'x'.repeat(300)}`, body: 'x' }];
    await assert.rejects(writeSite(files, output));
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
    const again = () => inProcess(['build', '--now', '2026-04-10', '--cache', cache, '--campaign', campaign]);
    assert.equal((await again()).code, 0);
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
    assert.equal((await again()).code, 0);
    assert.deepEqual(treeOf(join(campaign, '_site')), good);
  });

  it('of a clock that is wrong still makes a site', async () => {
    const campaign = miniCampaign();
    for (const SOURCE_DATE_EPOCH of ['0', '4102444800'])
      assert.equal((await inProcess(['check', '--campaign', campaign], { env: { SOURCE_DATE_EPOCH } })).code, 0);
  });
});

/** Where the whole site is: moved aside for the instant between two renames. */
function siteOrPrevious(output: string): string {
  const previous = readdirSync(join(output, '..')).find((name) => name.startsWith('_site.previous-'));
  return existsSync(output) ? output : join(output, '..', previous ?? '');
}

function wholeVersion(output: string): number {
  return versionIn(siteOrPrevious(output)) ?? Number.NaN;
}

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

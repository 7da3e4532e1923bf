/** Advice names commands that can be typed as they are, where the reader is. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { handbill, type RunOptions } from '../cli/command.ts';
import { FIXTURES, miniCampaign, ROOT, temporaryFolder, writeFiles } from '../mini-campaign.ts';

const RUSSIAN = 'content/events/vigil.ru.md';

function translated(): string {
  const folder = miniCampaign(join(FIXTURES, 'problems/translation-unrecorded'));
  writeFiles(folder, { [RUSSIAN]: '---\ntitle: Вахта\n---\n\nПриходите.\n' });
  return folder;
}

describe('a command in a piece of advice', () => {
  /** What is advised for a translation that records no version. */
  async function advice(options: RunOptions, args: readonly string[] = []): Promise<string> {
    const { stderr } = await handbill(['check', '--now', '2026-04-10', ...args], options);
    return /For that: (.*--accept-translation content\/events\S+)/.exec(stderr)?.[1] ?? stderr;
  }

  it('is the script of the project that runs it, and works', async () => {
    const campaign = translated();
    const told = await advice({ cwd: ROOT }, ['--campaign', campaign]);
    assert.match(told, /^npm run check -- --campaign \S+ --accept-translation content\/\S+$/);
    execFileSync('sh', ['-c', told], { cwd: ROOT });
    const after = await handbill(['check', '--campaign', campaign, '--now', '2026-04-10'], { cwd: ROOT });
    assert.doesNotMatch(after.stderr, /--accept-translation content\/events/);
  });

  it('is ours by its name on the path, by npx off it, and a script only where there is one', async () => {
    const own = translated();
    assert.equal(await advice({ cwd: own }), `npx handbill check --accept-translation ${RUSSIAN}`);
    const bin = temporaryFolder();
    writeFiles(bin, { handbill: '#!/bin/sh\n' });
    chmodSync(join(bin, 'handbill'), 0o755);
    const env = { PATH: `${process.env.PATH}:${bin}` };
    assert.equal(await advice({ cwd: own, env }), `handbill check --accept-translation ${RUSSIAN}`);
    writeFiles(own, { 'package.json': JSON.stringify({ scripts: { look: 'handbill check', check: 'tsc' } }) });
    assert.equal(await advice({ cwd: own, env }), `npm run look -- --accept-translation ${RUSSIAN}`);
    assert.match(
      (await handbill(['check', '--accept-translation', 'content/none.ru.md'], { cwd: own })).stderr,
      /^There is no content\/none\.ru\.md/,
    );
  });
});

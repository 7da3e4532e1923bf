/** Advice names commands that can be typed as they are, where the reader is. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync } from 'node:fs';
import { extname, join } from 'node:path';
import { describe, it } from 'node:test';
import { handbill } from '../cli/in-process.ts';
import { FIXTURES, miniCampaign, ROOT, temporaryFolder, writeFiles } from '../mini-campaign.ts';

const RUSSIAN = 'content/events/vigil.ru.md';
const ADVICE = `For that: handbill check --accept-translation ${RUSSIAN}`;

function translated(): string {
  const folder = miniCampaign(join(FIXTURES, 'problems/translation-unrecorded'));
  writeFiles(folder, { [RUSSIAN]: '---\ntitle: Вахта\n---\n\nПриходите.\n' });
  return folder;
}

let reads = 0;

/** What a process that begins in the folder makes of advice. */
async function typedIn(folder: string, path = process.env.PATH): Promise<string> {
  const [here, { PATH }] = [process.cwd(), process.env];
  process.chdir(folder);
  process.env.PATH = path;
  reads += 1;
  try {
    // Another address has the file run again.
    const { asTyped } = await import(`../../src/build/reader-commands${extname(import.meta.url)}?read=${reads}`);
    return asTyped(ADVICE).replace('For that: ', '');
  } finally {
    process.chdir(here);
    process.env.PATH = PATH;
  }
}

describe('a command in a piece of advice', () => {
  it('is the script of the project that runs it, and works', async () => {
    const campaign = translated();
    const check = () => handbill(['check', '--now', '2026-04-10', '--campaign', campaign]);
    const [, told = ''] = /For that: (.*--accept-translation content\/events\S+)/.exec((await check()).stderr) ?? [];
    assert.match(told, /^npm run check -- --campaign \S+ --accept-translation content\/\S+$/);
    execFileSync('sh', ['-c', told], { cwd: ROOT });
    assert.doesNotMatch((await check()).stderr, /--accept-translation content\/events/);
  });

  it('is ours by its name on the path, by npx off it, and a script only where there is one', async () => {
    const own = translated();
    assert.equal(await typedIn(own), `npx handbill check --accept-translation ${RUSSIAN}`);
    const bin = temporaryFolder();
    writeFiles(bin, { handbill: '#!/bin/sh\n' });
    chmodSync(join(bin, 'handbill'), 0o755);
    const path = `${process.env.PATH}:${bin}`;
    assert.equal(await typedIn(own, path), `handbill check --accept-translation ${RUSSIAN}`);
    writeFiles(own, { 'package.json': JSON.stringify({ scripts: { look: 'handbill check', check: 'tsc' } }) });
    assert.equal(await typedIn(own, path), `npm run look -- --accept-translation ${RUSSIAN}`);
    const { stderr } = await handbill(['check', '--accept-translation', 'content/none.ru.md', '--campaign', own]);
    assert.match(stderr, /^There is no content\/none\.ru\.md/);
  });
});

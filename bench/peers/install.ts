/** Installs a peer's npm packages on first use, exactly those of its lock file, into a folder that git ignores. */
import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const INSTALLED = join(HERE, '..', '.peers');

/** Why a peer takes no part, as a sentence. */
export class MissingPeer extends Error {}

/** The peer's folder `node_modules`. Throws `MissingPeer` where there is no network. */
export function install(peer: string): string {
  const folder = join(INSTALLED, peer);
  const lock = readFileSync(join(HERE, peer, 'package-lock.json'), 'utf8');
  const mark = join(folder, 'installed-lock.json');
  if (existsSync(mark) && readFileSync(mark, 'utf8') === lock) return join(folder, 'node_modules');
  mkdirSync(folder, { recursive: true });
  for (const file of ['package.json', 'package-lock.json'])
    copyFileSync(join(HERE, peer, file), join(folder, file));
  console.log(`Installing what ${peer} needs, once…\n`);
  try {
    execFileSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: folder, stdio: 'pipe' });
  } catch {
    throw new MissingPeer(`${peer} could not be installed: npm ci failed in ${folder}. Is there a network?`);
  }
  writeFileSync(mark, lock);
  return join(folder, 'node_modules');
}

/** A package's version where it is installed. */
export function versionIn(nodeModules: string, name: string): string {
  const text = readFileSync(join(nodeModules, name, 'package.json'), 'utf8');
  return z.object({ version: z.string() }).parse(JSON.parse(text)).version;
}

/** The two Handbills that are measured, this checkout's and 0.1 of the same repository, and how they are started. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Program } from './measure.ts';

export interface Handbill {
  /** Where `npm run build` is. */
  readonly checkout: string;
  /** What the command `handbill` runs. */
  readonly file: string;
}

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const VERSION_1 = '83f9a97618d093df7045d3afdc64cfe69c3d162e';

/** The campaign that comes with Handbill, and a day on which all of it is still to come. */
export const SAMPLE = { content: join(ROOT, 'content'), now: '2011-12-18' } as const;

/** This checkout's, compiled as it is when the package is packed. */
export function compileOurs(): Handbill {
  run('npx', ['tsc', '-p', 'tsconfig.build.json'], ROOT);
  return { checkout: ROOT, file: join(ROOT, 'dist/src/cli/handbill.js') };
}

/** Version 0.1 out of the history, with the libraries it had, or a sentence that says why it is missing. */
export function installVersion1(): Handbill | string {
  const peers = join(ROOT, 'bench/.peers');
  const checkout = join(peers, 'version-1');
  const handbill = { checkout, file: join(checkout, 'src/cli/bin.js') };
  // npm writes it last.
  if (existsSync(join(checkout, 'node_modules/.package-lock.json'))) return handbill;
  rmSync(checkout, { recursive: true, force: true });
  mkdirSync(checkout, { recursive: true });
  const archive = join(peers, 'version-1.tar');
  try {
    run('git', ['archive', '--output', archive, VERSION_1], ROOT);
  } catch {
    return `Version 0.1 is left out: its commit ${VERSION_1.slice(0, 10)} is not in this clone. git fetch --unshallow may bring it.`;
  }
  console.log('Installing 0.1, once…');
  try {
    run('tar', ['-xf', archive, '-C', checkout], ROOT);
    run('npm', ['ci'], checkout);
  } catch (error) {
    return `Version 0.1 is left out, since it could not be installed: ${error instanceof Error ? error.message : error}`;
  } finally {
    rmSync(archive);
  }
  return handbill;
}

/** The build of the campaign in a folder with nothing kept from before but the compiled code. */
export function coldBuild({ file }: Handbill, campaign: string, now: string): Program {
  const prepare = (): void => {
    for (const name of ['_site', '.cache']) rmSync(join(campaign, name), { recursive: true, force: true });
  };
  const args = [file, 'build', '--quiet', '--now', now];
  return { command: process.execPath, args, cwd: campaign, prepare };
}

/** `npm run build` of the sample in the checkout, over what the run before it has left. */
export function npmRunBuild({ checkout }: Handbill, work: string): Program {
  const folders = ['--output', join(work, '_site'), '--cache', join(work, 'cache')];
  const args = ['run', 'build', '--', '--quiet', '--now', SAMPLE.now, ...folders];
  return { command: 'npm', args, cwd: checkout };
}

/** Throws with what the program said when it fails. */
function run(command: string, args: readonly string[], cwd: string): void {
  execFileSync(command, args, { cwd, stdio: 'pipe' });
}

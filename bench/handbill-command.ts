/** How the bench starts Handbill: the one place that knows the command. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Program } from './measure.ts';

export const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** All builds are as of this day, which is before the generated events. */
const NOW = '2026-11-24';

/** What a build reads and writes. */
export interface Job {
  readonly campaign: string;
  readonly cache: string;
  readonly output: string;
}

/** The folders of a job inside one. */
export function jobIn(work: string): Job {
  return { campaign: join(work, 'campaign'), cache: join(work, 'cache'), output: join(work, 'site') };
}

/** Any command of Handbill. */
export function handbill(...args: readonly string[]): Pick<Program, 'command' | 'args' | 'cwd'> {
  return { command: process.execPath, args: [join(ROOT, 'src/cli/bin.js'), ...args], cwd: ROOT };
}

/** The build of a campaign, from what `prepare` leaves. */
export function buildOf(name: string, { campaign, cache, output }: Job, prepare: () => void): Program {
  const folders = ['--campaign', campaign, '--cache', cache, '--output', output];
  return { name, ...handbill('build', '--quiet', '--now', NOW, ...folders), prepare };
}

/** The build of a campaign with nothing kept from before. */
export function coldBuildOf(name: string, job: Job): Program {
  return buildOf(name, job, remove(job.cache, job.output));
}

/** Removes folders when it is called. */
export function remove(...folders: readonly string[]): () => void {
  return () => {
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  };
}

/** Runs Eleventy's own command as a developer does. */
import { type ChildProcess, spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT } from '../mini-campaign.ts';

const TSX = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;

/** 10 April 2026, seconds since 1970. */
export const EPOCH = 1_775_800_000;

export interface Finished {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Starts it in a folder. */
export function startEleventy(folder: string, args: readonly string[]): ChildProcess {
  const command = join(ROOT, 'node_modules/@11ty/eleventy/cmd.cjs');
  // A configuration in TypeScript is read by way of tsx, which Node 20 needs.
  const loader = args.some((arg) => arg.endsWith('.ts')) ? ['--import', TSX] : [];
  return spawn(process.execPath, [...loader, command, ...args], {
    cwd: folder,
    env: { ...process.env, SOURCE_DATE_EPOCH: String(EPOCH) },
  });
}

/** Runs it to its end. */
export function eleventy(folder: string, ...args: string[]): Promise<Finished> {
  const child = startEleventy(folder, args);
  let stdout = '';
  let stderr = '';
  child.stdout?.on('data', (chunk: Buffer) => {
    stdout += chunk.toString();
  });
  child.stderr?.on('data', (chunk: Buffer) => {
    stderr += chunk.toString();
  });
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, stdout, stderr })));
}

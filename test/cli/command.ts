/** Runs the command line as a user does, and collects what it prints. */
import { spawn } from 'node:child_process';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ROOT } from '../mini-campaign.ts';

export interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
}

/** The arguments for node that run a file of ours, named from this folder without its ending, compiled or not. */
export function codeArguments(name: string): string[] {
  const ending = extname(import.meta.url);
  const path = fileURLToPath(new URL(name + ending, import.meta.url));
  return ending === '.ts' ? ['--import', import.meta.resolve('tsx'), path] : [path];
}

/** Those that start `handbill`. */
export const HANDBILL = codeArguments('../../src/cli/handbill');

/** Runs `handbill` with arguments to its end. */
export function handbill(args: readonly string[], { env = {}, cwd = ROOT }: RunOptions = {}): Promise<Run> {
  const child = spawn(process.execPath, [...HANDBILL, ...args], { cwd, env: { ...process.env, ...env } });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk: Buffer) => {
    stdout += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk.toString();
  });
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, stdout, stderr })));
}

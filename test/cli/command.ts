/** Runs the command line as a user does, and collects what it prints. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
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

/** The arguments for node that start `handbill`. */
export const HANDBILL = ['--import', import.meta.resolve('tsx'), join(ROOT, 'src/cli/handbill.ts')];

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

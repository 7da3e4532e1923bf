/** Runs whole programs in turn, and says what each took by the operating system's account. */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

/** A program to measure, from a state that `prepare` makes anew before each run. */
export interface Program {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly prepare?: () => void;
}

export interface Usage {
  /** Wall time, s. */
  readonly seconds: number;
  /** Processor time of all its Node processes, user and system, s. */
  readonly processor: number;
  /** Peak resident memory of its largest process, MB. */
  readonly megabytes: number;
}

const AT_EXIT = fileURLToPath(new URL('usage-at-exit.cjs', import.meta.url));

/** As Node gives it: times in microseconds, memory in KiB. */
const ResourceUsage = z.object({ userCPUTime: z.number(), systemCPUTime: z.number(), maxRSS: z.number() });

/**
 * Takes the measures one after the other (A B A B), so that what slows the machine down slows down each. The first of
 * each is not counted. What is not there is not measured.
 */
export async function inTurn<T>(measures: readonly ((() => Promise<T>) | undefined)[], runs: number): Promise<T[][]> {
  const all = measures.map((): T[] => []);
  for (let run = 0; run <= runs; run += 1)
    for (const [index, take] of measures.entries()) {
      const taken = await take?.();
      if (run > 0 && taken !== undefined) all[index]?.push(taken);
    }
  return all;
}

/** The middle of some numbers. */
export function median(numbers: readonly number[]): number | undefined {
  const sorted = [...numbers].sort((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.floor((sorted.length - 1) / 2)];
  return upper === undefined || lower === undefined ? undefined : (upper + lower) / 2;
}

/** Throws when the program fails, with what it said. */
export async function measure({ command, args, cwd, prepare }: Program): Promise<Usage> {
  prepare?.();
  const folder = mkdtempSync(join(tmpdir(), 'handbill-usage-'));
  const file = join(folder, 'usage');
  const env = {
    ...process.env,
    HANDBILL_BENCH_USAGE: file,
    NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} --require ${JSON.stringify(AT_EXIT)}`,
  };
  const started = performance.now();
  const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'ignore', 'pipe'] });
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => {
    errors += chunk.toString();
  });
  const code = await new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  const seconds = (performance.now() - started) / 1000;
  if (code !== 0) throw new Error(`${command} ${args.join(' ')}: ${errors.slice(0, 2000)}`);
  // A program that is no Node leaves none.
  const processes = (existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : []).map((line) =>
    ResourceUsage.parse(JSON.parse(line)),
  );
  rmSync(folder, { recursive: true });
  return {
    seconds,
    processor: processes.reduce((sum, each) => sum + each.userCPUTime + each.systemCPUTime, 0) / 1e6,
    megabytes: Math.max(...processes.map(({ maxRSS }) => maxRSS * 1024)) / 1e6,
  };
}

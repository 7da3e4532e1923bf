/** Runs whole programs in turn and says how long each took and how much memory it held at most. */
import { spawn } from 'node:child_process';
import { peakMemory } from './peak-memory.ts';

/** A program to measure, from a state that `prepare` makes anew before each run. */
export interface Program {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly prepare: () => void;
}

export interface Measure {
  /** Wall time, s: the median of the runs. */
  readonly seconds: number;
  /** Peak resident memory of its largest process, MB: the highest of the runs; 0 where the system does not tell. */
  readonly megabytes: number;
}

/** Runs of a program that take longer would have the bench take an hour, and differ little. */
const LONG = 45;

/**
 * Runs the programs one after the other (A B A B), so that what slows the machine down slows down each, after one run
 * of each that is not counted, unless it was a long one: then it is the only one.
 */
export async function inTurn(
  programs: readonly Program[],
  runs: number,
): Promise<(program: Program) => Measure> {
  const measures = new Map<Program, Measure[]>();
  const isLong = new Set<Program>();
  for (const program of programs) {
    const first = await measure(program);
    measures.set(program, [first]);
    if (first.seconds > LONG) isLong.add(program);
  }
  for (let run = 0; run < runs; run += 1)
    for (const program of programs.filter((candidate) => !isLong.has(candidate)))
      measures.get(program)?.push(await measure(program));
  return (program) => {
    const all = measures.get(program) ?? [];
    return summaryOf(all.length > 1 ? all.slice(1) : all);
  };
}

/** Throws when the program fails, with what it said. */
export function measure({ command, args, cwd, env, prepare }: Program): Promise<Measure> {
  prepare();
  const started = performance.now();
  const child = spawn(command, args, {
    cwd,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => {
    errors += chunk.toString();
  });
  const memory = peakMemory(child.pid);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      const seconds = (performance.now() - started) / 1000;
      const megabytes = memory.stop();
      if (code === 0) resolve({ seconds, megabytes });
      else reject(new Error(`${command} ${args.join(' ')}: ${errors.slice(0, 2000)}`));
    });
  });
}

/** The middle of some numbers. */
export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.floor((sorted.length - 1) / 2)];
  if (upper === undefined || lower === undefined) throw new Error('nothing was measured');
  return (upper + lower) / 2;
}

function summaryOf(measures: readonly Measure[]): Measure {
  return {
    seconds: median(measures.map(({ seconds }) => seconds)),
    megabytes: Math.max(...measures.map(({ megabytes }) => megabytes)),
  };
}

/** Runs a program to its end and says how long it took and how much memory it held at most. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

export interface Measure {
  /** Wall time, s. */
  readonly seconds: number;
  /** Peak resident memory of the process, MB; 0 where the system does not tell. */
  readonly megabytes: number;
}

/** Throws when the program fails. */
export function measure(command: string, args: readonly string[], cwd: string): Promise<Measure> {
  const started = performance.now();
  const child = spawn(command, args, { cwd, stdio: ['ignore', 'ignore', 'pipe'] });
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => {
    errors += chunk.toString();
  });
  let peak = 0;
  const watch = setInterval(() => {
    peak = Math.max(peak, highWater(child.pid));
  }, 20);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      clearInterval(watch);
      if (code === 0) resolve({ seconds: (performance.now() - started) / 1000, megabytes: peak });
      else reject(new Error(`${command} ${args.join(' ')}: ${errors.slice(0, 2000)}`));
    });
  });
}

/** The median by wall time of several runs, each after `before`. */
export async function median(
  runs: number,
  before: () => void,
  run: () => Promise<Measure>,
): Promise<Measure> {
  const measures: Measure[] = [];
  for (let count = 0; count < runs; count += 1) {
    before();
    measures.push(await run());
  }
  measures.sort((a, b) => a.seconds - b.seconds);
  const middle = measures[Math.floor(runs / 2)];
  if (!middle) throw new Error('nothing was measured');
  return middle;
}

function highWater(pid: number | undefined): number {
  try {
    const [, kilobytes] = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return Number(kilobytes ?? 0) / 1000;
  } catch {
    return 0;
  }
}

/** Runs a command's function in this process, where nothing about a process of its own is tested, and collects what it prints. */
import { build as buildSite } from '../../src/cli/build.ts';
import type { ZonedNow } from '../../src/eleventy/run.ts';
import { readNow } from '../../src/time/now.ts';
import type { Run } from './command.ts';

type Options = Omit<Parameters<typeof buildSite>[0], 'now' | 'cache'>;

/** `handbill build --now DAY`, or `check` where there is no output. */
export function build(options: Options, day = '2026-04-10'): Promise<Run> {
  const now: ZonedNow = ({ zone }) => readNow({ option: day, sourceDateEpoch: undefined, clock: 0 }, zone);
  return inProcess(() => buildSite({ ...options, now, cache: process.env.HANDBILL_CACHE }));
}

/** Runs a command; what it returns is its exit code. */
export async function inProcess(command: () => Promise<number>): Promise<Run> {
  const { log, error } = console;
  const printed = { stdout: '', stderr: '' };
  console.log = (text: string) => {
    printed.stdout += `${text}\n`;
  };
  console.error = (text: string) => {
    printed.stderr += `${text}\n`;
  };
  try {
    return { code: await command(), ...printed };
  } finally {
    Object.assign(console, { log, error });
  }
}

/** Runs commands in this process, where nothing about a process of its own is tested, and collects what they print. */
import type { EventEmitter } from 'node:events';
import { extname } from 'node:path';
import { build as buildSite } from '../../src/cli/build.ts';
import type { ZonedNow } from '../../src/eleventy/run.ts';
import { readNow } from '../../src/time/now.ts';
import type { Run, RunOptions } from './command.ts';

type Options = Omit<Parameters<typeof buildSite>[0], 'now' | 'cache'>;

/** `handbill build --now DAY`, or `check` where there is no output. */
export function build(options: Options, day = '2026-04-10'): Promise<Run> {
  const now: ZonedNow = ({ zone }) => readNow({ option: day, sourceDateEpoch: undefined, clock: 0 }, zone);
  return inProcess(() => buildSite({ ...options, now, cache: process.env.HANDBILL_CACHE }));
}

let atWork: Promise<unknown> = Promise.resolve();

/** Runs a command, one after the other; what it returns is its exit code. */
export function inProcess(command: () => Promise<number | null>): Promise<Run> {
  const run = atWork.then(() => heard(command));
  atWork = run.catch(() => undefined);
  return run;
}

/** Runs it and collects what is printed meanwhile. */
async function heard(command: () => Promise<number | null>): Promise<Run> {
  const printed = { stdout: '', stderr: '' };
  const { stdout, stderr } = process;
  const streams = [
    ['stdout', stdout, stdout.write],
    ['stderr', stderr, stderr.write],
  ] as const;
  for (const [name, stream, write] of streams)
    stream.write = (chunk: string | Uint8Array, ...rest: unknown[]) => {
      // The test runner tells its news in bytes, by way of the same stream.
      if (typeof chunk !== 'string') return Reflect.apply(write, stream, [chunk, ...rest]);
      printed[name] += chunk;
      for (const done of rest) if (typeof done === 'function') process.nextTick(done);
      return true;
    };
  try {
    return { code: await command(), ...printed };
  } finally {
    for (const [, stream, write] of streams) stream.write = write;
  }
}

/** Thrown in place of the end of the process. */
class Ended extends Error {
  readonly code: number | null;

  constructor(code: unknown) {
    super('the command has ended');
    this.code = typeof code === 'number' ? code : 0;
  }
}

let runs = 0;

/** As `handbill` of command.ts, which takes ten times as long; the folder it is called from is the one the tests are run in. */
export function handbill(args: readonly string[], { env = {} }: Pick<RunOptions, 'env'> = {}): Promise<Run> {
  return inProcess(async () => {
    const restore = [restoresProcess(), restoresListeners()];
    Object.assign(process.env, env);
    process.argv = [process.execPath, 'handbill', ...args];
    process.exit = (code) => {
      throw new Ended(code);
    };
    runs += 1;
    try {
      // Another address has the file run again.
      await import(`../../src/cli/handbill${extname(import.meta.url)}?run=${runs}`);
      return null;
    } catch (error) {
      if (error instanceof Ended) return error.code;
      throw error;
    } finally {
      for (const each of restore) each();
    }
  });
}

function restoresProcess(): () => void {
  const { argv, exit } = process;
  const env = { ...process.env };
  return () => {
    Object.assign(process, { argv, exit });
    for (const name of Object.keys(process.env)) if (!(name in env)) delete process.env[name];
    Object.assign(process.env, env);
  };
}

/** A command listens to what it can until its process ends. */
function restoresListeners(): () => void {
  const heard: [EventEmitter, string][] = [
    [process, 'uncaughtException'],
    [process, 'unhandledRejection'],
    [process.stdout, 'error'],
    [process.stderr, 'error'],
  ];
  const before = heard.map(([emitter, event]) => emitter.listeners(event));
  return () => {
    for (const [index, [emitter, event]] of heard.entries())
      for (const listener of emitter.listeners(event))
        if (!before[index]?.includes(listener)) Reflect.apply(emitter.off, emitter, [event, listener]);
  };
}

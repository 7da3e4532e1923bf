/**
 * `npm run bench`: the bounds that Handbill is held to, measured beside 0.1, and other generators. See README.md; a quick try is
 * `npm run bench -- --events 100 --runs 1`.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Bench, COMPARISONS } from './comparisons.ts';
import { compileOurs, installVersion1 } from './handbills.ts';
import { besidePeers } from './peers.ts';
import { rowText, TABLE_HEAD } from './table.ts';

interface Options {
  readonly only: readonly string[];
  readonly runs: number;
  readonly events: number;
}

const PEERS = 'peers';
const NAMES = [...Object.keys(COMPARISONS), PEERS];
const USAGE = `npm run bench -- [--only ${NAMES.join(',')}] [--events NUMBER] [--runs NUMBER]`;

const { only, ...options } = optionsOrExit();
const ours = compileOurs();
const installed = installVersion1();
const version1 = typeof installed === 'string' ? undefined : installed;
if (typeof installed === 'string') console.error(installed);
console.log(
  `${availableParallelism()} cores, Node ${process.version}, medians of ${options.runs}, load before ${loadavg()[0]?.toFixed(1)}\n`,
);
console.log(TABLE_HEAD);
for (const name of only) await compare(name, { ...options, ours, version1 });

/** Makes one comparison in a folder of its own, and prints its rows. */
async function compare(name: string, bench: Omit<Bench, 'work'>): Promise<void> {
  const work = mkdtempSync(join(tmpdir(), 'handbill-bench-'));
  try {
    const lines =
      name === PEERS
        ? await besidePeers(ours, work, bench.events, bench.runs)
        : (await COMPARISONS[name]?.({ ...bench, work }))?.map(rowText);
    for (const line of lines ?? []) console.log(line);
  } catch (error) {
    // The others can be made all the same.
    process.exitCode = 1;
    console.error(`${name} could not be measured: ${error instanceof Error ? error.message : error}`);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function optionsOrExit(): Options {
  try {
    const text = { type: 'string' } as const;
    const { values } = parseArgs({ options: { only: text, runs: text, events: text } });
    const chosen = values.only?.split(',') ?? NAMES;
    const unknown = chosen.find((name) => !NAMES.includes(name));
    if (unknown !== undefined) throw new Error(`There is nothing called "${unknown}" to measure.`);
    return { only: chosen, runs: numberOf(values.runs ?? '3'), events: numberOf(values.events ?? '1000') };
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n${USAGE}`);
    process.exit(2);
  }
}

function numberOf(text: string): number {
  const number = Number(text);
  if (Number.isInteger(number) && number > 0) return number;
  throw new Error(`"${text}" is not a whole number from 1.`);
}

/** What `npm run bench -- …` can be told. */
import { parseArgs } from 'node:util';

export const PARTS = ['cold', 'warm', 'sample', 'cards', 'preview'] as const;

export type Part = (typeof PARTS)[number];

export interface Options {
  /** What to compare; all of it unless said. */
  readonly only: readonly Part[];
  /** How many events, in place of what the goals are about. */
  readonly events: number | undefined;
  /** A file for the results. */
  readonly json: string | undefined;
}

export const USAGE = `npm run bench -- [--only ${PARTS.join(',')}] [--events NUMBER] [--json FILE]`;

/** Throws with a sentence when it does not understand. */
export function readOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: { only: { type: 'string' }, events: { type: 'string' }, json: { type: 'string' } },
  });
  const events = values.events === undefined ? undefined : Number(values.events);
  if (events !== undefined && !(Number.isInteger(events) && events > 0))
    throw new Error(`"${values.events}" is not a number of events.`);
  return { only: values.only ? values.only.split(',').map(partOf) : PARTS, events, json: values.json };
}

function partOf(word: string): Part {
  const part = PARTS.find((candidate) => candidate === word);
  if (!part) throw new Error(`There is nothing called "${word}" to compare.`);
  return part;
}

/** What is known of a build that ended well, so that one with nothing to do can be told from it and end at once. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Problem } from '../campaign/problem.ts';
import type { Written, WrittenFile } from '../output/writing/site-writer.ts';
import { readKept, removeKept, writeKept } from '../build/checksummed-file.ts';

export interface FinishedBuild {
  /** A hash of all that it was made from. */
  readonly inputs: string;
  /** The campaign's zone, by its IANA name. */
  readonly zone: string;
  /** Between these moments the same is made of the same things, UTC ms; `until` is exclusive. */
  readonly from: number;
  readonly until: number;
  readonly pages: number;
  /** How many things it would give away; see src/safety. */
  readonly notices: number;
  readonly problems: readonly Problem[];
  readonly written: Written;
}

/** Where a build into a folder is remembered; `part` is what of it. */
export function memoryPath(cache: string, name: string, part: 'finished' | 'memory' | 'texts'): string {
  return join(cache, 'builds', `${createHash('sha256').update(name).digest('hex').slice(0, 32)}.${part}`);
}

export function storeFinished(path: string, { written, ...rest }: FinishedBuild): void {
  const rows = [...written.values()].map(({ name, key, hash, size, time }) => [name, key, hash, size, time]);
  writeKept(path, new TextEncoder().encode(JSON.stringify({ ...rest, written: rows })));
}

/** Builds of more campaigns and folders than this are not remembered: the oldest are forgotten. */
const MOST = 100;

/** Keeps what is remembered within bounds, in a cache that many campaigns may share. */
export function forgetOldBuilds(cache: string): void {
  const folder = join(cache, 'builds');
  const files = (existsSync(folder) ? readdirSync(folder) : [])
    .filter((name) => /\.(finished|memory|texts)$/.test(name))
    .map((name) => ({ path: join(folder, name), time: statSync(join(folder, name)).mtimeMs }))
    .sort((a, b) => b.time - a.time);
  for (const { path } of files.slice(MOST * 3)) removeKept(path);
}

/** Undefined where nothing is remembered, or nothing that can be read. */
export function recallFinished(path: string): FinishedBuild | undefined {
  const bytes = readKept(path);
  if (!bytes) return undefined;
  const stored: unknown = JSON.parse(Buffer.from(bytes).toString());
  return isFinished(stored) ? { ...stored, written: new Map(stored.written.map(fileOf)) } : undefined;
}

type Row = readonly [name: string, key: string, hash: string, size: number, time: number];

function fileOf([name, key, hash, size, time]: Row): [string, WrittenFile] {
  return [name, { name, key, hash, size, time }];
}

/** What was stored under our own digest has the form in which we store it; another version's may lack something. */
function isFinished(
  value: unknown,
): value is Omit<FinishedBuild, 'written'> & { readonly written: readonly Row[] } {
  if (typeof value !== 'object' || value === null) return false;
  return ['inputs', 'zone', 'from', 'until', 'pages', 'notices', 'problems', 'written'].every(
    (name) => name in value,
  );
}

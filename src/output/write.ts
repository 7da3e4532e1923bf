/** The only writer: a whole site goes into a new folder, which then takes the old one's place. */
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import type { PublishedFile } from '../content/publication.ts';
import { fileOf } from '../text/url.ts';

/** Files by which a folder shows that Handbill made it and may replace it. */
const MARKS = ['site.webmanifest', 'sitemap.xml', 'robots.txt'];

/** Why a folder may not be replaced by the site, as a sentence; undefined when it may. */
export function refuseOutput(output: string, campaignFolder: string): string | undefined {
  const inside = relative(resolve(output), resolve(campaignFolder));
  const isAbove = inside === '' || !inside.startsWith('..');
  if (isAbove) return `${output} holds the campaign itself. Choose another folder with --output.`;
  const names = existsSync(output) ? readdirSync(output) : [];
  if (names.length === 0 || MARKS.every((mark) => names.includes(mark))) return undefined;
  return `${output} has files that Handbill did not make, and the site would replace them. Empty it, or choose another folder with --output.`;
}

/**
 * Writes every file and swaps the folder in. Until the swap the old site is untouched; a run killed between
 * the two renames leaves the old site in `OUTPUT.previous`, which the next run puts back.
 */
export function writeSite(files: Iterable<PublishedFile>, output: string): void {
  const previous = `${output}.previous`;
  const next = `${output}.next-${process.pid}`;
  if (existsSync(previous) && !existsSync(output)) renameSync(previous, output);
  removeRemains(output);
  try {
    writeFiles(files, next);
    if (existsSync(output)) renameSync(output, previous);
    renameSync(next, output);
    rmSync(previous, { recursive: true, force: true });
  } catch (error) {
    rmSync(next, { recursive: true, force: true });
    if (existsSync(previous) && !existsSync(output)) renameSync(previous, output);
    throw error;
  }
}

function writeFiles(files: Iterable<PublishedFile>, folder: string): void {
  const made = new Set<string>();
  mkdirSync(folder, { recursive: true });
  for (const { address, body } of files) {
    const path = resolve(folder, `.${fileOf(address)}`);
    if (!path.startsWith(folder + sep)) throw new Error(`the address ${address} leads out of the site`);
    const parent = dirname(path);
    if (!made.has(parent)) mkdirSync(parent, { recursive: true });
    made.add(parent);
    writeFileSync(path, body);
  }
}

/** Removes what killed runs left behind; a folder whose process still lives is another build's. */
function removeRemains(output: string): void {
  rmSync(`${output}.previous`, { recursive: true, force: true });
  const parent = dirname(output);
  if (!existsSync(parent)) return;
  const prefix = `${output.slice(parent.length + 1)}.next-`;
  for (const name of readdirSync(parent)) {
    if (name.startsWith(prefix) && !isAlive(Number(name.slice(prefix.length)))) {
      rmSync(join(parent, name), { recursive: true, force: true });
    }
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // Not permitted: it lives, and is somebody else's.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Looks at a path before it is read or written: a link may lead anywhere, and a pipe or a device has no end. */
import { lstatSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Problem } from '../campaign/problem.ts';
import { UserError } from '../text/user-error.ts';

/** More than any text of ours, octets. */
const LIMIT = 10_000_000;

/** The bytes of a text file; undefined where there is none, or anything but a file of a sane size, octets. */
export function readPlainFile(path: string, limit = LIMIT): Buffer | undefined {
  try {
    const found = statSync(path);
    return found.isFile() && found.size <= limit ? readFileSync(path) : undefined;
  } catch {
    return undefined;
  }
}

/** The first folder on the way to a file in `folder` that is a link; undefined where there is none. */
export function linkOnTheWay(folder: string, name: string): string | undefined {
  const parts = name.split('/').slice(0, -1);
  const ways = parts.map((_, index) => parts.slice(0, index + 1).join('/'));
  return ways.find((way) => lstatSync(join(folder, way), { throwIfNoEntry: false })?.isSymbolicLink());
}

/** A way out of a folder; the message is for the person at the terminal. */
class LeadsAway extends UserError {}

/** Throws LeadsAway where a file in `folder` that is to be written or moved, or a folder on the way to it, is a link. */
export function refuseLinks(folder: string, names: Iterable<string>): void {
  for (const name of names) {
    const link = linkOnTheWay(folder, `${name}/`);
    if (link) throw new LeadsAway(`${join(folder, link)} is a link to somewhere else. Remove it.`);
  }
}

/** An error for everything right in a project's folder that is neither file nor folder: whoever reads it would wait for ever. */
export function specialFiles(folder: string): Problem[] {
  return readdirSync(folder)
    .filter((name) => {
      const found = statSync(join(folder, name), { throwIfNoEntry: false });
      return found && !found.isFile() && !found.isDirectory();
    })
    .map((file) => ({ severity: 'error', file, message: 'is not a file that can be read. Remove it.' }));
}

/** Finds the files of a folder that a stranger may have made: plain files alone, no way out of it, no more than can be read. */
import { type Dirent, lstatSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { basename, join, sep } from 'node:path';
import type { Problem } from '../campaign/problem.ts';
import { hasControls } from '../text/escape.ts';
import { foldedName } from '../text/slug.ts';

/** What is in a folder; names are from the folder, with forward slashes. */
export interface Walk {
  /** In the order of code units, folder by folder. */
  readonly files: readonly string[];
  /** Files and folders that were to be passed over. */
  readonly skipped: readonly string[];
  /** An error for all that is no file, leads out of the folder, or is one with another on some disks. */
  readonly problems: readonly Problem[];
}

export interface Bounds {
  readonly entries: number;
  readonly depth: number;
  /** Of all files together. */
  readonly octets: number;
}

export interface WalkOptions {
  /** Whether a file or folder of this name is passed over. */
  readonly skips?: (name: string) => boolean;
  readonly bounds?: Bounds;
  /** The folder in it that alone is walked; names are from the whole folder all the same. */
  readonly part?: string;
}

/** More than any campaign has. */
const BOUNDS: Bounds = { entries: 100_000, depth: 16, octets: 2_000_000_000 };

/**
 * Walks a folder, by its absolute path. One that is not there is empty; one beyond the bounds has a problem and no files.
 * Problems call it by its own name: "content/…".
 */
export function walkFolder(
  folder: string,
  { skips = () => false, bounds = BOUNDS, part = '' }: WalkOptions = {},
): Walk {
  const link = ['', part].find((name) => isLink(join(folder, name)));
  if (link !== undefined) return { files: [], skipped: [], problems: [problemOf(folder, link, ELSEWHERE)] };
  const walker = new Walker(folder, skips, bounds);
  try {
    walker.enter(part, 1);
    return walker;
  } catch (error) {
    if (!(error instanceof TooMuch)) throw error;
    return { files: [], skipped: [], problems: [problemOf(folder, '', error.message)] };
  }
}

/** Ends a walk that would go on for too long. */
class TooMuch extends Error {}

class Walker implements Walk {
  readonly files: string[] = [];
  readonly skipped: string[] = [];
  readonly problems: Problem[] = [];
  readonly #folder: string;
  readonly #skips: (name: string) => boolean;
  readonly #bounds: Bounds;
  #entries = 0;
  #octets = 0;

  constructor(folder: string, skips: (name: string) => boolean, bounds: Bounds) {
    this.#folder = folder;
    this.#skips = skips;
    this.#bounds = bounds;
  }

  enter(name: string, depth: number): void {
    const most = this.#bounds.depth;
    if (depth > most) throw new TooMuch(`has folders in folders, more than ${most} deep. Take them out.`);
    const entries = entriesOf(join(this.#folder, name));
    if (!entries) this.problems.push(problemOf(this.#folder, name, 'cannot be read. Check whose folder it is.'));
    const like = new Map<string, string>();
    for (const entry of entries ?? []) {
      this.#take(name ? `${name}/${entry.name}` : entry.name, entry, like, depth);
      like.set(foldedName(entry.name), entry.name);
    }
  }

  #take(name: string, entry: Dirent, like: ReadonlyMap<string, string>, depth: number): void {
    if (OF_SYSTEMS.test(entry.name)) return;
    if (this.#skips(entry.name)) {
      this.skipped.push(name);
      return;
    }
    this.#entries += 1;
    if (this.#entries > this.#bounds.entries)
      throw new TooMuch(`holds more than ${this.#bounds.entries} files. Take out what is not the campaign’s.`);
    const fault = nameFault(entry.name, like.get(foldedName(entry.name))) ?? kindFault(this.#folder, name, entry);
    const advice = windowsFault(entry.name);
    if (fault) this.problems.push(problemOf(this.#folder, name, fault));
    else if (advice) this.problems.push({ ...problemOf(this.#folder, name, advice), severity: 'warning' });
    if (fault) return;
    if (entry.isDirectory()) this.enter(name, depth + 1);
    else this.#takeFile(name);
  }

  #takeFile(name: string): void {
    this.#octets += statSync(join(this.#folder, name), { throwIfNoEntry: false })?.size ?? 0;
    if (this.#octets > this.#bounds.octets)
      throw new TooMuch(`holds more than ${this.#bounds.octets / 1e9} GB. Put films elsewhere, and link to them.`);
    this.files.push(name);
  }
}

/**
 * What systems and programs put into folders by themselves. macOS calls the picture of a folder "Icon" and a carriage
 * return, which others write in their own ways.
 */
const OF_SYSTEMS =
  /^(\.DS_Store|\._.*|Icon[\r\uf00d?_]|(eh)?Thumbs\.db|desktop\.ini|__MACOSX|\$RECYCLE\.BIN|System Volume Information|~\$.*)$/i;

/** Why a name cannot be kept on a disk of Windows, as a sentence. */
function windowsFault(name: string): string | undefined {
  if (/^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(name))
    return 'has the name of a device of Windows, on which it cannot be kept or unpacked. Give it another name.';
  return /[<>:"|?*\\]|[. ]$/.test(name)
    ? 'has a sign in its name that Windows does not allow, or ends in a dot or a space. Give it another name.'
    : undefined;
}

const ELSEWHERE = 'is a link to somewhere else. Put the file itself here.';

function problemOf(folder: string, name: string, message: string): Problem {
  return { severity: 'error', file: [basename(folder), name].filter(Boolean).join('/'), message };
}

function isLink(path: string): boolean {
  try {
    return lstatSync(path).isSymbolicLink();
  } catch {
    // It is not there, or what it would be in is no folder.
    return false;
  }
}

/** Nothing for a folder that is not there, undefined for one that is closed to us. */
function entriesOf(path: string): Dirent[] | undefined {
  try {
    return readdirSync(path, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ENOENT' ? [] : undefined;
  }
}

function nameFault(name: string, like: string | undefined): string | undefined {
  // Node puts U+FFFD where a name is no UTF-8, and does not find the file by it.
  if (hasControls(name) || name.includes('\ufffd'))
    return 'has signs in its name that are no letters. Give it another name.';
  return like === undefined
    ? undefined
    : `has the same name as ${like} on disks that do not tell such letters apart. Rename one of the two.`;
}

/** Why an entry is neither a file that is read nor a folder, as a sentence. */
function kindFault(folder: string, name: string, entry: Dirent): string | undefined {
  if (entry.isFile() || entry.isDirectory()) return undefined;
  if (!entry.isSymbolicLink()) return 'is not a file that can be read. Remove it.';
  const path = join(folder, name);
  try {
    const isInside = realpathSync(path).startsWith(realpathSync(folder) + sep);
    return isInside && statSync(path).isFile() ? undefined : ELSEWHERE;
  } catch {
    return 'is a link to a file that is not there. Put the file itself here.';
  }
}

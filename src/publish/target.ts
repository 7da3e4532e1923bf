/** Where a site is sent: what stands there, what the new one changes of that, and how it gets there. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Paths in the site's folder, with forward slashes. */
export interface Differences {
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly removed: readonly string[];
}

export interface Target {
  /** In a sentence: "the branch gh-pages of git@git.example:me/site.git". */
  readonly where: string;
  /** A file as it is published; undefined where there is none. */
  read(name: string): Promise<Buffer | undefined>;
  /** What sending the site of a folder would change. */
  compare(site: string): Promise<Differences>;
  /** Sends it; nothing that a page needs comes after the page, and what is gone goes last. */
  send(site: string, differences: Differences): Promise<void>;
  /** Leaves nothing behind on this machine. */
  close(): void;
}

/** What pages need, and then the pages. */
export function inSendingOrder(names: readonly string[]): string[] {
  const isPage = (name: string): boolean => name.endsWith('.html');
  return [...names.filter((name) => !isPage(name)), ...names.filter(isPage)];
}

/** What a site of these files changes of those that are there. */
export function differencesBetween(
  names: readonly string[],
  there: Iterable<string>,
  isSame: (name: string) => boolean,
): Differences {
  const [next, known] = [new Set(names), new Set(there)];
  return {
    added: names.filter((name) => !known.has(name)),
    changed: names.filter((name) => known.has(name) && !isSame(name)),
    removed: [...known].filter((name) => !next.has(name)),
  };
}

/** `use` with a folder that is there meanwhile. */
export async function withFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'handbill-publish-'));
  try {
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Where things are on the disk: the built-in files, and a campaign's own, which win over those of the same name. */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Problem } from '../campaign/problem.ts';
import { linkOnTheWay } from '../disk/plain-file.ts';
import { walkFolder } from '../disk/walk-folder.ts';
import { UserError } from '../text/user-error.ts';
import { PUBLISHED_DOT_FILES } from './output-folder.ts';

export interface Folders {
  /** The campaign's folder, absolute. */
  readonly campaign: string;
  /** Folders of templates, the built-in ones first. */
  readonly templates: readonly string[];
  /** Folders of public files, the built-in ones first. */
  readonly public: readonly string[];
}

/** Where Handbill itself is: two folders up, or three in the package, where the code is in `dist`. */
export const PACKAGE_FOLDER = ['../..', '../../..']
  .map((way) => fileURLToPath(new URL(way, import.meta.url)))
  .reduce((near, far) => (existsSync(join(near, 'package.json')) ? near : far));

/** The folders for the campaign in a folder; the package's own campaign has no files of its own besides. */
export function foldersOf(campaignFolder: string): Folders {
  const campaign = resolve(campaignFolder);
  const both = (name: string): string[] =>
    [...new Set([join(PACKAGE_FOLDER, name), join(campaign, name)])].filter((folder) => existsSync(folder));
  return { campaign, templates: both('templates'), public: both('public') };
}

/**
 * Where a campaign keeps what is only there to be quick, unless another folder is shared by many. Throws LinkedCache
 * where a link would have it written elsewhere.
 */
export function cacheFolder(campaignFolder: string): string {
  const link = linkOnTheWay(campaignFolder, '.cache/handbill/');
  if (link)
    throw new LinkedCache(
      `${join(campaignFolder, link)} is a link to somewhere else. Remove it; another folder can be named with --cache.`,
    );
  return join(campaignFolder, '.cache', 'handbill');
}

/** The message is for the person at the terminal. */
class LinkedCache extends UserError {}

/** The files of a folder in several places, by name: a later place's file wins. Names are from `folder`, sorted. */
export function layeredFiles(places: readonly string[], folder: string, ending: string): Map<string, string> {
  const files = places.flatMap((place) =>
    walkFolder(place)
      .files.filter((name) => name.startsWith(`${folder}/`) && name.endsWith(ending))
      .map((name): [string, string] => [name.slice(folder.length + 1), join(place, name)]),
  );
  return new Map([...new Map(files)].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The bytes of all public files by address, and what is wrong with those that are not published. */
export function readPublicFiles(places: readonly string[]): {
  files: Map<string, Uint8Array>;
  problems: Problem[];
} {
  const walks = places.map((place) => ({ place, ...walkFolder(place, { skips: isHidden }) }));
  const files = new Map<string, Uint8Array>();
  const problems = walks.flatMap((walk) => walk.problems);
  for (const { place, files: names } of walks)
    for (const name of names) {
      const bytes = bytesOf(join(place, name));
      if (bytes) files.set(`/${name}`, bytes);
      else problems.push({ severity: 'error', file: `public/${name}`, message: UNREADABLE });
    }
  const hidden = walks.flatMap(({ skipped }) => skipped);
  const sorted = [...files].sort(([a], [b]) => (a < b ? -1 : 1));
  return { files: new Map(sorted), problems: [...problems, ...hidden.map(notPublished)] };
}

const UNREADABLE = 'cannot be read. Check that you may read it.';

function bytesOf(path: string): Uint8Array | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}

/** Whether a file or a folder is hidden, as version control and editors hide theirs. */
function isHidden(name: string): boolean {
  return name.startsWith('.') && !PUBLISHED_DOT_FILES.includes(name);
}

function notPublished(name: string): Problem {
  const message = 'is hidden, by the dot in front of its name, and is not published. Rename it if it should be.';
  return { severity: 'warning', file: `public/${name}`, message };
}

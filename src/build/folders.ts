/** Where things are on the disk: the built-in files, and a campaign's own, which win over those of the same name. */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DEFAULT_STYLE } from '../campaign/model.ts';
import type { Problem } from '../campaign/problem.ts';
import { linkOnTheWay } from '../disk/plain-file.ts';
import { walkFolder } from '../disk/walk-folder.ts';
import { UserError } from '../text/user-error.ts';
import { PUBLISHED_DOT_FILES } from './output-folder.ts';

export interface Folders {
  /** The campaign's folder, absolute. */
  readonly campaign: string;
  /** Folders of templates, the built-in ones first; those of the campaign's style stand between ours and its own. */
  readonly templates: readonly string[];
  /** Folders of the style sheets that all parts share, in the same order. */
  readonly styles: readonly string[];
  /** Folders of public files, the built-in ones first. */
  readonly public: readonly string[];
}

/** Where Handbill itself is: two folders up, or three in the package, where the code is in `dist`. */
export const PACKAGE_FOLDER = ['../..', '../../..']
  .map((way) => fileURLToPath(new URL(way, import.meta.url)))
  .reduce((near, far) => (existsSync(join(near, 'package.json')) ? near : far));

/** The folders for the campaign in a folder; the package's own campaign has no files of its own besides. */
export function foldersOf(campaignFolder: string, style = DEFAULT_STYLE): Folders {
  const campaign = resolve(campaignFolder);
  const there = (...folders: readonly string[]): string[] => [...new Set(folders)].filter((each) => existsSync(each));
  // What a style has not, it has from the one that is usual.
  const styled = [DEFAULT_STYLE, style].flatMap((name) =>
    [PACKAGE_FOLDER, campaign].map((place) => join(place, STYLES, name)),
  );
  const layers = (name: string, ...between: readonly string[]): string[] =>
    there(join(PACKAGE_FOLDER, name), ...between, join(campaign, name));
  return {
    campaign,
    templates: layers('templates', ...styled),
    styles: layers(STYLES, ...styled),
    public: layers('public'),
  };
}

/** Where styles are, a folder each. */
const STYLES = join('templates', 'styles');

/** The styles that the campaign in a folder can choose from, ours and its own, with what each says of colours. */
export function stylesOf(campaignFolder: string): Map<string, string> {
  const styles = new Map<string, string>();
  for (const folder of [PACKAGE_FOLDER, campaignFolder].map((place) => join(place, STYLES)))
    for (const name of walkFolder(folder).files) {
      const [, style, file] = /^([^/]+)\/(.+)$/.exec(name) ?? [];
      if (!style) continue;
      const known = styles.get(style) ?? '';
      styles.set(style, file === 'colours.yml' ? readFileSync(join(folder, name), 'utf8') : known);
    }
  return new Map([...styles].sort(([a], [b]) => (a < b ? -1 : 1)));
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
    walkFolder(place, { part: folder })
      .files.filter((name) => name.endsWith(ending))
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

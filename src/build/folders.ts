/** Where things are on the disk: the built-in files, and a campaign's own, which win over those of the same name. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Problem } from '../campaign/problem.ts';
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

/** Where a campaign keeps what is only there to be quick, unless another folder is shared by many. */
export function cacheFolder(campaignFolder: string): string {
  return join(campaignFolder, '.cache', 'handbill');
}

/** The files of a folder in several places, by name: a later place's file wins. Names are from `folder`, sorted. */
export function layeredFiles(places: readonly string[], folder: string, ending: string): Map<string, string> {
  const files = new Map<string, string>();
  for (const place of places) {
    const root = join(place, folder);
    if (!existsSync(root)) continue;
    for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || !entry.name.endsWith(ending)) continue;
      const path = join(entry.parentPath ?? entry.path, entry.name);
      files.set(
        path
          .slice(root.length + 1)
          .split(sep)
          .join('/'),
        path,
      );
    }
  }
  return new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The bytes of all public files by address, and a warning for each file that is better not published. */
export function readPublicFiles(places: readonly string[]): {
  files: Map<string, Uint8Array>;
  problems: Problem[];
} {
  const all = [...layeredFiles(places, '.', '')];
  const hidden = all.filter(([name]) => isHidden(name)).map(([name]) => name);
  const files = all.filter(([name]) => !isHidden(name));
  return {
    files: new Map(files.map(([name, path]) => [`/${name}`, readFileSync(path)])),
    problems: hidden.filter((name) => !/(^|\/)\.DS_Store$/.test(name)).map(notPublished),
  };
}

/** Whether a file or one of its folders is hidden, as version control and editors hide theirs. */
function isHidden(name: string): boolean {
  return name.split('/').some((part) => part.startsWith('.') && !PUBLISHED_DOT_FILES.includes(part));
}

function notPublished(name: string): Problem {
  const message = 'is hidden, by the dot in front of its name, and is not published. Rename it if it should be.';
  return { severity: 'warning', file: `public/${name}`, message };
}

/** Where things are on the disk: the built-in files, and a campaign's own, which win over those of the same name. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface Folders {
  /** The campaign's folder, absolute. */
  readonly campaign: string;
  /** Folders of templates, the built-in ones first. */
  readonly templates: readonly string[];
  /** Folders of public files, the built-in ones first. */
  readonly public: readonly string[];
}

const PACKAGE = fileURLToPath(new URL('../..', import.meta.url));

/** The folders for the campaign in a folder; the package's own campaign has no files of its own besides. */
export function foldersOf(campaignFolder: string): Folders {
  const campaign = resolve(campaignFolder);
  const both = (name: string): string[] =>
    [...new Set([join(PACKAGE, name), join(campaign, name)])].filter((folder) => existsSync(folder));
  return { campaign, templates: both('templates'), public: both('public') };
}

/** The files of a folder in several places, by name: a later place's file wins. Names are from `folder`, sorted. */
export function layeredFiles(places: readonly string[], folder: string, ending: string): Map<string, string> {
  const files = new Map<string, string>();
  for (const place of places) {
    const root = join(place, folder);
    if (!existsSync(root)) continue;
    for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || entry.name.startsWith('.') || !entry.name.endsWith(ending)) continue;
      const path = join(entry.parentPath ?? entry.path, entry.name);
      files.set(path.slice(root.length + 1).replaceAll('\\', '/'), path);
    }
  }
  return new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The bytes of all public files by address. */
export function readPublicFiles(places: readonly string[]): Map<string, Uint8Array> {
  return new Map([...layeredFiles(places, '.', '')].map(([name, path]) => [`/${name}`, readFileSync(path)]));
}

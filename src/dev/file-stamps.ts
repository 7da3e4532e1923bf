/** When each file of a campaign was last changed: shows a change that nobody was watching for. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { walkFolder } from '../disk/walk-folder.ts';

/** What a site is made from, in a campaign's folder. */
const FOLDERS = ['content', 'templates', join('templates', 'pages'), 'public'];
const CONFIGURATION = /^(eleventy\.config\.[cm]?[jt]s|\.eleventy\.js)$/;

export type FileStamps = ReadonlyMap<string, number>;

/** The times of a campaign's files, by path; its folders are there without one. */
export function fileStamps(campaign: string): FileStamps {
  const folders = FOLDERS.map((folder) => join(campaign, folder)).filter((folder) => existsSync(folder));
  const files = [
    ...readdirSync(campaign)
      .filter((name) => CONFIGURATION.test(name))
      .map((name) => join(campaign, name)),
    ...folders.flatMap((folder) => walkFolder(folder).files.map((name) => join(folder, name))),
  ];
  return new Map([
    ...folders.map((path): [string, number] => [path, 0]),
    // A file may go while we look.
    ...files.map((path): [string, number] => [path, statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0]),
  ]);
}

/** What was added, changed or removed between the two. */
export function changesBetween(before: FileStamps, after: FileStamps): string[] {
  const paths = new Set([...before.keys(), ...after.keys()]);
  return [...paths].filter((path) => before.get(path) !== after.get(path));
}

/** Whether a path is one that Eleventy does not know of before it begins: a folder for templates, or a configuration. */
export function isBeginning(campaign: string, path: string): boolean {
  const name = relative(campaign, path);
  return FOLDERS.includes(name) || CONFIGURATION.test(name);
}

/** Whether nothing is made from a path. */
export function isIgnored(campaign: string, path: string): boolean {
  const parts = relative(campaign, path).split(/[\\/]/);
  return parts.some((part) => /^(node_modules|_site|\.(?!eleventy))/.test(part));
}

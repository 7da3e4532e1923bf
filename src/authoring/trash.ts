/** What was deleted lies in the campaign's `.trash`, a folder for each time, until it is put back or someone empties it. */
import { existsSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { makeFolder } from '../disk/make-folder.ts';
import { linkOnTheWay, refuseLinks } from '../disk/plain-file.ts';
import { walkFolder } from '../disk/walk-folder.ts';

const TRASH = '.trash';

/** What was deleted at one time. */
export interface Deleted {
  /** The folder's name: when, UTC ms. */
  readonly id: string;
  /** From the campaign's folder, as they were. */
  readonly paths: readonly string[];
}

/** Moves files out of the campaign; `clock` is now, UTC ms. Returns by which id they can be put back. */
export function moveToTrash(campaign: string, paths: readonly string[], clock: number): string {
  const ignore = join(campaign, TRASH, '.gitignore');
  refuseLinks(campaign, [`${TRASH}/.gitignore`]);
  makeFolder(join(campaign, TRASH));
  if (!existsSync(ignore)) writeFileSync(ignore, '*\n');
  let id = clock;
  while (existsSync(join(campaign, TRASH, String(id)))) id += 1;
  for (const path of paths) move(join(campaign, path), join(campaign, TRASH, String(id), path));
  return String(id);
}

/** The latest first. */
export function deletedFiles(campaign: string): Deleted[] {
  const folder = join(campaign, TRASH);
  if (!existsSync(folder) || linkOnTheWay(campaign, `${TRASH}/`)) return [];
  const ids = readdirSync(folder).filter((name) => /^\d+$/.test(name));
  return ids
    .sort((a, b) => Number(b) - Number(a))
    .map((id) => ({ id, paths: walkFolder(join(folder, id)).files }))
    .filter(({ paths }) => paths.length > 0);
}

/** Where deleted files lie, to be looked into. */
export function trashFolder(campaign: string, id: string): string {
  return join(campaign, TRASH, id);
}

/** Puts files back where they were; returns those in whose place there are others, and moves none then. */
export function putBack(campaign: string, { id, paths }: Deleted): string[] {
  const taken = paths.filter((path) => existsSync(join(campaign, path)));
  if (taken.length > 0) return taken;
  refuseLinks(campaign, paths);
  for (const path of paths) move(join(trashFolder(campaign, id), path), join(campaign, path));
  rmSync(trashFolder(campaign, id), { recursive: true, force: true });
  return [];
}

function move(from: string, to: string): void {
  makeFolder(dirname(to));
  renameSync(from, to);
}

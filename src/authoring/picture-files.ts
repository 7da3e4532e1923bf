/** The pictures of a campaign as an organiser has them: added without what they tell, parts hidden for good, the original kept aside. */
import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { Rectangle } from '../campaign/picture.ts';
import { isPictureName, measurePicture, ownFileOf, stemOf } from '../content/images/measured-picture.ts';
import { makeFolder } from '../disk/make-folder.ts';
import { linkOnTheWay, refuseLinks } from '../disk/plain-file.ts';
import { replaceFile } from '../disk/replace-file.ts';
import { walkFolder } from '../disk/walk-folder.ts';
import { strippedPicture } from '../pictures/stripped-picture.ts';
import { suggestSlug } from '../text/slug.ts';
import { LONGEST_SLUG } from './campaign-settings.ts';
import { writeNew } from './write-new.ts';

/** What may be seen, and what nobody may see: the latter is in no repository and no build. */
const SEEN = 'content/images';
const ORIGINALS = 'content/originals';

/** The names of the pictures, in order. */
export function picturesOf(campaign: string): string[] {
  return walkFolder(join(campaign, SEEN)).files.filter((name) => isPictureName(name) && !/[/]|^\./.test(name));
}

export function picturePath(name: string): string {
  return `${SEEN}/${name}`;
}

/** Where the picture lies as it was added, from the campaign's folder: what is hidden on it can be seen there. */
export function originalPath(campaign: string, name: string): string {
  const kept = `${ORIGINALS}/${name}`;
  return existsSync(join(campaign, kept)) && !linkOnTheWay(campaign, `${kept}/`) ? kept : picturePath(name);
}

/** Adds a picture without its metadata, under a name that no other has; returns the name, or a sentence that says why not. */
export async function addPicture(
  campaign: string,
  fileName: string,
  bytes: Uint8Array,
): Promise<{ name: string } | string> {
  const extension = extname(fileName).toLowerCase();
  const slug = suggestSlug(fileName.slice(0, fileName.length - extension.length)).slice(0, LONGEST_SLUG) || 'picture';
  if (!isPictureName(`${slug}${extension}`))
    return `${fileName} is not a picture that can be shown. Save it as JPEG, PNG, WebP or SVG.`;
  const read = await measurePicture(picturePath(`${slug}${extension}`), bytes);
  if ('message' in read) return `${fileName} ${read.message}`;
  // Of a drawing that is the picture which the site shows: the file itself may name people, and carry a program.
  const pixels = read.bytes;
  const name = `${freeStem(campaign, slug)}${extension === '.svg' ? '.png' : extension}`;
  writeNew(campaign, new Map([[picturePath(name), (await strippedPicture(pixels)) ?? pixels]]));
  return { name };
}

/** Two pictures that differ by their ending alone would share the file that says more about them. */
function freeStem(campaign: string, slug: string): string {
  const taken = new Set(walkFolder(join(campaign, SEEN)).files.map(stemOf));
  for (let number = 1; ; number += 1) {
    const stem = number === 1 ? slug : `${slug}-${number}`;
    if (!taken.has(stem)) return stem;
  }
}

/** Fills the parts of a picture that nobody may see; the original is kept aside, and comes back where nothing is hidden any more. */
export async function hideParts(campaign: string, name: string, parts: readonly Rectangle[]): Promise<void> {
  const seen = join(campaign, picturePath(name));
  const kept = join(campaign, ORIGINALS, name);
  if (parts.length === 0 && !existsSync(kept)) return;
  refuseLinks(campaign, [picturePath(name), `${ORIGINALS}/${name}`, `${ORIGINALS}/.gitignore`]);
  const bytes = readFileSync(join(campaign, originalPath(campaign, name)));
  const filled = await strippedPicture(bytes, parts);
  // A drawing's parts are filled when it is published.
  if (!filled) return;
  if (!existsSync(kept)) keepAside(join(campaign, ORIGINALS), seen, kept);
  replaceFile(seen, filled);
}

/** The folder says itself that Git is to leave it alone, whatever the campaign's own settings are. */
function keepAside(folder: string, seen: string, kept: string): void {
  makeFolder(folder);
  const ignore = join(folder, '.gitignore');
  if (!existsSync(ignore)) writeFileSync(ignore, '*\n');
  copyFileSync(seen, kept);
}

/** All that belongs to a picture, from the campaign's folder. */
export function filesOfPicture(campaign: string, name: string): string[] {
  const paths = [picturePath(name), ownFileOf(picturePath(name)), `${ORIGINALS}/${name}`];
  return paths.filter((path) => existsSync(join(campaign, path)));
}

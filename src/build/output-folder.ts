/** How a site takes an earlier one's place, as a whole folder; and what may be replaced at all. */
import { existsSync, mkdirSync, readdirSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';

/** The file by which a folder shows that Handbill made it and may replace it. */
const MARK = '.handbill';

/** Dot-files that a campaign's `public/` may hold; any other in the output is somebody's, such as .git. */
export const PUBLISHED_DOT_FILES: readonly string[] = ['.well-known', '.htaccess', '.nojekyll', '.domains'];

/** The folders of a campaign that hold what the author wrote. */
const SOURCE_FOLDERS = ['content', 'templates', 'public'];

/** Where a path really is, once links are followed; a folder that is not there yet is where it says. */
export function outputFolder(path: string): string {
  return existsSync(path) ? realpathSync(path) : resolve(path);
}

/** Why a folder may not be replaced by the site, as a sentence; undefined when it may. */
export function refuseOutput(output: string, campaignFolder: string): string | undefined {
  const campaign = realpathSync(campaignFolder);
  if (isInside(campaign, output)) return `${output} holds the campaign itself. Choose another folder with --output.`;
  if (SOURCE_FOLDERS.some((folder) => isInside(output, join(campaign, folder)))) {
    return `${output} is where the campaign's own files are. Choose another folder with --output.`;
  }
  if (!existsSync(output)) return undefined;
  if (!statSync(output).isDirectory()) return `${output} is a file. Choose a folder with --output.`;
  const foreign = foreignNames(output);
  if (foreign.length === 0) return undefined;
  return `${output} has files that Handbill did not make (${foreign.slice(0, 3).join(', ')}), and the site would replace them. Move them away, or choose another folder with --output.`;
}

/** Puts things right after a run that was killed: the site that it had moved aside is put back. */
export function restoreSite(output: string): void {
  const previous = `${output}.previous`;
  if (existsSync(previous) && !existsSync(output) && isOurs(previous)) renameSync(previous, output);
}

/** The folder that a new site is written into; what killed runs left behind is removed. */
export function nextFolder(output: string): string {
  restoreSite(output);
  removeRemains(output);
  return `${output}.next-${process.pid}`;
}

/**
 * Has a whole site take the old one's place. A run killed between the two renames leaves the old site in `OUTPUT.previous`,
 * which the next run puts back.
 */
export function swapSite(next: string, output: string): void {
  const previous = `${output}.previous`;
  mkdirSync(next, { recursive: true });
  writeFileSync(join(next, MARK), MARK_TEXT);
  try {
    if (existsSync(output)) renameSync(output, previous);
    renameSync(next, output);
    removeOurs(previous, output);
  } catch (error) {
    rmSync(next, { recursive: true, force: true });
    restoreSite(output);
    throw error;
  }
}

const MARK_TEXT = 'Made by Handbill, which replaces this folder at every build.\n';

/** What is in a folder that a build did not put there; nothing for a folder that is empty or all ours. */
function foreignNames(folder: string): string[] {
  const names = readdirSync(folder).filter((name) => name !== MARK);
  if (!isOurs(folder)) return names;
  return names.filter((name) => name.startsWith('.') && !PUBLISHED_DOT_FILES.includes(name));
}

function isOurs(folder: string): boolean {
  return existsSync(join(folder, MARK));
}

function isEmpty(folder: string): boolean {
  return existsSync(folder) && readdirSync(folder).length === 0;
}

function isInside(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way === '' || !(way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way));
}

/** Removes what killed runs left behind; a folder whose process still lives is another build's. */
function removeRemains(output: string): void {
  const parent = dirname(output);
  if (!existsSync(parent)) return;
  const prefix = `${basename(output)}.`;
  for (const name of readdirSync(parent)) {
    const [, pid] = /^(?:next|gone)-(\d+)$/.exec(name.startsWith(prefix) ? name.slice(prefix.length) : '') ?? [];
    if (pid && !isAlive(Number(pid))) rmSync(join(parent, name), { recursive: true, force: true });
  }
  if (existsSync(output)) removeOurs(`${output}.previous`, output);
}

/** Removes an earlier site. Half removed it would not be known as ours, so it first gets a name that says what it is. */
function removeOurs(previous: string, output: string): void {
  if (!isOurs(previous) && !isEmpty(previous)) return;
  const gone = `${output}.gone-${process.pid}`;
  renameSync(previous, gone);
  rmSync(gone, { recursive: true, force: true });
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // Not permitted: it lives, and is somebody else's.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** The folder that a site is written to: where it really is, whether it may be replaced, and what in it is not ours. */
import { existsSync, lstatSync, readdirSync, readFileSync, readlinkSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';

/** The file by which a folder shows that Handbill made it and may replace it; it names all files that were in it then. */
export const MARK = '.handbill';

const MARK_TEXT = 'Made by Handbill, which replaces this folder at every build. It put these files here:\n';

/** A longer list is none of ours, octets. */
const MARK_LIMIT = 50_000_000;

/** Dot-files that a campaign's `public/` may hold; any other in the output is somebody's, such as .git. */
export const PUBLISHED_DOT_FILES: readonly string[] = ['.well-known', '.htaccess', '.nojekyll', '.domains'];

/** The folders of a campaign that hold what the author wrote. */
const SOURCE_FOLDERS = ['content', 'templates', 'public'];

/** Links that lead to each other lead nowhere. */
const MOST_LINKS = 40;

/** Where a path really is, once links are followed; a folder that is not there yet is where it says. */
export function outputFolder(path: string, links = 0): string {
  const wanted = resolve(path);
  if (existsSync(wanted)) return realpathSync(wanted);
  const target = linkTarget(wanted);
  if (target !== undefined && links < MOST_LINKS)
    return outputFolder(join(outputFolder(dirname(wanted)), target), links + 1);
  return join(outputFolder(dirname(wanted)), basename(wanted));
}

/** Where a link leads although nothing is there, such as to a site that a killed run had moved aside. */
function linkTarget(path: string): string | undefined {
  try {
    return readlinkSync(path);
  } catch {
    return undefined;
  }
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

/** What is in a folder that a build did not put there; nothing for a folder that is empty or all ours. */
function foreignNames(folder: string): string[] {
  const names = readdirSync(folder).filter((name) => name !== MARK);
  if (!isOurs(folder)) return names;
  return names.filter((name) => name.startsWith('.') && !PUBLISHED_DOT_FILES.includes(name));
}

/** Whether Handbill made a folder. */
export function isOurs(folder: string): boolean {
  return lstatSync(join(folder, MARK), { throwIfNoEntry: false })?.isFile() ?? false;
}

/** The mark of a folder that has these files; of one that is there, as it is now. */
export function markOf(folder: string, names: Iterable<string> = namesIn(folder)): string {
  return `${MARK_TEXT}${[...names].join('\n')}\n`;
}

/** Files that somebody put into a site since it was made, by their paths in it; none where no list says what was made. */
export function addedFiles(output: string): string[] {
  const path = join(output, MARK);
  // The list is compared with what is there, and does nothing else: anyone may have written it.
  if (!isOurs(output) || lstatSync(path).size > MARK_LIMIT) return [];
  const made = new Set(namesInMark(readFileSync(path, 'utf8')));
  return made.size > 0 ? namesIn(output).filter((name) => !made.has(name)) : [];
}

/** The paths that a mark lists; none where it is no mark. */
export function namesInMark(mark: string): string[] {
  return mark.startsWith(MARK_TEXT) ? mark.slice(MARK_TEXT.length).split('\n').filter(Boolean) : [];
}

/** The paths of all files in a folder, with forward slashes, in the order of code units. */
export function namesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map(({ name, path, parentPath = path }) => relative(folder, join(parentPath, name)).split(sep).join('/'))
    .filter((name) => name !== MARK)
    .sort();
}

function isInside(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way === '' || !(way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way));
}

/** Reads a campaign's folder from the disk: the only file of this layer that touches it. */
import { type Dirent, existsSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import type { Campaign } from '../../campaign/model.ts';
import { isError, type Problem, sortProblems } from '../../campaign/problem.ts';
import type { StringsFiles } from '../checks/check-campaign.ts';
import { checkContent } from '../checks/check-content.ts';
import { faultByName } from '../images/file-kinds.ts';
import { isPictureName, measurePicture, type OriginalPicture, unreadablePicture } from '../images/measured-picture.ts';
import { decodeSource, type SourceFile, TEXT_LIMIT_BYTES, tooLarge } from './source-file.ts';

export interface Loading {
  /** The campaign's folder, absolute. */
  readonly campaignFolder: string;
  /** Folders of templates, absolute: the built-in ones first, then the campaign's own. */
  readonly templateFolders: readonly string[];
  /** Addresses that exist whatever the content says. */
  readonly fixedAddresses: Iterable<string>;
  /** Addresses of the pages that templates make; filled in once they are known. */
  readonly made?: ReadonlySet<string> | undefined;
  /** Ids of the places a page can be shared to. */
  readonly shareTargets: readonly string[];
  /** Texts by path that stand in for those on the disk, to be checked before they are saved. */
  readonly drafts?: ReadonlyMap<string, string> | undefined;
}

/** The campaign, undefined when anything is wrong with it; and every problem and warning, in order. */
export async function loadCampaign(loading: Loading): Promise<{ campaign: Campaign | undefined; problems: Problem[] }> {
  const problems: Problem[] = [];
  const texts = new Map<string, SourceFile>();
  const pictures: OriginalPicture[] = [];
  const { files, problems: faults } = listFiles(loading.campaignFolder, 'content');
  problems.push(...faults);
  for (const path of files) {
    const name = path.split('/').at(-1) ?? '';
    const read = isPictureName(name)
      ? await measurePicture(path, readFileSync(join(loading.campaignFolder, path)))
      : readText(loading.campaignFolder, path);
    if ('message' in read) {
      problems.push(read);
      // A file that cannot be read is there all the same; a text that shows it as a picture is not at fault.
      pictures.push(unreadablePicture(path));
    } else if ('bytes' in read) pictures.push(read);
    else texts.set(path, read);
  }
  for (const [path, text] of loading.drafts ?? []) texts.set(path, { path, text });
  const strings = readStrings(loading.templateFolders, problems);
  const checked = checkContent({ ...loading, texts, pictures, strings });
  // A file that cannot be read is not "missing" as well.
  const unreadable = new Set(problems.map(({ file }) => file));
  const others = checked.problems.filter(({ file, place }) => place || !unreadable.has(file));
  const campaign = problems.some(isError) ? undefined : checked.campaign;
  return { campaign, problems: sortProblems([...problems, ...others]) };
}

/** Every content file's path from the campaign's folder, in the order of code units, links out of the folder refused. */
function listFiles(root: string, folder: string): { files: string[]; problems: Problem[] } {
  const files: string[] = [];
  const problems: Problem[] = [];
  if (!existsSync(join(root, folder))) return { files, problems };
  const entries = readdirSync(join(root, folder), { withFileTypes: true });
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (isIgnored(entry.name)) continue;
    const path = `${folder}/${entry.name}`;
    const kind = kindOf(root, path, entry);
    if (kind === 'folder') {
      const inner = listFiles(root, path);
      files.push(...inner.files);
      problems.push(...inner.problems);
    } else if (kind === 'file') {
      files.push(path);
    } else {
      problems.push({ severity: 'error', file: path, message: kind });
    }
  }
  return { files, problems };
}

/** "file", "folder", or a sentence saying why it is neither. */
function kindOf(root: string, path: string, entry: Dirent): string {
  if (entry.isFile()) return 'file';
  if (entry.isDirectory()) return 'folder';
  if (!entry.isSymbolicLink()) return 'is not a file that can be read. Remove it.';
  const target = join(root, path);
  if (!existsSync(target)) return 'is a link to a file that is not there. Put the file itself here.';
  const isInside = realpathSync(target).startsWith(realpathSync(root) + sep);
  if (!isInside || !statSync(target).isFile()) return 'is a link to somewhere else. Put the file itself here.';
  return 'file';
}

/** Editors' and systems' own files, and notes for people: nobody expects them on the site. */
function isIgnored(name: string): boolean {
  return /^\.|~$|^#.*#$|\.sw[a-p]$|\.bak$|^(README\.md|Thumbs\.db|desktop\.ini)$/i.test(name);
}

function readText(root: string, path: string): SourceFile | Problem {
  const message = faultByName(path);
  if (message) return { severity: 'error', file: path, message };
  try {
    const { size } = statSync(join(root, path));
    if (size > TEXT_LIMIT_BYTES) return { severity: 'error', file: path, message: tooLarge(size) };
    return decodeSource(path, readFileSync(join(root, path)));
  } catch {
    return {
      severity: 'error',
      file: path,
      message: 'cannot be read. Check that it is still there and that you may read it.',
    };
  }
}

function readStrings(templateFolders: readonly string[], problems: Problem[]): StringsFiles {
  const strings = new Map<string, SourceFile[]>();
  for (const folder of templateFolders) {
    const { files } = listFiles(folder, 'strings');
    for (const path of files.filter((name) => name.endsWith('.yml'))) {
      const lang = path.slice('strings/'.length, -'.yml'.length);
      const source = decodeSource(`templates/${path}`, readFileSync(join(folder, path)));
      if ('text' in source) strings.set(lang, [...(strings.get(lang) ?? []), source]);
      else problems.push(source);
    }
  }
  return strings;
}

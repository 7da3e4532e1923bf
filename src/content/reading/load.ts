/** Reads a campaign's folder from the disk: the only file of this layer that touches it. */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Campaign } from '../../campaign/model.ts';
import { isError, type Problem, sortProblems } from '../../campaign/problem.ts';
import { walkFolder } from '../../disk/walk-folder.ts';
import { OWN_FONTS } from '../../drawing/fonts.ts';
import type { ZonedNow } from '../../time/now.ts';
import type { StringsFiles } from '../checks/check-campaign.ts';
import { checkContent } from '../checks/check-content.ts';
import type { KnownNames } from '../checks/check-names.ts';
import { faultByName } from '../images/file-kinds.ts';
import { isPictureName, measurePicture, type OriginalPicture, unreadablePicture } from '../images/measured-picture.ts';
import { decodeSource, type SourceFile, sourceOf, TEXT_LIMIT_BYTES, tooLarge } from './source-file.ts';

export interface Loading extends KnownNames {
  /** The campaign's folder, absolute. */
  readonly campaignFolder: string;
  /** Folders of templates, absolute: the built-in ones first, then the campaign's own. */
  readonly templateFolders: readonly string[];
  /** Addresses that exist whatever the content says. */
  readonly fixedAddresses: Iterable<string>;
  /** Addresses of the pages that templates make; filled in once they are known. */
  readonly made?: ReadonlySet<string> | undefined;
  /** As of when it is read, so that what is dated later waits; unless given, nothing waits. */
  readonly now?: ZonedNow | undefined;
  /** Whether drafts, and updates that wait for their date, are read as if they were published. */
  readonly showsDrafts?: boolean | undefined;
  /** Texts by path that stand in for those on the disk, to be checked before they are saved. */
  readonly drafts?: ReadonlyMap<string, string> | undefined;
}

/** The campaign, undefined when anything is wrong with it; and every problem and warning, in order. */
export async function loadCampaign(loading: Loading): Promise<{ campaign: Campaign | undefined; problems: Problem[] }> {
  const problems: Problem[] = [];
  const texts = new Map<string, SourceFile>();
  const pictures: OriginalPicture[] = [];
  const { files, problems: faults } = contentFiles(loading.campaignFolder);
  // A folder that may not be read at all has nothing else to be told of.
  if (files.length === 0 && faults.length > 0) return { campaign: undefined, problems: faults };
  problems.push(...faults);
  for (const path of files.filter((each) => !each.startsWith(`${OWN_FONTS}/`))) {
    const read = isPictureName(path)
      ? await readPicture(loading.campaignFolder, path)
      : readText(loading.campaignFolder, path);
    if ('message' in read) {
      problems.push(read);
      // A file that cannot be read is there all the same; a text that shows it as a picture is not at fault.
      pictures.push(unreadablePicture(path));
      const legible = isPictureName(path) ? undefined : asWindowsWrote(loading.campaignFolder, path);
      if (legible) texts.set(path, legible);
    } else if ('bytes' in read) pictures.push(read);
    else texts.set(path, read);
  }
  for (const [path, text] of loading.drafts ?? []) texts.set(path, sourceOf(path, text));
  const strings = readStrings(loading.templateFolders, problems);
  const checked = checkContent({ ...loading, texts, pictures, strings });
  // A file that cannot be read is not "missing" as well.
  const unreadable = new Set(problems.map(({ file }) => file));
  const others = checked.problems.filter(({ file }) => !unreadable.has(file));
  const campaign = problems.some(isError) ? undefined : checked.campaign;
  return { campaign, problems: sortProblems([...problems, ...others]) };
}

/** Every content file's path from the campaign's folder, in order, and what may not be read. Originals of pictures are for nobody but the organiser. */
export function contentFiles(campaignFolder: string): { files: string[]; problems: Problem[] } {
  const { files, problems } = walkFolder(join(campaignFolder, 'content'), { skips: isIgnored });
  const shown = files.filter((name) => !name.startsWith('originals/'));
  return { files: shown.map((name) => `content/${name}`), problems: [...problems] };
}

/** The texts of a campaign that can be read, as their authors wrote them. */
export function contentTexts(campaignFolder: string): SourceFile[] {
  const names = contentFiles(campaignFolder).files.filter((path) => /\.(md|ya?ml)$/.test(path));
  return names.flatMap((path) => {
    const source = readText(campaignFolder, path);
    return 'text' in source ? [source] : [];
  });
}

/** Editors' own files, and notes for people: nobody expects them on the site. */
function isIgnored(name: string): boolean {
  return /^\.|~$|^#.*#$|\.sw[a-p]$|\.bak$|^README\.md$/i.test(name);
}

/** What was read of each picture last, with when its file was changed: the editor reads a campaign several times for each save. */
const KNOWN = new Map<string, { readonly stamp: string; readonly read: OriginalPicture | Problem }>();

async function readPicture(root: string, path: string): Promise<OriginalPicture | Problem> {
  const file = join(root, path);
  const { mtimeMs, ctimeMs, size, ino } = statSync(file, { throwIfNoEntry: false }) ?? {};
  const stamp = [mtimeMs, ctimeMs, size, ino].join(' ');
  const known = KNOWN.get(file);
  if (known?.stamp === stamp) return known.read;
  const bytes = readBytes(root, path);
  const read = 'message' in bytes ? bytes : await measurePicture(path, bytes);
  KNOWN.set(file, { stamp, read });
  return read;
}

function readText(root: string, path: string): SourceFile | Problem {
  const message = faultByName(path);
  if (message) return { severity: 'error', file: path, message };
  const size = statSync(join(root, path), { throwIfNoEntry: false })?.size ?? 0;
  if (size > TEXT_LIMIT_BYTES) return { severity: 'error', file: path, message: tooLarge(size) };
  const bytes = readBytes(root, path);
  return 'message' in bytes ? bytes : decodeSource(path, bytes);
}

/** A text in the encoding that is the likeliest after UTF-8: what leads to it, and its translations, are not at fault. */
function asWindowsWrote(root: string, path: string): SourceFile | undefined {
  if (
    !/\.(md|ya?ml)$/.test(path) ||
    (statSync(join(root, path), { throwIfNoEntry: false })?.size ?? 0) > TEXT_LIMIT_BYTES
  )
    return undefined;
  const bytes = readBytes(root, path);
  return 'message' in bytes ? undefined : sourceOf(path, new TextDecoder('windows-1252').decode(bytes));
}

function readBytes(root: string, path: string): Uint8Array | Problem {
  try {
    return readFileSync(join(root, path));
  } catch {
    const message = 'cannot be read. Check that it is still there and that you may read it.';
    return { severity: 'error', file: path, message };
  }
}

function readStrings(templateFolders: readonly string[], problems: Problem[]): StringsFiles {
  const strings = new Map<string, SourceFile[]>();
  for (const folder of templateFolders) {
    for (const path of walkFolder(folder).files) {
      const [, lang] = /^strings\/([^/]+)\.yml$/.exec(path) ?? [];
      if (!lang) continue;
      const source = decodeSource(`templates/${path}`, readFileSync(join(folder, path)));
      if ('text' in source) strings.set(lang, [...(strings.get(lang) ?? []), source]);
      else problems.push(source);
    }
  }
  return strings;
}

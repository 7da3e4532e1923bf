/** Warns of a project's templates that nothing uses, where their name or their folder is almost that of a built-in one. */
import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { type Folders, PACKAGE_FOLDER } from '../build/folders.ts';
import type { Problem } from '../campaign/problem.ts';
import { walkFolder } from '../disk/walk-folder.ts';
import { nearest } from '../text/nearest.ts';

/** Whatever is there is used: every page and style sheet, and the words of any language. */
const ALL_USED = /^(?:pages\/|styles\/|strings\/[a-z]{2,3}(?:-\w+)*\.yml$|_|patterns\/)/;

/** A warning for each, with the name that was probably meant. */
export function misnamedTemplates({ templates }: Folders): Problem[] {
  const shipped = join(PACKAGE_FOLDER, 'templates');
  const own = templates.filter((folder) => !folder.startsWith(shipped));
  const names = own.flatMap((folder) => walkFolder(folder).files.map((name) => ({ name, path: join(folder, name) })));
  const builtIn = names.length > 0 ? walkFolder(shipped).files : [];
  const doubtful = names.flatMap(({ name }) => {
    const meant = ALL_USED.test(name) || builtIn.includes(name) ? undefined : meantBy(name, builtIn);
    return meant === undefined ? [] : [{ name, meant }];
  });
  if (doubtful.length === 0) return [];
  const texts = names.map(({ path }) => readFileSync(path, 'utf8'));
  return doubtful
    .filter(({ name }) => !texts.some((text) => isUsedIn(text, name)))
    .map(({ name, meant }) => ({
      severity: 'warning',
      file: `templates/${name}`,
      message: `is used by nothing: no built-in template has that name, and none of yours names it. Did you mean templates/${meant}?`,
    }));
}

/** The built-in file of almost that name, or the name in the folder that was meant. */
function meantBy(name: string, builtIn: readonly string[]): string | undefined {
  const [top = '', ...rest] = name.split('/');
  const folders = [...new Set(builtIn.map((each) => each.split('/')[0] ?? ''))];
  const folder = rest.length === 0 || folders.includes(top) ? top : nearest(top, folders);
  const place = [folder, ...rest].join('/');
  if (folder !== top && ALL_USED.test(place)) return place;
  const there = builtIn.filter((each) => rest.length === 0 || each.startsWith(`${folder}/`));
  const near = nearest(
    posix.basename(name),
    there.map((each) => posix.basename(each)),
  );
  return folder === undefined ? undefined : there.find((each) => posix.basename(each) === near);
}

/** Whether a template names a file, or has the class by which a part's style is used. */
function isUsedIn(text: string, name: string): boolean {
  const base = posix.basename(name);
  const isPart = name.startsWith('parts/');
  return text.includes(base) || (isPart && new RegExp(`class="[^"]*\\b${base.replace(/\..*$/, '')}\\b`).test(text));
}

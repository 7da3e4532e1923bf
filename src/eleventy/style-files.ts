/** Reads the style sheets of the search path: the shared ones, and one for each part. */
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type Folders, layeredFiles } from '../build/folders.ts';
import type { Problem } from '../campaign/problem.ts';
import { walkFolder } from '../disk/walk-folder.ts';
import { checkStyles, StyleError, type StyleSources } from '../html/styles.ts';

/** The sheets, and a problem when one of them cannot be read. */
export function readStyles({ templates, styles: folders }: Folders): { styles: StyleSources; problems: Problem[] } {
  const shared = folders.flatMap((folder) =>
    walkFolder(folder)
      .files.filter((name) => /^[^/]+\.css$/.test(name))
      .map((name): [string, string] => [basename(name, '.css'), join(folder, name)]),
  );
  const parts = [...layeredFiles(templates, 'parts', '.css')].map(([name, path]): [string, string] => [
    basename(name, '.css'),
    path,
  ]);
  const paths = { shared: new Map(shared), parts: new Map(parts) };
  const read = (files: ReadonlyMap<string, string>): Map<string, string> =>
    new Map([...files].map(([name, path]) => [name, readFileSync(path, 'utf8')]));
  const styles = { shared: read(paths.shared), parts: read(paths.parts) };
  try {
    checkStyles(styles);
    return { styles, problems: [] };
  } catch (error) {
    if (!(error instanceof StyleError)) throw error;
    const { sheet, line, column, message } = error;
    const path = paths[sheet.startsWith('styles/') ? 'shared' : 'parts'].get(basename(sheet, '.css')) ?? sheet;
    const file = path.replaceAll('\\', '/').replace(/^.*\/(?=templates\/)/, '');
    return {
      styles,
      problems: [{ severity: 'error', file, place: { line, column }, message }],
    };
  }
}

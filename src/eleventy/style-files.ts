/** Reads the style sheets of the search path: the shared ones, and one for each part. */
import { readFileSync } from 'node:fs';
import { type Folders, layeredFiles } from '../build/folders.ts';
import type { Problem } from '../campaign/problem.ts';
import { checkStyles, StyleError, type StyleSources } from '../html/styles.ts';

/** The sheets, and a problem when one of them cannot be read. */
export function readStyles({ templates }: Folders): { styles: StyleSources; problems: Problem[] } {
  const read = (folder: string): Map<string, string> =>
    new Map(
      [...layeredFiles(templates, folder, '.css')].map(([name, path]) => [
        name.replace(/^.*\/|\.css$/g, ''),
        readFileSync(path, 'utf8'),
      ]),
    );
  const styles = { shared: read('styles'), parts: read('parts') };
  try {
    checkStyles(styles);
    return { styles, problems: [] };
  } catch (error) {
    if (!(error instanceof StyleError)) throw error;
    const { sheet, line, column, message } = error;
    return {
      styles,
      problems: [{ severity: 'error', file: `templates/${sheet}`, place: { line, column }, message }],
    };
  }
}

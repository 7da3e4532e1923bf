/** Tells of a project's templates that are written for 0.1, which would be passed over without a word. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Folders, layeredFiles, PACKAGE_FOLDER } from '../build/folders.ts';
import type { Place, Problem } from '../campaign/problem.ts';

/** A page that fills a block of the built-in layout, which has none now. */
const BLOCK = /^\{%-?\s*extends\s+["']layouts\/base\.njk["']/m;

/** An error for each, saying how it is written now. */
export function oldTemplates({ templates }: Folders): Problem[] {
  const own = templates.filter((folder) => folder !== join(PACKAGE_FOLDER, 'templates'));
  const problem = (name: string, message: string, place?: Place): Problem => ({
    severity: 'error',
    file: `templates/${name}`,
    place,
    message,
  });
  // Whoever has a layout of their own may have a block in it.
  const hasLayout = own.some((folder) => existsSync(join(folder, 'layouts', 'base.njk')));
  const pages = hasLayout ? [] : [...layeredFiles(own, 'pages', '.njk')];
  return [
    ...pages.flatMap(([name, path]) => {
      const text = readFileSync(path, 'utf8');
      const index = text.search(BLOCK);
      const place = { line: text.slice(0, index).split('\n').length, column: 1 };
      return index < 0 ? [] : [problem(`pages/${name}`, OLD_PAGE, place)];
    }),
    ...[...layeredFiles(own, 'parts', '')].flatMap(([name]) => {
      const [, part] = /^([^/.]+)\.(?:njk|css|examples\.yml)$/.exec(name) ?? [];
      return part && isBuiltIn(part) ? [problem(`parts/${name}`, oldPart(part, name))] : [];
    }),
    ...(own.some((folder) => existsSync(join(folder, 'pocket'))) ? [problem('pocket', OLD_POCKET)] : []),
  ];
}

function isBuiltIn(part: string): boolean {
  return existsSync(join(PACKAGE_FOLDER, 'templates', 'parts', part));
}

const OLD_PAGE =
  'is written for an earlier version of Handbill, so nothing of its block would be shown. Write layout: handbill in its fields, and remove {% extends %}, {% block %} and {% endblock %}; see CHANGELOG.md for the other fields.';

const OLD_POCKET =
  'is not used any more: the template of the offline edition is templates/offline/offline.njk. Move it there.';

function oldPart(part: string, name: string): string {
  return `is not used any more: each part has a folder. Move it to templates/parts/${part}/${name}.`;
}

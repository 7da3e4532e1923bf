/** Finds the template that a mistake is in: once a template has included another, Nunjucks tells its lines by the other's name. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { foldersOf, layeredFiles, PACKAGE_FOLDER } from '../build/folders.ts';
import type { Place } from '../campaign/problem.ts';
import { frontMatterOf, linesOf } from './front-matter-place.ts';

/** What is known of a mistake: its place, counted from below the front matter, or a word that must be there. */
interface Mistake {
  readonly place?: Place | undefined;
  readonly word?: string | undefined;
}

/** The template at a path, or the nearest of those that include it, which has some code where the mistake is. */
export function templateWith(
  mistake: Mistake,
  path: string,
  pages: readonly string[],
  project: string,
): string | undefined {
  const folders = foldersOf(project).templates;
  const files = ['parts', 'layouts', 'pages', 'offline'].flatMap((folder) => [
    ...layeredFiles(folders, folder, '.njk').values(),
  ]);
  const sources = new Map([...pages, ...files].map((file) => [file, textOf(file)]));
  const found = new Set([path]);
  // Those that are added are looked at in their turn.
  for (const each of found) {
    if (hasCodeAt(each, sources.get(each) ?? textOf(each), mistake)) return each;
    for (const [file, source] of sources) if (includes(source, each)) found.add(file);
  }
  return undefined;
}

/** The text of a template; empty for one of ours, which is no file of the project. */
export function textOf(path: string): string {
  return existsSync(path) && statSync(path).isFile() ? readFileSync(path, 'utf8') : '';
}

const INCLUDE = /\{%-?\s*(?:include|import|from|extends)\s+["']([^"']+)["']/g;

function includes(source: string, path: string): boolean {
  return [...source.matchAll(INCLUDE)].some(([, name = '']) => path.replaceAll('\\', '/').endsWith(`/${name}`));
}

function hasCodeAt(path: string, source: string, { place, word = '' }: Mistake): boolean {
  if (!source.includes(word)) return false;
  if (!place) return true;
  const lines = source.split('\n');
  const number = place.line + linesOf(frontMatterOf(source)) - 1;
  const line = lines[number];
  if (line === undefined) return false;
  // Ours are minified, which moves words along their line.
  const isOurs = path.startsWith(PACKAGE_FOLDER);
  const before = `${lines.slice(0, number).join('\n')}\n${isOurs ? line : line.slice(0, place.column + 1)}`;
  const hasTag = isOurs && /\{[{%]/.test(line);
  return hasTag || isOpen(before);
}

/** Whether a text ends within `{{ … }}` or `{% … %}`. */
function isOpen(text: string): boolean {
  return (
    Math.max(text.lastIndexOf('{{'), text.lastIndexOf('{%')) > Math.max(text.lastIndexOf('}}'), text.lastIndexOf('%}'))
  );
}

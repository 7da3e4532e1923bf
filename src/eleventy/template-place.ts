/** A template as its author knows it: its name, and the lines of its front matter. */
import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import { PACKAGE_FOLDER } from '../build/folders.ts';
import type { Place } from '../campaign/problem.ts';

/** The text of a template; empty for one of ours, which is no file of the project. */
export function textOf(path: string): string {
  return existsSync(path) && statSync(path).isFile() ? readFileSync(path, 'utf8') : '';
}

/** How many lines its front matter has, from below which Eleventy counts. */
export function linesAbove(source: string): number {
  return headOf(source).split('\n').length - 1;
}

function headOf(source: string): string {
  return /^---[^\n]*\n[\s\S]*?\n---[ \t]*\r?\n/.exec(source)?.[0] ?? '';
}

/** A field in the front matter of the template at a path, be it YAML or JavaScript. */
export function fieldOf(path: string, field: string, project: string) {
  const source = textOf(path);
  const place = placeOfField(headOf(source), field);
  return { file: nameOf(resolve(path), project), field: place && field, place, isOwn: source !== '' };
}

function placeOfField(head: string, field: string): Place | undefined {
  const lines = head.split('\n');
  const before = new RegExp(`^(?:.*[^\\w-])?${field}:\\s*`);
  const index = lines.findIndex((line) => before.test(line));
  const [found = ''] = before.exec(lines[index] ?? '') ?? [];
  return index < 0 ? undefined : { line: index + 1, column: found.length + 1 };
}

/** A path as its author calls it, from the project's folder, which may be reached through a link, or from where Handbill is. */
export function nameOf(path: string, project: string): string {
  const folders = [resolve(project), existsSync(project) ? realpathSync(project) : project, resolve(PACKAGE_FOLDER)];
  const folder = folders.find((each) => isBelow(path, each));
  return relative(folder ?? process.cwd(), path)
    .split(sep)
    .join('/');
}

export function isBelow(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return !isAbsolute(way) && !way.startsWith('..');
}

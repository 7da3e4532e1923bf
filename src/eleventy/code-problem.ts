/** Says of an error in a project's own code, its configuration above all, where it was thrown and what to do. */
import { realpathSync } from 'node:fs';
import { isAbsolute, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Place, Problem } from '../campaign/problem.ts';

interface Found {
  /** Absolute. */
  readonly path: string;
  readonly place?: Place | undefined;
}

/** The problem that an error and those it was made from stand for; undefined where none of the project's code is in it. */
export function codeProblem(
  errors: readonly Error[],
  project: string,
  template: string | undefined,
): Problem | undefined {
  const thrown = errors.at(-1);
  if (!thrown) return undefined;
  const configuration = /Error in your Eleventy config file '([^']+)'/.exec(errors[0]?.message ?? '')?.[1];
  const data = /(?:parsing data file|problem importing '?)\s?([^\s']+)/.exec(errors[0]?.message ?? '')?.[1];
  const named = configuration ?? data;
  const found = thrownAt(thrown, project) ?? (named ? { path: named } : undefined);
  if (!found) return undefined;
  const file = nameIn(project, found.path);
  return {
    severity: 'error',
    file,
    place: found.place,
    message: messageOf(thrown, template === file ? undefined : template),
  };
}

function messageOf(error: Error, template: string | undefined): string {
  const { name } = error;
  const [line = ''] = error.message.split('\n').slice(name === 'TransformError' ? 1 : 0);
  const reason = line
    .replace(/^.*: ERROR: /, '')
    // What JSON.parse quotes may be long.
    .replace(/, (\.\.\.)?".*$/, '')
    .replace(/ imported from .*$/, '')
    .replace(/\.$/, '');
  const [, missing] = /Cannot find package '([^']+)'/.exec(reason) ?? [];
  if (missing)
    return `asks for the package ${missing}, which is not installed. Run npm install ${missing}, or correct the name.`;
  if (/^Unknown file extension "\.ts"/.test(reason))
    return 'is TypeScript, which this version of Node does not read. Use Node 22.18 or newer, or write it in JavaScript.';
  if (/^Parse error /.test(reason)) return 'cannot be read: its code has a mistake. Correct it.';
  if (name === 'SyntaxError' || name === 'TransformError') return `cannot be read: ${reason}. Correct it.`;
  return `stops with an error${template ? `, for ${template}` : ''}: ${reason}. Correct it.`;
}

/** The first line of the project's own code on the way to where an error was thrown. */
function thrownAt({ stack = '', message }: Error, project: string): Found | undefined {
  const text = message.startsWith('Transform failed') ? message : stack;
  for (const [, url = '', line, column] of text.matchAll(
    /(?:\(|at |^(?! ))((?:file:\/\/)?[^()\n]+?):(\d+):(\d+)/gm,
  )) {
    const path = url.startsWith('file:') ? fileURLToPath(url.replace(/\?.*$/, '')) : url;
    if (isAbsolute(path) && isOwn(nameIn(project, path)))
      return { path, place: { line: Number(line), column: Number(column) } };
  }
  return undefined;
}

/** Whether a path from the project's folder is one of its own files. */
function isOwn(name: string): boolean {
  return !name.startsWith('..') && !isAbsolute(name) && !/(^|\/)node_modules\//.test(name);
}

/** A path from the project's folder, which may be reached through a link. */
function nameIn(project: string, path: string): string {
  if (!isAbsolute(path)) return path.replace(/^(\.\/)+/, '');
  const names = [project, realpathSync(project)].map((folder) =>
    relative(folder, path).replaceAll('\\', '/'),
  );
  return names.find(isOwn) ?? names[0] ?? path;
}

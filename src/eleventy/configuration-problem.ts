/** Says of an error in a project's Eleventy configuration where it was thrown and what to do. */
import { realpathSync } from 'node:fs';
import { isAbsolute, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Place, Problem } from '../campaign/problem.ts';
import { thrownFault } from './template-faults.ts';

interface Found {
  /** Absolute. */
  readonly path: string;
  readonly place?: Place | undefined;
}

/** The problem that an error in a configuration stands for; undefined for any other error. */
export function configurationProblem(errors: readonly Error[], project: string): Problem | undefined {
  const [, configuration] = /Error in your Eleventy config file '([^']+)'/.exec(errors[0]?.message ?? '') ?? [];
  const thrown = errors.at(-1);
  if (!configuration || !thrown) return undefined;
  const { path, place } = thrownAt(thrown, project) ?? { path: configuration, place: undefined };
  return { severity: 'error', file: nameIn(project, path), place, message: messageOf(thrown) };
}

function messageOf(error: Error): string {
  const { name } = error;
  const [line = ''] = error.message.split('\n').slice(name === 'TransformError' ? 1 : 0);
  const reason = line
    .replace(/^.*: ERROR: /, '')
    .replace(/ imported from .*$/, '')
    .replace(/\.$/, '');
  const [, missing] = /Cannot find package '([^']+)'/.exec(reason) ?? [];
  if (missing)
    return `asks for the package ${missing}, which is not installed. Run npm install ${missing}, or correct the name.`;
  if (/^Unknown file extension "\.ts"/.test(reason))
    return 'is TypeScript, which this version of Node does not read. Use Node 22.18 or newer, or write it in JavaScript.';
  if (/^Parse error /.test(reason)) return 'cannot be read: its code has a mistake. Correct it.';
  if (name === 'SyntaxError' || name === 'TransformError') return `cannot be read: ${reason}. Correct it.`;
  return thrownFault(reason).message;
}

/** The first line of the project's own code on the way to where an error was thrown. */
function thrownAt({ stack = '', message }: Error, project: string): Found | undefined {
  const text = message.startsWith('Transform failed') ? message : stack;
  for (const [, url = '', line, column] of text.matchAll(/(?:\(|at |^(?! ))((?:file:\/\/)?[^()\n]+?):(\d+):(\d+)/gm)) {
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
  const names = [project, realpathSync(project)].map((folder) => relative(folder, path).replaceAll('\\', '/'));
  return names.find(isOwn) ?? names[0] ?? path;
}

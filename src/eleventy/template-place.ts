/** Where a template's mistake stands: its file, as its author knows it, and the line of the file itself. */
import { existsSync } from 'node:fs';
import { isAbsolute, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PACKAGE_FOLDER } from '../build/folders.ts';
import type { Place, Problem } from '../campaign/problem.ts';
import { readYaml } from '../content/reading/yaml-text.ts';
import { frontMatterOf, linesOf, placeInScript, placeOfCode, placeOfField } from './front-matter-place.ts';
import type { Fault } from './template-faults.ts';
import { templateWith, textOf } from './template-includers.ts';

/** What a problem says of where it is. */
export interface Whereabouts {
  readonly file: string;
  readonly field?: string | undefined;
  readonly place?: Place | undefined;
}

/** A template or data file as Eleventy's messages name it, from the working directory or from the root. */
const TEMPLATE = /(?<=^|[\s"'`(])(?:\.{0,2}\/|[A-Za-z]:[\\/])[^\n"'`()]*?\.(?:njk|md|liquid|html|json|[cm]?[jt]s)\b/;

/** A place in code, as a stack trace tells it. */
const FRAME = /(?:file:\/\/|\(|^)(\/[^\n()]+?\.[cm]?[jt]s)(?:\?[^:\n]*)?:(\d+)(?::(\d+))?/gm;

/** Our own code, as it was written and as it runs. */
const OURS = [join(PACKAGE_FOLDER, 'src'), fileURLToPath(new URL('..', import.meta.url))];

/** The file of an error and those that it was made from, and the place in it of its fault. */
export function whereaboutsOf(errors: readonly Error[], fault: Fault, project: string): Whereabouts {
  const code = thrownAt(errors, project);
  if (code) return code;
  const told = templateOf(errors);
  if (!told) return { file: 'templates' };
  // What is found as it is read, is told by its own name.
  const isThrown = errors.some(({ cause, message }) => cause || /attempted to output null/.test(message));
  const place = isThrown ? placeTold(errors) : undefined;
  const pages = namedIn(errors);
  const isInFields = errors.some(({ message }) => /Error generating template page/.test(message));
  const path =
    !isInFields && (place || fault.word) ? templateWith({ place, word: fault.word }, told, pages, project) : told;
  // Of a page that includes others it is sure at least that the mistake is in it or in them.
  if (!path) return { file: nameOf(pages[0] ?? told, project) };
  return { file: nameOf(path, project), ...placeIn(textOf(path), errors, fault) };
}

/** The front matter of the template that cannot be read, in the words in which content files are told of theirs. */
export function yamlProblems(errors: readonly Error[], file: string): Problem[] {
  const path = templateOf(errors);
  const [, yaml] = /^---(?: ya?ml)?[ \t]*\r?\n([\s\S]*?)\n---/.exec(path ? textOf(path) : '') ?? [];
  const read = yaml === undefined ? [] : readYaml(file, yaml, 2);
  return Array.isArray(read) ? read : [];
}

/** A field in the front matter of the template at a path. */
export function fieldOf(path: string, field: string, project: string): Whereabouts & { readonly isOwn: boolean } {
  const source = textOf(path);
  const place = placeOfField(frontMatterOf(source), field);
  return { file: nameOf(resolve(path), project), field: place && field, place, isOwn: source !== '' };
}

/** The innermost template that is named: by Nunjucks in front of its message, or by Eleventy within. */
export function templateOf(errors: readonly Error[]): string | undefined {
  return namedIn(errors).at(-1);
}

/** The templates that are named, the innermost last. */
function namedIn(errors: readonly Error[]): string[] {
  const named = errors.flatMap(({ message }) => {
    const [head = ''] = /^(?:\s*\([^)\n]+\)(?: \[Line[^\]]*\])?\n)+/.exec(message) ?? [];
    const inner = [...head.matchAll(/\(([^)\n]+)\)/g)].at(-1)?.[1];
    return inner ?? TEMPLATE.exec(message)?.[0] ?? [];
  });
  return named.filter((each) => existsSync(each) || TEMPLATE.test(each)).map((each) => resolve(each));
}

/** A path as its author calls it, from the project's folder or from where Handbill is. */
export function nameOf(path: string, project: string): string {
  const folder = [resolve(project), resolve(PACKAGE_FOLDER)].find((each) => isBelow(path, each));
  return relative(folder ?? process.cwd(), path)
    .split(sep)
    .join('/');
}

/** A sentence with the template that it names called as its author does. */
export function withNames(sentence: string, project: string): string {
  return sentence.replace(TEMPLATE, (path) => (existsSync(path) ? nameOf(resolve(path), project) : path));
}

function isBelow(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return !isAbsolute(way) && !way.startsWith('..');
}

/** The first line of a project's own code that the innermost error's stack names. */
function thrownAt(errors: readonly Error[], project: string): Whereabouts | undefined {
  const root = resolve(project);
  for (const [, path = '', line, column] of (errors.at(-1)?.stack ?? '').matchAll(FRAME)) {
    if (!isBelow(path, root) || path.includes('/node_modules/') || OURS.some((ours) => isBelow(path, ours))) continue;
    return { file: nameOf(path, project), place: { line: Number(line), column: Number(column ?? 1) } };
  }
  return undefined;
}

/** The place in a template's file: where the word or the field stands, or what the engine says of it. */
function placeIn(source: string, errors: readonly Error[], { field, word }: Fault): Omit<Whereabouts, 'file'> {
  const head = frontMatterOf(source);
  if (field) return { field, place: placeOfField(head, field) };
  const text = errors.map(({ message }) => message).join('\n');
  if (/reading front matter/.test(text)) return { place: placeInYaml(text) ?? placeInScript(head) };
  if (/parsing data file/.test(text)) return { place: placeInJson(source, text) };
  if (/Error generating template page/.test(text)) return placeOfCode(head, errors.at(-1)?.stack ?? '');
  const told = placeTold(errors) ?? placeInLiquid(text);
  const place = told && { ...told, line: told.line + linesOf(head) };
  return { place: (word ? placeOfWord(source, word) : undefined) ?? place };
}

/** Nunjucks counts from one what it finds as it reads, and from nought what is thrown as it renders. */
function placeTold(errors: readonly Error[]): Place | undefined {
  const places = errors.flatMap((error) => {
    if (!('lineno' in error && 'colno' in error)) return [];
    const first = error.cause ? 1 : 0;
    const place = { line: Number(error.lineno) + first, column: Number(error.colno) + first };
    // The beginning stands for a place that it does not know.
    return place.line > 0 && place.column > first ? [place] : [];
  });
  return places.at(-1);
}

function placeInLiquid(text: string): Place | undefined {
  return placeOf(/line:(\d+), col:(\d+)/.exec(text));
}

/** YAML counts from the dashes. */
function placeInYaml(text: string): Place | undefined {
  return placeOf(/\((\d+):(\d+)\)/.exec(text));
}

function placeOf(match: RegExpExecArray | null): Place | undefined {
  return match ? { line: Number(match[1]), column: Number(match[2]) } : undefined;
}

function placeInJson(source: string, text: string): Place | undefined {
  const [, position] = /at position (\d+)/.exec(text) ?? [];
  return position === undefined ? undefined : placeAt(source, Number(position));
}

/** Where a word stands, if it stands in one place alone. */
function placeOfWord(source: string, word: string): Place | undefined {
  const at = source.indexOf(word);
  return at < 0 || source.includes(word, at + 1) ? undefined : placeAt(source, at);
}

function placeAt(source: string, index: number): Place {
  const before = source.slice(0, index).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

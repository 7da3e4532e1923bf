/** Turns what Eleventy and its template engines throw into problems of the project's own file, the commonest in our words. */
import { spawnSync } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PACKAGE_FOLDER } from '../build/folders.ts';
import { type Place, type Problem, ProblemError } from '../campaign/problem.ts';
import { machineFault } from '../disk/machine-fault.ts';
import { UserError } from '../text/user-error.ts';
import { fieldOf, isBelow, linesAbove, nameOf, textOf } from './template-place.ts';

/** What Eleventy and its engines say, what we say, with the pattern's groups in place of `$1`, and the field that it is about. */
const MISTAKES: readonly (readonly [said: RegExp, sentence: string, field?: string])[] = [
  [/via `permalink` value: '([^']+)'/, '"$1" is not a page\'s address. Let it end in a slash, like $1/.', 'permalink'],
  [
    /layout that does not exist: .*?([^/\\\s]+)(?: \(via|$)/m,
    '"$1" is not a layout. Write handbill, or the name of a file in templates/layouts.',
    'layout',
  ],
  [
    /Output conflict: [\s\S]*?\n\s*2\. (?:\.\/)?(\S+)/,
    'writes the same file as $1. Give one of them another address.',
    'permalink',
  ],
  [/went looking for: (\S+)/, 'asks for a page for each of $1, which is not there. Check the name.', 'data'],
  [
    /the words "([^"]+)" are not in (\S+)/,
    'asks for the words "$1", which are not in $2. Add them there, or correct the name.',
  ],
  [/output null or undefined value/, 'prints a value that is not there. Check the name, or put it inside {% if … %}.'],
  [
    /(?:template not found:|Failed to lookup) "?([^"\s]+)/,
    'includes $1, which is in no templates folder. Check its name.',
  ],
  [/(?:filter not found|undefined filter): ([^\s,]+)/, 'uses the filter $1, which does not exist. Check its name.'],
  [
    /unknown block tag: (\S+)/,
    'has the tag {% $1 %}, which does not exist or closes nothing. Check its name and what it closes.',
  ],
  [
    /got end of file|unexpected end of file|not closed/,
    'has a tag or a bracket that is not closed. Close it where it ends.',
  ],
  [/reading front matter|parsing data file/, 'cannot be read. Look for a missing comma, bracket or quotation mark.'],
  [
    /Cannot find (?:module|package) '([^']+)'/,
    'imports $1, which is not there. Check its name, or run npm install $1.',
  ],
];

/** The problems that an error stands for, which was thrown while the site of a project was made. */
export function problemsOf(error: unknown, project: string): Problem[] {
  const errors = [...chain(error)];
  const told = errors.find((each) => each instanceof ProblemError);
  if (told instanceof ProblemError) return [...told.problems];
  const text = errors.map(({ message }) => message).join('\n');
  const { message, field, word } = faultIn(text, errors.at(-1)?.message ?? String(error));
  const [, configuration] = /Eleventy config file '([^']+)'/.exec(text) ?? [];
  const named = configuration ? [configuration] : namedIn(errors);
  const thrown = thrownAt(errors, project);
  const page = named[0];
  const where: { readonly file: string; readonly place?: Place | undefined } = thrown ??
    (page && field ? fieldOf(page, field, project) : undefined) ??
    (page && word ? wordPlace(page, word, project) : undefined) ??
    templatePlace(named, placeIn(errors, text), project) ??
    (configuration && errors.at(-1)?.name === 'SyntaxError'
      ? brokenPlace(resolve(configuration), project)
      : undefined) ?? { file: page ? nameOf(page, project) : 'templates' };
  const { file, place } = where;
  return [{ severity: 'error', file, field, place, message: message + usedIn(text, named.at(-1), file, project) }];
}

/** The fault in an error that is none of the campaign's: of what was asked for, or of the machine. */
export function otherFault(error: unknown): Error | undefined {
  return [...chain(error)].find((each) => each instanceof UserError || machineFault(each) !== undefined);
}

function faultIn(
  text: string,
  innermost: string,
): { message: string; field?: string | undefined; word?: string | undefined } {
  for (const [said, sentence, field] of MISTAKES) {
    const match = said.exec(text);
    const message = sentence.replace(/\$(\d)/g, (_, group) => match?.[Number(group)] ?? '');
    if (match) return { message, field, word: match[1] };
  }
  const reason = innermost
    .replace(/^(?:\s*\([^)\n]+\)[^\n]*\n)+/, '')
    .replace(/^Transform failed.*\n|^.*: ERROR: /gm, '');
  const [line = ''] = reason.trim().split('\n');
  return { message: `stops with an error: ${line.replace(/\.$/, '')}. Correct it.` };
}

/** Names what a project's code was called as, and by which template. */
function usedIn(text: string, path: string | undefined, file: string, project: string): string {
  const [, kind, name] = /(Filter|[Ss]hortcode|Transform|Preprocessor) `([^`]+)`/.exec(text) ?? [];
  const template = path && nameOf(path, project);
  return kind
    ? ` It happens in the ${kind.toLowerCase()} ${name}${template && template !== file ? `, at ${template}` : ''}.`
    : '';
}

/** A template or data file as Eleventy's messages name it, from the working directory or from the root. */
const TEMPLATE = /(?<=^|[\s"'`(])(?:\.{0,2}\/|[A-Za-z]:[\\/])[^\n"'`()]*?\.(?:njk|md|liquid|html|json|[cm]?[jt]s)\b/;

/** The templates that are named, the innermost last: by Nunjucks in front of its message, or by Eleventy within. */
function namedIn(errors: readonly Error[]): string[] {
  const named = errors.flatMap(({ message }) => {
    const [head = ''] = /^(?:\s*\([^)\n]+\)(?: \[Line[^\]]*\])?\n)+/.exec(message) ?? [];
    const inner = [...head.matchAll(/\(([^)\n]+)\)/g)].at(-1)?.[1];
    return inner ?? TEMPLATE.exec(message)?.[0] ?? [];
  });
  return named.filter((each) => existsSync(each) || TEMPLATE.test(each)).map((each) => resolve(each));
}

/** The first line of a project's own code that the innermost error's stack names. */
function thrownAt(errors: readonly Error[], project: string): { file: string; place: Place } | undefined {
  const { stack = '', message = '' } = errors.at(-1) ?? {};
  const frames = `${message}\n${stack}`.matchAll(
    /(?:file:\/\/|\(|^)(\/[^\n()]+?\.[cm]?[jt]s)(?:\?[^:\n]*)?:(\d+)(?::(\d+))?/gm,
  );
  const root = [resolve(project), realpathSync(project)];
  for (const [, path = '', line, column] of frames) {
    const isOwn = root.some((folder) => isBelow(path, folder)) && !path.includes('/node_modules/');
    if (isOwn && !OURS.some((ours) => isBelow(path, ours)))
      return { file: nameOf(path, project), place: { line: Number(line), column: Number(column ?? 1) } };
  }
  return undefined;
}

/** Where a module's code cannot be read, which Node tells only when it is asked to check the file. */
function brokenPlace(path: string, project: string): { file: string; place: Place } | undefined {
  const { stderr } = spawnSync(process.execPath, ['--check', path], { encoding: 'utf8' });
  const [, line, before = ''] = /:(\d+)\n.*\n( *)\^/.exec(stderr) ?? [];
  return line ? { file: nameOf(path, project), place: { line: Number(line), column: before.length + 1 } } : undefined;
}

/** Our own code, as it was written and as it runs. */
const OURS = [join(PACKAGE_FOLDER, 'src'), fileURLToPath(new URL('..', import.meta.url))];

/** What the engine says of the place, from below the front matter; of front matter, from its dashes. */
function placeIn(errors: readonly Error[], text: string): (Place & { readonly isInHead?: boolean }) | undefined {
  const inHead = /reading front matter[\s\S]*?\((\d+):(\d+)\)/.exec(text);
  const inLiquid = /line:(\d+), col:(\d+)/.exec(text);
  const [, line, column] = inHead ?? inLiquid ?? [];
  if (line) return { line: Number(line), column: Number(column), isInHead: inHead !== null };
  return errors
    .flatMap((error) => {
      if (!('lineno' in error && 'colno' in error)) return [];
      // Nunjucks counts from one what it finds as it reads, and from nought what is thrown as it renders.
      const first = error.cause ? 1 : 0;
      return [{ line: Number(error.lineno) + first, column: Number(error.colno) + first }];
    })
    .at(-1);
}

/** The innermost of the named templates that has code at the place: after an include Nunjucks tells lines by another's name. */
function templatePlace(named: readonly string[], told: ReturnType<typeof placeIn>, project: string) {
  if (!told) return undefined;
  const { isInHead, column } = told;
  for (const path of named.toReversed()) {
    const source = textOf(path);
    const line = told.line + (isInHead ? 0 : linesAbove(source));
    const written = source.split('\n')[line - 1] ?? '';
    if (isInHead || (column > 1 && /\{[{%]/.test(written)))
      return { file: nameOf(path, project), place: { line, column } };
  }
  return undefined;
}

/** Where a word stands in a template, if it stands in one place alone. */
function wordPlace(path: string, word: string, project: string) {
  const [before = '', ...parts] = textOf(path).split(word);
  const lines = before.split('\n');
  const place = { line: lines.length, column: (lines.at(-1) ?? '').length + 1 };
  return parts.length === 1 ? { file: nameOf(path, project), place } : undefined;
}

/** An error and those that it was made from. */
function* chain(error: unknown): Generator<Error> {
  for (let current = error; current instanceof Error; ) {
    yield current;
    current = 'originalError' in current ? current.originalError : current.cause;
  }
}

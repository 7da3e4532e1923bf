/** Turns what Eleventy and its template engines throw into problems with the template's file and line. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { PACKAGE_FOLDER } from '../build/folders.ts';
import { type Place, type Problem, ProblemError } from '../campaign/problem.ts';
import { UserError } from '../text/user-error.ts';
import { codeProblem } from './code-problem.ts';

/** The faults that developers meet most, in our words. */
const EXPLANATIONS: readonly (readonly [RegExp, string])[] = [
  [
    /the words ("[^"]+") are not in (\S+)/,
    'asks for the words $1, which are not in $2. Add them there, or correct the name.',
  ],
  [
    /attempted to output null or undefined value/,
    'prints a value that is not there. Check the name, or put it inside {% if … %}.',
  ],
  [/template not found: (\S+)/, 'includes $1, which is in no templates folder. Check its name.'],
  [/filter not found: (\S+)/, 'uses the filter $1, which does not exist. Check its name.'],
  [/Unable to call `([^`]+)`/, 'calls $1, which is not a function here. Check its name.'],
  [
    /unknown block tag: (\S+)/,
    'has the tag {% $1 %}, which does not exist or closes nothing. Check its name and what it closes.',
  ],
  [
    /expected variable end|unexpected token|expected block end|parseAggregate|unexpected end of file|expected/,
    'cannot be read: a bracket, quotation mark or {% end… %} is missing or too many near here.',
  ],
];

/** The problems that an error stands for, which was thrown while a campaign's site was made. Throws a UserError again. */
export function problemsOf(error: unknown, campaignFolder: string, project = campaignFolder): Problem[] {
  const errors = [...chain(error)];
  const command = errors.find((each) => each instanceof UserError);
  if (command) throw command;
  const told = errors.find((each) => each instanceof ProblemError);
  if (told) return [...told.problems];
  const text = errors.map(({ message }) => message).join('\n');
  const isExplained = EXPLANATIONS.some(([pattern]) => pattern.test(text)) && sourceIn(text) !== undefined;
  const ofCode = codeProblem(errors, project, sourceIn(text));
  return [ofCode && !isExplained ? ofCode : templateProblem(errors, campaignFolder)];
}

function templateProblem(errors: readonly Error[], campaignFolder: string): Problem {
  const messages = errors.map(({ message }) => message);
  const text = messages.join('\n');
  const file = sourceIn(text) ?? 'templates';
  const place = placeIn(text);
  const above = linesOfFrontMatter(file, campaignFolder);
  return {
    severity: 'error',
    file,
    place: place && { ...place, line: place.line + above },
    message: explain(text, messages.at(-1) ?? ''),
  };
}

/** Eleventy counts a template's lines from below its front matter. */
function linesOfFrontMatter(file: string, campaignFolder: string): number {
  const path = [campaignFolder, PACKAGE_FOLDER].map((folder) => join(folder, file)).find(isFile);
  const [fields] = /^---[^\n]*\n[\s\S]*?\n---[ \t]*\r?\n/.exec(path ? readFileSync(path, 'utf8') : '') ?? [];
  return fields ? fields.split('\n').length - 1 : 0;
}

function explain(text: string, last: string): string {
  for (const [pattern, explanation] of EXPLANATIONS) {
    const match = pattern.exec(text);
    if (match) return explanation.replace(/\$(\d)/g, (_, group) => match[Number(group)] ?? '');
  }
  const reason = last.split('\n').at(-1)?.trim() ?? '';
  return `cannot be rendered. The template engine says: ${reason}`;
}

function isFile(path: string): boolean {
  return existsSync(path) && statSync(path).isFile();
}

/** An error and those that it was made from. */
function* chain(error: unknown): Generator<Error> {
  for (let current = error; current instanceof Error; ) {
    yield current;
    current = 'originalError' in current ? current.originalError : current.cause;
  }
}

/** Names of templates as Nunjucks and as Eleventy and Liquid write them. */
const TEMPLATE_NAMES =
  /[("]([^()"\n]+\.(?:njk|md|liquid|html|11ty\.[cm]?[jt]s))[)"]|(?:template |file:)(\.\/[^\n]+?\.(?:njk|md|liquid|html|11ty\.[cm]?[jt]s))(?=,|\n|$)/g;

/** The innermost template that the error names. */
function sourceIn(text: string): string | undefined {
  const [, quoted, named] = [...text.matchAll(TEMPLATE_NAMES)].at(-1) ?? [];
  const path = quoted ?? named;
  if (!path) return undefined;
  const own = path.replaceAll('\\', '/');
  const from = own.lastIndexOf('templates/');
  return from === -1 ? `templates/${own.replace(/^(\.\/)+/, '')}` : own.slice(from);
}

function placeIn(text: string): Place | undefined {
  const [, liquidLine, liquidColumn] = /, line:(\d+), col:(\d+)/.exec(text) ?? [];
  if (liquidLine) return { line: Number(liquidLine), column: Number(liquidColumn) };
  const [, line, column, cause] = /\[Line (\d+), Column (\d+)\]\s*([A-Z]\w*: )?/.exec(text) ?? [];
  if (line === undefined) return undefined;
  // The engine counts from one, except where it wraps another error, of which it then gives the name.
  const first = cause ? 1 : 0;
  return { line: Number(line) + first, column: Number(column) + first };
}

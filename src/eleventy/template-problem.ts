/** Turns what the template engine throws into a problem with the template's file and line. */

import type { Place, Problem } from '../campaign/problem.ts';

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

/**
 * The problem that an error from rendering stands for. `fallback` is the file to name when the error names none.
 */
export function templateProblem(error: unknown, fallback: string): Problem {
  const messages = [...chain(error)].map(({ message }) => message);
  const text = messages.join('\n');
  const { file, field } = sourceIn(text);
  return {
    severity: 'error',
    file: file ?? fallback,
    // A field's expression has no lines of its own.
    place: field ? undefined : placeIn(text),
    field,
    message: explain(text, messages.at(-1) ?? ''),
  };
}

function explain(text: string, last: string): string {
  for (const [pattern, explanation] of EXPLANATIONS) {
    const match = pattern.exec(text);
    if (match) return explanation.replace(/\$(\d)/g, (_, group) => match[Number(group)] ?? '');
  }
  const reason = last.split('\n').at(-1)?.trim() ?? '';
  return `cannot be rendered. The template engine says: ${reason}`;
}

/** An error and those that it was made from. */
function* chain(error: unknown): Generator<Error> {
  for (let current = error; current instanceof Error; ) {
    yield current;
    current = 'originalError' in current ? current.originalError : current.cause;
  }
}

/** The innermost template that the error names, and the field of it when a field's expression failed. */
function sourceIn(text: string): { file: string | undefined; field: string | undefined } {
  const [, path, field] = [...text.matchAll(/\(([^()\n]+\.njk)(?:#([\w.]+))?\)/g)].at(-1) ?? [];
  if (!path) return { file: undefined, field: undefined };
  const own = path.replaceAll('\\', '/');
  const from = own.lastIndexOf('templates/');
  return { file: from === -1 ? `templates/${own.replace(/^(\.\/)+/, '')}` : own.slice(from), field };
}

function placeIn(text: string): Place | undefined {
  const [, line, column, cause] = /\[Line (\d+), Column (\d+)\]\s*([A-Z]\w*: )?/.exec(text) ?? [];
  if (line === undefined) return undefined;
  // The engine counts from one, except where it wraps another error, of which it then gives the name.
  const first = cause ? 1 : 0;
  return { line: Number(line) + first, column: Number(column) + first };
}

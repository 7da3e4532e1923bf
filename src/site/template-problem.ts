/** Turns what the template engine throws into a problem with the template's file and line. */

import type { Place, Problem } from '../content/problem.ts';
import { UnknownWord } from '../content/words.ts';

/** The faults that developers meet most, in our words. */
const EXPLANATIONS: readonly (readonly [RegExp, string])[] = [
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
  const unknownWord = [...chain(error)].find((cause) => cause instanceof UnknownWord);
  const text = messages.join('\n');
  return {
    severity: 'error',
    file: fileIn(text) ?? fallback,
    place: placeIn(text),
    message: unknownWord
      ? `asks for words that do not exist: ${unknownWord.message}.`
      : explain(text, messages.at(-1) ?? ''),
  };
}

function explain(text: string, last: string): string {
  for (const [pattern, explanation] of EXPLANATIONS) {
    const match = pattern.exec(text);
    if (match) return explanation.replace('$1', match[1] ?? '');
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

function fileIn(text: string): string | undefined {
  const path = /\(([^()\n]+\.njk)\)/.exec(text)?.[1] ?? /template (\S+\.njk)/.exec(text)?.[1];
  if (!path) return undefined;
  const own = path.replaceAll('\\', '/');
  const from = own.lastIndexOf('templates/');
  return from === -1 ? `templates/${own.replace(/^(\.\/)+/, '')}` : own.slice(from);
}

function placeIn(text: string): Place | undefined {
  const [, line, column] = /\[Line (\d+), Column (\d+)\]/.exec(text) ?? [];
  // The engine counts both from zero.
  return line === undefined ? undefined : { line: Number(line) + 1, column: Number(column) + 1 };
}

/** Problems for machines: JSON, and the annotations of GitHub's workflows. */
import { isError, type Problem } from '../campaign/problem.ts';
import { visibleLines } from '../text/escape.ts';
import type { ProblemFormat } from './choices.ts';

/** All problems in a format; their files as they are to be named. */
export const FORMAT_PROBLEMS: Readonly<
  Record<Exclude<ProblemFormat, 'text'>, (problems: readonly Problem[]) => string>
> = {
  json: problemsAsJson,
  github: problemsAsAnnotations,
};

function problemsAsJson(problems: readonly Problem[]): string {
  const errors = problems.filter(isError).length;
  const rows = problems.map(({ severity, file, place, field, message, add }) => ({
    severity,
    file,
    ...place,
    field,
    message,
    add,
  }));
  return inAscii(JSON.stringify({ errors, warnings: problems.length - errors, problems: rows }, null, 2));
}

/** JSON with what a terminal would obey, or not show, as escapes (RFC 8259 §7). */
function inAscii(json: string): string {
  return json.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (character) =>
    character === '\n'
      ? character
      : [...Array(character.length).keys()]
          .map((index) => `\\u${character.charCodeAt(index).toString(16).padStart(4, '0')}`)
          .join(''),
  );
}

/** One `::error file=…` line each (GitHub, "Workflow commands"). */
function problemsAsAnnotations(problems: readonly Problem[]): string {
  return problems
    .map(({ severity, file, place, field, message, add = [] }) => {
      const where = place ? [`line=${place.line}`, `col=${place.column}`] : [];
      const properties = [`file=${escapeProperty(file)}`, ...where].join(',');
      return `::${severity} ${properties}::${escapeData([field ? `${field}: ${message}` : message, ...add].join('\n'))}`;
    })
    .join('\n');
}

function escapeData(text: string): string {
  return visibleLines(text).replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

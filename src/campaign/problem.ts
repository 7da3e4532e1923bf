/** One thing that is wrong with a campaign, told to its author: where, what, and what to write instead. */

import { visible } from '../text/escape.ts';

/** A place in a text file; lines and columns count from 1, columns in UTF-16 code units as editors do. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

export interface Problem {
  /** An error stops the build; a warning is only printed. */
  readonly severity: 'error' | 'warning';
  /** Whether a warning is an error to those who ask for it (`--strict`). */
  readonly isStrict?: boolean | undefined;
  /** Path from the campaign's folder, with forward slashes. */
  readonly file: string;
  readonly place?: Place | undefined;
  /** The front-matter field, such as "place.name". */
  readonly field?: string | undefined;
  /**
   * What is wrong, then what to do, in sentences. What stands in backquotes is as files have it, `starts: 2011-12-21 12:00`:
   * forms say it by their own names.
   */
  readonly message: string;
  /** One more sentence for those at a terminal, with a command; forms have their own way. */
  readonly terminal?: string | undefined;
  /** The language into which the file is to be translated. */
  readonly into?: string | undefined;
  /** Lines to be added to the file, that mend it. */
  readonly add?: readonly string[] | undefined;
  /** An address of the site: the problem is none if a template or a file turns out to be there. */
  readonly unless?: string | undefined;
}

/** The one line an author reads, with nothing in it that a terminal obeys: `content/events/london.md:4:9  starts: "…" is not a date and time. …` */
export function formatProblem(problem: Problem): string {
  const { file, place, field, severity } = problem;
  const where = place ? `${file}:${place.line}:${place.column}` : file;
  const label = severity === 'warning' ? 'warning: ' : '';
  return visible(`${where}  ${label}${field ? `${field}: ` : ''}${sentencesOf(problem)}`);
}

/** All that is said at a terminal, and to the tools of those who write files. */
export function sentencesOf({ message, terminal }: Problem): string {
  return terminal ? `${message} ${terminal}` : message;
}

/** Orders problems by file, then by place, and drops repetitions. */
export function sortProblems(problems: Iterable<Problem>): Problem[] {
  const once = new Map([...problems].map((problem) => [formatProblem(problem), problem]));
  return [...once.values()].sort(
    (a, b) =>
      compare(a.file, b.file) ||
      (a.place?.line ?? 0) - (b.place?.line ?? 0) ||
      (a.place?.column ?? 0) - (b.place?.column ?? 0),
  );
}

/** A value as a problem quotes it: on one line, no longer than a glance. */
export function quote(value: string): string {
  const oneLine = value.slice(0, 1000).replace(/\s+/g, ' ').trim();
  const characters = [...oneLine];
  return `"${characters.length > 60 ? `${characters.slice(0, 59).join('')}…` : oneLine}"`;
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** Whether a problem stops the build, as far as that is known. */
export function isError({ severity, unless }: Problem): boolean {
  return severity === 'error' && unless === undefined;
}

/** The problems as they are once it is known which addresses the site has. */
export function settled(problems: readonly Problem[], isAddress: (address: string) => boolean): Problem[] {
  return problems.flatMap(({ unless, ...problem }) => (unless !== undefined && isAddress(unless) ? [] : [problem]));
}

/** More than anybody reads at once. */
const MOST_TOLD = 50;

/** The problems that are told, in their order, errors before warnings where there are too many; and how many more there are. */
export function toldOf(problems: readonly Problem[]): { told: readonly Problem[]; more: number } {
  const first = [...problems.filter(isError), ...problems.filter((each) => !isError(each))].slice(0, MOST_TOLD);
  const isTold = new Set(first);
  return { told: problems.filter((each) => isTold.has(each)), more: problems.length - first.length };
}

/** Thrown where faults of the campaign stop what is being made of it. */
export class ProblemError extends Error {
  readonly problems: readonly Problem[];
  /** Where it was thrown helps nobody, and Eleventy's own command would print it. */
  readonly skipOriginalStack = true;

  constructor(...problems: readonly Problem[]) {
    super(toldOf(problems).told.map(formatProblem).join('\n'));
    this.problems = problems;
  }
}

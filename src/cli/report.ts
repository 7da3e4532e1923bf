/** Prints problems and summaries as people read them in a terminal. */
import { join, relative } from 'node:path';
import { formatProblem, isError, type Problem } from '../content/problem.ts';
import type { Site } from '../site/make-site.ts';

/** One line a problem, its file as seen from the working directory, and a count of the errors at the end. */
export function problemReport(problems: readonly Problem[], campaignFolder: string): string {
  const from = relative(process.cwd(), campaignFolder);
  const lines = problems.map((problem) =>
    formatProblem({ ...problem, file: isPath(problem.file) ? join(from, problem.file) : problem.file }),
  );
  const errors = problems.filter(isError).length;
  const total = errors === 0 ? [] : ['', `${count(errors, 'problem')} to mend. Nothing was changed.`];
  return [...lines, ...total].join('\n');
}

/** "10 pages and 14 files, 210 kB, in 1.2 s" */
export function summary({ files, pages }: Site, milliseconds: number): string {
  const all = [...(files?.values() ?? [])];
  const bytes = all.reduce((sum, { body }) => sum + Buffer.byteLength(body), 0);
  return `${count(pages, 'page')} and ${count(all.length - pages, 'other file')}, ${Math.round(bytes / 1000)} kB, in ${(milliseconds / 1000).toFixed(1)} s`;
}

/** The site's own files and the templates that come with Handbill are named as they are. */
function isPath(file: string): boolean {
  return file.startsWith('content/');
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

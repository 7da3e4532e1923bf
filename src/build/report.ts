/** Prints problems and summaries as people read them in a terminal. */
import { join, relative } from 'node:path';
import picocolors from 'picocolors';
import { formatProblem, isError, type Problem, sentencesOf, toldOf } from '../campaign/problem.ts';
import type { PublishedFile } from '../campaign/publication.ts';
import { readPlainFile } from '../disk/plain-file.ts';
import { visible } from '../text/escape.ts';
import { fileOf } from '../text/url.ts';
import { asTyped } from './reader-commands.ts';

/** Where the command was given; the working directory is the project's while its site is made. */
const HERE = process.cwd();

const { FORCE_COLOR, NO_COLOR } = process.env;

/** Problems are printed on the error stream: in colour where that is a terminal, or where colour is asked for by name. */
const colours = picocolors.createColors(!NO_COLOR && (Boolean(FORCE_COLOR) || process.stderr.isTTY === true));

/** How much of a long line is shown around the place, characters. */
const SNIPPET = 100;

/** The problems under their lines of the file, files apart from each other, and a count of all at the end. */
export function problemReport(all: readonly Problem[], campaignFolder: string): string {
  const { told: problems, more } = toldOf(all);
  const located = problems.map((problem) => seenFrom(problem, campaignFolder));
  const lines = problems.flatMap((problem, index) => {
    const shown = located[index] ?? problem;
    const isFirst = index === 0 || problems[index - 1]?.file !== problem.file;
    const line = isError(problem) ? formatProblem(shown) : colours.yellow(formatProblem(shown));
    return [
      ...(isFirst && index > 0 ? [''] : []),
      line,
      ...snippet(problem, campaignFolder),
      ...(problem.add ?? []).map(visible),
    ];
  });
  const others = more > 0 ? ['', `And ${more.toLocaleString('en')} more, which are shown once these are mended.`] : [];
  return [...lines, ...others, ...total(all)].join('\n');
}

/** The file as seen from the working directory; templates that come with Handbill are named as they are. */
export function seenFrom(problem: Problem, campaignFolder: string): Problem {
  const from = relative(HERE, campaignFolder);
  const file = isContent(problem.file) ? join(from, problem.file) : problem.file;
  return { ...problem, file, message: asTyped(sentencesOf(problem), from), terminal: undefined };
}

/** The line of the file with a caret under the place; nothing where there is no place or no such file. */
function snippet({ file, place, severity }: Problem, campaignFolder: string): string[] {
  if (!place || !isContent(file)) return [];
  const line = lineOf(join(campaignFolder, file), place.line);
  if (!line?.trim()) return [];
  const start = Math.max(0, place.column - 1 - SNIPPET / 2);
  const shown = visible(line.slice(start, start + SNIPPET));
  const before = visible(line.slice(start, place.column - 1));
  // A tab is as wide below as it is above; what is drawn as one character takes one space.
  const characters = [...new Intl.Segmenter('en').segment(before)];
  const indent = characters.map(({ segment }) => (segment === '\t' ? '\t' : ' ')).join('');
  const number = String(place.line);
  const paint = severity === 'error' ? colours.red : colours.yellow;
  return [
    `${colours.dim(`    ${number} |`)} ${shown}`,
    `    ${' '.repeat(number.length)} ${colours.dim('|')} ${indent}${paint('^')}`,
  ];
}

function lineOf(path: string, number: number): string | undefined {
  return readPlainFile(path)?.toString().split(/\r?\n/)[number - 1];
}

function total(problems: readonly Problem[]): string[] {
  const errors = problems.filter(isError).length;
  if (errors === 0) return [];
  const warnings = problems.length - errors;
  const also = warnings > 0 ? `, and ${count(warnings, 'warning')}` : '';
  return ['', `${count(errors, 'problem')} to mend${also}. Nothing was changed.`];
}

/** A folder as it is seen from the working directory. */
export function nearName(folder: string): string {
  return relative(HERE, folder) || folder;
}

/** Says that there is something to look at before the site of a campaign's folder is published. */
export function tellNotices(notices: number, campaignFolder: string): void {
  const sentence = `Before you publish, look at ${count(notices, 'thing')} that it would give away: handbill check --publish`;
  if (notices > 0) console.log(asTyped(sentence, relative(HERE, campaignFolder)));
}

/** "10 pages and 14 other files, 210 kB, in 1.2 s" */
export function summary(pages: number, sizes: ReadonlyMap<string, number>, milliseconds: number): string {
  const octets = [...sizes.values()].reduce((sum, size) => sum + size, 0);
  return `${count(pages, 'page')} and ${count(sizes.size - pages, 'other file')}, ${Math.round(octets / 1000)} kB, in ${(milliseconds / 1000).toFixed(1)} s`;
}

/** The sizes of files by address, octets; for that, each is made. */
export function sizesOf(files: Iterable<PublishedFile>): Map<string, number> {
  return new Map([...files].map(({ address, body }) => [fileOf(address), Buffer.byteLength(body)]));
}

function isContent(file: string): boolean {
  return file.startsWith('content/');
}

/** "1 page", "2 pages" */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

/** `handbill build` and `handbill check`: make the site, say what is wrong, and put it in place only when nothing is. */
import { join, resolve } from 'node:path';
import { toldCode } from '../build/campaign-code.ts';
import { DiskCache, NO_CACHE } from '../build/disk-cache.ts';
import { cacheFolder, PACKAGE_FOLDER } from '../build/folders.ts';
import { lastPublished, OUTPUT } from '../build/last-published.ts';
import { addedFiles, outputFolder, refuseOutput } from '../build/output-folder.ts';
import { precompress } from '../build/precompress.ts';
import { count, nearName, problemReport, seenFrom, sizesOf, summary, tellNotices } from '../build/report.ts';
import { claimOutput, giveUp, swapSite } from '../build/site-swap.ts';
import { writeFiles } from '../build/write-files.ts';
import { isError, type Problem } from '../campaign/problem.ts';
import { makeSite } from '../eleventy/make-site.ts';
import type { Site } from '../eleventy/site.ts';
import { LOOKED_FOR, publishNotices } from '../inspect/safety/publish-check.ts';
import type { ZonedNow } from '../time/now.ts';
import type { ProblemFormat } from './choices.ts';
import { FORMAT_PROBLEMS } from './problem-formats.ts';
import { WatchedCache } from './progress.ts';

export interface BuildOptions {
  readonly campaign: string;
  readonly now: ZonedNow;
  /** A folder of what was made before, shared by several campaigns; the campaign's own unless given. */
  readonly cache?: string | undefined;
  /** The folder to write, absent for a check that writes nothing. */
  readonly output?: string | undefined;
  /** The calendar last published, by its path or web address, to be held against the new one. */
  readonly against?: string | undefined;
  /** Whether events may change without a word to those who know of them. */
  readonly allowSilent?: boolean | undefined;
  /** Looks for dead links, where that is asked for. */
  readonly links?: (() => Promise<Problem[]>) | undefined;
  /** Whether warnings that a careful campaign would mend are errors. */
  readonly strict?: boolean | undefined;
  /** Whether drafts, and updates that wait for their date, are shown. */
  readonly showsDrafts?: boolean | undefined;
  /** Whether what the site would give away is told in full, not only counted. */
  readonly publish?: boolean | undefined;
  /** Takes problems that are then not printed. */
  readonly told?: ((problems: readonly Problem[]) => void) | undefined;
  /** How problems are printed; text, for people, unless given. */
  readonly format?: ProblemFormat | undefined;
  /** Whether compressed copies are written beside the texts. */
  readonly compress?: boolean | undefined;
  /** Whether the content alone is read, with Handbill's own templates, so that no code of the campaign is run. */
  readonly noCode?: boolean | undefined;
  /** Whether a good site is passed over in silence. */
  readonly quiet?: boolean | undefined;
}

/** Runs the build and returns the exit code: 0 when the site is good, 1 when anything is to mend, 2 where it may not be written. */
export async function build(options: BuildOptions): Promise<0 | 1 | 2> {
  const { campaign, output: wanted } = options;
  if (!wanted) return make(options, undefined);
  const output = outputFolder(wanted);
  const refusal = refuseOutput(output, campaign);
  if (refusal) {
    console.error(refusal);
    return 2;
  }
  const next = await claimOutput(output, (pid) => {
    console.error(`Another build, process ${pid}, is writing ${nearName(output)}. This one begins when it has ended.`);
  });
  const stop = (): void => giveUp(next);
  const end = (_: string, number: number): void => process.exit(128 + number);
  process.once('exit', stop);
  for (const signal of SIGNALS) process.once(signal, end);
  try {
    return await make({ ...options, output }, next);
  } finally {
    stop();
    process.off('exit', stop);
    for (const signal of SIGNALS) process.off(signal, end);
  }
}

/** By which people and machines have a command end. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Makes the site in the folder `next`, which then takes the output's place; in memory where there is none. */
async function make(options: BuildOptions, next: string | undefined): Promise<0 | 1> {
  const { campaign, now, output, cache: shared, showsDrafts, quiet, noCode } = options;
  const started = performance.now();
  const told = !quiet && toldCode(campaign, noCode ?? false);
  if (told) console.error(told);
  const cache = new DiskCache(shared ?? cacheFolder(campaign));
  const line = (text: string): void => void process.stderr.write(text);
  // What a stranger's folder keeps for us may be forged, as templates are kept there too.
  const kept = noCode && !shared ? NO_CACHE : output ? cache : cache.readOnly();
  const watched = new WatchedCache(kept, isWatched(quiet) ? line : () => undefined, () => performance.now());
  const project = noCode ? PACKAGE_FOLDER : undefined;
  const site = await makeSite(campaign, now, {
    cache: watched,
    output: next,
    outputName: output && nearName(output),
    showsDrafts,
    project,
  });
  watched.done();
  const problems = [...(await problemsOf(site, options)), ...(output && site.files ? goingFiles(output) : [])];
  report(problems, options);
  if (!site.files || problems.some(isError)) return 1;
  const compressed = next && options.compress ? precompress(site.files.values()) : [];
  if (next) writeFiles(next, compressed);
  const sizes = sizesOf([...site.files.values(), ...compressed]);
  const notices = options.publish ? [] : await publishNotices(campaign, site, sizes);
  if (next && output) swapSite(next, output);
  // What this campaign does not need, another may.
  if (output && !shared && !noCode) cache.prune();
  tell(site, sizes, problems, notices.length, performance.now() - started, options);
  return 0;
}

/** A warning for each file that somebody put into the last site, which the new one replaces as a whole. */
function goingFiles(output: string): Problem[] {
  const message =
    'is not one of the site’s files and is deleted with the old site, which is replaced as a whole. Put what is to be published beside the pages into public/.';
  return addedFiles(output).map((name) => ({ severity: 'warning', file: `${nearName(output)}/${name}`, message }));
}

/** Everything that is told of a site, and whether it stops it. */
async function problemsOf(site: Site, options: BuildOptions): Promise<Problem[]> {
  const { campaign, allowSilent, links, publish, strict } = options;
  const silent = allowSilent || !site.files ? [] : await silentChanges(site, options);
  const dead = links ? await links() : [];
  const shown = publish && site.files ? await publishNotices(campaign, site, sizesOf(site.files.values())) : [];
  return [...site.problems, ...silent, ...dead, ...shown].map((problem) => (strict ? strictly(problem) : problem));
}

/** What would change without a word, since the calendar that was named, or that of the site that is to be replaced. */
async function silentChanges(site: Site, { campaign, against, output }: BuildOptions): Promise<Problem[]> {
  const { problemsAgainst } = await import('../inspect/calendar-comparison.ts');
  const published = against ?? lastPublished(output ?? outputFolder(join(campaign, OUTPUT)), campaign);
  return problemsAgainst(site, campaign, published);
}

function tell(
  site: Site,
  sizes: ReadonlyMap<string, number>,
  problems: readonly Problem[],
  notices: number,
  milliseconds: number,
  { campaign, output, format = 'text', showsDrafts, quiet, publish }: BuildOptions,
): void {
  if (format !== 'text' || quiet) return;
  const warnings = problems.length > 0 ? `, with ${count(problems.length, 'warning')}` : '';
  const made = summary(site.pages, sizes, milliseconds) + warnings;
  console.log(output ? `Built ${nearName(output)}: ${made}.` : `All is well: ${made}. Nothing was written.`);
  if (showsDrafts) console.log('Drafts are shown in it: do not publish it.');
  if (publish) console.log(LOOKED_FOR);
  else tellNotices(notices, resolve(campaign));
}

/** Whether somebody looks on. */
function isWatched(quiet: boolean | undefined): boolean {
  return process.stderr.isTTY === true && !quiet;
}

function strictly(problem: Problem): Problem {
  return problem.isStrict ? { ...problem, severity: 'error' } : problem;
}

/** For people on the error stream; for machines, even when there is nothing to tell, on the other. */
function report(problems: readonly Problem[], { campaign, format = 'text', told }: BuildOptions): void {
  const folder = resolve(campaign);
  if (told) told(problems);
  else if (format !== 'text')
    console.log(FORMAT_PROBLEMS[format](problems.map((problem) => seenFrom(problem, folder))));
  else if (problems.length > 0) console.error(problemReport(problems, folder));
}

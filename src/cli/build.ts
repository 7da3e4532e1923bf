/** `handbill build` and `handbill check`: make the site, say what is wrong, and write it only when nothing is. */
import { relative, resolve } from 'node:path';
import { isError, type Problem } from '../content/problem.ts';
import { outputFolder, refuseOutput, restoreSite } from '../output/write.ts';
import { cacheFolder, DiskCache } from '../site/disk-cache.ts';
import { makeSite, type Now, type Site } from '../site/make-site.ts';
import { problemsAgainst } from './against.ts';
import { FORMAT_PROBLEMS, type ProblemFormat } from './problem-formats.ts';
import { WatchedCache } from './progress.ts';
import { LOOKED_FOR, publishNotices } from './publish-check.ts';
import { SiteWriting } from './site-writing.ts';
import { count, fileList, problemReport, seenFrom, summary } from './report.ts';

export interface BuildOptions {
  readonly campaign: string;
  readonly now: Now;
  /** A folder of what was made before, shared by several campaigns; the campaign's own unless given. */
  readonly cache?: string | undefined;
  /** The folder to write, absent for a check that writes nothing. */
  readonly output?: string | undefined;
  /** The calendar last published, by its path or web address, to be held against the new one. */
  readonly against?: string | undefined;
  /** Looks for dead links, where that is asked for. */
  readonly links?: (() => Promise<Problem[]>) | undefined;
  /** Whether warnings that a careful campaign would mend are errors. */
  readonly strict?: boolean | undefined;
  /** Whether what the site would give away is told in full, not only counted. */
  readonly publish?: boolean | undefined;
  /** How problems are printed; text, for people, unless given. */
  readonly format?: ProblemFormat | undefined;
  /** Whether compressed copies are written beside the texts. */
  readonly compress?: boolean | undefined;
  /** The file of a secret key by which the sums are signed. */
  readonly sign?: string | undefined;
  /** Whether every file is listed with its size. */
  readonly verbose?: boolean | undefined;
  /** Whether a good site is passed over in silence. */
  readonly quiet?: boolean | undefined;
}

/** Runs the build and returns the exit code: 0 when the site is good, 1 when anything is to mend, 2 where it may not be written. */
export async function build(options: BuildOptions): Promise<0 | 1 | 2> {
  const { campaign, now, output: wanted, against, cache: shared, strict, quiet } = options;
  if (wanted) restoreSite(wanted);
  const output = wanted && outputFolder(wanted);
  const started = performance.now();
  const refusal = output && refuseOutput(output, campaign);
  if (refusal) {
    console.error(refusal);
    return 2;
  }
  const cache = new DiskCache(shared ?? cacheFolder(campaign));
  const line = (text: string): void => void process.stderr.write(text);
  const kept = output ? cache : cache.readOnly();
  const watched = new WatchedCache(kept, isWatched(quiet) ? line : () => undefined, () => performance.now());
  const writing = output ? new SiteWriting(output, campaign, cache) : undefined;
  const site = await makeSite(campaign, now, { cache: watched, ...writing?.making });
  watched.done();
  const silent = against && site.files ? await problemsAgainst(site, against) : [];
  const dead = options.links ? await options.links() : [];
  const notices = await publishNotices(campaign, site);
  const shown = options.publish ? notices : [];
  const problems = [...site.problems, ...silent, ...dead, ...shown].map((problem) =>
    strict ? strictly(problem) : problem,
  );
  report(problems, options);
  if (!site.files || problems.some(isError)) {
    await writing?.abandon();
    return 1;
  }
  if (writing) {
    await writing.commit(site, options);
    // What this campaign does not need, another may.
    if (!shared) cache.prune();
  }
  const isText = (options.format ?? 'text') === 'text';
  if (options.verbose) console.log(fileList(site));
  if (isText && !quiet) {
    console.log(closingLine(site, output, problems, performance.now() - started));
    if (options.publish) console.log(LOOKED_FOR);
    else if (notices.length > 0)
      console.log(
        `Before you publish, look at ${count(notices.length, 'thing')} that it would give away: handbill check --publish`,
      );
  }
  return 0;
}

/** Whether somebody looks on. */
function isWatched(quiet: boolean | undefined): boolean {
  return process.stderr.isTTY === true && !quiet;
}

function strictly(problem: Problem): Problem {
  return problem.isStrict ? { ...problem, severity: 'error' } : problem;
}

/** For people on the error stream; for machines, even when there is nothing to tell, on the other. */
function report(problems: readonly Problem[], { campaign, format = 'text' }: BuildOptions): void {
  const folder = resolve(campaign);
  if (format !== 'text')
    console.log(FORMAT_PROBLEMS[format](problems.map((problem) => seenFrom(problem, folder))));
  else if (problems.length > 0) console.error(problemReport(problems, folder));
}

function closingLine(
  site: Site,
  output: string | undefined,
  problems: readonly Problem[],
  milliseconds: number,
): string {
  const warnings = problems.length > 0 ? `, with ${count(problems.length, 'warning')}` : '';
  const made = summary(site, milliseconds) + warnings;
  return output
    ? `Built ${relative(process.cwd(), output) || output}: ${made}.`
    : `All is well: ${made}. Nothing was written.`;
}

/** The run of Eleventy's own command: as of now, with the campaign's cache; problems stop it. */
import { DiskCache } from '../build/disk-cache.ts';
import { cacheFolder, foldersOf } from '../build/folders.ts';
import { problemReport, seenFrom } from '../build/report.ts';
import { isError, ProblemError } from '../campaign/problem.ts';
import { readNow } from '../time/now.ts';
import type { Run } from './run.ts';

/** The run for the campaign in a folder, which is seen from the project's. */
export function ownRun(campaign: string): Run {
  const { SOURCE_DATE_EPOCH: sourceDateEpoch } = process.env;
  const seen = (error: unknown): unknown =>
    error instanceof ProblemError
      ? new ProblemError(...error.problems.map((problem) => seenFrom(problem, campaign)))
      : error;
  return {
    campaign: foldersOf(campaign).campaign,
    now: ({ zone }) => readNow({ option: undefined, sourceDateEpoch, clock: Date.now() }, zone),
    cache: new DiskCache(cacheFolder(campaign)),
    // As with pages that are drafts: they are there while somebody looks on.
    get showsDrafts() {
      return process.env.ELEVENTY_RUN_MODE !== 'build';
    },
    seen,
    receive: ({ problems }) => {
      if (problems.some(isError)) throw seen(new ProblemError(...problems));
      if (problems.length > 0) process.stderr.write(`${problemReport(problems, campaign)}\n`);
    },
  };
}

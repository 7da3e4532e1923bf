/** The run of Eleventy's own command: as of now, with the campaign's cache; problems stop it. */
import { DiskCache } from '../build/disk-cache.ts';
import { cacheFolder, foldersOf } from '../build/folders.ts';
import { count, problemReport, seenFrom } from '../build/report.ts';
import { isError, ProblemError } from '../campaign/problem.ts';
import { readNow } from '../time/now.ts';
import type { Run } from './run.ts';

/** What stops Eleventy once its reasons are told; where it was thrown helps nobody. */
class Stopped extends Error {
  readonly skipOriginalStack = true;
}

/** The run for the campaign in a folder, which is seen from the project's. */
export function ownRun(campaign: string): Run {
  const { SOURCE_DATE_EPOCH: sourceDateEpoch } = process.env;
  // Eleventy prints twice what stops it.
  const told = (error: unknown): unknown => {
    if (!(error instanceof ProblemError)) return error;
    const { message } = new ProblemError(...error.problems.map((problem) => seenFrom(problem, campaign)));
    process.stderr.write(`${message}\n`);
    return new Stopped(`${count(error.problems.filter(isError).length, 'problem')} to mend, told above.`);
  };
  return {
    campaign: foldersOf(campaign).campaign,
    now: ({ zone }) => readNow({ option: undefined, sourceDateEpoch, clock: Date.now() }, zone),
    cache: new DiskCache(cacheFolder(campaign)),
    // As with pages that are drafts: they are there while somebody looks on.
    get showsDrafts() {
      return process.env.ELEVENTY_RUN_MODE !== 'build';
    },
    told,
    receive: ({ problems }) => {
      if (problems.some(isError)) throw told(new ProblemError(...problems));
      if (problems.length > 0) process.stderr.write(`${problemReport(problems, campaign)}\n`);
    },
  };
}

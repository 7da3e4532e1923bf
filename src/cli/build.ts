/** `handbill build` and `handbill check`: make the site, say what is wrong, and write it only when nothing is. */
import { relative, resolve } from 'node:path';
import { outputFolder, refuseOutput, restoreSite, writeSite } from '../output/write.ts';
import { cacheFolder, DiskCache } from '../site/disk-cache.ts';
import { makeSite, type Now, type Site } from '../site/make-site.ts';
import { problemsAgainst } from './against.ts';
import { problemReport, summary } from './report.ts';

export interface BuildOptions {
  readonly campaign: string;
  readonly now: Now;
  /** A folder of what was made before, shared by several campaigns; the campaign's own unless given. */
  readonly cache?: string | undefined;
  /** The folder to write, absent for a check that writes nothing. */
  readonly output?: string | undefined;
  /** The calendar last published, by its path or web address, to be held against the new one. */
  readonly against?: string | undefined;
}

/** Runs the build and returns the exit code: 0 when the site is good, 1 when anything is to mend. */
export async function build({
  campaign,
  now,
  output: wanted,
  against,
  cache: shared,
}: BuildOptions): Promise<0 | 1> {
  if (wanted) restoreSite(wanted);
  const output = wanted && outputFolder(wanted);
  const started = performance.now();
  const refusal = output && refuseOutput(output, campaign);
  if (refusal) {
    console.error(refusal);
    return 1;
  }
  const cache = new DiskCache(shared ?? cacheFolder(campaign));
  const site = await makeSite(campaign, now, output ? cache : cache.readOnly());
  const silent = against && site.files ? await problemsAgainst(site, against) : [];
  const problems = [...site.problems, ...silent];
  if (problems.length > 0) console.error(problemReport(problems, resolve(campaign)));
  if (!site.files || silent.length > 0) return 1;
  if (output) {
    writeSite(site.files.values(), output);
    // What this campaign does not need, another may.
    if (!shared) cache.prune();
  }
  console.log(closingLine(site, output, performance.now() - started));
  return 0;
}

function closingLine(site: Site, output: string | undefined, milliseconds: number): string {
  const made = summary(site, milliseconds);
  return output
    ? `Built ${relative(process.cwd(), output) || output}: ${made}.`
    : `All is well: ${made}. Nothing was written.`;
}

/** `handbill build` when nothing has changed since the last one: says so, and makes nothing. Loads little, so that it is quick. */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { isError } from '../campaign/problem.ts';
import { outputFolder, refuseOutput, restoreSite } from '../build/output-folder.ts';
import { SiteWriter } from '../output/writing/site-writer.ts';
import { codeVersion, filesVersion } from '../site/code-version.ts';
import { type FinishedBuild, memoryPath, recallFinished } from '../site/finished-build.ts';
import { cacheFolder, foldersOf } from '../build/folders.ts';
import { findZone } from '../time/zone.ts';
import type { BuildOptions } from './build.ts';
import { nearName, problemReport, summary, tellNotices } from '../build/report.ts';

/** What was found out on the way, which a build need not find out again. */
export interface HeadStart {
  readonly inputs: string;
  readonly finished: FinishedBuild;
  /** Has looked at the folder, or is still looking. */
  readonly writer: SiteWriter;
  readonly recognised: Promise<void>;
}

/** The exit code of a build that had nothing to do; a head start or nothing where there is something, whatever it is. */
export async function unchangedSite(options: BuildOptions): Promise<0 | HeadStart | undefined> {
  const { campaign, output: wanted, cache, now, strict, sign, verbose, quiet } = options;
  if (!wanted || sign || verbose || !existsSync(wanted)) return undefined;
  const started = performance.now();
  restoreSite(wanted);
  const output = outputFolder(wanted);
  const finished = recallFinished(
    memoryPath(cache ?? cacheFolder(campaign), buildName(campaign, output), 'finished'),
  );
  const zone = finished && findZone(finished.zone);
  if (!finished || !zone || refuseOutput(output, campaign)) return undefined;
  // Warnings may stop this build, which is not ours to say.
  if (strict && finished.problems.some(({ isStrict }) => isStrict)) return undefined;
  const at = now({ zone }).toMillis();
  if (at < finished.from || at >= finished.until) return undefined;
  const writer = new SiteWriter(output);
  const recognised = writer.recognise(finished.written);
  const inputs = inputsOf(options);
  const headStart = { inputs, finished, writer, recognised };
  if (inputs !== finished.inputs) return headStart;
  await recognised;
  if (!writer.isWhole(finished.written)) return headStart;
  await writer.abandon();
  const problems = finished.problems.filter((problem) => !isError(problem));
  if (problems.length > 0) console.error(problemReport(problems, resolve(campaign)));
  if (quiet) return 0;
  const sizes = new Map([...finished.written.values()].map(({ name, size }) => [name, size]));
  console.log(
    `Nothing has changed, and ${nearName(output)} is as it should be: ${summary(finished.pages, sizes, performance.now() - started)}.`,
  );
  tellNotices(finished.notices);
  return 0;
}

/** By this a build of a campaign into a folder is known. */
export function buildName(campaign: string, output: string): string {
  return JSON.stringify([resolve(campaign), output]);
}

/** A hash of everything that a site is made from, but for the moment. */
export function inputsOf({ campaign, compress }: Pick<BuildOptions, 'campaign' | 'compress'>): string {
  const folders = foldersOf(campaign);
  return createHash('sha256')
    .update(codeVersion())
    .update(filesVersion([join(folders.campaign, 'content'), ...folders.templates, ...folders.public]))
    .update(compress ? 'compressed' : '')
    .digest('base64url');
}

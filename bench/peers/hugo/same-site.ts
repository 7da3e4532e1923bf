/** Hugo's builds: of the plainest pages, and of Handbill's own, which are held against Handbill's first. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { events, writeCampaign } from '../../generate-campaign.ts';
import { coldBuildOf, jobIn, remove } from '../../handbill-command.ts';
import { measure, type Program } from '../../measure.ts';
import { MissingPeer } from '../install.ts';
import type { CardWords } from './card.ts';
import { holdAgainst } from './same-page.ts';
import { makeSentinelSite } from './sentinel-site.ts';
import { writeBareHugo, writeSameHugo } from './sites.ts';

/** An event's page in a site of a few is enough to see whether the two make the same. */
const [FEW, PAGE] = [3, 'events/event-1/index.html'];

/** What is built, and with what in `campaign.yml`. */
export interface SameSite {
  readonly name: string;
  readonly count: number;
  readonly settings: string;
  readonly cardWords?: CardWords;
}

/** Throws `MissingPeer` where there is no Hugo. */
export function hugoVersion(): string {
  try {
    return execFileSync('hugo', ['version'], { encoding: 'utf8' }).split(/v|[ +]/)[2] ?? '';
  } catch {
    throw new MissingPeer('Hugo is not installed (on Debian: apt-get install hugo).');
  }
}

export function bareHugo(folder: string, count: number): Program {
  const name = `Hugo ${hugoVersion()} --minify, bare pages: a fraction of ours`;
  writeBareHugo(folder, count);
  return hugoIn(name, folder);
}

/** Throws when Hugo's pages are not ours. */
export async function sameHugo(
  work: string,
  { name, count, settings, cardWords }: SameSite,
): Promise<Program> {
  const label = `Hugo ${hugoVersion()} --minify, ${name}`;
  const sentinelSite = await makeSentinelSite(work, settings);
  const few = join(work, 'few');
  await writeSameHugo(join(few, 'hugo'), FEW, sentinelSite, cardWords);
  await measure(hugoIn('few', join(few, 'hugo')));
  const ours = await handbillSite(few, settings);
  holdAgainst(readFileSync(join(ours, PAGE), 'utf8'), readFileSync(join(few, 'hugo/public', PAGE), 'utf8'));
  await writeSameHugo(join(work, 'hugo'), count, sentinelSite, cardWords);
  return hugoIn(label, join(work, 'hugo'));
}

/** Builds Handbill's site of a few and returns its folder. */
async function handbillSite(work: string, settings: string): Promise<string> {
  const job = jobIn(work);
  writeCampaign(job.campaign, events(FEW), settings);
  await measure(coldBuildOf('few', job));
  return job.output;
}

function hugoIn(name: string, folder: string): Program {
  const made = ['public', 'resources', '.hugo_build.lock'].map((made) => join(folder, made));
  return { name, command: 'hugo', args: ['--minify', '--quiet'], cwd: folder, prepare: remove(...made) };
}

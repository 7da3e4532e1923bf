/** The full job, cold: page, calendar file, structured data and card of each event, minified and checked. */
import { join } from 'node:path';
import { events, SETTINGS, writeCampaign } from '../generate-campaign.ts';
import { coldBuildOf, jobIn } from '../handbill-command.ts';
import type { Program } from '../measure.ts';
import type { CardWords } from '../peers/hugo/card.ts';
import { sameHugo } from '../peers/hugo/same-site.ts';
import { astro, baseBlog } from '../peers/npm-sites.ts';
import type { Section } from '../table.ts';
import { besidePeers, type Peer } from './beside-peers.ts';

const GOALS = { hugo: 0.5, baseBlog: 0.5, astro: 1 } as const;
const RUNS = 3;

export async function fullJob(work: string, count = 1000): Promise<Section> {
  const settings = SETTINGS.pagesAndCards;
  const ours = cold('Handbill: page, calendar, JSON-LD and card', join(work, 'ours'), count, settings);
  const everything = cold(
    'Handbill with share pages, codes and cards in three shapes too',
    join(work, 'everything'),
    count,
    SETTINGS.allButPaper,
  );
  const hugo = (name: string, cardWords: CardWords): Peer => ({
    name: `Hugo, ${name}`,
    goal: GOALS.hugo,
    make: () =>
      sameHugo(join(work, `hugo-${cardWords}`), { name: `same pages, ${name}`, count, settings, cardWords }),
  });
  const peers: Peer[] = [
    hugo('cards with the title alone', 'title'),
    hugo('cards with all that ours say', 'all'),
    { name: 'base-blog', goal: GOALS.baseBlog, make: () => baseBlog(join(work, 'base-blog'), count) },
    { name: 'Astro', goal: GOALS.astro, make: () => astro(join(work, 'astro'), count) },
  ];
  const { rows, measureOf } = await besidePeers(ours, peers, RUNS, [everything]);
  return {
    title: `The full job, cold: ${count} events`,
    rows: [...rows, { name: everything.name, measure: measureOf(everything) }],
  };
}

/** A cold build of a campaign of that many events. */
export function cold(name: string, work: string, count: number, settings: string): Program {
  const job = jobIn(work);
  writeCampaign(job.campaign, events(count), settings);
  return coldBuildOf(name, job);
}

/** Pages and calendars alone, cold, and whether thousands of events take longer each than hundreds. */
import { join } from 'node:path';
import { SETTINGS } from '../generate-campaign.ts';
import { bareHugo, sameHugo } from '../peers/hugo/same-site.ts';
import { found, type Section } from '../table.ts';
import { besidePeers, type Peer } from './beside-peers.ts';
import { cold } from './full-job.ts';

const GOALS = { hugo: 1.5, megabytes: 600, growth: 1.1 } as const;
const RUNS = 3;
const FEWER = 10;

export async function pages(work: string, count = 10_000): Promise<Section> {
  const settings = SETTINGS.pages;
  const fewer = Math.max(1, Math.round(count / FEWER));
  const ours = cold('Handbill: pages and calendars, one card', join(work, 'ours'), count, settings);
  const oursOfFewer = cold(`Handbill, ${fewer} events`, join(work, 'fewer'), fewer, settings);
  const same: Peer = {
    name: 'Hugo, same pages and calendars',
    goal: GOALS.hugo,
    make: () => sameHugo(join(work, 'hugo'), { name: 'same pages and calendars', count, settings }),
  };
  const bare: Peer = { name: 'Hugo, bare pages', make: () => bareHugo(join(work, 'bare'), count) };
  const { rows, measureOf } = await besidePeers(ours, [same, bare], RUNS, [oursOfFewer]);
  const [many, few] = [measureOf(ours), measureOf(oursOfFewer)];
  return {
    title: `Pages and calendars alone, cold: ${count} events`,
    rows: [
      ...rows,
      found('Handbill’s peak memory', many.megabytes, 'MB', GOALS.megabytes),
      { name: oursOfFewer.name, measure: few },
      found(
        `time an event at ${count} ÷ at ${fewer}`,
        many.seconds / count / (few.seconds / fewer),
        '×',
        GOALS.growth,
      ),
    ],
  };
}

/** A new process on a site that was built before: after one event was edited, and after nothing was. */
import { events, SETTINGS, writeCampaign, writeEvent } from '../generate-campaign.ts';
import { buildOf, coldBuildOf, jobIn } from '../handbill-command.ts';
import { inTurn } from '../measure.ts';
import { ratio, type Section } from '../table.ts';

const GOALS = { edited: 0.15, unchanged: 0.1 } as const;
const RUNS = 3;

export async function edits(work: string, count = 10_000): Promise<Section> {
  const job = jobIn(work);
  const all = events(count);
  writeCampaign(job.campaign, all, SETTINGS.pages);
  let edition = 0;
  const edit = (): void => {
    edition += 1;
    const event = all[Math.floor(count / 2)];
    if (event) writeEvent(job.campaign, { ...event, title: `${event.title}, edition ${edition}` });
  };
  const cold = coldBuildOf('Handbill, cold', job);
  const edited = buildOf('one event’s title edited', job, edit);
  const unchanged = buildOf('nothing edited', job, () => undefined);
  const measureOf = await inTurn([cold, edited, unchanged], RUNS);
  const [first, afterEdit, afterNothing] = [measureOf(cold), measureOf(edited), measureOf(unchanged)];
  return {
    title: `Built before, in a new process: ${count} events, pages and calendars`,
    rows: [
      { name: cold.name, measure: first },
      { name: edited.name, measure: afterEdit },
      ratio('cold', afterEdit, first, GOALS.edited),
      { name: unchanged.name, measure: afterNothing },
      ratio('cold', afterNothing, first, GOALS.unchanged),
    ],
  };
}

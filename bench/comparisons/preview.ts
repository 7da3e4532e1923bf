/** The preview: how long it takes from saving a file until the reloaded page is there. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { events, SETTINGS, writeCampaign } from '../generate-campaign.ts';
import { jobIn } from '../handbill-command.ts';
import { median } from '../measure.ts';
import { PreviewReader } from '../preview-reader.ts';
import { found, type Row, type Section } from '../table.ts';
import { copySample } from './sample.ts';

const GOALS = { small: 150, large: 1000 } as const;
const SAVES = 7;

/** Between two saves, so that each is alone, ms. */
const PAUSE = 700;

export async function preview(work: string, count = 10_000): Promise<Section> {
  const small = copySample(join(work, 'small'));
  const large = join(work, 'large');
  writeCampaign(jobIn(large).campaign, events(count), SETTINGS.pages);
  const middle = `event-${Math.floor(count / 2)}`;
  return {
    title: 'The preview: from saving an event to its reloaded page, the median of several saves',
    rows: [
      ...(await savesOf(small, 'london', 'the sample campaign, 19 pages', GOALS.small)),
      ...(await savesOf(large, middle, `${count} events, pages and calendars`, GOALS.large)),
    ],
  };
}

async function savesOf(work: string, slug: string, name: string, goal: number): Promise<Row[]> {
  const { campaign, cache } = jobIn(work);
  const reader = await PreviewReader.start(campaign, cache);
  const file = join(campaign, `content/events/${slug}.md`);
  const rows: Row[] = [];
  try {
    for (const [part, edit] of Object.entries(EDITS)) {
      const times: number[] = [];
      for (let save = 0; save < SAVES; save += 1) {
        await setTimeout(PAUSE);
        const word = `${part}${save}`;
        const text = edit(readFileSync(file, 'utf8'), word);
        times.push(await reader.timeUntil(`/events/${slug}/`, word, () => writeFileSync(file, text)));
      }
      // The first has modules to load and code to warm up.
      rows.push(found(`${name}: ${part} edited`, median(times.slice(1)), 'ms', goal));
    }
  } finally {
    await reader.stop();
  }
  return rows;
}

/** Each writes a new word into an event's file. */
const EDITS: Readonly<Record<string, (file: string, word: string) => string>> = {
  text: (file, word) => `${file.trimEnd()} ${word}\n`,
  title: (file, word) => file.replace(/^title: ("?)(?:title\d+ )?/m, `title: $1${word} `),
};

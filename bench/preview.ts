/** How long the preview takes from saving a text until the new page is served. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { setTimeout } from 'node:timers/promises';
import type { Handbill } from './handbills.ts';
import { inTurn, median } from './measure.ts';

/** Where to begin looking for a free port; the preview takes the next one that is. */
const PORT = '18080';

/** Between two looks at the page; before a save, so that it is alone; after which a page will not come any more: ms. */
const [LOOK, PAUSE, PATIENCE] = [5, 700, 60_000];

/** How often a text is saved, after once that is not counted: the first has modules to load. */
const SAVES = 5;

/** Starts the preview of a campaign, edits the text of an event, and returns the median time until its page has the edit, s. */
export async function timeOfEdits({ file }: Handbill, campaign: string, event: string): Promise<number> {
  const args = [file, 'dev', '--port', PORT];
  const server = spawn(process.execPath, args, { cwd: campaign, stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    const page = `${await addressOf(server.stdout)}events/${event}/`;
    const save = () => timeOfSave(join(campaign, `content/events/${event}.md`), page);
    const [times = []] = await inTurn([save], SAVES);
    return median(times) ?? Number.NaN;
  } finally {
    server.kill();
    if (server.exitCode === null) await once(server, 'exit');
  }
}

/** Where the preview says that it is, once the site is there. */
async function addressOf(output: Readable): Promise<string> {
  for await (const line of createInterface(output)) {
    const [address] = /http:\/\/\S+/.exec(line) ?? [];
    if (!address) continue;
    output.resume();
    return address;
  }
  throw new Error('the preview ended before it said its address');
}

async function timeOfSave(file: string, page: string): Promise<number> {
  await setTimeout(PAUSE);
  const word = `word${Date.now()}`;
  const text = `${readFileSync(file, 'utf8').trimEnd()} ${word}\n`;
  const started = performance.now();
  const seconds = (): number => (performance.now() - started) / 1000;
  writeFileSync(file, text);
  while (seconds() * 1000 < PATIENCE) {
    // A connection that the preview closes meanwhile is no answer yet.
    const html = await fetch(page).then(
      (answer) => answer.text(),
      () => '',
    );
    if (html.includes(word)) return seconds();
    await setTimeout(LOOK);
  }
  throw new Error(`${page} never said ${word}`);
}

/** A preview that runs: how long it takes from saving a text until the new page is served. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout } from 'node:timers/promises';
import type { Handbill } from './handbills.ts';

/** Where to begin looking for a free port; the preview takes the next one that is. */
const PORT = '18080';

/** Between two looks at the page; before a save, so that it is alone; after which a page will not come any more: ms. */
const [LOOK, PAUSE, PATIENCE] = [5, 700, 60_000];

export interface Preview {
  /** Adds a word to the event's text; seconds until its page has it. */
  readonly saveText: () => Promise<number>;
  readonly stop: () => Promise<void>;
}

/** Starts the preview of the campaign in a folder, and waits until the site is there. */
export async function startPreview({ file }: Handbill, campaign: string, event: string): Promise<Preview> {
  const args = [file, 'dev', '--port', PORT];
  const server = spawn(process.execPath, args, { cwd: campaign, stdio: ['ignore', 'pipe', 'inherit'] });
  const stop = async (): Promise<void> => {
    server.kill();
    if (server.exitCode === null) await once(server, 'exit');
  };
  for await (const line of createInterface(server.stdout)) {
    const [address] = /http:\/\/\S+/.exec(line) ?? [];
    if (!address) continue;
    server.stdout.resume();
    const text = join(campaign, `content/events/${event}.md`);
    return { saveText: () => timeOfSave(text, `${address}events/${event}/`), stop };
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
    const html = await (await fetch(page)).text();
    if (html.includes(word)) return seconds();
    await setTimeout(LOOK);
  }
  throw new Error(`${page} never said ${word}`);
}

/** Reads the preview as a browser does: waits for its signal to reload, then loads the page. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { handbill } from './handbill-command.ts';

/** Where to begin looking for a free port; the preview takes the next one that is. */
const PORT = 18_080;

/** After this time a page will not come any more, ms. */
const PATIENCE = 120_000;

const SIGNALS = '.handbill/events';
const Signal = z.object({ version: z.string(), problems: z.array(z.string()) });

export class PreviewReader {
  readonly #process: ChildProcess;
  readonly #address: string;
  readonly #lines: AsyncIterator<string>;

  private constructor(process: ChildProcess, address: string, lines: AsyncIterator<string>) {
    this.#process = process;
    this.#address = address;
    this.#lines = lines;
  }

  /** Starts a campaign's preview and listens to its signals once the site is there. */
  static async start(campaign: string, cache: string): Promise<PreviewReader> {
    const { command, args, cwd } = handbill(
      'dev',
      '--port',
      `${PORT}`,
      '--campaign',
      campaign,
      '--cache',
      cache,
    );
    const server = spawn(command, args, { cwd, stdio: ['ignore', 'pipe', 'inherit'] });
    for await (const line of createInterface(server.stdout)) {
      const [address] = /http:\/\/\S+/.exec(line) ?? [];
      if (!address) continue;
      server.stdout.resume();
      const lines = createInterface(await load(address + SIGNALS))[Symbol.asyncIterator]();
      const reader = new PreviewReader(server, address, lines);
      // The first signal is of the site as it is.
      await reader.#signal();
      return reader;
    }
    throw new Error('the preview ended before it said its address');
  }

  /** Milliseconds from `save` until the reloaded page has the word in it. */
  async timeUntil(path: string, word: string, save: () => void): Promise<number> {
    const started = performance.now();
    save();
    while (performance.now() - started < PATIENCE) {
      await this.#signal();
      if ((await textOf(this.#address + path.slice(1))).includes(word)) return performance.now() - started;
    }
    throw new Error(`${path} never said ${word}`);
  }

  async stop(): Promise<void> {
    this.#process.kill();
    await once(this.#process, 'exit');
  }

  /** The next signal to reload. */
  async #signal(): Promise<void> {
    for (;;) {
      const { value, done } = await this.#lines.next();
      if (done) throw new Error('the preview has ended');
      if (!value.startsWith('data: ')) continue;
      const { problems } = Signal.parse(JSON.parse(value.slice('data: '.length)));
      if (problems.length > 0) throw new Error(`the preview found problems: ${problems.join('; ')}`);
      return;
    }
  }
}

function load(address: string): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    get(address, resolve).on('error', reject);
  });
}

async function textOf(address: string): Promise<string> {
  return (await load(address))
    .setEncoding('utf8')
    .toArray()
    .then((parts) => parts.join(''));
}

/** `handbill dev` as a process of its own, as a person or an open page sees it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { HANDBILL } from '../cli/command.ts';
import { ROOT, temporaryFolder } from '../mini-campaign.ts';

/** What an open page is told. */
interface Message {
  readonly version: string;
  readonly problems: readonly string[];
}

/** Longer than anything takes on a slow machine, ms. */
const PATIENCE = 30_000;

export class Preview {
  readonly messages: Message[] = [];
  /** Where the process keeps what is temporary. */
  readonly #temporary = temporaryFolder();
  readonly #child: ChildProcess;
  readonly #listening = new AbortController();
  #printed = '';
  #address = '';

  constructor(campaign: string, port: number, options: readonly string[] = []) {
    this.#child = spawn(
      process.execPath,
      [...HANDBILL, 'dev', '--campaign', campaign, '--port', String(port), ...options],
      { cwd: ROOT, env: { ...process.env, TMPDIR: this.#temporary } },
    );
    for (const stream of [this.#child.stdout, this.#child.stderr])
      stream?.on('data', (chunk: Buffer) => {
        this.#printed += chunk.toString();
      });
  }

  /** "http://127.0.0.1:8731/" */
  get address(): string {
    return this.#address;
  }

  get printed(): string {
    return this.#printed;
  }

  /** Waits until it has begun to make the site, and so to fill its cache. */
  async begins(cache: string): Promise<void> {
    await until(
      () => readdirSync(cache).length > 0,
      () => this.#printed,
    );
  }

  /** Waits until it can be opened. */
  async open(): Promise<void> {
    await until(
      () => /Open http:\/\/127\.0\.0\.1:\d+\//.test(this.#printed),
      () => this.#printed,
    );
    this.#address = /http:\/\/127\.0\.0\.1:\d+\//.exec(this.#printed)?.[0] ?? '';
    void this.#listen();
    await until(
      () => this.messages.length > 0,
      () => this.#printed,
    );
  }

  /** A page or file as it is shown. */
  async get(path: string, headers: Readonly<Record<string, string>> = {}): Promise<string> {
    return (await fetch(this.#address + path, { headers, signal: AbortSignal.timeout(PATIENCE) })).text();
  }

  async status(path: string): Promise<number> {
    const response = await fetch(this.#address + path);
    await response.arrayBuffer();
    return response.status;
  }

  /** Waits until a page shows something; returns how long that took, ms. */
  async shows(path: string, pattern: RegExp): Promise<number> {
    const started = performance.now();
    await until(
      async () => pattern.test(await this.get(path)),
      () => this.#printed,
    );
    return performance.now() - started;
  }

  /** Waits until open pages are told of problems that match, or with nothing to match of none. */
  async tells(pattern?: RegExp): Promise<void> {
    const isTold = ({ problems }: Message): boolean =>
      pattern ? problems.some((problem) => pattern.test(problem)) : problems.length === 0;
    await until(
      () => this.messages.slice(-1).some(isTold),
      () => this.#printed,
    );
  }

  /** Waits until something is printed from `start` on. */
  async prints(pattern: RegExp, start = 0): Promise<void> {
    await until(
      () => pattern.test(this.#printed.slice(start)),
      () => this.#printed,
    );
  }

  /** Ends the process; returns its exit code and what it has left of temporary files. */
  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<{ code: number | null; left: string[] }> {
    this.#listening.abort();
    const { exitCode } = this.#child;
    const ended = new Promise<number | null>((resolve) => this.#child.once('exit', resolve));
    this.#child.kill(signal);
    const code = exitCode ?? (await ended);
    return { code, left: readdirSync(this.#temporary) };
  }

  /** As a browser does, also when the preview has to be started again. */
  async #listen(): Promise<void> {
    const { signal } = this.#listening;
    while (!signal.aborted) {
      await this.#receive(signal).catch(() => undefined);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  async #receive(signal: AbortSignal): Promise<void> {
    const response = await fetch(`${this.#address}.handbill/events`, { signal });
    const decoder = new TextDecoder();
    let text = '';
    for await (const chunk of response.body ?? []) {
      text += decoder.decode(chunk, { stream: true });
      const events = text.split('\n\n');
      text = events.pop() ?? '';
      for (const event of events) this.messages.push(JSON.parse(event.replace(/^data: /, '')));
    }
  }
}

/** Waits for something that will come; after too long it fails with what there is instead. */
async function until(condition: () => boolean | Promise<boolean>, otherwise: () => string): Promise<void> {
  const started = performance.now();
  while (!(await condition())) {
    if (performance.now() - started > PATIENCE) throw new Error(`it has not come; there is: ${otherwise()}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

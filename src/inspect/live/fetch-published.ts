/** Fetches published addresses politely: few at a time, not for ever, not without end; nothing is stored. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PACKAGE_FOLDER } from '../../build/folders.ts';
import type { Answer, SilenceReason } from './published-answer.ts';

/** Asks for an address; whatever happens, there is an answer. */
export type Fetcher = (address: string) => Promise<Answer>;

export interface Limits {
  /** For one address with its redirects, ms. */
  readonly timeout: number;
  /** bytes */
  readonly size: number;
}

const LIMITS: Limits = { timeout: 10_000, size: 5_000_000 };
const REQUESTS_AT_ONCE = 4;
const MAX_REDIRECTS = 5;

const { version }: { version: string } = JSON.parse(readFileSync(join(PACKAGE_FOLDER, 'package.json'), 'utf8'));
const HEADERS = { 'user-agent': `Handbill/${version} (link check)` };

class TooLarge extends Error {}

/** A fetcher whose requests wait for each other. */
export function politeFetcher(limits: Partial<Limits> = {}): Fetcher {
  const turns = new Turns(REQUESTS_AT_ONCE);
  return (address) => turns.take(() => ask(address, { ...LIMITS, ...limits }));
}

/** Lets so many run at once; the others wait for their turn. */
class Turns {
  readonly #limit: number;
  readonly #waiting: (() => void)[] = [];
  #running = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  async take<T>(work: () => Promise<T>): Promise<T> {
    if (this.#running < this.#limit) this.#running += 1;
    else await new Promise<void>((resolve) => this.#waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#running -= 1;
    }
  }
}

async function ask(address: string, limits: Limits): Promise<Answer> {
  const signal = AbortSignal.timeout(limits.timeout);
  try {
    let final = address;
    for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects += 1) {
      const response = await fetch(final, { redirect: 'manual', signal, headers: HEADERS });
      const target = redirectTarget(response, final);
      if (target === undefined) {
        const { status, headers } = response;
        return {
          kind: 'reply',
          address,
          final,
          status,
          headers,
          body: await readBody(response, limits.size),
        };
      }
      await response.body?.cancel();
      final = target;
    }
    return { kind: 'silence', address, reason: 'redirects' };
  } catch (error) {
    return { kind: 'silence', address, reason: reasonOf(error) };
  }
}

/** Where a redirect leads; undefined for an answer that is none, or that leads to no web page. */
function redirectTarget({ status, headers }: Response, from: string): string | undefined {
  const location = headers.get('location');
  if (location === null || ![301, 302, 303, 307, 308].includes(status)) return undefined;
  if (!URL.canParse(location, from)) return undefined;
  const { href, protocol } = new URL(location, from);
  return /^https?:$/.test(protocol) ? href : undefined;
}

async function readBody({ body }: Response, limit: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body ?? []) {
    size += chunk.length;
    if (size > limit) throw new TooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function reasonOf(error: unknown): SilenceReason {
  if (error instanceof TooLarge) return 'size';
  if (error instanceof Error && error.name === 'TimeoutError') return 'timeout';
  const cause = error instanceof Error ? error.cause : undefined;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'name';
  if (/CERT|SELF_SIGNED|UNABLE_TO_/.test(code)) return 'certificate';
  return /TIMEOUT|ETIMEDOUT/.test(code) ? 'timeout' : 'unreachable';
}

/** Remembers for a day which links answered, so that nobody is asked twice for nothing. */
import { z } from 'zod';
import { readChecksummed, writeChecksummed } from '../../build/checksummed-file.ts';

const DAY = 24 * 60 * 60 * 1000;

const memory = z.record(z.string(), z.number());

export class LinkMemory {
  readonly #path: string;
  readonly #now: number;
  readonly #answered: Map<string, number>;

  /** Keeps itself in the file at `path`; `now` is UTC ms. What cannot be read is forgotten. */
  constructor(path: string, now: number) {
    this.#path = path;
    this.#now = now;
    const fresh = Object.entries(readMemory(path)).filter(([, at]) => at <= now && now - at < DAY);
    this.#answered = new Map(fresh);
  }

  has(url: string): boolean {
    return this.#answered.has(url);
  }

  add(url: string): void {
    this.#answered.set(url, this.#now);
  }

  /** Writes what is known; where that cannot be done, the next run asks again. */
  save(): void {
    writeChecksummed(this.#path, Buffer.from(JSON.stringify(Object.fromEntries(this.#answered))));
  }
}

function readMemory(path: string): Record<string, number> {
  const kept = readChecksummed(path);
  return kept ? memory.parse(JSON.parse(Buffer.from(kept).toString())) : {};
}

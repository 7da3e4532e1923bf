/** Keeps on the disk what was costly to make, each under all that it depends on: the key, our code and libraries. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Cache } from '../campaign/publication.ts';
import sharp from '../drawing/sharp.ts';
import { readChecksummed, removeChecksummed, writeChecksummed } from './checksummed-file.ts';

/** The folders whose code makes what is kept. */
const MAKERS = ['text', 'time', 'drawing', 'campaign', 'share', 'print', 'pictures', 'site-files', 'html'].map((path) =>
  fileURLToPath(new URL(`../${path}`, import.meta.url)),
);

/** Things that a build did not need stay until there are this many times those that it did. */
const SPARE = 3;

/** The cache in a folder, which is made when it is first needed. What cannot be read or written is made again. */
export class DiskCache implements Cache {
  readonly #folder: string;
  readonly #recipe = createHash('sha256').update(recipe());
  readonly #used = new Set<string>();

  constructor(folder: string) {
    this.#folder = resolve(folder);
  }

  get(key: string): Uint8Array | undefined {
    return readChecksummed(join(this.#folder, this.#nameOf(key)));
  }

  set(key: string, bytes: Uint8Array): void {
    writeChecksummed(join(this.#folder, this.#nameOf(key)), bytes);
  }

  /** The same things, for a run that writes nothing. */
  readOnly(): Cache {
    return { get: (key) => this.get(key), set: () => undefined };
  }

  /** Removes what this build did not use, once that is more than it is worth. */
  prune(): void {
    if (!existsSync(this.#folder)) return;
    const names = readdirSync(this.#folder).filter((name) => /^[0-9a-f]{32}/.test(name));
    if (names.length <= this.#used.size * SPARE) return;
    for (const name of names) if (!this.#used.has(name)) removeChecksummed(join(this.#folder, name));
  }

  #nameOf(key: string): string {
    const name = this.#recipe.copy().update(key).digest('hex').slice(0, 32);
    this.#used.add(name);
    return name;
  }
}

/** Everything that changes how things come out and is the same for all of them. */
function recipe(): string {
  const code = MAKERS.flatMap(filesOf).map((path) => readFileSync(path, 'utf8'));
  return JSON.stringify([code, sharp.versions]);
}

function filesOf(folder: string): string[] {
  return readdirSync(folder)
    .sort()
    .map((name) => join(folder, name));
}

/** Keeps nothing and knows nothing. */
export const NO_CACHE: Cache = { get: () => undefined, set: () => undefined };

/** Shows long work while it is done: the cards drawn, the pictures encoded and the sheets set so far, in one line that changes. */

import { count } from '../build/report.ts';
import type { Cache } from '../campaign/publication.ts';

/** Work shorter than this says nothing, ms. */
const PATIENCE = 1000;

/** The line changes no more often than this, ms. */
const PACE = 100;

/** Where the line is written: a terminal, in which it can be written over. */
export type Line = (text: string) => void;

/** What was made anew is kept in the cache, so whoever watches the cache sees the work; `clock` is in ms. */
export class WatchedCache implements Cache {
  readonly #cache: Cache;
  readonly #line: Line;
  readonly #clock: () => number;
  readonly #started: number;
  readonly #made = { card: 0, picture: 0, print: 0 };
  #shownAt = Number.NEGATIVE_INFINITY;

  constructor(cache: Cache, line: Line, clock: () => number) {
    this.#cache = cache;
    this.#line = line;
    this.#clock = clock;
    this.#started = clock();
  }

  get(key: string): Uint8Array | undefined {
    return this.#cache.get(key);
  }

  set(key: string, bytes: Uint8Array): void {
    this.#cache.set(key, bytes);
    if (key.startsWith('card ')) this.#made.card += 1;
    else if (key.startsWith('picture ')) this.#made.picture += 1;
    else if (key.startsWith('print ')) this.#made.print += 1;
    else return;
    this.#show();
  }

  /** Takes the line away. */
  done(): void {
    if (this.#shownAt > 0) this.#line('\r\u001b[K');
  }

  #show(): void {
    const now = this.#clock();
    if (now - this.#started < PATIENCE || now - this.#shownAt < PACE) return;
    this.#shownAt = now;
    const { card, picture, print } = this.#made;
    const parts = [
      card > 0 && `${count(card, 'card')} drawn`,
      picture > 0 && `${count(picture, 'picture file')} made`,
      print > 0 && `${count(print, 'sheet')} set`,
    ];
    this.#line(`\r\u001b[K${parts.filter(Boolean).join(', ')} …`);
  }
}

/** What is the same for everything in one edition. */
import type { DateTime } from 'luxon';
import type { Lang } from './model.ts';
import type { Words } from './words.ts';

/** Something with a page of its own, in the edition's language. */
export interface Placed {
  readonly address: string;
  /** For search results and previews. */
  readonly description: string;
}

export interface EditionContext {
  readonly lang: Lang;
  readonly words: Words;
  readonly now: DateTime<true>;
  at(address: string): string;
}

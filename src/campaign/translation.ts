/** Texts in several languages, and how a translation stands to its original. */

/** A BCP 47 language tag, one of the campaign's. */
export type Lang = string;

/** The same thing in each language it exists in; the campaign's first language is always there. */
export type Localised<T> = Readonly<Partial<Record<Lang, T>>>;

/** How a translation stands to its original; the original itself has none. */
export interface Translation {
  /** Its content file: "content/events/london.ru.md". */
  readonly path: string;
  /** The day it was made or last looked through, as written: "2011-12-20". */
  readonly made: string | undefined;
  /** Whether the original has changed since. */
  readonly isOutdated: boolean;
}

/** What may be a translation. */
export interface Translated {
  /** Undefined in the original. */
  readonly translation?: Translation | undefined;
}

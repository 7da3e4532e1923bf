/** The interface's words in one language, as pages and files ask for them. */

import type { Place } from './problem.ts';

export type WordValues = Readonly<Record<string, string | number>>;

/** A message in a strings file, with its placeholders. */
export interface WrittenMessage {
  readonly text: string;
  readonly file: string;
  readonly place: Place;
}

export interface Words {
  /** Another number for every reading of words, so that what was said with one is never taken for another. */
  readonly version: number;
  /** The locale of dates and plurals, such as "en-GB" for "en". */
  readonly locale: string;
  /** As Open Graph has it, with a country: "en_GB", "ru_RU". */
  readonly openGraphLocale: string;
  readonly direction: 'ltr' | 'rtl';
  /** The words at a key such as "event.no-end", its ICU placeholders filled. Throws when there are none. */
  say(key: string, values?: WordValues): string;
  /** What stands between two texts of a list: ", ", and "، " in Arabic. */
  readonly comma: string;
  /** What stands between a label and its words: ": ", and " : " in French. */
  readonly colon: string;
  /** The texts that there are, with commas between them. */
  listed(texts: readonly (string | undefined)[]): string;
  /** The texts that there are, as sentences one after the other; one that ends in a mark gets no other. */
  sentences(texts: readonly (string | undefined)[]): string;
  /** The text with telephone numbers and words from left to right kept in their order, where this language is not written so. */
  isolated(text: string): string;
  /** Words, marked as being in another language where they are: "An hour earlier. (English)" */
  marked(text: string, lang: string): string;
  /** The name of a language in this one: "английский". */
  nameOf(lang: string): string;
  /** A number in the digits of this language. */
  figure(number: number): string;
  /** Each message by its key as it is written, and where. */
  readonly messages: ReadonlyMap<string, WrittenMessage>;
  /** Every character that the words are made of. */
  readonly characters: string;
}

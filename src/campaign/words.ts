/** The interface's words in one language, as pages and files ask for them. */

export type WordValues = Readonly<Record<string, string | number>>;

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
  /** The name of a language in this one: "английский". */
  nameOf(lang: string): string;
  /** Every key, for the test that compares languages. */
  readonly keys: readonly string[];
  /** Every character that the words are made of. */
  readonly characters: string;
}

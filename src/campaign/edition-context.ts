/** What is the same for everything in one edition. */
import type { DateTime } from 'luxon';
import { shorten } from '../text/shorten.ts';
import type { CampaignEvent, Lang, Localised } from './model.ts';
import type { Prose } from './prose.ts';
import type { TownName } from './town-names.ts';
import type { Words } from './words.ts';

/** Something with a page of its own, in the edition's language. */
export interface Placed {
  /** Of its words, and of its page: the original's where there is no translation. */
  readonly lang: Lang;
  readonly address: string;
  /** For search results and previews. */
  readonly description: string;
}

export interface EditionContext {
  readonly lang: Lang;
  readonly words: Words;
  /** The interface's words in any of the campaign's languages. */
  wordsOf(lang: Lang): Words;
  readonly now: DateTime<true>;
  /** The original's language. */
  readonly original: Lang;
  /** An address in a language's own tree. */
  addressIn(lang: Lang, address: string): string;
  /** The town that an event is in. */
  townOf(event: Pick<CampaignEvent, 'slug'>): TownName | undefined;
}

/** The body of a text that a language lacks. */
export const NO_PROSE: Prose = { html: '', blocks: [], plain: '' };

/**
 * The words of a language; where it has none, what `headlineOf` makes of the original's. It names what it takes, so that
 * no other words of the original, whatever fields there will be, stand under another language's address.
 */
export function wordsIn<T>(
  texts: Localised<T>,
  { lang, original }: Pick<EditionContext, 'lang' | 'original'>,
  headlineOf: (first: T) => T,
): { readonly lang: Lang; readonly own: T } | undefined {
  const own = texts[lang];
  if (own) return { lang, own };
  const first = texts[original];
  return first && { lang: original, own: headlineOf(first) };
}

/** A note of the original with the words that a translation has for it. */
export interface Noted {
  readonly note: string;
  readonly noteLang: Lang;
}

/** The notes in a translation's words as far as it has them. */
export function notesIn<T extends { readonly note: string }>(
  entries: readonly T[],
  translated: readonly string[] | undefined,
  { lang, original }: Pick<EditionContext, 'lang' | 'original'>,
): (T & Noted)[] {
  return entries.map((entry, index) => {
    const note = translated?.[index];
    return note ? { ...entry, note, noteLang: lang } : { ...entry, noteLang: original };
  });
}

/** How much of a text stands in for a missing summary, characters. */
const DESCRIPTION_LIMIT = 200;

/** The author's summary, else the beginning of the text, else the title. */
export function describe(
  { summary, prose }: { readonly summary: string | undefined; readonly prose: Prose },
  title: string,
): string {
  return summary ?? (shorten(prose.plain, DESCRIPTION_LIMIT) || title);
}

/** A fact in one language, and all the sources that facts rest on, each once. */
import { itemAddress } from './addresses.ts';
import { describePartialDate } from './dates-in-words.ts';
import {
  describe,
  type EditionContext,
  NO_PROSE,
  type Noted,
  notesIn,
  type Placed,
  wordsIn,
} from './edition-context.ts';
import type { Correction, Fact, FactText, Source } from './fact.ts';
import { fieldIn, type Said, type ShownPicture, shownPicture } from './shown-picture.ts';

export type EditionFact = Placed &
  Omit<Fact, 'text' | 'sources' | 'corrections' | 'picture'> &
  Omit<FactText, 'notes' | 'supports' | 'figure'> & {
    readonly picture: ShownPicture | undefined;
    /** Set in place of its number. */
    readonly figure: Said | undefined;
    /** In order of time. */
    readonly corrections: readonly (Correction & Noted)[];
    /** Its place among the facts, from 1. */
    readonly number: number;
    readonly sources: readonly EditionSource[];
  };

export type EditionSource = Omit<Source, 'supports'> & {
  readonly dateInWords: string | undefined;
  readonly supports: Said | undefined;
};

/** A source with all that it stands for. */
export interface GatheredSource {
  readonly source: EditionSource;
  readonly facts: readonly { readonly fact: EditionFact; readonly supports: Said | undefined }[];
}

export function factIn({ text, ...fact }: Fact, index: number, context: EditionContext): EditionFact[] {
  const { words, addressIn } = context;
  const headlineOf = ({ claim }: FactText): FactText => ({ claim, summary: undefined, prose: NO_PROSE });
  const found = wordsIn(text, context, headlineOf);
  if (!found) return [];
  const { lang, own } = found;
  const { supports: translated, ...ownWords } = own;
  const told = fact.sources.filter(({ supports }) => supports);
  const sources = fact.sources.map((source) => ({
    ...source,
    dateInWords: source.date && describePartialDate(source.date, words),
    supports: supportsIn(source.supports, translated?.[told.indexOf(source)], context),
  }));
  return [
    {
      ...fact,
      ...ownWords,
      lang,
      sources,
      corrections: notesIn(fact.corrections, own.notes, context),
      picture: shownPicture(fact.picture, text, context),
      figure: fieldIn(text, 'figure', context),
      number: index + 1,
      address: addressIn(lang, itemAddress('facts', fact.slug)),
      description: describe(own, own.claim),
    },
  ];
}

function supportsIn(
  original: string | undefined,
  translated: string | undefined,
  { lang, original: first }: EditionContext,
): Said | undefined {
  if (translated) return { text: translated, lang };
  return original ? { text: original, lang: first } : undefined;
}

/** The same address, or without one the same title, publisher and date, is the same source. */
export function gatherSources(facts: readonly EditionFact[]): GatheredSource[] {
  const gathered = new Map<string, { source: EditionSource; facts: GatheredSource['facts'][number][] }>();
  for (const fact of facts)
    for (const source of fact.sources) {
      const { title, publisher, date, url, supports } = source;
      const key = url ?? JSON.stringify([title, publisher, date]);
      const known = gathered.get(key) ?? { source, facts: [] };
      known.facts.push({ fact, supports });
      gathered.set(key, known);
    }
  return [...gathered.values()];
}

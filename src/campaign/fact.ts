/** A fact as it is checked: its claim in each language, where it can be checked, and what was corrected. */
import type { DateTime } from 'luxon';
import type { Picture, PictureWords } from './picture.ts';
import type { Prose } from './prose.ts';
import type { Localised, Translated } from './translation.ts';

export interface Fact {
  readonly slug: string;
  /** Its content file: "content/facts/01-loans.md". */
  readonly path: string;
  readonly picture: Picture | undefined;
  readonly text: Localised<FactText>;
  readonly sources: readonly Source[];
  /** In order of time. */
  readonly corrections: readonly Correction[];
}

export interface Correction {
  readonly at: DateTime<true>;
  readonly note: string;
}

export interface FactText extends Translated, PictureWords {
  readonly claim: string;
  /** "£13 million" */
  readonly figure?: string | undefined;
  readonly summary: string | undefined;
  /** The notes of the corrections, in their order, as far as they are translated. */
  readonly notes?: readonly string[] | undefined;
  /** What the sources that say so show of the claim, in their order, as far as it is translated. */
  readonly supports?: readonly string[] | undefined;
  readonly prose: Prose;
}

export interface Source {
  readonly title: string;
  readonly publisher?: string | undefined;
  /** A day, month or year: "2011-12-16", "2011-12", "2011". */
  readonly date?: string | undefined;
  readonly url?: string | undefined;
  /** The address of a copy. */
  readonly archived?: string | undefined;
  /** Its own words. */
  readonly quotation?: string | undefined;
  /** What of the claim it shows. */
  readonly supports?: string | undefined;
}

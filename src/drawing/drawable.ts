/** Takes out of words what no font can draw, and remembers in which content file each such character stands. */
import type { Fonts } from './fonts.ts';

/** What a reader sees as one character: a letter with its marks, a flag. */
const CLUSTERS = new Intl.Segmenter('und', { granularity: 'grapheme' });

export class Drawable {
  readonly #fonts: Fonts;
  readonly #missing = new Map<string, Set<string>>();

  constructor(fonts: Fonts) {
    this.#fonts = fonts;
  }

  /** By content file, the characters that were left out of what was drawn of it. */
  get missing(): ReadonlyMap<string, ReadonlySet<string>> {
    return this.#missing;
  }

  /** Plain data with only such words as can be drawn; `file` is the content file that they are from. */
  async without<T extends object>(data: T, file: string): Promise<T> {
    const text = JSON.stringify(data);
    const missing = new Set(await this.#fonts.missing(text));
    if (missing.size === 0) return data;
    const known = this.#missing.get(file) ?? new Set();
    for (const character of missing) known.add(character);
    this.#missing.set(file, known);
    return JSON.parse(text, (_, value: unknown) => (typeof value === 'string' ? withoutAny(value, missing) : value));
  }
}

/** A text without the clusters that have one of some characters, nor the spaces that were around them. */
function withoutAny(text: string, missing: ReadonlySet<string>): string {
  const clusters = [...CLUSTERS.segment(text)].map(({ segment }) => segment);
  const kept = clusters.filter((cluster) => ![...cluster].some((character) => missing.has(character)));
  return kept.length === clusters.length ? text : kept.join('').replace(/ {2,}/g, ' ').trim();
}

/** Turns content file names, and the names of towns, into the addresses they are published at. */
import anyAscii from 'any-ascii';

/** What a file name says: its place in the order, its slug and its language (undefined for the original). */
export interface FileName {
  readonly order: number;
  readonly slug: string;
  readonly lang: string | undefined;
}

const NAME =
  /^(?:(?<order>\d{1,3})-)?(?<slug>[a-z0-9]+(?:-[a-z0-9]+)*)(?:\.(?<lang>[a-z]{2,3}(?:-[A-Za-z0-9]+)*))?\.md$/;

/** Reads "01-oil.kk.md" as order 1, slug "oil", language "kk"; undefined for a name no address can be made of. */
export function readFileName(name: string): FileName | undefined {
  const groups = NAME.exec(name)?.groups;
  if (!groups?.slug) return undefined;
  // A file without a number comes after the numbered ones.
  const order = groups.order === undefined ? Number.POSITIVE_INFINITY : Number(groups.order);
  return { order, slug: groups.slug, lang: groups.lang };
}

/** The nearest name that would do: lower-case Latin letters, digits and hyphens; "" when nothing is left. */
export function suggestSlug(name: string): string {
  return name
    .replace(/\.md$/i, '')
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
}

/** What German writes where it has not its own letters; others take the mark away alone. */
const GERMAN: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' };

/** A name made of words in a language, in the way in which it is written there without its own letters. */
export function slugOfWords(words: string, lang: string): string {
  const isGerman = /^de\b/.test(lang);
  const written = words.normalize('NFC').toLowerCase();
  return suggestSlug(isGerman ? written.replace(/[äöüß]/g, (letter) => GERMAN[letter] ?? letter) : written);
}

/** The address of a town of any script: "sankt-peterburg" for "Санкт-Петербург"; every sign that has no letters is left out. */
export function townSlug(name: string): string {
  return suggestSlug(anyAscii(name)) || 'town';
}

/** A name as Windows and macOS compare it: they take two for one that differ by case, or by how an accent is written, alone. */
export function foldedName(name: string): string {
  return name.normalize('NFC').toLowerCase();
}

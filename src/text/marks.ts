/** The marks that rendering leaves around what was filled into a template, until a page is finished. */

/** Characters that no text may hold: `wellFormed` and the content's checks leave none of them in. */
export const MARK = {
  /** Before a value. */
  value: '\u0001',
  /** After a value that was escaped. */
  escaped: '\u0002',
  /** After a value that is markup. */
  markup: '\u0003',
  /** Around what an included template made. */
  part: '\u0004',
  partEnd: '\u0005',
} as const;

// biome-ignore lint/suspicious/noControlCharactersInRegex: the marks are such characters so that no text can hold them
const MARKS = /[\u0001-\u0005]/g;

/** The text as it would be without marks. */
export function unmarked(text: string): string {
  return text.replace(MARKS, '');
}

/** A text with marks in it, cut at each: a text, a mark, a text, …, a text. */
export function cutAtMarks(text: string): string[] {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: as above
  return text.split(/([\u0001-\u0005])/);
}

/** Puts a text on one line. */

// All white space but the no-break spaces, which a language puts where a line must not end: "21 декабря", "Où : Paris".
const BREAKING_SPACE = /[^\S\u00a0\u202f]+/gu;
const NO_BREAK_SPACE = /[\u00a0\u202f]/g;

/** For text messages, which one letter outside their alphabet makes more than twice as dear. */
export function plainSpaces(text: string): string {
  return text.replace(NO_BREAK_SPACE, ' ');
}

/** The same text with each run of spaces and line breaks made one space; no-break spaces stay. */
export function oneLine(text: string): string {
  return text.replace(BREAKING_SPACE, ' ').trim();
}

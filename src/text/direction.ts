/** Finds in words from right to left what is read from left to right, so that neighbours do not turn it around (UAX #9). */

/** Hebrew, Arabic, Syriac and their kin, but for the digits of Arabic, which are read as ours are. */
const RIGHT = '\\u0590-\\u065f\\u066a-\\u06ef\\u06fa-\\u08ff\\ufb1d-\\ufdff\\ufe70-\\ufefc';

/** Words without such letters, and what stands between them on the line. */
const CHUNK = new RegExp(`[^\\s${RIGHT}«»]+(?:[ \\u00a0\\u202f]+[^\\s${RIGHT}«»]+)*`, 'gu');

/** Brackets of direction: whoever writes them knows what they do. */
const OWN_BRACKETS = /[\u202a-\u202e\u2066-\u2069]/;

/** A number in front of a single word belongs to the sentence, and in front of several to an address: "12 Abai Street". */
const NUMBER_BEFORE_A_WORD = /^[\p{Nd}.,:%]+[ \u00a0\u202f]+(?=[^ \u00a0\u202f]+$)/u;

/** What ends a sentence: a bracket, "(BST). Elm Road Library", or figures alone, "2026, 9:00. Elm Road Library". */
const SENTENCE_END = /(?<=\)[.!?]|^[^\p{L}]*\p{Nd}[.!?])[ \u00a0\u202f]/u;

/** Longer than any address, UTF-16 code units; to take marks off one by one would take too long. */
const LONGEST = 500;

/** What ends a sentence or a clause, quotation marks, and the stars round bold words in messengers. */
const LOOSE_END = /[.,:;!?…'"”’‘“–—*-]+$/u;
const LOOSE_START = /^[.,:;!?…'"”’‘“–—*-]+/u;

/** The places of telephone numbers, addresses and words in other scripts, the ends exclusive, in UTF-16 code units. */
export function leftToRightRuns(text: string): [start: number, end: number][] {
  if (OWN_BRACKETS.test(text)) return [];
  return chunksOf(text).flatMap(([chunk, index]): [number, number][] => {
    const run = trimmed(chunk);
    const kept = isTelephone(run) ? run : run.replace(NUMBER_BEFORE_A_WORD, '');
    const start = index + chunk.indexOf(kept, chunk.indexOf(run));
    return kept && (/\p{L}/u.test(kept) || isTelephone(kept)) ? [[start, start + kept.length]] : [];
  });
}

function chunksOf(text: string): [chunk: string, index: number][] {
  return [...text.matchAll(CHUNK)].flatMap(({ index, 0: whole }) => {
    let at = index;
    return whole.split(SENTENCE_END).map((chunk): [string, number] => {
      const start = at;
      at += chunk.length + 1;
      return [chunk, start];
    });
  });
}

/**
 * A text with each of those between brackets of direction that nobody sees (LRI, PDI), for where there is no markup. Web
 * addresses are left as they are: programs that make links of them would take a bracket for a part.
 */
export function isolated(text: string): string {
  const bracketed = (run: string): string => (run.includes('://') ? run : `\u2066${run}\u2069`);
  return mapRuns(text, bracketed, (rest) => rest);
}

/** A text with what is read from left to right mapped by one function, and the rest of it by another. */
export function mapRuns(text: string, inner: (run: string) => string, outer: (rest: string) => string): string {
  let at = 0;
  const pieces = leftToRightRuns(text).map(([start, end]) => {
    const before = text.slice(at, start);
    at = end;
    return (before && outer(before)) + inner(text.slice(start, end));
  });
  return pieces.join('') + (at < text.length ? outer(text.slice(at)) : '');
}

/** Without the marks around it that belong to the sentence, brackets among them that are not closed within. */
function trimmed(chunk: string): string {
  // A whole text in another script has no neighbours.
  if (chunk.length > LONGEST) return chunk;
  let run = chunk;
  for (let before = ''; before !== run; ) {
    before = run;
    run = run.replace(LOOSE_START, '').replace(LOOSE_END, '').trim();
    const isOpen = /^[([{]/.test(run) && !/^\([^()]*\).*[^)]$/.test(run);
    if (isOpen) run = run.slice(1);
    run = run.replace(/[([{]$/, '');
    if (/[)\]}]$/.test(run) && count(run, /[)\]}]/g) > count(run, /[([{]/g)) run = run.slice(0, -1);
  }
  return run;
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

/** Digits in groups that are read in their order: a telephone number, or a day as 2031-03-12. */
function isTelephone(run: string): boolean {
  if (!/^[+(]?[\p{Nd}() \u00a0\u202f./-]+$/u.test(run)) return false;
  const groups = run.match(/\p{Nd}+/gu) ?? [];
  const digits = groups.join('').length;
  if (run.startsWith('+')) return digits >= 5;
  return digits >= 7 && groups.length > 1 && (groups.length > 2 || /^[(0٠۰]/u.test(run));
}

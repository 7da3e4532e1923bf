/** Finds Markdown that was meant and is shown as it stands: half-written links, asterisks, headings and tables. */
import { quote } from '../../campaign/problem.ts';
import { completedAddress } from '../../text/url.ts';

/** What is doubtful in a text, and the words by which its place is found. */
export interface Doubt {
  readonly needle: string;
  readonly message: string;
}

/** What was found, and its groups. */
type Match = readonly string[];

interface Pattern {
  readonly pattern: RegExp;
  /** Undefined where it is right as it stands. */
  message(match: Match): string | undefined;
}

const WORD = '[\\p{L}\\p{N}]';

/** In the order in which they are looked for; what one has found, none after it is asked for. */
const INLINE: readonly Pattern[] = [
  {
    pattern: /(!?\[[^[\]\n]*\])[ \t]+\(((?:https?:|mailto:|tel:|www\.|\/|images\/)[^()\s]*)\)?/g,
    message: ([found = '', words, address = '']) =>
      `${quote(found)} has a space between its brackets, so the page shows it as it stands. Write ${words}(${written(address)}).`,
  },
  {
    pattern: /(!?\[[^[\]\n]*\])\(([^()\n]*)\)/g,
    message: ([found = '', words, address = '']) =>
      `${quote(found)} has ${/\s/.test(address) ? 'a space in its address' : 'an address that cannot be read'}, so the page shows it as it stands. Write ${words}(${written(address)}).`,
  },
  {
    pattern: /(!?\[[^[\]\n]*\])\(([^()\s]*)/g,
    message: ([found = '', words, address = '']) =>
      `${quote(found)} is never closed, so the page shows it as it stands. Write ${words}(${written(address)}).`,
  },
  {
    pattern: /\[([^[\]\n]+)\]\[([^[\]\n]*)\]/g,
    message: ([found = '', words]) =>
      `${quote(found)} does not say where it leads, so the page shows it as it stands. Write [${words}](https://example.org/) with the address.`,
  },
  {
    pattern: /<(?:https?:|mailto:)[^>\n]*>?/g,
    message: ([found = '']) =>
      `${quote(found)} has a space in it or is never closed, so the page shows it as it stands. Write the address alone.`,
  },
  {
    pattern: /(?:(?<!\S)|(?=[*_~]{2}\S))(\*\*|__|~~)((?:(?!\1)[^\n])+)\1/g,
    message: ([found = '', mark = '', inner = '']) => besideSign(found, mark, inner),
  },
  {
    pattern: new RegExp(`(?<!${WORD}|_|\\*)([*_])([^*_\\n]*\\p{P})\\1(?=${WORD})`, 'gu'),
    message: ([found = '', mark = '', inner = '']) => besideSign(found, mark, inner),
  },
  {
    pattern: /(?<![^\s(])\*\*(?=[^\s*])[^\s*]*/g,
    message: ([found = '']) =>
      `${quote(found)} begins with two asterisks that are never closed, so the page shows them. Write ** at the end of the bold words too.`,
  },
  {
    pattern: /(?<!\S)~(?=[^\s~])([^~\n]*[^\s~])~(?![^\s\p{P}])/gu,
    message: ([found = '', words]) =>
      `${quote(found)} is not struck out, so the page shows it as valid. Write ~~${words}~~ if it is not.`,
  },
];

/** Lines that would be a heading, a list or a table; each is told for the first of its lines. */
const LINES: readonly (Pattern & { readonly least: number })[] = [
  {
    pattern: /^#{2,6}[^\s#].*/gm,
    least: 1,
    message: ([found = '']) =>
      `${quote(found)} is not a heading, so the page shows its signs. Write a space after them: ${found.replace(/^#+/, '$& ')}.`,
  },
  {
    pattern: /^\|.*\|.*|^[^|\n]+ \| .*/gm,
    least: 2,
    message: ([found = '']) =>
      `${quote(found)} is in no table, so its lines are shown as one paragraph. Put a line of dashes below the first: | --- | --- |, with as many as there are columns, and an empty line before the table.`,
  },
  {
    pattern: /^(?:[•·▪●◦‣∙][ \t]*|-(?=\p{L})|(\d{1,3})[.)](?=\p{L}))(\S.*)/gmu,
    least: 2,
    message: ([found = '', number, words]) =>
      `${quote(found)} is in no list, so its lines are shown as one paragraph. Write ${number ? `${number}.` : '-'} and a space in front of each: ${number ? `${number}.` : '-'} ${words}.`,
  },
];

/** Stands for what is escaped, and for code, pictures and notes, in what `rawMarkup` is given. */
export const HIDDEN = '\ufffc';

/** Everything in a paragraph that looks like Markdown and is shown as it stands. */
export function rawMarkup(raw: string): Doubt[] {
  const doubts: Doubt[] = [];
  const doubt = (match: Match, { message }: Pattern): void => {
    const said = message(match)?.replaceAll(HIDDEN, '…');
    if (said) doubts.push({ needle: match[0]?.split(HIDDEN)[0] ?? '', message: said });
  };
  for (const line of LINES) {
    const found = [...raw.matchAll(line.pattern)];
    if (found[0] && found.length >= line.least) doubt(found[0], line);
  }
  let rest = raw;
  for (const each of INLINE) {
    for (const match of rest.matchAll(each.pattern)) doubt(match, each);
    rest = rest.replace(each.pattern, ' ');
  }
  return doubts;
}

/** An address as it must be written in a link. */
function written(address: string): string {
  const whole = completedAddress(address) ?? address.trim();
  return whole.replace(/\s/g, /^(tel|sms):/i.test(whole) ? '' : '%20');
}

/** Marks do nothing where a sign or a space is inside of them and a letter outside. */
function besideSign(found: string, mark: string, inner: string): string | undefined {
  const [, before = '', words = '', after = ''] = /^([\s\p{P}]*)(.*?)([\s\p{P}]*)$/su.exec(inner) ?? [];
  if (words === '' || (/^\s/.test(before) && /\s$/.test(after))) return undefined;
  return `${quote(found)} is shown with its ${mark}, which do nothing between a sign or a space and a letter. Write ${`${before}${mark}${words}${mark}${after}`.trim()}.`;
}

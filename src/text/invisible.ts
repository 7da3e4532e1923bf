/** Characters that nobody can see: dropped or made plain where they mean nothing, and called by their code points. */

/** Spaces that are not the plain one; some keep words together. */
const SPACE = '\\u00a0\\u1680\\u2000-\\u200a\\u202f\\u205f\\u3000';

/** Marks without width: soft hyphens, joiners, marks and brackets of direction, byte order marks. */
const MARK = '\\u00ad\\u061c\\u180e\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u206f\\ufeff';

/** Those that mean nothing at an end of a text. Brackets of direction are closed elsewhere, and joiners may be an emoji's. */
const EDGE = '\\u061c\\u180e\\u200b\\u200e\\u200f\\u2060\\ufeff';

const SPACES = new RegExp(`[${SPACE}]`, 'g');
const MARKS = new RegExp(`[${MARK}]`, 'g');
const INVISIBLE = new RegExp(`[${SPACE}${MARK}]`);
const START = new RegExp(`^[\\s${EDGE}]+`);
const END = /[\s\u200b\u2060\ufeff]+$/;

/** What word processors put for a new line in the same paragraph, and other ends of lines that editors do not show. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const LINE_ENDS = /[\u000b\u000c\u0085\u2028\u2029]/g;

/** A line break that an author made and no editor shows, as content is read: LINE SEPARATOR. */
export const SOFT_RETURN = '\u2028';

/** A text in which every such line break is that one character. */
export function withSoftReturns(text: string): string {
  return text.replace(LINE_ENDS, SOFT_RETURN);
}

/** An address as it was meant: messengers put marks of direction around a telephone number. */
export function withoutMarks(text: string): string {
  return text.replace(MARKS, '');
}

/** Data (a date, an address, a name of a file) with plain spaces and without marks. */
export function plainData(text: string): string {
  return withoutMarks(text).replace(SPACES, ' ').replaceAll(SOFT_RETURN, ' ').trim();
}

/** Words without what cannot be seen around them. */
export function trimmed(text: string): string {
  return text.replace(START, '').replace(END, '');
}

/** A file's name as names are compared: as macOS, Windows and phones may write one name. */
export function comparableName(name: string): string {
  return plainData(name.normalize('NFC'));
}

const NAMES: Readonly<Record<string, string>> = {
  '\u00a0': 'a no-break space',
  '\u00ad': 'a hyphen that shows at the end of a line only',
  '\u200b': 'a space without width',
  '\u200c': 'a mark that parts letters',
  '\u200d': 'a mark that joins letters',
  '\u200e': 'a mark of direction',
  '\u200f': 'a mark of direction',
  '\u202f': 'a narrow no-break space',
  '\u2060': 'a mark that joins words',
  '\ufeff': 'a byte order mark',
};

/** Names what cannot be seen in a text, and says what to do; empty when all can be seen. */
export function tellInvisible(text: string): string {
  const found = INVISIBLE.exec(text)?.[0];
  if (!found) return '';
  const name = NAMES[found] ?? (found.search(SPACES) < 0 ? 'a mark of direction' : 'another space than the plain one');
  return `There is U+${codeOf(found)} in it, ${name}, which cannot be seen. Delete the word and type it anew.`;
}

function codeOf(character: string): string {
  return (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
}

/** A name of a field, with its dash in a list, up to the value. */
const FIELD = new RegExp(
  `^([\\s${SPACE}${MARK}]*(?:-[\\s${SPACE}]+[${MARK}]*)*)(?:([\\w${MARK}-]+)([\\s${SPACE}${MARK}]*):(?=[\\s${SPACE}${MARK}]|$)[\\s${SPACE}${EDGE}]*)?`,
);

/** What stands behind a closed value. */
const AFTER_VALUE = new RegExp(`(["'\\]}])[${SPACE}${MARK}]+$`);

/** YAML in which what stands around the names of fields is plain; the values are as they were, on the same lines. */
export function plainFields(yaml: string): string {
  if (!INVISIBLE.test(yaml) && !yaml.includes(SOFT_RETURN)) return yaml;
  const lines = yaml.replaceAll(SOFT_RETURN, ' ').split('\n');
  return lines
    .map((line) => {
      if (!INVISIBLE.test(line)) return line;
      return line
        .replace(FIELD, (_, lead: string, name?: string) => {
          const start = withoutMarks(lead).replace(SPACES, ' ');
          return name === undefined ? start : `${start}${withoutMarks(name)}: `;
        })
        .replace(AFTER_VALUE, '$1');
    })
    .join('\n');
}

/** What Markdown takes for the beginning of a heading, an item, a quotation, a table or code. */
const BLOCK_START = new RegExp(
  `^([\\s${SPACE}${MARK}]*)((?:#{1,6}|[-*+]|\\d{1,9}[.)]|>)(?=[\\s${SPACE}]|$)|>|\`{3}|~{3}|\\|)([${SPACE}${MARK}]*)`,
);

const BLANK = new RegExp(`^[\\s${SPACE}${MARK}]+$`);

/** Markdown in which what decides on blocks is plain: empty lines, and what stands around marks in front of a line. */
export function plainMarkdown(body: string): string {
  if (!INVISIBLE.test(body)) return body;
  return body
    .split('\n')
    .map((line) => {
      if (!INVISIBLE.test(line)) return line;
      if (BLANK.test(line)) return '';
      const plain = line.replace(BLOCK_START, (_, before: string, mark: string, after: string) => {
        const [lead, rest] = [before, after].map((part) => part.replace(MARKS, '').replace(SPACES, ' '));
        return `${lead}${mark}${rest}`;
      });
      return plain.replace(/^[\u200b\u2060\ufeff]+/, '');
    })
    .join('\n');
}

/** A campaign's words as a catalogue for translators' tools (gettext's PO), and the translations that come back from them. */
import PO from 'pofile';
import { isRecord, valueAt, type YamlValue } from '../content/reading/yaml-text.ts';
import { translationSchemaOf } from '../content/schema/content-kinds.ts';
import { fieldsOf } from '../content/schema/roles.ts';
import { notedWords, translatedPart, writtenWords } from '../content/schema/written-words.ts';
import { fieldsScaffold, markdownScaffold, scaffoldValue } from './blank-file.ts';
import { bareBody, editedText, type OpenedText, saveText } from './content-texts.ts';
import { acceptedFields, NoSuchText } from './translation.ts';
import { type TranslatedText, translatedTexts } from './translation-state.ts';
import { writeNew } from './write-new.ts';

/** A piece of a text: a field, or a paragraph or the like. */
interface Piece {
  /** "content/events/london.md title", and "… 3" for the third paragraph. */
  readonly context: string;
  /** Where it stands in the fields of a translation; undefined in Markdown. */
  readonly path?: readonly (string | number)[];
  readonly text: string;
}

/** Everything there is to translate, with what has been translated. */
export function catalogueOf(campaign: string, lang: string): string {
  const catalogue = new PO();
  catalogue.headers = {
    Language: lang,
    'Content-Type': 'text/plain; charset=utf-8',
    'Content-Transfer-Encoding': '8bit',
  };
  catalogue.items = translatedTexts(campaign, lang).flatMap((text) => {
    const translated = translatedPieces(text);
    return piecesOf(text.original).map((piece) => {
      const item = new PO.Item();
      item.msgctxt = piece.context;
      item.msgid = piece.text;
      item.references = [text.original.path];
      const words = translated.get(piece.context);
      // What is begun has the original's words where nobody has been yet.
      if (words !== undefined && (words !== piece.text || text.state !== 'begun')) item.msgstr = [words];
      if (words !== undefined && text.state === 'outdated') item.flags.fuzzy = true;
      return item;
    });
  });
  return `${catalogue}\n`;
}

/** What became of the texts of a catalogue. */
export interface Taken {
  /** The paths of the translations that were written. */
  readonly written: readonly string[];
  /** Why others were not, each in a sentence. */
  readonly left: readonly string[];
}

/** Writes the translations of a catalogue into their files; what is not whole, or is of other words than now, stays as it is. */
export function takeCatalogue(campaign: string, lang: string, catalogue: string, clock: number): Taken {
  const { items } = PO.parse(catalogue.replace(/\r\n?/g, '\n'));
  const known = new Map(items.filter(({ obsolete }) => !obsolete).map((item) => [item.msgctxt ?? '', item]));
  if (known.size === 0)
    throw new NoSuchText('There is nothing in it. It is to be a PO file, as handbill translations --export writes it.');
  const written: string[] = [];
  const left: string[] = [];
  for (const text of translatedTexts(campaign, lang)) {
    const pieces = piecesOf(text.original);
    const found = pieces.map(({ context }) => known.get(context));
    const words = found.map((item) => (item?.flags.fuzzy ? '' : (item?.msgstr[0] ?? '').trim()));
    const done = words.filter((each) => each !== '').length;
    if (done === 0) continue;
    if (pieces.some((piece, index) => found[index]?.msgid !== piece.text))
      left.push(
        `${text.original.path} has changed since the catalogue was made, so ${text.path} stays as it is. Export it again.`,
      );
    else if (done < words.length)
      left.push(
        `${text.path} stays as it is: ${done} of its ${words.length} pieces are translated. It is written once all are.`,
      );
    else if (write(campaign, text, pieces, words, clock)) written.push(text.path);
  }
  return { written, left };
}

/** Whether there was anything to write. */
function write(
  campaign: string,
  text: TranslatedText,
  pieces: readonly Piece[],
  words: readonly string[],
  clock: number,
): boolean {
  const { original, translation, path } = text;
  const before = translatedPieces(text);
  if (text.state === 'done' && pieces.every(({ context }, index) => before.get(context) === words[index])) return false;
  const fields = pieces.reduce<YamlValue>(
    (made, piece, index) => (piece.path ? withValue(made, piece.path, words[index] ?? '') : made),
    { ...namedEntries(original), ...ownData(text) },
  );
  const values = { ...(isRecord(fields) ? fields : {}), ...acceptedFields(campaign, original.path, clock) };
  const body = bodyWith(original, words.slice(pieces.findIndex((piece) => !piece.path)));
  if (translation) {
    saveText(campaign, path, editedText(translation, values, body));
    return true;
  }
  const schema = translationSchemaOf(original.kind);
  if (!schema) return false;
  const written = Object.fromEntries(Object.entries(values).map(([field, value]) => [field, scaffoldValue(value)]));
  const whole = path.endsWith('.md') ? markdownScaffold(schema, written, body) : fieldsScaffold(schema, written);
  writeNew(campaign, new Map([[path, whole]]));
  return true;
}

/** What a translation has in a group of words that is none: an email address for its readers. */
function ownData({ original: { kind }, translation }: TranslatedText): { [field: string]: YamlValue } {
  return Object.fromEntries(
    fieldsOf(kind.schema, 'words').flatMap((field): [string, YamlValue][] => {
      const value = translation?.fields?.[field];
      const words = translatedPart(kind.schema, field, value);
      const data = isRecord(value)
        ? Object.entries(value).filter(([name]) => !isRecord(words) || !(name in words))
        : [];
      return data.length > 0 ? [[field, Object.fromEntries(data)]] : [];
    }),
  );
}

/** The lists whose entries a translation names by their `do`, as they have it. */
function namedEntries({ kind, fields = {} }: OpenedText): { [field: string]: YamlValue } {
  const lists = fieldsOf(kind.schema, 'entries').map((field): [string, YamlValue] => [field, fields[field]]);
  return Object.fromEntries(
    lists.flatMap(([field, list]): [string, YamlValue][] =>
      Array.isArray(list) ? [[field, list.map((entry) => (isRecord(entry) ? { do: entry.do } : {}))]] : [],
    ),
  );
}

function piecesOf({ path, kind, fields = {}, body }: OpenedText): Piece[] {
  // The note of a change or correction is an entry of `notes` in a translation.
  const listed = new Map(
    [...notedWords(kind.schema, fields)].flatMap(([under, told]) =>
      told.map(({ path: place }, index): [string, (string | number)[]] => [place.join('.'), [under, index]]),
    ),
  );
  const noted = writtenWords(kind.schema, fields).map(({ path: place, text }) => {
    const own = listed.get(place.join('.')) ?? place;
    return { context: `${path} ${own.join('.')}`, path: own, text };
  });
  const paragraphs = paragraphsOf(body).map(({ text }, index) => ({ context: `${path} ${index + 1}`, text }));
  return [...noted, ...paragraphs].filter(({ text }) => text.trim() !== '');
}

/** The translated pieces by the context of their original; paragraphs only where there are as many. */
function translatedPieces({ original, translation }: TranslatedText): ReadonlyMap<string, string> {
  if (!translation) return new Map();
  const own = paragraphsOf(translation.body);
  const fields = piecesOf(original).flatMap(({ context, path }): [string, string][] => {
    const value = path && valueAt(translation.fields, path);
    return typeof value === 'string' ? [[context, value]] : [];
  });
  const isAlike = own.length === paragraphsOf(original.body).length;
  const paragraphs = own.map(({ text }, index): [string, string] => [`${original.path} ${index + 1}`, text]);
  return new Map([...fields, ...(isAlike ? paragraphs : [])]);
}

/** The value with another one at a path, lists and groups being made on the way. */
function withValue(value: YamlValue, [key, ...rest]: readonly (string | number)[], words: string): YamlValue {
  if (key === undefined) return words;
  const inner = withValue(valueAt(value, [key]), rest, words);
  if (typeof key === 'number') return Object.assign(Array.isArray(value) ? [...value] : [], { [key]: inner });
  return { ...(isRecord(value) ? value : {}), [key]: inner };
}

interface Paragraph {
  /** The blank lines in front of it, and how far it is indented. */
  readonly space: string;
  readonly text: string;
}

/** What blank lines part in Markdown; a code block is one, whatever is in it. */
function paragraphsOf(body: string | undefined): Paragraph[] {
  const paragraphs: { space: string; text: string }[] = [];
  let fence = '';
  let space = '';
  for (const line of bareBody(body ?? '').split('\n')) {
    const [, mark = ''] = /^ {0,3}(`{3,}|~{3,})/.exec(line) ?? [];
    const last = paragraphs.at(-1);
    const isNew = !last || (space !== '' && fence === '');
    if (line.trim() === '' && fence === '') space += '\n';
    else if (isNew) {
      const [indent = ''] = /^\s*/.exec(line) ?? [];
      paragraphs.push({ space: last ? `\n${space}${indent}` : indent, text: line.slice(indent.length) });
      space = '';
    } else last.text += `\n${line}`;
    if (fence === '') fence = mark;
    else if (mark.startsWith(fence)) fence = '';
  }
  return paragraphs.filter(({ text }) => text !== '');
}

/** The original's Markdown with other words in the place of its own. */
function bodyWith({ body }: OpenedText, words: readonly string[]): string {
  return paragraphsOf(body)
    .map(({ space }, index) => space + (words[index] ?? ''))
    .join('');
}

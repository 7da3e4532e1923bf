/** A font file (OpenType, ISO/IEC 14496-22): what it says of itself, and how it is given a name that no other has. */

/** Lengths are parts of the font size. */
export interface FontFacts {
  readonly family: string;
  /** From 100 to 900. */
  readonly weight: number;
  readonly isItalic: boolean;
  /** The mean of its letters in English; 0 where it has none of these. */
  readonly width: number;
  /** The characters that it has. */
  readonly letters: readonly number[];
  readonly ascent: number;
  readonly descent: number;
  readonly lineGap: number;
}

/** Reads a font; throws for what is none, and for a collection of several. fontkit takes a tenth of a second to load. */
export async function factsOf(bytes: Uint8Array): Promise<FontFacts> {
  if (!hasSaneCharacters(bytes)) throw new Error('a list of characters longer than Unicode');
  const fontkit = await import('fontkit');
  const font = fontkit.create(Buffer.from(bytes));
  if (!('characterSet' in font)) throw new Error('a collection of fonts');
  const { unitsPerEm, ascent, descent, lineGap } = font;
  const widthOf = (text: string): number =>
    font.glyphsForString(text).reduce((sum, { advanceWidth }) => sum + advanceWidth, 0) / unitsPerEm / text.length;
  return {
    family: font.getName('preferredFamily', 'en') ?? font.familyName,
    weight: font['OS/2'].usWeightClass,
    // Not by the `post` table: a damaged one ends the whole process.
    isItalic: font['OS/2'].fsSelection.italic,
    width: font.hasGlyphForCodePoint(0x61) ? widthOf(SAMPLE) : 0,
    letters: font.characterSet,
    ascent: ascent / unitsPerEm,
    descent: -descent / unitsPerEm,
    lineGap: lineGap / unitsPerEm,
  };
}

/** Whether the groups of characters (`cmap`, formats 12 and 13) are no more than there are; fontkit would write all of them out. */
function hasSaneCharacters(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const cmap = tableAt(view, 'cmap');
  const starts = Array.from(
    { length: view.getUint16(cmap + 2) },
    (_, index) => cmap + view.getUint32(cmap + 8 + 8 * index),
  );
  return starts.every((start) => {
    if (![12, 13].includes(view.getUint16(start))) return true;
    let count = 0;
    for (let group = 0; group < view.getUint32(start + 12); group += 1) {
      const [first, last] = [0, 4].map((at) => view.getUint32(start + 16 + 12 * group + at));
      if (first === undefined || last === undefined || first > last || last > MAX_CODE_POINT) return false;
      count += last - first + 1;
      if (count > MAX_CODE_POINT) return false;
    }
    return true;
  });
}

const MAX_CODE_POINT = 0x10ffff;

/** Where a table of a font begins; throws where there is none. */
function tableAt(view: DataView, tag: string): number {
  for (let index = 0; index < view.getUint16(4); index += 1) {
    const record = HEAD + RECORD * index;
    const name = String.fromCharCode(...[0, 1, 2, 3].map((at) => view.getUint8(record + at)));
    if (name === tag) return view.getUint32(record + 8);
  }
  throw new Error(`no table ${tag}`);
}

/** A title's letters in their usual mixture. */
const SAMPLE =
  'Save the library of our valley: protest against violence at the Chamber of Commerce, as most of the people who work there ask for';

/** Bytes of a font's head, and of a table's record in it. */
const HEAD = 12;
const RECORD = 16;

/** Bytes of a name's record. */
const NAME_RECORD = 12;

/** In `name`: Windows, Unicode, English (United States). */
const ENGLISH = [3, 1, 0x409] as const;
const [FAMILY, POSTSCRIPT] = [1, 6];

/**
 * The font under another family's name: typesetters look for a name among the machine's fonts as well, and one of these
 * might be nearer to the weight that is asked for. The new `name` table is put behind the file, and the old one is left.
 */
export function renamed(bytes: Uint8Array, family: string): Uint8Array {
  const table = nameTable(family);
  const start = Math.ceil(bytes.length / 4) * 4;
  const font = new Uint8Array(start + table.length);
  font.set(bytes);
  font.set(table, start);
  const view = new DataView(font.buffer);
  const count = view.getUint16(4);
  for (let at = HEAD; at < HEAD + count * RECORD; at += RECORD) {
    if (new TextDecoder().decode(font.subarray(at, at + 4)) !== 'name') continue;
    view.setUint32(at + 8, start);
    view.setUint32(at + 12, table.length);
  }
  return font;
}

function nameTable(family: string): Uint8Array {
  const names = [
    [FAMILY, family],
    [POSTSCRIPT, family.replace(/[^A-Za-z0-9]/g, '')],
  ] as const;
  const texts = names.map(([, name]) => Buffer.from(name, 'utf16le').swap16());
  const head = 6 + names.length * NAME_RECORD;
  const records = names.flatMap(([id], index) => {
    const before = texts.slice(0, index).reduce((sum, { length }) => sum + length, 0);
    return [...ENGLISH, id, texts[index]?.length ?? 0, before];
  });
  const fields = Buffer.alloc(head);
  for (const [index, value] of [0, names.length, head, ...records].entries()) fields.writeUInt16BE(value, index * 2);
  return Buffer.concat([fields, ...texts]);
}

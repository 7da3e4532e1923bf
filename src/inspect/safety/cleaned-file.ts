/** A file without what it says of those who made it, as far as that can be taken out: pictures, drawings, recordings, films, office documents, books, archives of those. */
import { type Zippable, zipSync } from 'fflate';
import { strippedPicture } from '../../pictures/stripped-picture.ts';
import { Room, unzipped } from './archive-entries.ts';
import { decodeText } from './decode-text.ts';

/** The new bytes; undefined for what cannot be cleaned, such as a PDF, which is to be saved anew. */
export async function cleanedFile(bytes: Uint8Array, room = new Room()): Promise<Uint8Array | undefined> {
  const { fileTypeFromBuffer } = await import('file-type');
  const { mime = '' } = (await fileTypeFromBuffer(bytes).catch(() => undefined)) ?? {};
  if (mime.startsWith('image/')) return strippedPicture(bytes).catch(() => undefined);
  if (mime === 'audio/mpeg') return withoutTags(bytes);
  if (/^(video|audio)\/(mp4|quicktime|x-m4a|x-m4v|3gpp)/.test(mime)) return withoutNotes(bytes);
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return cleanedArchive(bytes, room);
  const text = /^$|xml|svg/.test(mime) ? decodeText(bytes) : undefined;
  return text !== undefined && /<svg[\s>]/.test(text.slice(0, 5000)) ? Buffer.from(cleanedDrawing(text)) : undefined;
}

/** What drawing programs keep for themselves. */
function cleanedDrawing(svg: string): string {
  return svg
    .replace(
      /<metadata[\s>][\s\S]*?<\/metadata>|<sodipodi:namedview(?:[^<>]*\/>|[\s\S]*?<\/sodipodi:namedview>)|<!--[\s\S]*?-->/g,
      '',
    )
    .replace(/\s(?:sodipodi|inkscape):[\w-]+=(?:"[^"]*"|'[^']*')/g, '');
}

/** ID3 2 stands in front of a recording and says how long it is (id3.org, ID3v2.4.0 §3.1); ID3 1 is its last 128 octets. */
function withoutTags(bytes: Uint8Array): Uint8Array {
  const file = Buffer.from(bytes);
  const [a = 0, b = 0, c = 0, d = 0] = file.subarray(6, 10);
  const start = file.toString('latin1', 0, 3) === 'ID3' ? 10 + (a << 21) + (b << 14) + (c << 7) + d : 0;
  const end = file.toString('latin1', file.length - 128, file.length - 125) === 'TAG' ? file.length - 128 : file.length;
  return file.subarray(start, end);
}

/** Boxes of MP4 and MOV (ISO/IEC 14496-12) that hold others, and those that hold notes: the latter become free room, so that nothing else moves. */
const BOXES = new Set(['moov', 'trak']);
const NOTES = new Set(['udta', 'meta', 'uuid']);

function withoutNotes(bytes: Uint8Array): Uint8Array {
  const file = Buffer.from(bytes);
  const visit = (from: number, to: number): void => {
    for (let at = from; at + 8 <= to; ) {
      const type = file.toString('latin1', at + 4, at + 8);
      const size = file.readUInt32BE(at);
      const length = size === 1 && at + 16 <= to ? Number(file.readBigUInt64BE(at + 8)) : size || to - at;
      const end = Math.min(to, at + Math.max(8, length));
      if (NOTES.has(type)) file.fill(0, file.write('free', at + 4, 'latin1') + at + 4, end);
      if (BOXES.has(type)) visit(at + 8, end);
      at = end;
    }
  };
  visit(0, file.length);
  return file;
}

/** Elements and attributes of office documents and books that name people; what is in them is emptied, so that the file stays valid. */
const NAMES =
  /(<(dc:creator|dc:contributor|cp:lastModifiedBy|meta:initial-creator|meta:printed-by|Manager|Company|author)(?:\s[^<>]*)?>)[^<]+(?=<)/g;
const AUTHORS = /(\s(?:w|w15|p15):author=")[^"]+(?=")/g;

async function cleanedArchive(bytes: Uint8Array, room: Room): Promise<Uint8Array | undefined> {
  const files = unzipped(bytes, room);
  if (files === 'too much') return undefined;
  const entries: Zippable = {};
  for (const [name, body] of files) {
    const text = /\.(xml|opf|rels)$/i.test(name) ? decodeText(body) : undefined;
    const cleaned =
      text === undefined
        ? await cleanedFile(body, room)
        : Buffer.from(text.replace(NAMES, '$1').replace(AUTHORS, '$1'));
    // The first file of a book says what it is, and stands there as it is.
    entries[name] = [cleaned ?? body, { level: name === 'mimetype' ? 0 : 6 }];
  }
  return zipSync(entries, { mtime: new Date(1980, 0, 1) });
}

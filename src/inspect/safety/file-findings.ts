/** Looks into a file, whatever it is called: pictures, films, documents and texts, and all of those in archives. */
import { archiveEntries, Room } from './archive-entries.ts';
import { decodeText } from './decode-text.ts';
import { type Findings, together, traced } from './findings.ts';
import { mediaTraces } from './media-traces.ts';
import { pdfTraces } from './pdf-traces.ts';
import { pictureTraces } from './picture-traces.ts';
import { secretIn } from './secrets.ts';
import { textFindings } from './text-findings.ts';

/** How deep archives in archives are opened. */
const DEEPEST = 3;

/** What is told apart from other files, and is a text all the same. */
const TEXT = /^text\/|xml|rtf|postscript|pgp|json/;

/** Closed boxes: archives and old office documents that no library of ours opens. */
const CLOSED = /7z|rar|gzip|x-tar|x-xz|bzip|zstd|x-lzip|x-cfb|apple-diskimage|x-rpm|x-deb|vnd\.sqlite/;

/** Where a file is looked at. */
interface Around {
  /** The site's address. */
  readonly own: string;
  readonly depth: number;
  readonly room: Room;
}

/** All that a file says besides what it is for; `own` is the site's address. */
export async function fileFindings(name: string, bytes: Uint8Array, own: string): Promise<Findings> {
  // Whatever a library stumbles over is no reason to have no report.
  return lookInto(name, bytes, { own, depth: 0, room: new Room() }).catch(() => traced(['what cannot be read']));
}

async function lookInto(name: string, bytes: Uint8Array, around: Around): Promise<Findings> {
  const { fileTypeFromBuffer } = await import('file-type');
  const { mime = '' } = (await fileTypeFromBuffer(bytes).catch(() => undefined)) ?? {};
  const text = mime === '' || TEXT.test(mime) ? decodeText(bytes) : undefined;
  if (text !== undefined) return together([textFindings(name, text, around.own), await embedded(name, text, around)]);
  const secret = { ...traced([]), secrets: secretIn(name, '') };
  return together([secret, await binaryFindings(name, bytes, mime, around)]);
}

async function binaryFindings(name: string, bytes: Uint8Array, mime: string, around: Around): Promise<Findings> {
  if (mime.startsWith('image/')) return traced(await pictureTraces(bytes));
  if (/^(audio|video)\//.test(mime)) return traced(await mediaTraces(bytes, mime));
  if (mime === 'application/pdf') return traced(await pdfTraces(bytes));
  if (CLOSED.test(mime)) return traced([`what cannot be looked into (${mime.replace(/^.*[/.-]/, '')})`]);
  const entries = archiveEntries(bytes, around.room);
  if (entries === undefined) return traced([]);
  if (entries === 'too much' || around.depth >= DEEPEST) return traced(['more than can be looked through']);
  return allWithin(entries, name, around);
}

/** What is in files of a file, one after the other, since each may be a large archive. */
async function allWithin(
  entries: Iterable<readonly [string, Uint8Array]>,
  name: string,
  around: Around,
): Promise<Findings> {
  const found: Findings[] = [];
  for (const [entry, body] of entries)
    found.push(within(entry, await lookInto(`${name}/${entry}`, body, { ...around, depth: around.depth + 1 })));
  return together(found);
}

/** What is in an archive does not run where it is published. */
function within(entry: string, found: Findings): Findings {
  return { ...found, active: [], traces: found.traces.map((trace) => `${trace} in ${entry}`) };
}

/** Files that stand in a text as data: addresses. */
async function embedded(name: string, text: string, around: Around): Promise<Findings> {
  if (around.depth >= DEEPEST) return traced([]);
  const urls = [...text.matchAll(/data:[\w/+.-]+;base64,([A-Za-z0-9+/=\s]{100,})/g)];
  const files = urls.flatMap(([, data = '']): [string, Uint8Array][] =>
    around.room.take(data.length) ? [['a picture in it', Buffer.from(data, 'base64')]] : [],
  );
  return allWithin(files, name, around);
}

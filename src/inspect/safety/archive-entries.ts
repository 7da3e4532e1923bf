/** Opens archives, as far as one file may be looked through. */
import { gunzipSync, unzipSync } from 'fflate';

/** How much of one published file is looked through, with all archives in it. */
export class Room {
  #octets = 300_000_000;
  #files = 5_000;

  /** Takes room for a file; false once there is none left. */
  take(octets: number): boolean {
    this.#octets -= octets;
    this.#files -= 1;
    return this.#octets >= 0 && this.#files >= 0;
  }
}

export type Entries = ReadonlyMap<string, Uint8Array> | 'too much';

/** The files in an archive, office document or book; undefined for what is none. */
export async function archiveEntries(
  name: string,
  bytes: Uint8Array,
  mime: string,
  room: Room,
): Promise<Entries | undefined> {
  try {
    if (bytes[0] === 0x50 && bytes[1] === 0x4b) return unzipped(bytes, room);
    if (mime === 'application/gzip') return ungzipped(name, bytes, room);
    if (mime !== 'application/x-tar') return undefined;
    const { parseTar } = await import('nanotar');
    const files = parseTar(bytes).flatMap(({ name, data }): [string, Uint8Array][] => (data ? [[name, data]] : []));
    return files.every(([, { length }]) => room.take(length)) ? new Map(files) : 'too much';
  } catch {
    return 'too much';
  }
}

/** The files of a zip, office document or book, in their order. Throws for one that is damaged. */
export function unzipped(bytes: Uint8Array, room: Room): Entries {
  let isAll = true;
  const entries = unzipSync(bytes, {
    filter: ({ name, originalSize }) => {
      isAll &&= room.take(originalSize);
      return isAll && !name.endsWith('/');
    },
  });
  return isAll ? new Map(Object.entries(entries)) : 'too much';
}

/** A file says at its end how long it will be (RFC 1952 §2.3.1). */
function ungzipped(name: string, bytes: Uint8Array, room: Room): Entries {
  const size = new DataView(bytes.buffer, bytes.byteOffset, bytes.length).getUint32(bytes.length - 4, true);
  return room.take(size) ? new Map([[innerName(name), gunzipSync(bytes)]]) : 'too much';
}

function innerName(name: string): string {
  return name
    .replace(/^.*\//, '')
    .replace(/\.(gz|svgz|tgz)$/i, (_, ending: string) => ({ svgz: '.svg', tgz: '.tar' })[ending.toLowerCase()] ?? '');
}

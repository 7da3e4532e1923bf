/** Opens archives, as far as one file may be looked through. */
import { unzipSync } from 'fflate';

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

/** The files in a zip, office document or book; undefined for what is none. */
export function archiveEntries(bytes: Uint8Array, room: Room): Entries | undefined {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return undefined;
  try {
    return unzipped(bytes, room);
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

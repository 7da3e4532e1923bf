/** Opens archives, as far as one file may be looked through. */
import { gunzipSync, unzipSync } from 'fflate';

/** How much of one archive is looked through, octets and files. */
const MOST_OCTETS = 300_000_000;
export const MOST_FILES = 5_000;

/** The files in an archive, office document or book; undefined for what is none. */
export async function archiveEntries(
  name: string,
  bytes: Uint8Array,
  mime: string,
): Promise<ReadonlyMap<string, Uint8Array> | 'too much' | undefined> {
  try {
    if (bytes[0] === 0x50 && bytes[1] === 0x4b) return unzipped(bytes);
    if (mime === 'application/gzip') {
      const size = Buffer.from(bytes).readUInt32LE(bytes.length - 4);
      return size > MOST_OCTETS ? 'too much' : new Map([[innerName(name), gunzipSync(bytes)]]);
    }
    if (mime !== 'application/x-tar') return undefined;
    const { parseTar } = await import('nanotar');
    const files = parseTar(bytes).filter(({ data }) => data && data.length > 0);
    return new Map(files.slice(0, MOST_FILES).map((file) => [file.name, file.data ?? new Uint8Array()]));
  } catch {
    return 'too much';
  }
}

/** The files of a zip, office document or book, in their order. Throws for one that is damaged. */
export function unzipped(bytes: Uint8Array): ReadonlyMap<string, Uint8Array> | 'too much' {
  let octets = 0;
  let files = 0;
  const filter = ({ name, originalSize }: { name: string; originalSize: number }): boolean => {
    octets += originalSize;
    files += 1;
    return octets <= MOST_OCTETS && files <= MOST_FILES && !name.endsWith('/');
  };
  const entries = new Map(Object.entries(unzipSync(bytes, { filter })));
  return octets > MOST_OCTETS || files > MOST_FILES ? 'too much' : entries;
}

function innerName(name: string): string {
  return name
    .replace(/^.*\//, '')
    .replace(/\.(gz|svgz|tgz)$/i, (_, ending: string) => ({ svgz: '.svg', tgz: '.tar' })[ending.toLowerCase()] ?? '');
}

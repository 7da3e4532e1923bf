/** What a build adds to a site that is good: compressed copies, and a signature of its checksums. */
import { precompress } from '../build/precompress.ts';
import { writeFiles } from '../build/write-files.ts';
import type { PublishedFile } from '../campaign/publication.ts';
import { readPlainFile } from '../disk/plain-file.ts';
import { CHECKSUMS_ADDRESS } from '../offline/archive.ts';
import { minisign, UnusableKey } from '../offline/minisign.ts';

export interface SigningKey {
  /** The text of a secret key by which the checksums are signed. */
  readonly key?: string | undefined;
}

interface Additions extends SigningKey {
  readonly compress?: boolean | undefined;
}

/** Adds to the site in a folder; returns the sizes of all its files by address, octets. Throws UnusableKey. */
export function addToSite(
  folder: string,
  files: ReadonlyMap<string, PublishedFile>,
  { compress, key }: Additions,
): Map<string, number> {
  const checksums = files.get(CHECKSUMS_ADDRESS);
  const signature = checksums && key ? [signatureOf(checksums, key)] : [];
  const all = [...files.values(), ...signature];
  const compressed = compress ? precompress(all) : [];
  writeFiles(folder, [...signature, ...compressed]);
  return new Map(
    [...files, ...entries(signature), ...entries(compressed)].map(([address, { body }]) => [
      address,
      Buffer.byteLength(body),
    ]),
  );
}

function entries(files: readonly PublishedFile[]): [string, PublishedFile][] {
  return files.map((file) => [file.address, file]);
}

function signatureOf(checksums: PublishedFile, key: string): PublishedFile {
  const body = minisign(Buffer.from(checksums.body), key, 'the sums of all files of the campaign');
  return { address: `${CHECKSUMS_ADDRESS}.minisig`, body };
}

/** The text of a key's file, read before anything is made. Throws UnusableKey. */
export function readKey(path: string): string {
  const key = readPlainFile(path);
  if (!key) throw new UnusableKey(`${path} cannot be read. Name the file of the secret key with --sign.`);
  return key.toString();
}

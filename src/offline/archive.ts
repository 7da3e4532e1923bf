/** The whole site for offline use: one archive of it, and the checksums by which anyone can check every file of a copy. */
import { createHash } from 'node:crypto';
import { type Zippable, zipSync } from 'fflate';
import type { Problem } from '../campaign/problem.ts';
import type { Cache, PublishedFile } from '../campaign/publication.ts';
import { fileOf } from '../text/url.ts';

/** Where the archive is. */
const ARCHIVE_ADDRESS = '/handbill.zip';

/** Where the checksums are. */
export const CHECKSUMS_ADDRESS = '/SHA256SUMS';

/** A larger archive is none to pass on, octets. */
const ARCHIVE_LIMIT = 50_000_000;

/** The first moment that the format can say (APPNOTE 4.4.6), so that the same files are the same bytes. */
const NO_TIME = new Date(1980, 0, 1);

/** Files that are small already. */
const PACKED = /\.(png|jpe?g|webp|avif|woff2|pdf|zip|gz|br)$/;

/** The checksums of all files. */
export function checksumsOf(files: readonly PublishedFile[]): PublishedFile {
  return { address: CHECKSUMS_ADDRESS, body: entriesOf(files).map(checksumLine).join('') };
}

/** A warning about an archive that is too large to be passed on. */
export function archiveProblems(files: readonly PublishedFile[]): Problem[] {
  const size = files.find(({ address }) => address === ARCHIVE_ADDRESS)?.body.length ?? 0;
  if (size <= ARCHIVE_LIMIT) return [];
  const message = `makes an archive of ${Math.round(size / 1_000_000)} MB, which nobody can pass on. Write carry: pocket, or carry: none.`;
  return [{ severity: 'warning', file: 'content/campaign.yml', field: 'carry', message }];
}

/** The archive with a note on how to use it, and the checksums of all files with it. */
export function archive(files: Iterable<PublishedFile>, readme: string, cache: Cache): PublishedFile[] {
  const all = entriesOf(files);
  const checksums = all.map(checksumLine).join('');
  const key = `archive ${createHash('sha256').update(checksums).update(readme).digest('hex')}`;
  const known = cache.get(key);
  const zip = known ?? pack(all, checksums, readme);
  if (!known) cache.set(key, zip);
  return [
    { address: ARCHIVE_ADDRESS, body: zip },
    {
      address: CHECKSUMS_ADDRESS,
      body: checksums + checksumLine({ name: ARCHIVE_ADDRESS.slice(1), body: zip }),
    },
  ];
}

interface Entry {
  /** Its path in the site's folder. */
  readonly name: string;
  readonly body: PublishedFile['body'];
}

function entriesOf(files: Iterable<PublishedFile>): Entry[] {
  const all = [...files].map(({ address, body }) => ({ name: fileOf(address).slice(1), body }));
  return all.sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** As sha256sum(1) writes and reads it. */
function checksumLine({ name, body }: Entry): string {
  return `${createHash('sha256').update(body).digest('hex')}  ${name}\n`;
}

function pack(all: readonly Entry[], checksums: string, readme: string): Uint8Array {
  const bytesOf = (body: PublishedFile['body']): Uint8Array =>
    typeof body === 'string' ? new TextEncoder().encode(body) : body;
  const entries: Zippable = { 'README.txt': bytesOf(readme), 'site/SHA256SUMS': bytesOf(checksums) };
  for (const { name, body } of all) entries[`site/${name}`] = [bytesOf(body), { level: PACKED.test(name) ? 0 : 9 }];
  return zipSync(entries, { mtime: NO_TIME });
}

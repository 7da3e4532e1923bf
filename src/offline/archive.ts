/** The whole site for offline use: one archive of it, and the checksums by which anyone can check every file of a copy. */
import { createHash } from 'node:crypto';
import type { Problem } from '../campaign/problem.ts';
import type { Cache, PublishedFile } from '../campaign/publication.ts';
import { fileOf } from '../text/url.ts';
import { zipOf } from './zip.ts';

/** Where the archive is. */
const ARCHIVE_ADDRESS = '/handbill.zip';

/** Where the checksums are. */
export const CHECKSUMS_ADDRESS = '/SHA256SUMS';

/** A larger archive is none to pass on, octets. */
const ARCHIVE_LIMIT = 50_000_000;

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

/**
 * The archive with a note on how to use it, and the checksums of all files with it. Files that are `apart` are published
 * beside it and are not in it.
 */
export function archive(
  files: Iterable<PublishedFile>,
  apart: Iterable<PublishedFile>,
  readme: string,
  cache: Cache,
): PublishedFile[] {
  const all = entriesOf(files);
  const checksums = all.map(checksumLine).join('');
  const key = `archive ${createHash('sha256').update(checksums).update(readme).digest('hex')}`;
  const known = cache.get(key);
  const inSite = all.map(({ name, body }) => [`site/${name}`, body] as const);
  const zip = known ?? zipOf([['README.txt', readme], ['site/SHA256SUMS', checksums], ...inSite]);
  if (!known) cache.set(key, zip);
  return [
    { address: ARCHIVE_ADDRESS, body: zip },
    {
      address: CHECKSUMS_ADDRESS,
      body:
        checksums +
        entriesOf([...apart, { address: ARCHIVE_ADDRESS, body: zip }])
          .map(checksumLine)
          .join(''),
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

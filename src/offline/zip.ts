/** Packs files into an archive whose bytes depend on nothing but theirs. */
import { type Zippable, zipSync } from 'fflate';
import type { PublishedFile } from '../campaign/publication.ts';

/** The first moment that the format can say (APPNOTE 4.4.6), so that the same files are the same bytes. */
const NO_TIME = new Date(1980, 0, 1);

/** Files that are small already. */
const PACKED = /\.(png|jpe?g|webp|avif|woff2|pdf|zip|gz|br)$/;

/** The archive of files by their paths in it, in that order; texts are written as UTF-8. */
export function zipOf(files: Iterable<readonly [path: string, body: PublishedFile['body']]>): Uint8Array {
  const entries: Zippable = {};
  for (const [path, body] of files)
    entries[path] = [
      typeof body === 'string' ? new TextEncoder().encode(body) : body,
      { level: PACKED.test(path) ? 0 : 9 },
    ];
  return zipSync(entries, { mtime: NO_TIME });
}

/** Compressed copies beside the texts of a site, for servers that send them as they are. */
import { brotliCompressSync, constants } from 'node:zlib';
import { gzipSync } from 'fflate';
import type { PublishedFile } from '../campaign/publication.ts';
import { fileOf } from '../text/url.ts';

const TEXTS = /\.(html|js|json|xml|svg|ics|txt|webmanifest)$/;

/** Below this a compressed file saves no packet, octets. */
const WORTHWHILE = 1000;

/** A `.gz` (RFC 1952) and a `.br` (RFC 7932) of every text that is worth it, by address. */
export function precompress(files: Iterable<PublishedFile>): PublishedFile[] {
  return [...files].flatMap(({ address: page, body }) => {
    const address = fileOf(page);
    const bytes = Buffer.from(body);
    if (!TEXTS.test(address) || bytes.length < WORTHWHILE) return [];
    const params = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY };
    return [
      { address: `${address}.gz`, body: gzipSync(bytes, { level: 9, mtime: 0 }) },
      { address: `${address}.br`, body: brotliCompressSync(bytes, { params }) },
    ];
  });
}

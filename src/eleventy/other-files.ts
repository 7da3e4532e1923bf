/** The files of an output that Eleventy put there by itself: other pages, and what a project has copied as it is. */
import { readFileSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import type { PublishedFile } from '../campaign/publication.ts';
import { walkFolder } from '../disk/walk-folder.ts';
import { fileOf } from '../text/url.ts';

/** What a project has copied, by address, files or folders; from Eleventy's event "eleventy.passthrough". */
export type CopiedPaths = Readonly<Record<string, string>>;

/** A page that Eleventy has written, as its event "eleventy.after" tells of it. */
export interface WrittenPage {
  readonly url: string | false;
  readonly outputPath: string | false;
  readonly content: string;
}

/** What Eleventy tells of its pages and copies. */
export interface EleventyOutput {
  /** The pages that it wrote this time. */
  readonly results: readonly WrittenPage[];
  readonly copied: CopiedPaths;
  /** The addresses of all pages that are not the campaign's, those of an earlier time too (--incremental). */
  readonly pages: readonly string[];
}

/** The files that Eleventy has put into the output, or will serve, by itself. */
export interface OtherFiles {
  /** Those of which copies are in the output by now, by address. */
  readonly copied: ReadonlyMap<string, PublishedFile>;
  has(address: string): boolean;
}

/** The files in an output folder that are neither the campaign's pages nor made by us. */
export function otherFiles(output: string, { results, copied, pages }: EleventyOutput): OtherFiles {
  const files = new Map<string, PublishedFile>();
  const own = new Set(pages.map(fileOf));
  for (const { url, outputPath, content } of results) {
    if (outputPath === false || (url !== false && !own.has(fileOf(url)))) continue;
    const address = `/${relative(resolve(output), resolve(outputPath)).replaceAll('\\', '/')}`;
    files.set(address, { address, body: content });
  }
  // They are read later, when the working directory may be another.
  for (const [to, from] of Object.entries(copied))
    for (const [address, path] of filesAt(decodeURI(to), resolve(from))) files.set(address, fileAt(address, path));
  return { copied: files, has: (address) => files.has(address) || own.has(address) };
}

/** What a project's own configuration has copied is as much as it wants. */
const UNBOUNDED = {
  entries: Number.POSITIVE_INFINITY,
  depth: Number.POSITIVE_INFINITY,
  octets: Number.POSITIVE_INFINITY,
};

/** The file that is copied to an address, or those of a folder: Eleventy tells of whole folders where it does not copy them. */
function filesAt(to: string, from: string): [string, string][] {
  const found = statSync(from, { throwIfNoEntry: false });
  if (!found?.isDirectory()) return found?.isFile() ? [[to, from]] : [];
  return walkFolder(from, { bounds: UNBOUNDED }).files.map((name) => [
    `${to.replace(/\/$/, '')}/${name}`,
    join(from, name),
  ]);
}

function fileAt(address: string, path: string): PublishedFile {
  return {
    address,
    get body() {
      try {
        return readFileSync(path);
      } catch (error) {
        // Of a file that is too large Node does not say which it is.
        throw error instanceof Error ? Object.assign(error, { path }) : error;
      }
    },
  };
}

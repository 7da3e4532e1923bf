/** The files of an output that Eleventy put there by itself: other pages, and what a project has copied as it is. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import type { PublishedFile } from '../campaign/publication.ts';
import { fileOf } from '../text/url.ts';
import type { OtherFiles } from './campaign-site.ts';

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
  const sources = Object.entries(copied).map(([to, from]): [string, string] => [decodeURI(to), resolve(from)]);
  for (const [address, path] of sources)
    if (existsSync(path) && statSync(path).isFile()) files.set(address, fileAt(address, path));
  return {
    copied: files,
    // A server may show copied files from where they are, whole folders of them.
    has: (address) =>
      files.has(address) || own.has(address) || sources.some(([to, from]) => isBelow(address, to, from)),
  };
}

function isBelow(address: string, to: string, from: string): boolean {
  const folder = to.replace(/\/$/, '');
  return address.startsWith(`${folder}/`) && existsSync(join(from, address.slice(folder.length)));
}

function fileAt(address: string, path: string): PublishedFile {
  return {
    address,
    get body() {
      return readFileSync(path);
    },
  };
}

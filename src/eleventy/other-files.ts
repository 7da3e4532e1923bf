/** The files of an output that Eleventy put there by itself: other pages, and what a project has copied as it is. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import type { PublishedFile } from '../campaign/publication.ts';
import type { OtherFiles } from './campaign-site.ts';

/** What a project has copied, by address, files or folders; from Eleventy's event "eleventy.passthrough". */
export type CopiedPaths = Readonly<Record<string, string>>;

/** A page that Eleventy has written, as its event "eleventy.after" tells of it. */
export interface WrittenPage {
  readonly url: string | false;
  readonly outputPath: string | false;
  readonly content: string;
}

/** The files in an output folder that are neither the campaign's pages nor made by us. */
export function otherFiles(
  output: string,
  pages: readonly WrittenPage[],
  copied: CopiedPaths,
  isOwn: (address: string) => boolean,
): OtherFiles {
  const files = new Map<string, PublishedFile>();
  const addressOf = (path: string): string =>
    `/${relative(resolve(output), resolve(path)).replaceAll('\\', '/')}`;
  for (const { url, outputPath, content } of pages) {
    if (outputPath === false || (url !== false && isOwn(url))) continue;
    const address = addressOf(outputPath);
    files.set(address, { address, body: content });
  }
  const sources = Object.entries(copied).map(([to, from]): [string, string] => [decodeURI(to), from]);
  for (const [address, path] of sources)
    if (existsSync(path) && statSync(path).isFile()) files.set(address, fileAt(address, path));
  return {
    copied: files,
    // A server may show copied files from where they are, whole folders of them.
    has: (address) => files.has(address) || sources.some(([to, from]) => isBelow(address, to, from)),
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

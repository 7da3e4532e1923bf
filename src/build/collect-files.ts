/** Brings everything published together by address, and notices what would be written twice. */
import type { Problem } from '../campaign/problem.ts';
import type { PublishedFile } from '../campaign/publication.ts';
import { foldedName } from '../text/slug.ts';
import { fileOf } from '../text/url.ts';

/** Files by address; two of one address are a problem, since one would silently replace the other. `output` is what people call their folder. */
export function collectFiles(
  files: readonly PublishedFile[],
  output: string,
): {
  byAddress: Map<string, PublishedFile>;
  problems: Problem[];
} {
  const byAddress = new Map<string, PublishedFile>();
  const problems: Problem[] = [];
  const about = (address: string, message: string): Problem => ({ severity: 'error', file: output + address, message });
  const names = new Map<string, string>();
  for (const file of files) {
    const address = fileOf(file.address);
    const like = names.get(foldedName(address));
    if (byAddress.has(address)) problems.push(about(address, TWICE));
    else if (like) problems.push(about(address, alike(like)));
    names.set(foldedName(address), address);
    byAddress.set(address, file);
  }
  return {
    byAddress,
    problems: [
      ...problems,
      ...[...byAddress.keys()].flatMap((address) => {
        const file = fileAbove(address, byAddress);
        return file === undefined ? [] : [about(file, hides(address))];
      }),
    ],
  };
}

/** On many disks, and at some hosts, one of the two would silently replace the other. */
function alike(other: string): string {
  return `differs from ${other} in small and capital letters, or in how an accent is written, alone. Give one of the two another name.`;
}

/** A file cannot stand where another's folder must be. */
function fileAbove(address: string, files: ReadonlyMap<string, PublishedFile>): string | undefined {
  const folders = address
    .split('/')
    .slice(1, -1)
    .map((_, index, names) => `/${names.slice(0, index + 1).join('/')}`);
  return folders.find((folder) => files.has(folder));
}

function hides(address: string): string {
  return `stands where the site needs a folder, for ${address}. Give the file another name.`;
}

const TWICE =
  'would be written twice. Two templates, or a template and a file in public/, have the same address; change one.';

/** Brings everything published together by address, and notices what would be written twice. */
import type { Problem } from '../campaign/problem.ts';
import type { PublishedFile } from '../campaign/publication.ts';
import { foldedName } from '../text/slug.ts';
import { fileOf } from '../text/url.ts';

/** Files by address; two of one address are a problem, since one would silently replace the other. */
export function collectFiles(files: readonly PublishedFile[]): {
  byAddress: Map<string, PublishedFile>;
  problems: Problem[];
} {
  const byAddress = new Map<string, PublishedFile>();
  const problems: Problem[] = [];
  const names = new Map<string, string>();
  for (const file of files) {
    const address = fileOf(file.address);
    const like = names.get(foldedName(address));
    if (byAddress.has(address)) problems.push(writtenTwice(address));
    else if (like) problems.push(alike(address, like));
    names.set(foldedName(address), address);
    byAddress.set(address, file);
  }
  return {
    byAddress,
    problems: [...problems, ...[...byAddress.keys()].flatMap((address) => hiddenBy(address, byAddress))],
  };
}

/** On many disks, and at some hosts, one of the two would silently replace the other. */
function alike(address: string, other: string): Problem {
  const message = `differs from ${other} in small and capital letters, or in how an accent is written, alone. Give one of the two another name.`;
  return { severity: 'error', file: `_site${address}`, message };
}

/** A file cannot stand where another's folder must be. */
function hiddenBy(address: string, files: ReadonlyMap<string, PublishedFile>): Problem[] {
  const folders = address
    .split('/')
    .slice(1, -1)
    .map((_, index, names) => `/${names.slice(0, index + 1).join('/')}`);
  const file = folders.find((folder) => files.has(folder));
  if (!file) return [];
  const message = `stands where the site needs a folder, for ${address}. Give the file another name.`;
  return [{ severity: 'error', file: `_site${file}`, message }];
}

function writtenTwice(address: string): Problem {
  const message =
    'would be written twice. Two templates, or a template and a file in public/, have the same address; change one.';
  return { severity: 'error', file: `_site${address}`, message };
}

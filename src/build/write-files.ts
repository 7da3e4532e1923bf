/** Writes files of a site into a folder. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { PublishedFile } from '../campaign/publication.ts';
import { fileOf } from '../text/url.ts';

/** Writes each file at its address. Throws what the disk says, and for an address that leads out of the folder. */
export function writeFiles(folder: string, files: Iterable<PublishedFile>): void {
  const made = new Set<string>();
  for (const { address, body } of files) {
    const name = fileOf(address);
    if (!name.startsWith('/') || name.split('/').includes('..'))
      throw new Error(`the address ${address} leads out of the site`);
    const path = join(folder, name);
    const parent = dirname(path);
    if (!made.has(parent)) mkdirSync(parent, { recursive: true });
    made.add(parent);
    writeFileSync(path, body);
  }
}

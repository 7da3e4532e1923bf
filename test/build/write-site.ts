/** Writes files as a site, as `handbill build` does: into a new folder, which then takes the old one's place. */
import { rmSync } from 'node:fs';
import { nextFolder, swapSite } from '../../src/build/output-folder.ts';
import { writeFiles } from '../../src/build/write-files.ts';
import type { PublishedFile } from '../../src/campaign/publication.ts';

export function writeSite(files: Iterable<PublishedFile>, output: string): void {
  const next = nextFolder(output);
  try {
    writeFiles(next, files);
    swapSite(next, output);
  } finally {
    rmSync(next, { recursive: true, force: true });
  }
}

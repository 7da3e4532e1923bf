/** Writes files as a site, as `handbill build` does: into a new folder, which then takes the old one's place. */
import { claimOutput, giveUp, swapSite } from '../../src/build/site-swap.ts';
import { writeFiles } from '../../src/build/write-files.ts';
import type { PublishedFile } from '../../src/campaign/publication.ts';

export async function writeSite(files: Iterable<PublishedFile>, output: string): Promise<void> {
  const next = await claimOutput(output, () => undefined);
  try {
    writeFiles(next, files);
    swapSite(next, output);
  } finally {
    giveUp(next);
  }
}

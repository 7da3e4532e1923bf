/** Publishes pictures alone, without the rest of the site: the files that a mini-campaign's texts show. */

import { NO_CACHE } from '../../src/build/disk-cache.ts';
import type { Cache, PublishedFile } from '../../src/campaign/publication.ts';
import sharp from '../../src/drawing/sharp.ts';
import { loadSite } from '../../src/eleventy/load-site.ts';
import { pictures } from '../../src/pictures/pictures.ts';
import { miniCampaign, writeFiles } from '../mini-campaign.ts';

/** The published files of pictures, each shown in the statement; `files` are by their names in content/images/. */
export async function publishPictures(
  files: Readonly<Record<string, string | Uint8Array>>,
  cache: Cache = NO_CACHE,
): Promise<PublishedFile[]> {
  const folder = miniCampaign();
  const names = Object.keys(files).filter((name) => !name.endsWith('.yml'));
  const shown = names.map((name) => `![What people see](<images/${name}>)`);
  writeFiles(folder, {
    ...Object.fromEntries(Object.entries(files).map(([name, body]) => [`content/images/${name}`, body])),
    'content/statement.md': `---\ntitle: Open the library\n---\n\nWe read.\n\n${shown.join('\n\n')}\n`,
  });
  const { campaign, problems } = await loadSite(folder);
  if (!campaign) throw new Error(JSON.stringify(problems));
  return pictures({ campaign, editions: [], views: [], publicFiles: new Map(), cache });
}

/** A picture's size and its pixels, three bytes each. */
export async function pixelsOf(body: PublishedFile['body']) {
  const { data, info } = await sharp(Buffer.from(body)).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

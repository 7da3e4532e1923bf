/** What a mini-campaign publishes as of a day, for tests of single formats. */
import { resolve } from 'node:path';
import { readNow } from '../src/time/now.ts';
import { editionOf } from '../src/campaign/edition.ts';
import type { Publication } from '../src/campaign/publication.ts';
import { NO_CACHE } from '../src/build/disk-cache.ts';
import { foldersOf } from '../src/build/folders.ts';
import { loadSite } from '../src/eleventy/load-site.ts';
import { textFiller } from '../src/eleventy/nunjucks.ts';
import { viewsOf } from '../src/eleventy/views.ts';

export async function publicationOf(folder: string, day: string): Promise<Publication> {
  const { campaign, templates, publicFiles, problems } = await loadSite(resolve(folder));
  if (!campaign) throw new Error(JSON.stringify(problems));
  const now = readNow({ option: day, sourceDateEpoch: undefined, clock: 0 }, campaign.zone);
  const editions = campaign.languages.map((lang) => editionOf(campaign, lang, now));
  const views = viewsOf(templates, editions, textFiller(foldersOf(folder).templates));
  return { campaign, editions, views, publicFiles, cache: NO_CACHE };
}

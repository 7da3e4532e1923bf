/** What a mini-campaign publishes as of a day, for tests of single formats. */
import type { Publication } from '../src/campaign/publication.ts';
import { siteAsOf } from './site-as-of.ts';

export async function publicationOf(folder: string, day: string): Promise<Publication> {
  const { publication, problems } = await siteAsOf(folder, day);
  if (!publication) throw new Error(JSON.stringify(problems));
  return publication;
}

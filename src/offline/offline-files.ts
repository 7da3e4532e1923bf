/** What is made of the finished site for offline use: the offline editions, the archive, and the checksums of every file. */
import { absolute } from '../campaign/addresses.ts';
import type { Edition } from '../campaign/edition.ts';
import type { Lang } from '../campaign/model.ts';
import type { Cache, PublishedFile } from '../campaign/publication.ts';
import type { Finishing } from '../html/finish-page.ts';
import { readableUrl } from '../text/url.ts';
import { archive, checksumsOf } from './archive.ts';
import { offlineEdition, type RenderTemplate } from './offline-edition.ts';

interface OfflineInput {
  readonly editions: readonly Edition[];
  /** Every other file of the site by its address. */
  readonly files: ReadonlyMap<string, PublishedFile>;
  /** What is too large to be carried with the rest. */
  readonly apart: readonly PublishedFile[];
  readonly render: RenderTemplate;
  readonly styles: ReadonlyMap<Lang, Finishing['styles']>;
  readonly cache: Cache;
  /** Whether the campaign is the whole site, so that a copy of it is a copy of all. */
  readonly isWholeSite: boolean;
}

/** The files that the campaign wants; the checksums always, where they are of the whole site. */
export async function offlineFiles({
  editions,
  files,
  apart,
  render,
  styles,
  cache,
  isWholeSite,
}: OfflineInput): Promise<PublishedFile[]> {
  const carry = editions[0]?.campaign.carry;
  const offline: PublishedFile[] = [];
  for (const edition of carry === 'none' ? [] : editions) {
    const own = styles.get(edition.lang);
    if (own) offline.push(offlineEdition(edition, files, render, own));
  }
  if (!isWholeSite) return [...offline, ...apart];
  const all = [...files.values(), ...offline];
  const sums = carry === 'all' ? archive(all, apart, readmeOf(editions), cache) : [checksumsOf([...all, ...apart])];
  return [...offline, ...apart, ...sums];
}

/** How to use the archive, in each language. */
function readmeOf(editions: readonly Edition[]): string {
  return editions
    .map(
      ({ title, words, campaign, home }) =>
        `${title}\n\n${words.say('pocket.readme', { address: readableUrl(absolute(campaign, home)) })}\n`,
    )
    .join('\n---\n\n');
}

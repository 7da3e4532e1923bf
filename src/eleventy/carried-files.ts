/** What is made of the finished site to be carried: the pocket editions, the archive, and the sums to check any copy by. */
import { absolute } from '../campaign/addresses.ts';
import type { Edition } from '../campaign/edition.ts';
import type { Lang } from '../campaign/model.ts';
import type { Cache, PublishedFile } from '../campaign/publication.ts';
import { archive, sumsOf } from '../offline/archive.ts';
import type { Finishing } from '../html/finish-page.ts';
import type { Folders } from '../build/folders.ts';
import { pocketEdition } from '../offline/offline-edition.ts';

interface Carrying {
  readonly editions: readonly Edition[];
  /** Every other file of the site by its address. */
  readonly files: ReadonlyMap<string, PublishedFile>;
  readonly folders: Folders;
  readonly styles: ReadonlyMap<Lang, Finishing['styles']>;
  readonly cache: Cache;
  readonly hashOf?: ((address: string) => string | undefined) | undefined;
}

/** The files that the campaign wants; the sums always. */
export async function carriedFiles({
  editions,
  files,
  folders,
  styles,
  cache,
  hashOf,
}: Carrying): Promise<PublishedFile[]> {
  const carry = editions[0]?.campaign.carry;
  const pockets: PublishedFile[] = [];
  for (const edition of carry === 'none' ? [] : editions) {
    const own = styles.get(edition.lang);
    if (own) pockets.push(await pocketEdition(edition, files, folders.templates, own));
  }
  const all = [...files.values(), ...pockets];
  return [...pockets, ...(carry === 'all' ? archive(all, readmeOf(editions), cache) : [sumsOf(all, hashOf)])];
}

/** How to use the archive, in each language. */
function readmeOf(editions: readonly Edition[]): string {
  return editions
    .map(
      ({ title, words, campaign, home }) =>
        `${title}\n\n${words.say('pocket.readme', { address: absolute(campaign, home) })}\n`,
    )
    .join('\n---\n\n');
}

/** Gathers what goes into the press kits: the cards and sheets that have been made, and the pictures in full size. */
import { posix } from 'node:path';
import type { Edition } from '../campaign/edition.ts';
import { pressPictures } from '../campaign/press-pictures.ts';
import type { Cache, PublishedFile } from '../campaign/publication.ts';
import { type PressMaterial, pressKit } from '../offline/press-kit.ts';
import { fullPicture } from '../pictures/full-picture.ts';
import type { PrintPack } from '../print/print-pack.ts';
import { suggestSlug } from '../text/slug.ts';
import type { PageView } from './page-view.ts';

interface Made {
  readonly views: readonly PageView[];
  readonly print: PrintPack;
  /** Every file of the site by its address. */
  readonly files: ReadonlyMap<string, PublishedFile>;
  readonly cache: Cache;
}

/** A kit for each edition that has something for journalists. */
export async function pressKits(editions: readonly Edition[], made: Made): Promise<PublishedFile[]> {
  const wanted = editions.filter(({ press }) => press);
  const [first] = wanted;
  if (!first) return [];
  const pictures = await picturesOf(first, made.cache);
  const { logo } = first.campaign;
  const sign = logo && (await fullPicture(logo, made.cache));
  return wanted.map((edition) => pressKit(edition, { ...drawnFor(edition, made), pictures, logo: sign }, made.cache));
}

/** The cards and sheets of what is not over. */
function drawnFor(edition: Edition, { views, print, files }: Made): Pick<PressMaterial, 'cards' | 'sheets'> {
  const own = views.filter(({ edition: of, share, item }) => of === edition && share && !isOver(item));
  const cards = own.flatMap(({ pictures }) => pictures.flatMap(({ address }) => files.get(address) ?? []));
  const sheets = own.flatMap(({ address }) => print.byPage.get(address) ?? []);
  return { cards: [...new Set(cards)], sheets: [...new Set(sheets)] };
}

function isOver(item: PageView['item']): boolean {
  return item !== undefined && 'phase' in item && item.phase === 'past';
}

/** One after the other: a decoded photograph takes a hundred megabytes. */
async function picturesOf({ campaign }: Edition, cache: Cache): Promise<PressMaterial['pictures']> {
  const pictures = new Map<string, PressMaterial['pictures'][number]>();
  for (const { picture } of pressPictures(campaign)) {
    const { ending, body } = await fullPicture(picture, cache);
    const stem = suggestSlug(posix.parse(picture.path).name) || 'picture';
    const name = `${stem}.${ending}`;
    const own = pictures.has(name) ? `${stem}-${picture.digest}.${ending}` : name;
    pictures.set(own, { name: own, caption: picture.caption, credit: picture.credit, body });
  }
  return [...pictures.values()];
}

/** Tells which files are not for readers yet: drafts, and updates that wait for their date. */
import type { DateTime } from 'luxon';
import { itemAddress } from '../../campaign/addresses.ts';
import { readWallClock } from '../../time/wall-clock.ts';
import type { PinnedZone } from '../../time/zone.ts';
import type { Document } from '../reading/front-matter.ts';
import type { ContentItem } from './content-items.ts';

export interface Unpublished {
  /** Items that are passed over altogether. */
  readonly drafts: ReadonlySet<ContentItem>;
  /** Items that are checked as all others are, and left out of the site until then. */
  readonly waiting: ReadonlySet<ContentItem>;
  /** What there is in place of a page, by the path of its content file and by its address. */
  readonly reasons: ReadonlyMap<string, string>;
}

/** What of the items is not published as of `now`; `read` gives an item's document, undefined where it cannot be read. */
export function unpublishedItems(
  items: readonly ContentItem[],
  read: (item: ContentItem) => Document | undefined,
  zone: PinnedZone,
  now: DateTime | undefined,
): Unpublished {
  const drafts = withTranslations(
    items,
    (item) => /^draft:/m.test(item.file.text) && fieldOf(item, 'draft') === 'true',
  );
  const waiting = withTranslations(items, (item) => {
    if (!now || item.collection !== 'updates' || item.lang !== undefined) return false;
    const reading = readWallClock(fieldOf(item, 'date') ?? '', zone);
    return reading.ok && reading.at > now;
  });
  const reasons = new Map([
    ...[...waiting].flatMap((item) => reasonsOf(item, 'waits for its date')),
    ...[...drafts].flatMap((item) => reasonsOf(item, 'is a draft')),
  ]);
  return { drafts, waiting, reasons };

  function fieldOf(item: ContentItem, name: string): string | undefined {
    const value = read(item)?.fields.data[name];
    return typeof value === 'string' ? value : undefined;
  }
}

function reasonsOf({ file, collection, slug }: ContentItem, reason: string): [string, string][] {
  const sentence = `${file.path}, which ${reason}`;
  return [file.path, itemAddress(collection, slug)].map((key) => [key, sentence]);
}

/** The items that something is true of, and the translations of those that are originals. */
function withTranslations(items: readonly ContentItem[], is: (item: ContentItem) => boolean): Set<ContentItem> {
  const found = items.filter(is);
  const originals = new Set(
    found.flatMap(({ lang, collection, slug }) => (lang === undefined ? [`${collection}/${slug}`] : [])),
  );
  return new Set([...found, ...items.filter(({ collection, slug }) => originals.has(`${collection}/${slug}`))]);
}

/** What of an earlier build is still true, and what this one leaves to the next. */
import type { DateTime } from 'luxon';
import type { Edition } from '../campaign/edition.ts';
import type { PublishedFile } from '../campaign/publication.ts';
import { lettersOf } from '../html/display-font.ts';
import type { BuildMemory, PageMemory, ViewMemory } from './build-memory.ts';
import { memoryOf, type SitePage } from './site-pages.ts';
import type { TemplateView } from '../eleventy/template-views.ts';
import type { ListName } from './tracked-edition.ts';
import { shortHash, ViewKeys } from './view-keys.ts';
import type { SiteView } from '../eleventy/views.ts';

/** An earlier build of the same campaign, of which whatever is still true is used again. */
export interface Earlier {
  readonly memory: BuildMemory;
  /** A file that it made, if that is still there as it was. */
  file(address: string): PublishedFile | undefined;
}

/** A day ends, and events pass from one phase to the next. */
export function validityAt(
  now: DateTime<true>,
  editions: readonly Edition[],
): { from: number; until: number } {
  const at = now.toMillis();
  const day = now.startOf('day');
  let [from, until] = [day.toMillis(), day.plus({ days: 1 }).toMillis()];
  for (const { phaseTimes } of editions[0]?.events ?? [])
    for (const moment of [phaseTimes.day, phaseTimes.start, phaseTimes.over]) {
      const time = moment.toMillis();
      if (time <= at) from = Math.max(from, time);
      else until = Math.min(until, time);
    }
  return { from, until };
}

/** What is known of the views that are as they were. */
export function knownViews(
  views: readonly SiteView[],
  keys: ViewKeys,
  earlier: Earlier | undefined,
): Map<SiteView, ViewMemory> {
  const known = new Map<SiteView, ViewMemory>();
  if (!earlier) return known;
  for (const view of views) {
    const memory = earlier.memory.views.get(view.address);
    if (memory && memory.key === keys.ofView(view)) known.set(view, memory);
  }
  return known;
}

/** What a page shows besides its view: the navigation, its card, sheets to print, other languages, the display face. */
export function aroundOf(
  views: readonly TemplateView[],
  fonts: ReadonlyMap<string, { readonly css: string }>,
): (view: TemplateView) => string {
  const homes = new Map(
    views.filter((view) => view.address === view.edition.home).map((view) => [view.lang, view]),
  );
  const shared = new Map(
    [...homes].map(([lang, home]) => [
      lang,
      shortHash(JSON.stringify(home.navigation), fonts.get(lang)?.css ?? '', home.card?.address ?? ''),
    ]),
  );
  return ({ lang, prints, alternates, languages, edition }) =>
    [
      shared.get(lang),
      edition.campaign.cards === 'each' ? '' : 'one',
      ...prints.map(({ address }) => address),
      ...(alternates.length > 0 ? [JSON.stringify([alternates, languages])] : []),
      ...(languages.length > 1 ? [JSON.stringify(languages)] : []),
    ].join(' ');
}

/** Finds the page that an earlier build made under a key, if it is still there. */
export function earlierPage(earlier: Earlier | undefined) {
  return (address: string, key: string): (PageMemory & { readonly file: PublishedFile }) | undefined => {
    const memory = earlier?.memory.pages.get(address);
    const file = memory?.key === key ? earlier?.file(address) : undefined;
    return memory && file && { ...memory, file };
  };
}

interface Remembered {
  readonly frame: string;
  readonly reads: ReadonlyMap<string, ReadonlySet<ListName>>;
  readonly editions: readonly Edition[];
  readonly keys: ViewKeys;
  readonly earlier: Earlier | undefined;
  readonly views: readonly SiteView[];
  readonly known: ReadonlyMap<SiteView, ViewMemory>;
  readonly pages: readonly SitePage[];
  /** The views of the pages, as templates see them. */
  readonly shown: readonly TemplateView[];
  readonly pageKey: (keys: ViewKeys) => (view: TemplateView) => string;
  readonly siteAddress: string;
}

/** What the next build may make use of. Pages that were not made now may have read what no page of their kind read now. */
export function memoryOfBuild(remembered: Remembered): BuildMemory {
  const { frame, reads, earlier, views, known, pages, shown, siteAddress } = remembered;
  const kinds = new Set([...reads.keys(), ...(earlier?.memory.reads.keys() ?? [])]);
  const all = new Map(
    [...kinds].map((kind) => [
      kind,
      new Set([...(reads.get(kind) ?? []), ...(earlier?.memory.reads.get(kind) ?? [])]),
    ]),
  );
  // Where nothing was read that was not read before, the keys are those that are worked out already.
  const hasNews = [...reads].some(([kind, lists]) =>
    [...lists].some((list) => !earlier?.memory.reads.get(kind)?.has(list)),
  );
  const keys = hasNews ? new ViewKeys(frame, all, remembered.editions) : remembered.keys;
  const keyOf = remembered.pageKey(keys);
  return {
    frame,
    reads: all,
    views: new Map(
      views.map((view) => {
        const { description, letters } = known.get(view) ?? {
          description: view.description,
          letters: lettersOf(view),
        };
        return [view.address, { key: keys.ofView(view), description, letters }];
      }),
    ),
    pages: new Map(
      pages.map((page, index) => {
        const view = shown[index];
        return [page.address, { key: view ? keyOf(view) : '', ...memoryOf(page, siteAddress) }];
      }),
    ),
  };
}

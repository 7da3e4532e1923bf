/** What link previews ask of a page beyond its being there: words of its own, and a picture small enough to be fetched. */
import type { Problem } from '../campaign/problem.ts';
import type { View } from '../campaign/publication.ts';

/** Readers of link previews give up on pictures larger than this, bytes. */
const CARD_LIMIT = 250_000;

/** A warning for each listed page whose description an earlier one has too: in a list of links nobody could tell them apart. */
export function repeatedDescriptions(views: readonly View[]): Problem[] {
  const seen = new Map<string, View>();
  return views.flatMap((view): Problem[] => {
    // A campaign without a summary is introduced by its statement's words.
    const { home, summary } = view.edition;
    if (!view.listed || (view.address === home && !summary)) return [];
    const key = `${view.lang} ${view.description}`;
    const other = seen.get(key);
    seen.set(key, other ?? view);
    if (!other || areTwins(view.item, other.item)) return [];
    const message = `previews of ${view.address} and ${other.address} say the same. Give ${view.source} a \`summary:\` of its own.`;
    return [{ severity: 'warning', file: view.source, message }];
  });
}

/** Two files of one event, which the check of the content tells of. */
function areTwins(one: View['item'], two: View['item']): boolean {
  if (!one || !two || !('starts' in one) || !('starts' in two)) return false;
  return one.title === two.title && one.where === two.where && one.starts?.toMillis() === two.starts?.toMillis();
}

/** Why a card will not be shown, as the end of a sentence about the page; undefined when it will. `bytes` is its size. */
export function cardFault(bytes: number): string | undefined {
  if (bytes <= CARD_LIMIT) return undefined;
  return `has a share card of ${Math.round(bytes / 1000)} kB; over ${CARD_LIMIT / 1000} kB networks leave it out. Make the picture smaller.`;
}

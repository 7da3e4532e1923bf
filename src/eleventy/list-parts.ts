/** Splits a long list over several pages, so that each is quick to open and an edit changes few of them. */
import type { Item } from '../campaign/publication.ts';

/** As many as a phone shows without waiting. */
const ON_A_PAGE = 100;

export interface ListPart {
  /** From 1. */
  readonly number: number;
  readonly count: number;
  readonly address: string;
  readonly items: readonly Item[];
  readonly previous: string | undefined;
  readonly next: string | undefined;
}

/** The parts of a list: the first at the page's own address, the others below it, where no item's page can be. */
export function partsOf(list: readonly Item[], address: string): ListPart[] {
  const items = inOrder(list);
  const count = Math.max(1, Math.ceil(items.length / ON_A_PAGE));
  const at = (number: number): string => (number === 1 ? address : `${address}page/${number}/`);
  return Array.from({ length: count }, (_, index) => ({
    number: index + 1,
    count,
    address: at(index + 1),
    items: items.slice(index * ON_A_PAGE, (index + 1) * ON_A_PAGE),
    previous: index > 0 ? at(index) : undefined,
    next: index + 1 < count ? at(index + 2) : undefined,
  }));
}

/** Events to come first, the next at the top; then those that are over, the last at the top. */
function inOrder(list: readonly Item[]): readonly Item[] {
  return [...list.filter((item) => !isPast(item)), ...list.filter(isPast).reverse()];
}

/** Whether an item is an event that is over. */
export function isPast(item: Item): boolean {
  return 'phase' in item && item.phase === 'past';
}

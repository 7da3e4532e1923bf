/** Splits a long list over several pages, so that each is quick to open and an edit changes few of them. */
import { areMany, inAgendaOrder } from '../campaign/agenda.ts';
import type { Edition } from '../campaign/edition.ts';
import type { Item } from '../campaign/publication.ts';

/** As many as a phone shows without waiting; of an agenda's rows, which are small. */
const ON_A_PAGE = 100;
const ROWS_ON_A_PAGE = 500;

export interface ListPart {
  /** From 1. */
  readonly number: number;
  readonly count: number;
  readonly address: string;
  readonly items: readonly Item[];
  readonly edition: Edition;
  readonly previous: string | undefined;
  readonly next: string | undefined;
  /** A title for the part: the list's own, with the part's number from the second on. */
  titled(title: string): string;
}

/** The parts of a list: the first at the page's own address, the others below it, where no item's page can be. */
export function partsOf(
  items: readonly Item[],
  address: string,
  edition: Edition,
  onAPage: number = ON_A_PAGE,
): ListPart[] {
  const count = Math.max(1, Math.ceil(items.length / onAPage));
  const at = (number: number): string => (number === 1 ? address : `${address}page/${number}/`);
  const part = (number: number): ListPart => ({
    number,
    count,
    address: at(number),
    items: items.slice((number - 1) * onAPage, number * onAPage),
    edition,
    previous: number > 1 ? at(number - 1) : undefined,
    next: number < count ? at(number + 1) : undefined,
    titled: (title) => (number > 1 ? edition.words.say('pages.title', { title, number, count }) : title),
  });
  return Array.from({ length: count }, (_, index) => Object.freeze(part(index + 1)));
}

/** The list of events: those to come first, the next at the top; then those that are over, the last at the top; many as an agenda. */
export function eventParts(edition: Edition, address: string): ListPart[] {
  const { upcoming, past, words } = edition;
  const items = [upcoming, past].flatMap((events) => (areMany(events) ? inAgendaOrder(events, words) : events));
  return items.length > 0 ? partsOf(items, address, edition, areMany(upcoming) ? ROWS_ON_A_PAGE : ON_A_PAGE) : [];
}

/** Whether an item is an event that is over. */
export function isPast(item: Item): boolean {
  return 'phase' in item && item.phase === 'past';
}

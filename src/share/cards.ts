/** Draws the cards of all pages, two at a time, and reports characters that their fonts lack. */
import { nameOf } from '../campaign/addresses.ts';
import type { Cache, View } from '../campaign/publication.ts';
import { missingGlyphs } from '../drawing/fonts.ts';
import { type Card, type CardOrder, cardOf, drawCard } from './card.ts';
import { shapesOf } from './card-layout.ts';
import { letterer } from './card-lettering.ts';

/** A page whose card has characters that no font of the cards can draw. */
export interface Undrawable {
  readonly view: View;
  readonly characters: readonly string[];
}

/** sharp sets text in threads of its own, and encoding may have one; more at once only takes memory. */
const AT_ONCE = 4;

/** The cards of each listed page by its address, the one for previews first; and the pages that cannot have one. */
export async function drawCards(
  views: readonly View[],
  cache: Cache,
): Promise<{ cards: Map<string, readonly Card[]>; undrawable: Undrawable[] }> {
  const cards = new Map<string, readonly Card[]>();
  const undrawable: Undrawable[] = [];
  const letter = letterer();
  const draw = async (order: CardOrder): Promise<Card> => {
    const key = `card ${JSON.stringify(order)}`;
    const known = cache.get(key);
    if (known) return cardOf(order.name, order.shape, known);
    const card = await drawCard(order, letter);
    cache.set(key, card.bytes);
    return card;
  };
  const drawView = async (view: View): Promise<void> => {
    const { isOff: _, layout: __, ...words } = view.cardText;
    const characters = await missingGlyphs(Object.values(words).join(''));
    if (characters.length > 0) undrawable.push({ view, characters });
    else cards.set(view.address, await inTurn(ordersOf(view), draw));
  };
  const [first, ...rest] = views.filter(hasOwnCard);
  // Alone: Pango and fontconfig set themselves up at the first text, which two threads must not do at once.
  if (first) await drawView(first);
  const waiting = rest.values();
  const worker = async (): Promise<void> => {
    for (const view of waiting) await drawView(view);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return { cards, undrawable };
}

/** A page to be found, where each has its own card; else each language's first page. */
function hasOwnCard({ listed, address, edition }: View): boolean {
  return listed && (edition.campaign.cards === 'each' || address === edition.home);
}

function ordersOf({ address, cardText: text, edition }: View): CardOrder[] {
  const name = nameOf(address);
  const { campaign, words } = edition;
  const { colours } = campaign;
  // The other shapes are there to be posted by hand, from the share page.
  const shapes = campaign.sharePages === 'each' ? shapesOf(text.layout) : (['wide'] as const);
  return shapes.map((shape) => ({ name, shape, text, colours, direction: words.direction }));
}

async function inTurn<T, U>(items: readonly T[], work: (item: T) => Promise<U>): Promise<U[]> {
  const done: U[] = [];
  for (const item of items) done.push(await work(item));
  return done;
}

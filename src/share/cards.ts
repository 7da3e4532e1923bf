/** Draws the cards of all pages, two at a time, and reports characters that their fonts lack. */
import type { Colours } from '../content/model.ts';
import type { Problem } from '../content/problem.ts';
import type { View } from '../content/publication.ts';
import { type Card, drawCard } from './card.ts';
import { missingGlyphs } from './card-font.ts';

/** sharp encodes in its own threads; more at once only takes memory. */
const AT_ONCE = 2;

/** What was drawn last time, so that a preview draws only what changed. The key is all that a card depends on. */
let drawn = new Map<string, Card>();

/** A card for each listed page, by the page's address, and a problem for each text that cannot be drawn. */
export async function drawCards(
  views: readonly View[],
  colours: Colours,
): Promise<{ cards: Map<string, Card>; problems: Problem[] }> {
  const cards = new Map<string, Card>();
  const problems: Problem[] = [];
  const kept = new Map<string, Card>();
  const waiting = views.filter(({ listed }) => listed).values();
  const worker = async (): Promise<void> => {
    for (const view of waiting) {
      const missing = await missingGlyphs(Object.values(view.card).join(''));
      if (missing.length > 0) {
        problems.push(unknownCharacters(view, missing));
        continue;
      }
      const name = nameOf(view.address);
      const key = JSON.stringify([name, view.card, colours]);
      const card = drawn.get(key) ?? (await drawCard(name, view.card, colours));
      cards.set(view.address, card);
      kept.set(key, card);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  drawn = kept;
  return { cards, problems };
}

function nameOf(address: string): string {
  return address.replace(/^\/|\/$/g, '').replaceAll('/', '-') || 'home';
}

function unknownCharacters(view: View, missing: string[]): Problem {
  const list = missing
    .slice(0, 5)
    .map((character) => `“${character}”`)
    .join(' ');
  return {
    severity: 'error',
    file: `the share card of ${view.address}`,
    message: `has characters that its font cannot draw: ${list}. Leave them out of the title and the summary.`,
  };
}

/** A page's share card as the page shows or names it. */
import { absolute } from '../campaign/addresses.ts';
import type { CardText, View } from '../campaign/publication.ts';
import type { Words } from '../campaign/words.ts';
import type { Card } from '../share/card.ts';

/** A card as a page shows or names it. */
export interface CardPicture extends Omit<Card, 'bytes'> {
  /** Absolute. */
  readonly url: string;
  /** All that stands on it, in words. */
  readonly alt: string;
}

/** The card of a page. */
export function pictureOf({ bytes: _, ...card }: Card, { edition, cardText }: View): CardPicture {
  return { ...card, url: absolute(edition.campaign, card.address), alt: altOf(cardText, edition.words) };
}

/** What has become of an event first, then the words as they are read. */
function altOf({ stamp, kicker, figure, caption, note, headline, detail }: CardText, words: Words): string {
  const figureLine = [kicker, figure, caption].filter(Boolean).join(' ');
  return words.sentences([stamp, figureLine, note, headline, detail]);
}

/** Draws the cards of all pages, as many at once as there are threads for pictures. */
import { nameOf } from '../campaign/addresses.ts';
import type { Picture } from '../campaign/picture.ts';
import type { Cache, View } from '../campaign/publication.ts';
import type { Drawable } from '../drawing/drawable.ts';
import type { DrawnPicture, PicturePlace } from '../drawing/drawn-picture.ts';
import type { Typesetter } from '../drawing/typesetter.ts';
import { CARD_LOGO, CARD_PICTURES, type Card, type CardOrder, cardOf, drawCard, plainCard, shapesOf } from './card.ts';

/** Node has four threads for such work; more at once only take memory. */
const AT_ONCE = 4;

/** What all cards are drawn with. */
export interface CardTools {
  /** Undefined where the cards can have no words. */
  readonly typesetter: Typesetter | undefined;
  readonly drawable: Drawable;
  readonly cache: Cache;
  /** A picture for a place on them. */
  readonly pictureFor: (picture: Picture, place: PicturePlace) => Promise<DrawnPicture>;
}

/** The cards of each listed page by its address, the one for previews first. Throws TemplateFault. */
export async function drawCards(
  views: readonly View[],
  { typesetter, drawable, cache, pictureFor }: CardTools,
): Promise<Map<string, readonly Card[]>> {
  const cards = new Map<string, Card[]>();
  const draw = async (order: CardOrder): Promise<Card> => {
    const key = `card ${typesetter?.recipe} ${JSON.stringify({ ...order, logo: order.logo?.name, picture: order.picture?.name })}`;
    const known = cache.get(key);
    const bytes = known ?? (await (typesetter ? drawCard(order, typesetter) : plainCard(order)));
    if (!known) cache.set(key, bytes);
    return cardOf(order.name, order.shape, bytes);
  };
  const waiting = views.filter(hasOwnCard).values();
  const worker = async (): Promise<void> => {
    for (const view of waiting) {
      const text = await drawable.without(view.cardText, view.source);
      const { logo: sign } = view.edition.campaign;
      const logo = sign && (await pictureFor(sign, CARD_LOGO));
      const pictureIn = (shape: Card['shape']) =>
        view.cardPicture && pictureFor(view.cardPicture, CARD_PICTURES[shape]);
      const made: Card[] = [];
      cards.set(view.address, made);
      for (const shape of view.edition.campaign.sharePages === 'each' ? shapesOf(text.layout) : (['wide'] as const))
        made.push(await draw({ ...orderOf(view, shape, text, logo), picture: await pictureIn(shape) }));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return cards;
}

/** A page to be found, where each has its own card; else each language's first page. */
function hasOwnCard({ listed, address, edition }: View): boolean {
  return listed && (edition.campaign.cards === 'each' || address === edition.home);
}

function orderOf(
  { address, edition }: View,
  shape: Card['shape'],
  text: CardOrder['text'],
  logo: CardOrder['logo'],
): CardOrder {
  const { campaign, words, lang } = edition;
  return { name: nameOf(address), shape, text, colours: campaign.colours, lang, direction: words.direction, logo };
}

/** Reads from a page's data what stands on its share card; values come from templates, so any may be amiss. */
import type { Edition } from '../campaign/edition.ts';
import type { Picture } from '../campaign/picture.ts';
import { type CardText, isCardLayout } from '../campaign/publication.ts';
import type { ShownPicture } from '../campaign/shown-picture.ts';
import { oneLine } from '../text/one-line.ts';
import { printedAddress } from '../text/url.ts';

/** A value as one line of text; nothing for what is none. */
export function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? oneLine(String(value)) : '';
}

/** The words on a card; without a headline of its own it has the page's title. */
export function cardTextOf(card: unknown, title: string, edition: Edition): CardText {
  const said = new Map(isObject(card) ? Object.entries(card) : []);
  const text = (name: string): string => textOf(said.get(name));
  const headline = text('headline') || title;
  return {
    layout: layoutOf(text('layout')),
    kicker: text('kicker'),
    figure: text('figure'),
    caption: text('caption'),
    note: text('note'),
    headline,
    detail: text('detail'),
    stamp: text('stamp'),
    isOff: said.get('off') === true || said.get('off') === 'true',
    foot: headline === edition.title ? '' : edition.title,
    site: printedAddress(edition.campaign.address),
  };
}

/** The picture on a card: that of a text, as templates have it. */
export function cardPictureOf(card: unknown): Picture | undefined {
  const picture: unknown = isObject(card) && 'picture' in card ? card.picture : undefined;
  return isShown(picture) ? picture.file : undefined;
}

function isShown(value: unknown): value is ShownPicture {
  return isObject(value) && 'file' in value && isObject(value.file) && 'variants' in value.file;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function layoutOf(name: string): CardText['layout'] {
  return isCardLayout(name) ? name : 'page';
}

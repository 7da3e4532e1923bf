/** Share cards: what is asked of their templates, and the files that they become. */
import { createHash } from 'node:crypto';
import type { Sharp } from 'sharp';
import type { Colours } from '../campaign/model.ts';
import type { CardText } from '../campaign/publication.ts';
import { tonesOf } from '../drawing/contrast.ts';
import { type DrawnPicture, givenPictures, type PicturePlace } from '../drawing/drawn-picture.ts';
import sharp from '../drawing/sharp.ts';
import type { Given, Typesetter } from '../drawing/typesetter.ts';
import { isolated } from '../text/direction.ts';

/** The shapes in which a card is drawn, px: for link previews, and for people to post by hand. */
export const CARD_SHAPES = {
  wide: { width: 1200, height: 630 },
  square: { width: 1080, height: 1080 },
  story: { width: 1080, height: 1920 },
} as const;

export type CardShape = keyof typeof CARD_SHAPES;

/** How large the campaign's sign stands on a card. */
export const CARD_LOGO: PicturePlace = { width: 160, height: 40, isWhole: true, isColour: true };

/** Where the picture stands on a card: beside the words, or above them where it is upright; px. */
export const CARD_PICTURES: Readonly<Record<CardShape, PicturePlace>> = {
  wide: { width: 400, height: 630, isWhole: false, isColour: true },
  square: { width: 540, height: 506, isWhole: false, isColour: true },
  story: { width: 1080, height: 640, isWhole: false, isColour: true },
};

/** All that a card depends on, but for templates and fonts. */
export interface CardOrder {
  /** What its file name begins with: "events-london". */
  readonly name: string;
  readonly shape: CardShape;
  readonly text: CardText;
  readonly colours: Colours;
  readonly lang: string;
  readonly direction: 'ltr' | 'rtl';
  /** The campaign's own sign. */
  readonly logo?: DrawnPicture | undefined;
  readonly picture?: DrawnPicture | undefined;
}

export interface Card {
  /** "/cards/events-london-0123456789.png"; the hash is of the picture's bytes. */
  readonly address: string;
  readonly shape: CardShape;
  readonly type: 'image/png' | 'image/jpeg';
  readonly width: number;
  readonly height: number;
  readonly bytes: Uint8Array;
}

/** The shapes a layout comes in; only what people post by hand needs more than one. */
export function shapesOf(layout: CardText['layout']): readonly CardShape[] {
  return layout === 'event' || layout === 'fact' ? ['wide', 'square', 'story'] : ['wide'];
}

/** The picture of a card: PNG, or JPEG where a photograph is on it. Throws TemplateFault. */
export async function drawCard(order: CardOrder, typesetter: Typesetter): Promise<Uint8Array> {
  const { width, height } = CARD_SHAPES[order.shape];
  const template = `cards/${order.text.layout}`;
  if (!order.picture) return typesetter.png(template, cardGiven(order), width);
  const pixels = await typesetter.pixels(template, cardGiven(order), width);
  return lightJpeg(sharp(pixels, { raw: { width, height, channels: 4 } }).removeAlpha());
}

/** What networks and slow lines take without a thought, bytes. */
const LIGHT = 100_000;

/** The qualities that are tried, as JPEG counts them. */
const QUALITIES = [86, 76, 66, 56, 46, 36, 26, 16, 6] as const;
const WORST = 6;

/** As good as it can be and still be light; letters keep sharp edges, as colours are not thinned out. */
async function lightJpeg(card: Sharp): Promise<Uint8Array> {
  const encoded = (quality: number): Promise<Uint8Array> =>
    card.clone().jpeg({ quality, mozjpeg: true, chromaSubsampling: '4:4:4' }).toBuffer();
  const best = await encoded(QUALITIES[0]);
  if (best.length < LIGHT) return best;
  // Each halves those that are left: the first of them that is light is sought.
  let [low, high] = [1, QUALITIES.length - 1];
  let light: Uint8Array | undefined;
  while (low < high) {
    const middle = (low + high) >> 1;
    const bytes = await encoded(QUALITIES[middle] ?? WORST);
    if (bytes.length < LIGHT) [high, light] = [middle, bytes];
    else low = middle + 1;
  }
  return light ?? encoded(WORST);
}

/** What the template is given. */
export function cardGiven({ shape, text, colours, lang, direction, logo, picture }: CardOrder): Given {
  const pictures = givenPictures({ logo, picture });
  return {
    data: {
      lang,
      isRightToLeft: direction === 'rtl',
      colours: { ...colours, ...tonesOf(colours) },
      card: direction === 'rtl' ? isolatedText(text) : text,
      shape: { name: shape, ...CARD_SHAPES[shape] },
      ...pictures.data,
    },
    files: pictures.files,
  };
}

function isolatedText(text: CardText): CardText {
  const { headline, detail, note, kicker, foot } = text;
  return {
    ...text,
    headline: isolated(headline),
    detail: isolated(detail),
    note: isolated(note),
    kicker: isolated(kicker),
    foot: isolated(foot),
  };
}

/** A card where nothing can be set: the campaign's colour under a bar of its ink. */
export function plainCard({ shape, colours }: CardOrder): Promise<Uint8Array> {
  const { width, height } = CARD_SHAPES[shape];
  const bar = Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="26"><rect width="100%" height="26" fill="${colours.ink}"/></svg>`,
  );
  return sharp({ create: { width, height, channels: 3, background: colours.accent } })
    .composite([{ input: bar, gravity: 'north' }])
    .png()
    .toBuffer();
}

/** The first byte of a PNG; a JPEG has another. */
const PNG_BEGINS = 0x89;

/** A card of its picture's bytes. */
export function cardOf(name: string, shape: CardShape, bytes: Uint8Array): Card {
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 10);
  const ending = shape === 'wide' ? '' : `-${shape}`;
  const isPng = bytes[0] === PNG_BEGINS;
  return {
    address: `/cards/${name}${ending}-${hash}.${isPng ? 'png' : 'jpg'}`,
    shape,
    type: isPng ? 'image/png' : 'image/jpeg',
    ...CARD_SHAPES[shape],
    bytes,
  };
}

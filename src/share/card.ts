/** Draws a page's share card: 1200×630 px, the headline fitted to its box, the same bytes everywhere. */
import { createHash } from 'node:crypto';
import type sharpModule from 'sharp';
import type { Colours } from '../content/model.ts';
import type { CardText } from '../content/publication.ts';
import { escapeMarkup } from '../text/escape.ts';
import { shorten } from '../text/shorten.ts';
import { CARD_FONTS, useOwnFonts } from './card-font.ts';

/** px; the size that every reader of Open Graph tags shows large. */
export const CARD_WIDTH = 1200;
export const CARD_HEIGHT = 630;

const MARGIN = 72;
const TEXT_WIDTH = CARD_WIDTH - 2 * MARGIN;
const BAND = 22;
const KICKER = { top: 64, size: 34, height: 52 } as const;
const HEADLINE = {
  top: 128,
  height: 290,
  sizes: [96, 88, 80, 72, 64, 58, 52, 46, 41, 36, 32, 28, 24, 20],
} as const;
const DETAIL = { top: 440, height: 140, sizes: [34, 31, 28, 25, 22, 19], limit: 280 } as const;

export interface Card {
  /** "/cards/events-london-0123456789.png"; the hash is of the picture's bytes. */
  readonly address: string;
  readonly type: 'image/png';
  readonly width: number;
  readonly height: number;
  readonly bytes: Uint8Array;
}

interface Layer {
  readonly input: Buffer;
  readonly width: number;
  readonly height: number;
}

/** Draws a card. `name` begins its file name. */
export async function drawCard(name: string, text: CardText, colours: Colours): Promise<Card> {
  useOwnFonts();
  const { default: sharp } = await import('sharp');
  const kicker = await fit(sharp, text.kicker, {
    font: 'bold',
    colour: colours.accent,
    sizes: [KICKER.size, 28, 22, 18],
    height: KICKER.height,
  });
  const headline = await fit(sharp, text.headline, {
    font: 'black',
    colour: colours.ink,
    sizes: HEADLINE.sizes,
    height: HEADLINE.height,
  });
  const detail = await fit(sharp, shorten(text.detail, DETAIL.limit), {
    font: 'regular',
    colour: colours.ink,
    sizes: DETAIL.sizes,
    height: DETAIL.height,
  });
  const layers = [
    { layer: kicker, top: KICKER.top },
    { layer: headline, top: text.kicker ? HEADLINE.top : KICKER.top },
    { layer: detail, top: DETAIL.top + DETAIL.height - (detail?.height ?? 0) },
  ];
  const overlays = layers.flatMap(({ layer, top }) =>
    layer ? [{ input: layer.input, left: MARGIN, top }] : [],
  );
  const bytes = await sharp({
    create: { width: CARD_WIDTH, height: CARD_HEIGHT, channels: 3, background: colours.paper },
  })
    .composite([{ input: band(colours), left: 0, top: 0 }, ...overlays])
    .png({ palette: true, colours: 32, effort: 7 })
    .toBuffer();
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 10);
  return {
    address: `/cards/${name}-${hash}.png`,
    type: 'image/png',
    width: CARD_WIDTH,
    height: CARD_HEIGHT,
    bytes,
  };
}

function band({ accent, ink }: Colours): Buffer {
  return Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${CARD_WIDTH}" height="${CARD_HEIGHT}"><rect width="${CARD_WIDTH}" height="${BAND}" fill="${accent}"/><rect y="${CARD_HEIGHT - BAND / 2}" width="${CARD_WIDTH}" height="${BAND / 2}" fill="${ink}"/></svg>`,
  );
}

interface Setting {
  readonly font: keyof typeof CARD_FONTS;
  readonly colour: string;
  /** px, the largest first. */
  readonly sizes: readonly number[];
  /** px */
  readonly height: number;
}

/** The text at the largest size that fits its box; at the smallest, scaled down if even that is too tall. */
async function fit(sharp: typeof sharpModule, text: string, setting: Setting): Promise<Layer | undefined> {
  if (!text.trim()) return undefined;
  let layer: Layer | undefined;
  for (const size of setting.sizes) {
    layer = await setText(sharp, text, size, setting);
    if (layer.height <= setting.height && layer.width <= TEXT_WIDTH) return layer;
  }
  if (!layer) return undefined;
  const { data, info } = await sharp(layer.input)
    .resize({ width: TEXT_WIDTH, height: setting.height, fit: 'inside' })
    .png()
    .toBuffer({ resolveWithObject: true });
  return { input: data, width: info.width, height: info.height };
}

async function setText(
  sharp: typeof sharpModule,
  text: string,
  size: number,
  { font, colour }: Setting,
): Promise<Layer> {
  const { pango, file } = CARD_FONTS[font];
  const { data, info } = await sharp({
    text: {
      text: `<span foreground="${colour}">${escapeMarkup(text)}</span>`,
      font: `${pango} ${size}`,
      fontfile: file,
      // At 72 dpi a point is a pixel.
      dpi: 72,
      width: TEXT_WIDTH,
      spacing: font === 'black' ? -Math.round(size / 6) : 0,
      wrap: 'word-char',
      rgba: true,
    },
  })
    .png()
    .toBuffer({ resolveWithObject: true });
  return { input: data, width: info.width, height: info.height };
}

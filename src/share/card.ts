/** Draws a page's share card: 1200×630 px, the headline fitted to its box, the same bytes everywhere. */
import { createHash } from 'node:crypto';
import type { OutputInfo } from 'sharp';
import type { Colours } from '../content/model.ts';
import type { CardText } from '../content/publication.ts';
import { escapeMarkup } from '../text/escape.ts';
import sharp from '../text/sharp.ts';
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

/** Drawn text as uncompressed pixels. */
interface Layer {
  readonly input: Buffer;
  readonly raw: { width: number; height: number; channels: OutputInfo['channels'] };
}

/** Draws a card. `name` begins its file name. */
export async function drawCard(name: string, text: CardText, colours: Colours): Promise<Card> {
  useOwnFonts();
  const kicker = await fit(text.kicker, {
    font: 'bold',
    colour: colours.accent,
    sizes: [KICKER.size, 28, 22, 18],
    height: KICKER.height,
  });
  const headline = await fit(text.headline, {
    font: 'black',
    colour: colours.ink,
    sizes: HEADLINE.sizes,
    height: HEADLINE.height,
  });
  const detail = await fit(shorten(text.detail, DETAIL.limit), {
    font: 'regular',
    colour: colours.ink,
    sizes: DETAIL.sizes,
    height: DETAIL.height,
  });
  const layers = [
    { layer: kicker, top: KICKER.top },
    { layer: headline, top: text.kicker ? HEADLINE.top : KICKER.top },
    { layer: detail, top: DETAIL.top + DETAIL.height - (detail?.raw.height ?? 0) },
  ];
  const overlays = layers.flatMap(({ layer, top }) => (layer ? [{ ...layer, left: MARGIN, top }] : []));
  const bytes = await sharp({
    create: { width: CARD_WIDTH, height: CARD_HEIGHT, channels: 3, background: colours.paper },
  })
    .composite([...bands(colours), ...overlays])
    .png({ palette: true, colours: 32, effort: 4 })
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

/** The bands above and below, as overlays of plain colour. */
function bands({ accent, ink }: Colours) {
  const band = (background: string, height: number, top: number) => ({
    input: { create: { width: CARD_WIDTH, height, channels: 3 as const, background } },
    left: 0,
    top,
  });
  return [band(accent, BAND, 0), band(ink, BAND / 2, CARD_HEIGHT - BAND / 2)];
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
async function fit(text: string, setting: Setting): Promise<Layer | undefined> {
  if (!text.trim()) return undefined;
  const { sizes, height } = setting;
  // Smaller sizes are never taller, so halving finds the first that fits.
  let [low, high] = [0, sizes.length - 1];
  let best: Layer | undefined;
  while (low <= high) {
    const middle = Math.floor((low + high) / 2);
    const layer = await setText(text, sizes[middle] ?? 0, setting);
    const fits = layer.raw.height <= height && layer.raw.width <= TEXT_WIDTH;
    if (fits) {
      best = layer;
      high = middle - 1;
    } else {
      low = middle + 1;
    }
  }
  return best ?? shrink(await setText(text, sizes.at(-1) ?? 0, setting), height);
}

async function shrink({ input, raw }: Layer, height: number): Promise<Layer> {
  const { data, info } = await sharp(input, { raw })
    .resize({ width: TEXT_WIDTH, height, fit: 'inside' })
    .raw()
    .toBuffer({ resolveWithObject: true });
  return layerOf(data, info);
}

async function setText(text: string, size: number, { font, colour }: Setting): Promise<Layer> {
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
    .raw()
    .toBuffer({ resolveWithObject: true });
  return layerOf(data, info);
}

function layerOf(input: Buffer, { width, height, channels }: OutputInfo): Layer {
  return { input, raw: { width, height, channels } };
}

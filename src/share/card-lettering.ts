/** Sets a text at the largest size that fits its box, as a mask of how much ink each pixel has. */

import { CARD_FONTS, useOwnFonts } from '../drawing/fonts.ts';
import sharp from '../drawing/sharp.ts';
import { escapeMarkup } from '../text/escape.ts';
import type { TextBlock } from './card-layout.ts';

/** One byte a pixel, 255 for full ink; cut to the ink itself. */
export interface Mask {
  readonly width: number;
  readonly height: number;
  readonly bytes: Uint8Array;
  /** The font size, px; 0 for a picture of the text that had to be shrunk. */
  readonly size: number;
}

/** Sizes nearer to each other than this are not worth another try. */
const NEAR = 1.05;

/** How much room a letter takes on average, as parts of the font size: to begin the search near its end. */
const LETTER_AREA = 0.42 * 1.02;

/** Lines as close as a poster's; of the font's own line height. */
const LINE_HEIGHT = { black: 0.82, medium: 0.95 } as const;

type Setting = Pick<TextBlock, 'text' | 'weight' | 'width' | 'height' | 'sizes'>;

/** Sets texts; one of the last few that is asked for again, such as a weekday or the foot of every card, is set once. */
export function letterer(): (setting: Setting) => Promise<Mask> {
  const known = new Map<string, Promise<Mask>>();
  return ({ text, weight, width, height, sizes }) => {
    const key = JSON.stringify([text, weight, width, height, sizes]);
    const mask = known.get(key) ?? letter({ text, weight, width, height, sizes });
    known.delete(key);
    known.set(key, mask);
    if (known.size > KEPT) known.delete(known.keys().next().value ?? '');
    return mask;
  };
}

const KEPT = 200;

/** The text's mask, never wider or taller than the box. Words are broken, and then the picture of them shrunk, last of all. */
export async function letter(setting: Setting): Promise<Mask> {
  useOwnFonts();
  const [largest, smallest] = setting.sizes;
  let best: Mask | undefined;
  let fitting = 0;
  let failing = Number.POSITIVE_INFINITY;
  let size = clamp(estimate(setting), smallest, largest);
  while (size > fitting && size < failing) {
    const mask = await draw(setting, size, 'word');
    const room = roomIn(mask, setting);
    if (fits(mask, setting)) {
      best = mask;
      fitting = size;
      if (failing < Number.POSITIVE_INFINITY) size = between(fitting, failing);
      else size = clamp(size * clamp(room, 1.04, 1.4), smallest, largest);
    } else {
      failing = size;
      size = fitting > 0 ? between(fitting, failing) : clamp(size * clamp(room, 0.5, 0.96), smallest, largest);
    }
  }
  return best ?? shrink(await draw(setting, smallest, 'word-char'), setting);
}

/** How many times larger the text might be set, as far as its picture tells. */
function roomIn(mask: Mask, { width, height }: Setting): number {
  const straight = Math.min(width / mask.width, height / mask.height);
  return Math.max(straight, Math.sqrt((width * height) / (mask.width * mask.height)));
}

/** The next size to try, or the one that fits when no better is near. */
function between(fitting: number, failing: number): number {
  return failing / fitting < NEAR ? fitting : Math.round(Math.sqrt(fitting * failing));
}

function clamp(size: number, smallest: number, largest: number): number {
  const bounded = Math.max(smallest, Math.min(largest, size));
  return bounded > 10 ? Math.floor(bounded) : bounded;
}

/** The size at which the letters would just fill the box, were there no words; also no higher than the box. */
function estimate({ text, width, height }: Setting): number {
  const letters = [...text].length;
  return Math.min(Math.sqrt((width * height) / (letters * LETTER_AREA)), height * 1.35);
}

function fits(mask: Mask, { width, height }: Setting): boolean {
  return mask.width <= width && mask.height <= height;
}

async function draw({ text, weight, width }: Setting, size: number, wrap: 'word' | 'word-char'): Promise<Mask> {
  const { data, info } = await sharp({
    text: {
      text: `<span line_height="${LINE_HEIGHT[weight]}">${escapeMarkup(text)}</span>`,
      font: `${CARD_FONTS[weight].pango} ${size}`,
      // At 72 dpi a point is a pixel.
      dpi: 72,
      width: Math.floor(width),
      wrap,
    },
  })
    .extractChannel(0)
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, bytes: data, size };
}

async function shrink(mask: Mask, box: Setting): Promise<Mask> {
  if (fits(mask, box)) return mask;
  const { width, height, bytes } = mask;
  const { data, info } = await sharp(bytes, { raw: { width, height, channels: 1 } })
    .resize({ width: Math.floor(box.width), height: Math.floor(box.height), fit: 'inside' })
    .extractChannel(0)
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, bytes: data, size: 0 };
}

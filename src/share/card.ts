/** Draws a page's share card in one shape: the words fitted to their boxes, the same bytes everywhere. */
import { createHash } from 'node:crypto';
import type { Colours } from '../campaign/model.ts';
import type { CardText } from '../campaign/publication.ts';
import { blend } from '../drawing/contrast.ts';
import { type Box, CARD_SHAPES, type CardShape, type Drawing, layOut, type Tone } from './card-layout.ts';
import { letterer, type Mask } from './card-lettering.ts';
import { encodeIndexedPng } from './indexed-png.ts';

/** All that a card depends on, but for the code and the fonts. */
export interface CardOrder {
  /** What its file name begins with: "events-london". */
  readonly name: string;
  readonly shape: CardShape;
  readonly text: CardText;
  readonly colours: Colours;
  readonly direction: 'ltr' | 'rtl';
}

export interface Card {
  /** "/cards/events-london-0123456789.png"; the hash is of the picture's bytes. */
  readonly address: string;
  readonly shape: CardShape;
  readonly type: 'image/png';
  readonly width: number;
  readonly height: number;
  readonly bytes: Uint8Array;
}

/** Steps from one colour to another at the edge of a letter; two such ramps of eight fill the palette's sixteen places. */
const STEPS = 8;

/** Draws a card; cards that share a letterer set the words that they have in common once. */
export async function drawCard(
  { name, shape, text, colours, direction }: CardOrder,
  letter = letterer(),
): Promise<Card> {
  const drawing = layOut(text, shape);
  const masks = await Promise.all(drawing.texts.map(letter));
  const canvas = new Canvas(shape, drawing.background, direction);
  for (const fill of drawing.fills) canvas.fill(fill, fill.tone);
  drawing.texts.forEach((block, index) => {
    const mask = masks[index];
    if (mask) canvas.letter(mask, block);
  });
  for (const stroke of drawing.strokes) canvas.fill(stroke, stroke.tone);
  const { pixels } = canvas;
  return cardOf(name, shape, encodeIndexedPng({ ...CARD_SHAPES[shape], pixels, palette: paletteOf(colours) }));
}

/** A card of bytes that are there already. */
export function cardOf(name: string, shape: CardShape, bytes: Uint8Array): Card {
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 10);
  const ending = shape === 'wide' ? '' : `-${shape}`;
  return {
    address: `/cards/${name}${ending}-${hash}.png`,
    shape,
    type: 'image/png',
    ...CARD_SHAPES[shape],
    bytes,
  };
}

/** Pixels as indices into the palette. */
class Canvas {
  readonly pixels: Uint8Array;
  readonly #width: number;
  readonly #isMirrored: boolean;

  constructor(shape: CardShape, background: Tone, direction: CardOrder['direction']) {
    const { width, height } = CARD_SHAPES[shape];
    this.#width = width;
    this.#isMirrored = direction === 'rtl';
    this.pixels = new Uint8Array(width * height).fill(rampOf(background, background)[0] ?? 0);
  }

  fill({ left, top, width, height }: Box, tone: Tone): void {
    const start = this.#isMirrored ? this.#width - left - width : left;
    const [index = 0] = rampOf(tone, tone);
    for (let y = top; y < top + height; y += 1) {
      this.pixels.fill(index, y * this.#width + start, y * this.#width + start + width);
    }
  }

  letter(mask: Mask, { left, top, width, height, anchor, tone, on }: Drawing['texts'][number]): void {
    const start = this.#isMirrored ? this.#width - left - mask.width : left;
    const space = Math.floor(height - mask.height);
    const above = { top: 0, middle: Math.floor(space / 2), bottom: space }[anchor];
    const ramp = rampOf(on, tone);
    if (mask.width > width) throw new Error(`a text is ${mask.width} px wide in a box of ${width}`);
    for (let y = 0; y < mask.height; y += 1) {
      const row = (top + above + y) * this.#width + start;
      for (let x = 0; x < mask.width; x += 1) {
        const ink = mask.bytes[y * mask.width + x] ?? 0;
        if (ink >= 256 / STEPS) this.pixels[row + x] = ramp[ink >> 5] ?? 0;
      }
    }
  }
}

/** Palette: paper to ink in eight steps, then paper to accent in eight. */
function paletteOf({ paper, ink, accent }: Colours): string[] {
  return [ink, accent].flatMap((colour) =>
    Array.from({ length: STEPS }, (_, step) => blend(paper, colour, step / (STEPS - 1))),
  );
}

/** The palette's indices from one tone to another, of which one must be paper or both the same. */
function rampOf(from: Tone, to: Tone): number[] {
  const colour = from === 'paper' ? to : from;
  const first = colour === 'accent' ? STEPS : 0;
  const ramp = Array.from({ length: STEPS }, (_, step) => first + step);
  if (from === to) return Array.from({ length: STEPS }, () => (from === 'paper' ? 0 : first + STEPS - 1));
  return from === 'paper' ? ramp : ramp.reverse();
}

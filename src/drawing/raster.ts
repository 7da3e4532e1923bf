/** Draws an SVG as PNG. */
import { createRequire } from 'node:module';
import { encodeIndexedPng } from './indexed-png.ts';

const require = createRequire(import.meta.url);

/** What to draw: as PNG, or as its pixels, four bytes each, to be encoded otherwise. */
export interface Drawing {
  readonly svg: string;
  /** px */
  readonly width: number;
  readonly form: 'png' | 'pixels';
}

/** An empty one cuts nothing off; without it resvg takes all of a picture, as a copy that costs as much as drawing it. */
const NO_CROP = { left: 0, top: 0, right: 0, bottom: 0 };

/** The picture of an SVG. */
export function drawSvg({ svg, width, form }: Drawing): Uint8Array {
  const { Resvg }: typeof import('@resvg/resvg-js') = require('@resvg/resvg-js');
  const fitTo = { mode: 'width', value: width } as const;
  const font = { loadSystemFonts: false };
  const picture = new Resvg(svg, { fitTo, crop: NO_CROP, background: 'white', font }).render();
  if (form === 'pixels') return picture.pixels;
  const { width: columns, height } = picture;
  return encodeIndexedPng({ width: columns, height, pixels: picture.pixels }) ?? picture.asPng();
}

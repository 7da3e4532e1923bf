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

/** The picture of an SVG. */
export function drawSvg({ svg, width, form }: Drawing): Uint8Array {
  const { Resvg }: typeof import('@resvg/resvg-js') = require('@resvg/resvg-js');
  const fitTo = { mode: 'width', value: width } as const;
  const picture = new Resvg(svg, { fitTo, background: 'white', font: { loadSystemFonts: false } }).render();
  if (form === 'pixels') return picture.pixels;
  const { width: columns, height } = picture;
  return encodeIndexedPng({ width: columns, height, pixels: picture.pixels }) ?? picture.asPng();
}

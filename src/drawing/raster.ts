/** Draws an SVG as PNG. */
import { createRequire } from 'node:module';
import { encodeIndexedPng } from './indexed-png.ts';

const require = createRequire(import.meta.url);

/** The SVG as PNG of that width, px. */
export function drawSvg(svg: string, width: number): Uint8Array {
  const { Resvg }: typeof import('@resvg/resvg-js') = require('@resvg/resvg-js');
  const fitTo = { mode: 'width', value: width } as const;
  const picture = new Resvg(svg, { fitTo, background: 'white', font: { loadSystemFonts: false } }).render();
  const { width: columns, height } = picture;
  return encodeIndexedPng({ width: columns, height, pixels: picture.pixels }) ?? picture.asPng();
}

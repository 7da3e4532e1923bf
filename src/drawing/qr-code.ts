/** An address as a QR code (ISO/IEC 18004): an SVG for the screen and for print, the address readable beneath. */
import { encode } from 'uqr';
import { escapeMarkup } from '../text/escape.ts';

/** Modules of white around the code, which readers need (§5.3.8). */
const QUIET_ZONE = 4;

/** Modules under the code for the address, and the width of one of its letters as a part of the font size. */
const ADDRESS_HEIGHT = 4;
const LETTER_WIDTH = 0.56;
const LARGEST_LETTER = 2.6;

/** The drawing, black on white whatever the page's colours; one unit is one module. Level M, as print gets dirty. */
export function qrCodeSvg(url: string): string {
  const { size, data } = encode(url, { ecc: 'M', border: QUIET_ZONE });
  const path = data.flatMap((row, y) =>
    runsOf(row).map(([x, length]) => `M${x} ${y}h${length}v1h-${length}z`),
  );
  const address = url.replace(/^https:\/\//, '').replace(/\/$/, '');
  const room = size - QUIET_ZONE;
  const letter = Math.min(LARGEST_LETTER, room / ([...address].length * LETTER_WIDTH));
  const height = size + ADDRESS_HEIGHT;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${height}" shape-rendering="crispEdges">`,
    `<path fill="#fff" d="M0 0h${size}v${height}H0z"/><path d="${path.join('')}"/>`,
    `<text x="${size / 2}" y="${size}" font-family="sans-serif" font-size="${letter.toFixed(2)}" text-anchor="middle" direction="ltr">${escapeMarkup(address)}</text>`,
    '</svg>\n',
  ].join('');
}

/** Where the dark modules of a row begin, and how many stand together. */
function runsOf(row: readonly boolean[]): [number, number][] {
  const runs: [number, number][] = [];
  row.forEach((isDark, x) => {
    const last = runs.at(-1);
    if (isDark && last && last[0] + last[1] === x) last[1] += 1;
    else if (isDark) runs.push([x, 1]);
  });
  return runs;
}

/** An address as a QR code (ISO/IEC 18004): an SVG for the screen and for print, the address readable beneath. */
import { encode } from 'uqr';
import { escapeMarkup } from '../text/escape.ts';
import { printedAddress } from '../text/url.ts';
import { OUTLINED_FONT, type Outlines, outlinesOf, textSvg, widthOf } from './outlines.ts';

/** Modules of white around the code, which readers need (§5.3.8). */
const QUIET_ZONE = 4;

/** Modules under the code and its quiet zone for the address; its baseline, and its largest letters. */
const ADDRESS_HEIGHT = 4;
const BASELINE = 2.4;
const LARGEST_LETTER = 3;

/** What addresses are written in, as far as letters need not be joined: ASCII (RFC 3986 §2), Latin, Cyrillic. */
const CHARACTERS = [
  [0x21, 0x7e],
  [0xc0, 0x17f],
  [0x400, 0x4ff],
]
  .map(([first = 0, last = 0]) =>
    Array.from({ length: last - first + 1 }, (_, index) => String.fromCharCode(first + index)).join(''),
  )
  .join('');

/** Keeps what was made before. */
interface KeptLetters {
  get(key: string): Uint8Array | undefined;
  set(key: string, bytes: Uint8Array): void;
}

/** The letters of addresses, read from the font where they have not been kept. */
export async function codeLetters(cache: KeptLetters): Promise<Outlines> {
  const key = `letters of addresses ${OUTLINED_FONT}`;
  const known = cache.get(key);
  if (known) return JSON.parse(new TextDecoder().decode(known));
  const letters = await outlinesOf(CHARACTERS);
  cache.set(key, new TextEncoder().encode(JSON.stringify(letters)));
  return letters;
}

/** The drawing, black on white whatever the page's colours; one unit is one module. Level M, as print gets dirty. */
export function qrCodeSvg(url: string, letters: Outlines): string {
  const { size, data } = encode(url, { ecc: 'M', border: QUIET_ZONE });
  const path = data.flatMap((row, y) => runsOf(row).map(([x, length]) => `M${x} ${y}h${length}v1h-${length}z`));
  const address = printedAddress(url, (text) => [...text].every((letter) => letters[letter]));
  const width = widthOf(address, letters);
  const letter = Math.min(LARGEST_LETTER, (size - QUIET_ZONE) / width);
  const height = size + ADDRESS_HEIGHT;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${height}">`,
    `<title>${escapeMarkup(address)}</title>`,
    `<path fill="#fff" d="M0 0h${size}v${height}H0z"/>`,
    `<path shape-rendering="crispEdges" d="${path.join('')}"/>`,
    textSvg(address, letters, { x: (size - width * letter) / 2, y: size + BASELINE, size: letter }),
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

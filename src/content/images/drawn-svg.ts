/** Draws an SVG as the picture that is published in its place, since the file itself could carry a program to readers. */
import sharp, { READING } from '../../drawing/sharp.ts';
import { decodeSource } from '../reading/source-file.ts';

/** A sign has some thousands of octets, a map some hundred thousand. */
const OCTETS = 300_000;

/** The longer side, px: three times what a logo measures, and enough for a picture in a text on most screens. */
const LONGER_SIDE = 960;

/** Every computer has other fonts, and the same content makes the same site on all of them. */
const WORDS = /<([^\s<>]+:)?text[\s>/]/i;

/** What takes minutes to draw if its author means harm, and no logo needs; and what could hide it. */
const COSTLY = [
  /<([^\s<>]+:)?(filter|pattern|mask)[\s>/]/i,
  /(?<![-\w])filter\s*[:=]\s*["']?\s*(?!none)\w/i,
  /<!ENTITY\s+[\w.-]+\s+(?!"https?:[^"&<]*"|'https?:[^'&<]*')/i,
];

/** It may be another drawing, with all that is refused in this one, or have more pixels than memory holds. */
const EMBEDDED = /data:[\w/+.-]*[;,]/i;

/** The drawing as PNG, or why it is not taken. Throws when it cannot be read. The library loads nothing that it names. */
export async function drawnSvg(svg: Uint8Array): Promise<Uint8Array | string> {
  if (svg.length > OCTETS)
    return `is a drawing (SVG) of ${Math.round(svg.length / 1000)} kB; one may have ${OCTETS / 1000}. Save it as PNG.`;
  const source = decodeSource('', svg);
  if ('message' in source) return 'is a drawing (SVG) in an old encoding. Save it again as SVG in UTF-8, or as PNG.';
  const readings = [source.text, unwrapped(source.text)];
  if (readings.some((text) => WORDS.test(text)))
    return 'is a drawing (SVG) with words in a font, which look different on every computer. Convert them to paths where it was drawn, or save it as PNG.';
  if (readings.some((text) => COSTLY.some((pattern) => pattern.test(text))))
    return 'is a drawing (SVG) with an effect (a filter, a pattern or a mask) that could take hours to draw. Save it as PNG.';
  if (readings.some((text) => EMBEDDED.test(text)))
    return 'is a drawing (SVG) with a picture in it, which is not looked into. Save it as PNG.';
  const { width, height } = await sharp(svg, { limitInputPixels: false }).metadata();
  const density = Math.min(100_000, Math.max(1, (72 * LONGER_SIDE) / Math.max(width, height)));
  return sharp(svg, { ...READING, density })
    .resize(LONGER_SIDE, LONGER_SIDE, { fit: 'inside' })
    .png({ compressionLevel: 6 })
    .toBuffer();
}

/** A drawing without comments, and with the signs for which XML and CSS have another way of writing. */
function unwrapped(text: string): string {
  const signOf = (digits: string, base: number): string => {
    const code = Number.parseInt(digits, base);
    return code <= 0x10ffff ? String.fromCodePoint(code) : '';
  };
  return text
    .replace(/&#x([0-9a-f]{1,6});/gi, (_, digits: string) => signOf(digits, 16))
    .replace(/&#(\d{1,7});/g, (_, digits: string) => signOf(digits, 10))
    .replace(/\\([0-9a-f]{1,6})\s?/gi, (_, digits: string) => signOf(digits, 16))
    .replace(/\/\*[^*]*\*+(?:[^/*][^*]*\*+)*\/|<!--[\s\S]*?-->|\\/g, '');
}

/** Finds the ground on which a picture shows that can be seen through: a dark sign would be lost on a dark page. */
import type { Picture } from '../../campaign/picture.ts';
import sharp, { READING } from '../../drawing/sharp.ts';

/** Lightness by which lines are lost on the dark page and on the light one: 3 to 1 and 1.5 to 1, as WCAG 2.2 counts. */
const DARK = 0.1;
const LIGHT = 0.65;

/** Fewer dark parts are the shades of a light sign. */
const SOME = 0.05;
const NEARLY_ALL = 0.9;

/** The ground for a picture that can be seen through, given its file; undefined when it shows on both. */
export async function groundOf(bytes: Uint8Array): Promise<Picture['ground']> {
  const small = sharp(bytes, READING).resize(64, 64, { fit: 'inside', withoutEnlargement: true });
  const { data } = await small.toColourspace('srgb').ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  const seen = { all: 0, dark: 0, light: 0 };
  for (let at = 0; at + 3 < data.length; at += 4) {
    const opacity = (data[at + 3] ?? 0) / 255;
    const lightness = luminance(data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0);
    seen.all += opacity;
    if (lightness < DARK) seen.dark += opacity;
    if (lightness > LIGHT) seen.light += opacity;
  }
  if (seen.dark > seen.all * SOME) return 'light';
  return seen.light > seen.all * NEARLY_ALL ? 'dark' : undefined;
}

/** WCAG 2.2, relative luminance; channels from 0 to 255. */
function luminance(red: number, green: number, blue: number): number {
  const [r = 0, g = 0, b = 0] = [red, green, blue].map((channel) => {
    const part = channel / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

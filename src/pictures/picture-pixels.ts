/** The pixels of a picture as everything that is published of it is made from them. */
import type { Picture } from '../campaign/picture.ts';
import sharp, { READING } from '../drawing/sharp.ts';
import { fillBlack, type Pixels } from './redaction.ts';

/**
 * The original upright in sRGB, with nothing but its pixels: whatever else the file says ends here. All that is
 * published is made from these, so what is filled can come back in none.
 */
export async function readPixels({ bytes, redacted }: Picture): Promise<Pixels> {
  const { data, info } = await sharp(bytes, READING)
    .autoOrient()
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { width, height, channels } = info;
  return fillBlack({ data, width, height, channels }, redacted);
}

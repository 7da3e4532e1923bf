/** A picture file without anything but its pixels: no place, no camera, no names, nothing behind the parts that are hidden. */
import type { Rectangle } from '../campaign/picture.ts';
import sharp, { READING } from '../drawing/sharp.ts';
import { fillBlack } from './redaction.ts';

/** What is written anew: fine enough that nobody sees it. */
const QUALITY = 92;

/** Formats that sharp writes as well as it reads them. */
const FORMATS = ['jpeg', 'png', 'webp', 'gif', 'avif', 'tiff'] as const;

/**
 * The picture decoded and encoded anew, turned upright first, with the parts filled black; of one with such parts only the
 * first picture. Undefined for a drawing, which has no pixels.
 */
export async function strippedPicture(
  bytes: Uint8Array,
  parts: readonly Rectangle[] = [],
): Promise<Uint8Array | undefined> {
  const { format: found, compression } = await sharp(bytes, READING).metadata();
  // AVIF is HEIF with pictures of AV1.
  const format = FORMATS.find((each) => each === (compression === 'av1' ? 'avif' : found));
  if (!format) return undefined;
  const animated = parts.length === 0 && (format === 'gif' || format === 'webp');
  const upright = sharp(bytes, { ...READING, animated }).autoOrient();
  if (parts.length === 0) return upright.toFormat(format, { quality: QUALITY }).toBuffer();
  const { data, info } = await upright.toColourspace('srgb').raw().toBuffer({ resolveWithObject: true });
  const { width, height, channels } = info;
  const { data: filled } = fillBlack({ data, width, height, channels }, parts);
  return sharp(filled, { raw: { width, height, channels } }).toFormat(format, { quality: QUALITY }).toBuffer();
}

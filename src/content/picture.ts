/** Measures a picture of the content and decides how and where the site will serve it. */
import { createHash } from 'node:crypto';
import { posix } from 'node:path';
import sharp from '../text/sharp.ts';
import { suggestSlug } from '../text/slug.ts';
import type { Picture } from './model.ts';
import type { Problem } from './problem.ts';

/** As wide as a page shows it on a sharp screen, px. */
const PICTURE_WIDTH_LIMIT = 1600;

/** Decoded size above which a file is a mistake or an attack, px. */
export const PICTURE_PIXEL_LIMIT = 100_000_000;

/** Changes with the encoding, so that old and new encodings never share an address. */
const RECIPE = 'picture-1';

/** Whether a file name is a picture's. */
export function isPictureName(name: string): boolean {
  return /\.(jpe?g|png|webp|gif|tiff?|avif|svg|heic)$/i.test(name);
}

/** The picture's size once turned upright and scaled, and its address; or what is wrong with the file. */
export async function measurePicture(path: string, bytes: Uint8Array): Promise<Picture | Problem> {
  const problem = (message: string): Problem => ({ severity: 'error', file: path, message });
  if (/\.(svg|heic)$/i.test(path))
    return problem('is a kind of picture that is not published. Save it as JPEG or PNG.');
  try {
    // The header alone would not show that the rest is missing.
    await sharp(bytes, { limitInputPixels: PICTURE_PIXEL_LIMIT }).resize(8).toBuffer();
    const { autoOrient, hasAlpha } = await sharp(bytes, { limitInputPixels: PICTURE_PIXEL_LIMIT }).metadata();
    const scale = Math.min(1, PICTURE_WIDTH_LIMIT / autoOrient.width);
    const hash = createHash('sha256').update(RECIPE).update(bytes).digest('hex').slice(0, 10);
    const name = suggestSlug(posix.basename(path).replace(/\.[^.]+$/, '')) || 'picture';
    return {
      path,
      address: `/images/${name}-${hash}.${hasAlpha ? 'png' : 'jpg'}`,
      width: Math.round(autoOrient.width * scale),
      height: Math.max(1, Math.round(autoOrient.height * scale)),
      bytes,
    };
  } catch {
    return problem('is not a picture that can be read, or is far too large. Save it again as JPEG or PNG.');
  }
}

/** Stands for a picture that is there but at fault, so that only its own fault is told. */
export function unreadablePicture(path: string): Picture {
  return { path, address: `/images/${posix.basename(path)}`, width: 1, height: 1, bytes: new Uint8Array() };
}

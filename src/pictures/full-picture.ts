/** A picture in its full size, for journalists: what must be hidden is filled, and its metadata is gone. */
import type { Picture } from '../campaign/picture.ts';
import type { Cache } from '../campaign/publication.ts';
import sharp, { PIXEL_LIMIT } from '../drawing/sharp.ts';
import { readPixels } from './picture-pixels.ts';

/** Good enough to be printed. */
const QUALITY = 90;

/** The ending of its name and its bytes: JPEG, or PNG for one that can be seen through. */
export async function fullPicture(picture: Picture, cache: Cache): Promise<{ ending: string; body: Uint8Array }> {
  const isPng = picture.variants.whole.some(({ format }) => format === 'png');
  const key = `full picture ${picture.digest} ${isPng ? 'png' : QUALITY}`;
  const known = cache.get(key);
  const encode = async (): Promise<Uint8Array> => {
    const { data, ...raw } = await readPixels(picture);
    const whole = sharp(data, { raw, limitInputPixels: PIXEL_LIMIT });
    return (isPng ? whole.png({ compressionLevel: 9 }) : whole.jpeg({ quality: QUALITY, mozjpeg: true })).toBuffer();
  };
  const body = known ?? (await encode());
  if (!known) cache.set(key, body);
  return { ending: isPng ? 'png' : 'jpg', body };
}

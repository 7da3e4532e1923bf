/** A picture for what is drawn: the part in the shape of its place, without its metadata and with what must be hidden filled. */
import { croppedTo, type Picture } from '../campaign/picture.ts';
import type { Cache } from '../campaign/publication.ts';
import type { DrawnPicture, PicturePlace } from '../drawing/drawn-picture.ts';
import sharp, { PIXEL_LIMIT } from '../drawing/sharp.ts';
import { readPixels } from './picture-pixels.ts';

/** The picture at the size of its place, never larger than it is. */
export async function drawnPicture(picture: Picture, place: PicturePlace, cache: Cache): Promise<DrawnPicture> {
  const { ground, focus, digest } = picture;
  const crop = place.isWhole
    ? { left: 0, top: 0, width: picture.width, height: picture.height }
    : croppedTo(picture, place, focus);
  const scale = Math.min(1, place.width / crop.width, place.height / crop.height);
  const [width, height] = [crop.width, crop.height].map((side) => Math.max(1, Math.round(side * scale)));
  const key = `drawn picture ${JSON.stringify([digest, crop, width, height, place.isColour])}`;
  const known = cache.get(key);
  const draw = async (): Promise<Uint8Array> => {
    const { data, ...raw } = await readPixels(picture);
    const part = sharp(data, { raw, limitInputPixels: PIXEL_LIMIT })
      .extract(crop)
      .resize(width, height, { fit: 'fill' });
    return (place.isColour ? part : part.greyscale()).png({ compressionLevel: 6 }).toBuffer();
  };
  const bytes = known ?? (await draw());
  if (!known) cache.set(key, bytes);
  return {
    name: `${digest}-${crop.left}-${crop.top}-${width}x${height}.png`,
    bytes,
    ground,
    ratio: crop.width / crop.height,
  };
}

/** The files of the content's pictures: upright, with what must be hidden filled, scaled, and without their metadata. */
import type { Sharp } from 'sharp';
import type { Picture, PictureVariant } from '../campaign/picture.ts';
import type { Cache, Publication, PublishedFile } from '../campaign/publication.ts';
import sharp, { PIXEL_LIMIT } from '../drawing/sharp.ts';
import { readPixels } from './picture-pixels.ts';
import type { Pixels } from './redaction.ts';

/** A decoded photograph takes a hundred megabytes. */
const AT_ONCE = 2;

/** Tuned for photographs: none may look worse than the original on a phone. */
const ENCODERS: Readonly<Record<PictureVariant['format'], (scaled: Sharp) => Sharp>> = {
  avif: (scaled) => scaled.avif({ quality: 50, effort: 2 }),
  webp: (scaled) => scaled.webp({ quality: 75, effort: 5 }),
  jpeg: (scaled) => scaled.jpeg({ quality: 78, mozjpeg: true }),
  // No palette: it would put spots into what is filled.
  png: (scaled) => scaled.png({ compressionLevel: 9 }),
};

/** Every file of every picture that a text shows, each encoded once. */
export async function pictures({ campaign, cache }: Publication): Promise<PublishedFile[]> {
  const claimed = new Set<string>();
  const files: PublishedFile[] = [];
  const waiting = campaign.pictures.values();
  const worker = async (): Promise<void> => {
    for (const picture of waiting) {
      const own = picture.files.filter(({ address }) => !claimed.has(address));
      for (const { address } of own) claimed.add(address);
      files.push(...(await encode(picture, own, cache)));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return files.sort((a, b) => (a.address < b.address ? -1 : 1));
}

async function encode(picture: Picture, files: readonly PictureVariant[], cache: Cache): Promise<PublishedFile[]> {
  let pixels: Promise<Pixels> | undefined;
  return Promise.all(
    files.map(async (variant) => {
      const key = `picture ${JSON.stringify(variant)}`;
      const known = cache.get(key);
      if (known) return { address: variant.address, body: known };
      pixels ??= readPixels(picture);
      const body = await encodeVariant(await pixels, variant);
      cache.set(key, body);
      return { address: variant.address, body };
    }),
  );
}

async function encodeVariant(
  { data, ...raw }: Pixels,
  { format, width, height, crop }: PictureVariant,
): Promise<Uint8Array> {
  const whole = sharp(data, { raw, limitInputPixels: PIXEL_LIMIT });
  const scaled = (crop ? whole.extract(crop) : whole).resize(width, height, { fit: 'fill' });
  return ENCODERS[format](scaled).toBuffer();
}

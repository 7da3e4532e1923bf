/** The content's pictures, turned upright, scaled and encoded anew, without their metadata. */

import type { Picture } from '../content/model.ts';
import { PICTURE_PIXEL_LIMIT } from '../content/picture.ts';
import type { Publication, PublishedFile } from '../content/publication.ts';
import sharp from '../text/sharp.ts';

/** sharp leaves out EXIF, GPS and XMP unless told to keep them; it never is. */
export async function pictures({ campaign }: Publication): Promise<PublishedFile[]> {
  const encoded = new Map<string, Promise<PublishedFile>>();
  for (const picture of campaign.pictures) {
    if (!encoded.has(picture.address)) encoded.set(picture.address, encode(picture));
  }
  return Promise.all(encoded.values());
}

async function encode({ address, bytes, width, height }: Picture): Promise<PublishedFile> {
  const upright = sharp(bytes, { limitInputPixels: PICTURE_PIXEL_LIMIT }).autoOrient().resize(width, height);
  const body = await (address.endsWith('.png')
    ? upright.png({ effort: 7 })
    : upright.jpeg({ mozjpeg: true, quality: 78 })
  ).toBuffer();
  return { address, body };
}

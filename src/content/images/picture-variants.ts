/** Decides in which files a picture is published: their formats, sizes and addresses. */
import { createHash } from 'node:crypto';
import { posix } from 'node:path';
import type { Picture, PictureVariant } from '../../campaign/picture.ts';
import { suggestSlug } from '../../text/slug.ts';
import { type OriginalPicture, stemOf } from './measured-picture.ts';

/** From an old phone's to a sharp screen's, px. */
const WIDTHS = [480, 800, 1200, 1600];

/** A width so near to the largest is not worth a file. */
const NEAR = 0.85;

/** WebP can be no higher, px. */
const HEIGHT_LIMIT = 16_383;

/** Changes with the encoding, so that old and new encodings never share an address. */
const RECIPE = 'picture-2';

const ENDINGS: Readonly<Record<PictureVariant['format'], string>> = {
  avif: 'avif',
  webp: 'webp',
  jpeg: 'jpg',
  png: 'png',
};

/** The files of a picture. An address names its bytes: it changes with the original, the redaction and the recipe. */
export function variantsOf(
  { path, bytes, width, height, isTransparent }: OriginalPicture,
  redacted: Picture['redacted'],
  hasAvif: boolean,
): PictureVariant[] {
  const recipe = JSON.stringify([RECIPE, redacted.map((part) => [part.left, part.top, part.width, part.height])]);
  const hash = createHash('sha256').update(recipe).update(bytes).digest('hex').slice(0, 10);
  const name = suggestSlug(stemOf(posix.basename(path))) || 'picture';
  const formats: PictureVariant['format'][] = ['webp', isTransparent ? 'png' : 'jpeg'];
  if (hasAvif) formats.unshift('avif');
  return formats.flatMap((format) =>
    widthsOf(width, height).map((each) => ({
      address: `/images/${name}-${hash}-${each}.${ENDINGS[format]}`,
      format,
      width: each,
      height: Math.min(HEIGHT_LIMIT, Math.max(1, Math.round((height * each) / width))),
    })),
  );
}

/** The widths to publish of an original, none wider than itself. */
function widthsOf(width: number, height: number): number[] {
  const high = Math.floor((width * HEIGHT_LIMIT) / height);
  const largest = Math.max(1, Math.min(width, high, ...WIDTHS.slice(-1)));
  return [...WIDTHS.filter((each) => each < largest * NEAR), largest];
}

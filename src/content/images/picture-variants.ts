/** Decides in which files a picture is published: their formats, sizes and addresses. */
import { createHash } from 'node:crypto';
import { posix } from 'node:path';
import {
  croppedTo,
  type Picture,
  type PictureUse,
  type PictureVariant,
  type Rectangle,
} from '../../campaign/picture.ts';
import { suggestSlug } from '../../text/slug.ts';
import { type OriginalPicture, stemOf } from './measured-picture.ts';

/** WebP can be no higher, px. */
const HEIGHT_LIMIT = 16_383;

/** How a picture is scaled for a way of showing it. */
interface Scaling {
  /** From an old phone's to a sharp screen's, px. */
  readonly widths: readonly number[];
  /** The shape that it is cropped to, if it is. */
  readonly shape?: Pick<Rectangle, 'width' | 'height'>;
  /** px */
  readonly height?: number;
}

const SCALINGS: Readonly<Record<PictureUse, Scaling>> = {
  whole: { widths: [480, 800, 1200, 1600] },
  hero: { widths: [480, 800, 1200], shape: { width: 3, height: 2 } },
  list: { widths: [160, 320, 480], shape: { width: 4, height: 3 } },
  // Three times what styles give it.
  logo: { widths: [480], height: 160 },
};

/** A width so near to the largest is not worth a file. */
const NEAR = 0.85;

/** Changes with the encoding, so that old and new encodings never share an address. */
const RECIPE = 'picture-2';

const ENDINGS: Readonly<Record<PictureVariant['format'], string>> = {
  avif: 'avif',
  webp: 'webp',
  jpeg: 'jpg',
  png: 'png',
};

/** Names what can be seen on a picture. */
export function digestOf({ bytes }: OriginalPicture, redacted: Picture['redacted']): string {
  const recipe = JSON.stringify([RECIPE, redacted.map((part) => [part.left, part.top, part.width, part.height])]);
  return createHash('sha256').update(recipe).update(bytes).digest('hex').slice(0, 10);
}

/**
 * The files of a picture for each way of showing it. An address names its bytes: it changes with the original, the
 * redaction, the part that is shown and the recipe.
 */
export function variantsOf(
  original: OriginalPicture,
  { digest, focus }: Pick<Picture, 'digest' | 'focus'>,
  hasAvif: boolean,
): Picture['variants'] {
  const formats: PictureVariant['format'][] = ['webp', original.isTransparent ? 'png' : 'jpeg'];
  if (hasAvif) formats.unshift('avif');
  const name = suggestSlug(stemOf(posix.basename(original.path))) || 'picture';
  const filesFor = (use: PictureUse): PictureVariant[] => {
    const { widths, shape, height: limit = HEIGHT_LIMIT } = SCALINGS[use];
    const part = shape && croppedTo(original, shape, focus);
    const isWhole = part?.width === original.width && part.height === original.height;
    const crop = isWhole ? undefined : part;
    const { width, height } = crop ?? original;
    const place = crop ? `${use}-${crop.left}-${crop.top}-` : '';
    return formats.flatMap((format) =>
      widthsOf(Math.min(width, Math.floor((width * limit) / height)), widths).map((each) => ({
        address: `/images/${name}-${digest}-${place}${each}.${ENDINGS[format]}`,
        format,
        width: each,
        height: Math.min(limit, Math.max(1, Math.round((height * each) / width))),
        ...(crop && { crop }),
      })),
    );
  };
  return { whole: filesFor('whole'), hero: filesFor('hero'), list: filesFor('list'), logo: filesFor('logo') };
}

/** The widths to publish, none larger than `most`. */
function widthsOf(most: number, widths: readonly number[]): number[] {
  const largest = Math.max(1, Math.min(most, ...widths.slice(-1)));
  return [...widths.filter((each) => each < largest * NEAR), largest];
}

/** The pictures of the content as the model knows them: what is told of each, and its published files. */

/** A picture of the content, and the files in which the site serves it. */
export interface Picture {
  /** Path from the campaign's folder: "content/images/square.jpg". */
  readonly path: string;
  /** Turned upright, px. */
  readonly width: number;
  readonly height: number;
  /** What stands under it, and who made it. */
  readonly caption: string | undefined;
  readonly credit: string | undefined;
  /** Whether it is only decorative, so that it needs no description. */
  readonly isDecorative: boolean;
  /** The ground on which one that can be seen through shows: light for dark lines, dark for lines that are all light. */
  readonly ground: 'light' | 'dark' | undefined;
  /** What nobody may see: filled before anything else is done with the picture. */
  readonly redacted: readonly Rectangle[];
  /** What is in its middle wherever only a part of it is shown: from the left and from the top, as parts of the whole. */
  readonly focus: Focus;
  /** Its files for each way of showing it: by format, the smallest files first, and in each by width. */
  readonly variants: Readonly<Record<PictureUse, readonly PictureVariant[]>>;
  /** Names what can be seen on it: the original without what is hidden. */
  readonly digest: string;
  /** The original's bytes. */
  readonly bytes: Uint8Array;
}

/** A place on a picture, each from 0 to 1. */
export type Focus = readonly [across: number, down: number];

/** How a picture is shown: whole, as the first of a page, beside an entry of a list, or as a small sign beside a name. */
export type PictureUse = 'whole' | 'hero' | 'list' | 'logo';

/** A picture that the site shows, and the files that it needs for that. */
export interface PublishedPicture extends Picture {
  readonly files: readonly PictureVariant[];
}

/** What a text says of the picture at its head. */
export interface PictureWords {
  readonly 'picture-alt'?: string | undefined;
  readonly 'picture-caption'?: string | undefined;
}

/** A part of a picture turned upright, whole px. */
export interface Rectangle {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** One published file of a picture. */
export interface PictureVariant {
  /** The part that it shows, if not the whole. */
  readonly crop?: Rectangle | undefined;
  readonly address: string;
  readonly format: 'avif' | 'webp' | 'jpeg' | 'png';
  readonly width: number;
  readonly height: number;
}

/** The largest part of a picture in the shape of a place, its focus as near the middle as it can be; sizes in px. */
export function croppedTo(
  { width, height }: Pick<Rectangle, 'width' | 'height'>,
  place: Pick<Rectangle, 'width' | 'height'>,
  [across, down]: Focus,
): Rectangle {
  const part = {
    width: Math.max(1, Math.min(width, Math.round((height * place.width) / place.height))),
    height: Math.max(1, Math.min(height, Math.round((width * place.height) / place.width))),
  };
  const from = (whole: number, shown: number, at: number): number =>
    Math.max(0, Math.min(whole - shown, Math.round(whole * at - shown / 2)));
  return { left: from(width, part.width, across), top: from(height, part.height, down), ...part };
}

/** The pictures of the content as the model knows them: what is told of each, and its published files. */

/** A picture of the content, and the files in which the site serves it. */
export interface Picture {
  /** Path from the campaign's folder: "content/images/square.jpg". */
  readonly path: string;
  /** What stands under it, and who made it. */
  readonly caption: string | undefined;
  readonly credit: string | undefined;
  /** Whether it only decorates, so that it needs no description. */
  readonly isDecorative: boolean;
  /** The ground on which one that can be seen through shows: light for dark lines, dark for lines that are all light. */
  readonly ground: 'light' | 'dark' | undefined;
  /** What nobody may see: filled before anything else is done with the picture. */
  readonly redacted: readonly Rectangle[];
  /** By format, the smallest files first, and in each by width. */
  readonly variants: readonly PictureVariant[];
  /** The original's bytes. */
  readonly bytes: Uint8Array;
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
  readonly address: string;
  readonly format: 'avif' | 'webp' | 'jpeg' | 'png';
  readonly width: number;
  readonly height: number;
}

/** Reads a picture of the content far enough to know that it can be shown, its size, and its shape in files. */
import { posix } from 'node:path';
import type { Problem } from '../../campaign/problem.ts';
import sharp, { PIXEL_LIMIT } from '../../drawing/sharp.ts';

/** A picture as it lies in the content, before its own file is heard. */
export interface OriginalPicture {
  readonly path: string;
  /** Empty for a picture that cannot be read. */
  readonly bytes: Uint8Array;
  /** Turned upright, px. */
  readonly width: number;
  readonly height: number;
  /** Whether one can see through any of it. */
  readonly isTransparent: boolean;
  /** Whether it is a film or a document of several pages. */
  readonly isSeveral: boolean;
}

/** Whether a file name is a picture's. */
export function isPictureName(name: string): boolean {
  return /\.(jpe?g|png|webp|gif|tiff?|avif|svg|heic)$/i.test(name);
}

/** A file's path without its ending, which a picture and its own file share. */
export function stemOf(path: string): string {
  return path.slice(0, path.length - posix.extname(path).length);
}

/** The file that says more about a picture: "content/images/square.yml". */
export function ownFileOf(path: string): string {
  return `${stemOf(path)}.yml`;
}

/** Measures a picture, or says what is wrong with the file. */
export async function measurePicture(path: string, bytes: Uint8Array): Promise<OriginalPicture | Problem> {
  const problem = (message: string): Problem => ({ severity: 'error', file: path, message });
  if (/\.(svg|heic)$/i.test(path))
    return problem('is a kind of picture that is not published. Save it as JPEG or PNG.');
  const limits = { limitInputPixels: PIXEL_LIMIT };
  try {
    // The header alone would not show that the rest is missing.
    await sharp(bytes, limits).resize(8).toBuffer();
    const { autoOrient, hasAlpha, pages = 1 } = await sharp(bytes, limits).metadata();
    const isTransparent = hasAlpha && !(await sharp(bytes, limits).stats()).isOpaque;
    return { path, bytes, ...autoOrient, isTransparent, isSeveral: pages > 1 };
  } catch {
    return problem('is not a picture that can be read, or is far too large. Save it again as JPEG or PNG.');
  }
}

/** Stands for a picture that is there but at fault, so that only its own fault is told. */
export function unreadablePicture(path: string): OriginalPicture {
  return { path, bytes: new Uint8Array(), width: 1, height: 1, isTransparent: false, isSeveral: false };
}

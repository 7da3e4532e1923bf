/** Reads a picture of the content far enough to know that it can be shown, its size, and its shape in files. */
import { posix } from 'node:path';
import type { Picture } from '../../campaign/picture.ts';
import type { Problem } from '../../campaign/problem.ts';
import sharp, { PIXEL_LIMIT, READING } from '../../drawing/sharp.ts';
import { drawnSvg } from './drawn-svg.ts';
import { faultByBytes, faultByName } from './file-kinds.ts';
import { groundOf } from './picture-ground.ts';

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
  /** See Picture. */
  readonly ground: Picture['ground'];
  /** Whether it is a film or a document of several pages. */
  readonly isSeveral: boolean;
}

/** Whether a file name is a picture's, of a kind that is read or of one that its author has to be told of. */
export function isPictureName(name: string): boolean {
  return /\.(p?jpe?g|jpe|pjp|jf?if|jpe?g[_-]\w+|a?png|webp|gif|tiff?|avif|svg|hei[cf]|hif|bmp)$/i.test(name);
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
  const message = await measured(path, bytes).catch(() => faultByBytes(bytes) ?? faultByName(path) ?? UNREADABLE);
  return typeof message === 'string' ? { severity: 'error', file: path, message } : message;
}

const UNREADABLE =
  'is not a picture that can be read; a part of it may be missing. Copy it here again, or save it again as JPEG or PNG.';

/** The picture, or why one that can be read is not taken. Throws when it cannot be read. */
async function measured(path: string, bytes: Uint8Array): Promise<OriginalPicture | string> {
  const header = await sharp(bytes, { ...READING, limitInputPixels: false }).metadata();
  if (header.format === 'svg') {
    const drawn = await drawnSvg(bytes);
    return typeof drawn === 'string' ? drawn : measured(path, drawn);
  }
  const { autoOrient, hasAlpha, pages = 1 } = header;
  const { width, height } = autoOrient;
  if (width * height > PIXEL_LIMIT) return tooManyPixels(width, height);
  // The header alone would not show that the rest is missing.
  await sharp(bytes, READING).resize(8).toBuffer();
  const isTransparent = hasAlpha && !(await sharp(bytes, READING).stats()).isOpaque;
  return {
    path,
    bytes,
    width,
    height,
    isTransparent,
    ground: isTransparent ? await groundOf(bytes) : undefined,
    isSeveral: pages > 1 || isAnimatedPng(bytes),
  };
}

function tooManyPixels(width: number, height: number): string {
  const [wide, high, has, may] = [width, height, width * height, PIXEL_LIMIT].map((number) =>
    number.toLocaleString('en'),
  );
  return `is ${wide} pixels wide and ${high} high, which makes ${has}; a picture may have at most ${may}. Save it smaller, 4,000 pixels wide say.`;
}

/** PNG 3 §11.3.4: in front of the picture itself an animated one says how often it moves. */
function isAnimatedPng(bytes: Uint8Array): boolean {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const data = buffer.subarray(0, 8).toString('latin1') === '\x89PNG\r\n\x1a\n' ? buffer.indexOf('IDAT') : 0;
  return buffer.subarray(0, Math.max(0, data)).includes('acTL');
}

/** Stands for a picture that is there but at fault, so that only its own fault is told. */
export function unreadablePicture(path: string): OriginalPicture {
  const nothing = { bytes: new Uint8Array(), width: 1, height: 1, ground: undefined };
  return { path, ...nothing, isTransparent: false, isSeveral: false };
}

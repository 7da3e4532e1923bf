/** Hides parts of a picture for good: their pixels are overwritten, not covered. */
import type { Rectangle } from '../campaign/picture.ts';

/** A picture as rows of pixels of one byte a channel; of two or four channels the last is opacity. */
export interface Pixels {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 2 | 3 | 4;
}

/** A copy with every pixel of the parts black and opaque, and all others as they were. */
export function fillBlack(pixels: Pixels, parts: readonly Rectangle[]): Pixels {
  const { width, height, channels } = pixels;
  const data = new Uint8Array(pixels.data);
  for (const part of parts) {
    if (part.left + part.width > width || part.top + part.height > height)
      throw new Error('a part to hide is not on the picture');
    for (let row = part.top; row < part.top + part.height; row += 1) {
      const start = (row * width + part.left) * channels;
      const end = start + part.width * channels;
      data.fill(0, start, end);
      if (channels % 2 === 1) continue;
      for (let opacity = start + channels - 1; opacity < end; opacity += channels) data[opacity] = 0xff;
    }
  }
  return { ...pixels, data };
}

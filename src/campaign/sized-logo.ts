/** Logos of equal weight: each covers the same area, whatever its shape, so that nobody's is larger than another's. */
import type { Picture } from './picture.ts';

/** px², and no side longer than this, px: two stand side by side on a phone. */
const AREA = 4600;
const LONGEST = 136;

export interface SizedLogo {
  /** The file for browsers that know WebP, and the one for all. */
  readonly webp: string | undefined;
  readonly address: string;
  /** As it is shown, px. */
  readonly width: number;
  readonly height: number;
  /** The ground on which one that can be seen through shows. */
  readonly ground: Picture['ground'];
}

/** Of a shape of ratio r the height is √(area ÷ r), the width r times that. */
export function sizedLogo({ variants, ground, width, height }: Picture): SizedLogo {
  const [largest] = variants.logo.slice(-1);
  if (!largest) throw new Error('a picture has no files');
  const ratio = width / height;
  const tall = Math.sqrt(AREA / ratio);
  const scale = Math.min(1, LONGEST / Math.max(tall, tall * ratio));
  return {
    webp: variants.logo.findLast(({ format }) => format === 'webp')?.address,
    address: largest.address,
    width: Math.max(1, Math.round(tall * ratio * scale)),
    height: Math.max(1, Math.round(tall * scale)),
    ground,
  };
}

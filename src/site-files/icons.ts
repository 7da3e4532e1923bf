/** The icons every browser and phone asks for, all drawn from the one `public/icon.svg`. */

import { ProblemError } from '../campaign/problem.ts';
import type { Publication, PublishedFile } from '../campaign/publication.ts';
import sharp from '../drawing/sharp.ts';

/** Sizes in px. Phones mask and round these, so they are drawn with no transparency. */
const PNG_ICONS = [
  { address: '/apple-touch-icon.png', size: 180 },
  { address: '/icon-192.png', size: 192 },
  { address: '/icon-512.png', size: 512 },
];

const FAVICON_SIZE = 32;

/** Throws ProblemError for an icon that cannot be drawn. */
export async function icons({ publicFiles, campaign, cache }: Publication): Promise<PublishedFile[]> {
  const svg = publicFiles.get('/icon.svg');
  if (!svg) return [];
  try {
    const { accent } = campaign.colours;
    const draw = async (size: number): Promise<Uint8Array> => {
      const key = `icon ${size} ${accent} ${Buffer.from(svg).toString('base64')}`;
      const known = cache.get(key);
      const drawn = known ?? (await drawIcon(svg, size, accent));
      if (!known) cache.set(key, drawn);
      return drawn;
    };
    const pngs = await Promise.all(PNG_ICONS.map(async ({ address, size }) => ({ address, body: await draw(size) })));
    return [...pngs, { address: '/favicon.ico', body: ico(await draw(FAVICON_SIZE), FAVICON_SIZE) }];
  } catch {
    const message = 'is not a drawing that can be read. Save it again as SVG.';
    throw new ProblemError({ severity: 'error', file: 'public/icon.svg', message });
  }
}

/** Drawn no larger than it is wanted, so that a drawing that is costly for each of its pixels has few of them. */
async function drawIcon(svg: Uint8Array, size: number, background: string): Promise<Buffer> {
  const { width, height } = await sharp(svg, { limitInputPixels: false }).metadata();
  return sharp(svg, { density: Math.max(1, (72 * size) / Math.max(width, height)) })
    .resize(size, size)
    .flatten({ background })
    .png({ palette: true })
    .toBuffer();
}

/** An ICO file of one PNG, which every browser since 2007 reads. */
function ico(png: Uint8Array, size: number): Buffer {
  const header = Buffer.alloc(22);
  header.writeUInt16LE(1, 2); // an icon
  header.writeUInt16LE(1, 4); // of one picture
  header.writeUInt8(size, 6);
  header.writeUInt8(size, 7);
  header.writeUInt16LE(1, 10); // colour planes
  header.writeUInt16LE(32, 12); // bits a pixel
  header.writeUInt32LE(png.length, 14);
  header.writeUInt32LE(header.length, 18);
  return Buffer.concat([header, png]);
}

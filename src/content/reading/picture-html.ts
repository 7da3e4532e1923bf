/** The HTML that shows a picture: in every browser the smallest file that is sharp there. */

import type { Picture, PictureVariant } from '../../campaign/picture.ts';
import { escapeMarkup } from '../../text/escape.ts';

/** As wide as templates/parts/prose.css lets text be, up to where the page has no more than its margins beside it. */
const SIZES = '(min-width: 56rem) 54rem, calc(100vw - 2rem)';

/** A picture. The one that people wait for is asked for first, the others when they come near. */
export function pictureHtml({ variants, ground }: Picture, description: string, isFirst: boolean): string {
  const formats = [...new Set(variants.map(({ format }) => format))];
  const fallback = variants.filter(({ format }) => format === formats.at(-1));
  const largest = fallback.at(-1);
  if (!largest) throw new Error('a picture has no files');
  const sources = formats.slice(0, -1).map((format) => {
    const files = variants.filter((each) => each.format === format);
    return `<source type="image/${format}" srcset="${srcset(files)}" sizes="${SIZES}">`;
  });
  const loading = isFirst ? 'loading="eager" fetchpriority="high"' : 'loading="lazy"';
  const on = ground ? ` class="on-${ground}"` : '';
  return `<picture>${sources.join('')}<img${on} src="${largest.address}" srcset="${srcset(fallback)}" sizes="${SIZES}" alt="${escapeMarkup(description)}" width="${largest.width}" height="${largest.height}" decoding="async" ${loading}></picture>`;
}

/** A picture with what stands under it; `lang` is the words' own where it is not the page's. */
export function figureHtml(
  picture: string,
  { caption, credit, lang }: Readonly<Record<'caption' | 'credit' | 'lang', string | undefined>>,
): string {
  const words = caption ? [escapeMarkup(caption)] : [];
  if (credit) words.push(`<small>${escapeMarkup(credit)}</small>`);
  const foreign = lang ? ` lang="${escapeMarkup(lang)}"` : '';
  const figcaption = words.length > 0 ? `\n<figcaption${foreign}>${words.join(' ')}</figcaption>` : '';
  return `<figure>\n${picture}${figcaption}\n</figure>\n`;
}

function srcset(files: readonly PictureVariant[]): string {
  return files.map(({ address, width }) => `${address} ${width}w`).join(', ');
}

/** The HTML that shows a picture: in every browser the smallest file that is sharp there. */

import type { Lang } from '../../campaign/model.ts';
import type { Picture, PictureUse, PictureVariant } from '../../campaign/picture.ts';
import type { Said, ShownPicture } from '../../campaign/shown-picture.ts';
import { escapeMarkup } from '../../text/escape.ts';

/** As wide as the styles of each place let it be. */
const SIZES: Readonly<Record<PictureUse, string>> = {
  // As templates/parts/prose.css lets text be, up to where the page has no more than its margins beside it.
  whole: '(min-width: 56rem) 54rem, calc(100vw - 2rem)',
  hero: '(min-width: 56rem) 30rem, calc(100vw - 2rem)',
  list: '9rem',
  logo: '10rem',
};

const LOADING = { first: ' loading="eager" fetchpriority="high"', plain: '', late: ' loading="lazy"' } as const;

export interface Showing {
  /** How it is shown; whole unless given. */
  readonly use?: PictureUse;
  /** What people wait for is asked for first, what is small and at the top as it comes, and others when they come near. */
  readonly loading?: keyof typeof LOADING;
  /** The language of the description where it is not the page's. */
  readonly lang?: string | undefined;
}

/** A picture. */
export function pictureHtml(
  { variants, ground }: Picture,
  description: string,
  { use = 'whole', loading = 'late', lang }: Showing,
): string {
  const own = variants[use];
  const formats = [...new Set(own.map(({ format }) => format))];
  const fallback = own.filter(({ format }) => format === formats.at(-1));
  const largest = fallback.at(-1);
  if (!largest) throw new Error('a picture has no files');
  const sources = formats.slice(0, -1).map((format) => {
    const files = own.filter((each) => each.format === format);
    return `<source type="image/${format}" ${srcset(files, use)}>`;
  });
  const on = ground ? ` class="on-${ground}"` : '';
  const foreign = lang ? ` lang="${escapeMarkup(lang)}"` : '';
  return `<picture>${sources.join('')}<img${on} src="${largest.address}" ${srcset(fallback, use)} alt="${escapeMarkup(description)}"${foreign} width="${largest.width}" height="${largest.height}" decoding="async"${LOADING[loading]}></picture>`;
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

/** The picture at the head of a text, on a page in `lang`, with what stands under it. */
export function shownPictureHtml({ file, alt, caption }: ShownPicture, lang: Lang, showing: Showing): string {
  const foreign = (said: Said | undefined): string | undefined => (said?.lang === lang ? undefined : said?.lang);
  return figureHtml(pictureHtml(file, alt?.text ?? '', { ...showing, lang: foreign(alt) }), {
    caption: caption?.text,
    credit: file.credit,
    lang: foreign(caption),
  });
}

function srcset(files: readonly PictureVariant[], use: PictureUse): string {
  return `srcset="${files.map(({ address, width }) => `${address} ${width}w`).join(', ')}" sizes="${SIZES[use]}"`;
}

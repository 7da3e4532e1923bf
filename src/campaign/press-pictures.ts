/** The pictures that journalists are offered: those that the campaign shows, but for signs and what only decorates. */
import type { Campaign } from './model.ts';
import type { PictureUse, PublishedPicture } from './picture.ts';

export interface PressPicture {
  readonly picture: PublishedPicture;
  /** A way of showing it of which there are files. */
  readonly use: PictureUse;
}

const USES: readonly PictureUse[] = ['whole', 'hero', 'list'];

/** The pictures, each once, in the order of their files. */
export function pressPictures({ pictures }: Pick<Campaign, 'pictures'>): PressPicture[] {
  return pictures.flatMap((picture) => {
    const shown = new Set(picture.files.map(({ address }) => address));
    const use = USES.find((each) => picture.variants[each].every(({ address }) => shown.has(address)));
    return use && !picture.isDecorative ? [{ picture, use }] : [];
  });
}

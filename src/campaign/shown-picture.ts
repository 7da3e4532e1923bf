/** A picture as a language shows it: with the words of that language as far as it has them. */
import type { EditionContext } from './edition-context.ts';
import type { Lang, Localised } from './model.ts';
import type { Picture, PictureWords } from './picture.ts';

/** Words, and the language that they are in. */
export interface Said {
  readonly text: string;
  readonly lang: Lang;
}

export interface ShownPicture {
  readonly file: Picture;
  /** What can be seen on it; nothing of one that only decorates. */
  readonly alt: Said | undefined;
  readonly caption: Said | undefined;
}

/** One field's words in the edition's language, else the original's. */
export function fieldIn<K extends string>(
  texts: Localised<{ readonly [Key in K]?: string | undefined }>,
  field: K,
  { lang, original }: Pick<EditionContext, 'lang' | 'original'>,
): Said | undefined {
  const found = [lang, original].find((each) => texts[each]?.[field]);
  const text = found && texts[found]?.[field];
  return text ? { text, lang: found } : undefined;
}

/** The picture of a text, if it has one. A caption of the text's own goes before that of the picture's file, in any language. */
export function shownPicture(
  file: Picture | undefined,
  texts: Localised<PictureWords>,
  context: Pick<EditionContext, 'lang' | 'original'>,
): ShownPicture | undefined {
  if (!file) return undefined;
  const ofFile = file.caption ? { text: file.caption, lang: context.original } : undefined;
  return {
    file,
    alt: fieldIn(texts, 'picture-alt', context),
    caption: fieldIn(texts, 'picture-caption', context) ?? ofFile,
  };
}

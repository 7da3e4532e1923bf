/** How far a campaign is translated into a language: each of its texts, and whether that is done, begun, out of date or missing. */
import { kindOf, translationOf, translationSchemaOf } from '../content/schema/content-kinds.ts';
import { placeVersionOf, versionOf } from '../content/translations/translation-version.ts';
import { bareBody, contentTexts, type OpenedText, openText } from './content-texts.ts';

export type TranslationState = 'done' | 'outdated' | 'begun' | 'missing';

/** A text of the campaign and its translation into one language. */
export interface TranslatedText {
  readonly original: OpenedText;
  /** Where its translation is, or will be: "content/events/london.ru.md". */
  readonly path: string;
  /** Undefined where there is none that can be read. */
  readonly translation: OpenedText | undefined;
  readonly state: TranslationState;
}

/** Every text that can be translated, in the order of their kinds; one that cannot be read is left to `check`. */
export function translatedTexts(campaign: string, lang: string): TranslatedText[] {
  const texts = contentTexts(campaign);
  const paths = new Set(texts.map(({ path }) => path));
  const open = (path: string): OpenedText | undefined => {
    const kind = paths.has(path) ? kindOf(path) : undefined;
    const opened = kind && openText(campaign, { path, kind });
    return typeof opened === 'object' && opened.fields ? opened : undefined;
  };
  return texts.flatMap(({ path, kind }) => {
    if (translationOf(path) || !translationSchemaOf(kind)) return [];
    const original = open(path);
    if (!original) return [];
    const place = translationPath(path, lang);
    const translation = open(place);
    const state = translation ? stateOf(original, translation) : paths.has(place) ? 'begun' : 'missing';
    return [{ original, path: place, translation, state }];
  });
}

/** "content/events/london.ru.md" */
export function translationPath(original: string, lang: string): string {
  return original.replace(/\.[a-z]+$/, (ending) => `.${lang}${ending}`);
}

function stateOf(original: OpenedText, { fields = {}, body }: OpenedText): TranslationState {
  const lacksTitle = ['title', 'claim'].some((field) => original.fields?.[field] && !fields[field]);
  const words = bareBody(original.body ?? '');
  const isCopied = words !== '' && bareBody(body ?? '') === words;
  if (lacksTitle || isCopied || (words !== '' && bareBody(body ?? '') === '')) return 'begun';
  return fields.translates === versionsOf(original).translates ? 'done' : 'outdated';
}

/** What a translation of this text, as it is now, says of it: the version of its words, and of its place. */
export function versionsOf({ fields = {}, body = '', kind }: OpenedText) {
  const translates = versionOf({ fields: { data: fields }, body, schema: kind.schema });
  return { translates, spells: placeVersionOf(fields.place) };
}

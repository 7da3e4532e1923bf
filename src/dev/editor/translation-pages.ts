/** How far the campaign is translated, and what the form of a translation has beside that of an original. */
import { settingsOf } from '../../authoring/campaign-settings.ts';
import { type OpenedText, titleOf } from '../../authoring/content-texts.ts';
import { type TranslationState, translatedTexts, versionsOf } from '../../authoring/translation-state.ts';
import type { YamlValue } from '../../content/reading/yaml-text.ts';
import { notedWords } from '../../content/schema/written-words.ts';
import { nameOfLanguage } from '../../content/translations/translations.ts';
import { escapeMarkup } from '../../text/escape.ts';
import { type Answer, type Asked, refusal } from './answer.ts';
import { editorPage } from './editor-page.ts';
import type { EditedFile } from './opened-file.ts';

/** How far one text is, in words. */
export const STATES: Readonly<Record<TranslationState, string>> = {
  done: 'done',
  outdated: 'out of date',
  begun: 'begun',
  missing: 'missing',
};

export function translationsPage({ campaign, query }: Asked): Answer {
  const lang = query.get('lang') ?? '';
  const [, ...others] = settingsOf(campaign).languages;
  if (!others.includes(lang)) return refusal(404, 'The campaign has no such language. Add it in its settings first.');
  const texts = translatedTexts(campaign, lang);
  const items = texts.map(({ original, path, state }) => {
    const href = escapeMarkup(`/admin/edit/?file=${encodeURIComponent(path)}`);
    const words = state === 'missing' ? 'not begun yet' : STATES[state];
    return `<li><a href="${href}">${escapeMarkup(titleOf(original))}</a><br><span class="facts">${original.kind.name} · ${words}</span></li>`;
  });
  const done = texts.filter(({ state }) => state === 'done').length;
  const main = `<p>${done} of ${texts.length} texts are translated. Readers of a language are led to the original of the others.</p><ul>${items.join('')}</ul>`;
  return { status: 200, html: editorPage(nameOfLanguage(lang), main) };
}

/** The original's words by the names that a translation has for them. */
export function originalFields({ fields = {}, kind }: OpenedText): { [key: string]: YamlValue } {
  const noted = [...notedWords(kind.schema, fields)].map(([under, told]) => [under, told.map(({ text }) => text)]);
  return { ...fields, spelling: fields.place, ...Object.fromEntries(noted) };
}

/** The control by which a translation is said to be as its original is now. */
export const IS_CURRENT = 'is-current';

/** Ticked, unless the original has changed since: then a person is to look. */
export function acceptControl({ original, fields, isNew }: EditedFile): string {
  const { translates } = original ? versionsOf(original) : {};
  const isOld = !isNew && fields?.translates !== translates;
  const since = isOld ? '<p class="hint">The original has changed since this was translated.</p>' : '';
  return `<div class="field">${since}<label><input type="checkbox" name="${IS_CURRENT}"${isOld ? '' : ' checked'}> It says all that the original says now</label></div>`;
}

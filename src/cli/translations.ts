/** `handbill translations`: how far a campaign is translated, and its words as a catalogue for translators' tools. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { settingsOf } from '../authoring/campaign-settings.ts';
import { NoSuchText } from '../authoring/translation.ts';
import { catalogueOf, takeCatalogue } from '../authoring/translation-catalogue.ts';
import { type TranslatedText, type TranslationState, translatedTexts } from '../authoring/translation-state.ts';
import { isLanguageTag } from '../content/schema/fields.ts';
import { nameOfLanguage } from '../content/translations/translations.ts';
import { visible } from '../text/escape.ts';

export interface TranslationsRequest {
  readonly campaign: string;
  /** All languages of the campaign unless given. */
  readonly lang?: string | undefined;
  /** The catalogue's file to write, or to read. */
  readonly export?: string | undefined;
  readonly import?: string | undefined;
  /** Now, UTC ms. */
  readonly clock: number;
}

const STATES: readonly TranslationState[] = ['missing', 'begun', 'outdated'];

/** Prints the report, or what became of the catalogue. Returns the exit code. */
export function translations(request: TranslationsRequest): 0 | 1 {
  const { campaign, lang, clock } = request;
  const [, ...others] = settingsOf(campaign).languages;
  if (lang !== undefined && !isLanguageTag(lang))
    throw new NoSuchText(`--lang: "${lang}" is not a language code. Write it like ru or kk.`);
  if (request.export ?? request.import) {
    const [only = lang] = others.length === 1 ? others : [];
    const language = lang ?? only;
    if (!language) throw new NoSuchText('Say into which language it translates, like --lang ru.');
    if (request.import) return take(campaign, language, request.import, clock);
    return give(campaign, language, request.export ?? '');
  }
  const languages = lang ? [lang] : others;
  if (languages.length === 0)
    console.log('The campaign is in one language. Name others under languages: in content/campaign.yml.');
  for (const each of languages) console.log(reportOf(each, translatedTexts(campaign, each)));
  return 0;
}

/** "Russian (ru): 3 of 4 texts are translated, 75 %", and a line for each that is not. */
function reportOf(lang: string, texts: readonly TranslatedText[]): string {
  const done = texts.filter(({ state }) => state === 'done').length;
  const percent = Math.floor((100 * done) / Math.max(1, texts.length));
  const left = STATES.flatMap((state) =>
    texts
      .filter((text) => text.state === state)
      .map(({ original, path }) => `  ${state.padEnd(8)}  ${visible(state === 'missing' ? original.path : path)}`),
  );
  const isMissing = texts.some(({ state }) => state === 'missing');
  const advice = isMissing ? [`  Begin all that are missing: handbill new translation --lang ${lang}`] : [];
  return [
    `${nameOfLanguage(lang)}: ${done} of ${texts.length} texts are translated, ${percent} %`,
    ...left,
    ...advice,
  ].join('\n');
}

function give(campaign: string, lang: string, file: string): 0 {
  if (existsSync(file)) throw new NoSuchText(`${file} is there already. Choose another name, or remove it.`);
  writeFileSync(file, catalogueOf(campaign, lang), { flag: 'wx' });
  console.log(
    `${file} has all texts for translation into ${nameOfLanguage(lang)}. Take it back with: handbill translations --lang ${lang} --import ${file}`,
  );
  return 0;
}

function take(campaign: string, lang: string, file: string, clock: number): 0 | 1 {
  if (!existsSync(file)) throw new NoSuchText(`There is no ${file}. Name a PO file, as --export writes it.`);
  const { written, left } = takeCatalogue(campaign, lang, readFileSync(file, 'utf8'), clock);
  for (const path of written) console.log(`${visible(path)} was written.`);
  for (const sentence of left) console.error(visible(sentence));
  if (written.length + left.length === 0) console.log('Nothing in it is new.');
  return left.length > 0 ? 1 : 0;
}

/** `handbill new translation` and `check --accept-translation`: begin translations, or record that they are up to date. */
import { existsSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import type { z } from 'zod';
import { valueAt, type YamlValue } from '../content/reading/yaml-text.ts';
import { kindOf, translationOf, translationSchemaOf } from '../content/schema/content-kinds.ts';
import { isLanguageTag } from '../content/schema/fields.ts';
import { fieldsOf } from '../content/schema/roles.ts';
import { entryWords, notedWords, translatedPart } from '../content/schema/written-words.ts';
import { nameOfLanguage } from '../content/translations/translations.ts';
import { UserError } from '../text/user-error.ts';
import { scaffoldValue, translationScaffold, type Values } from './blank-file.ts';
import { settingsOf, stampOf } from './campaign-settings.ts';
import { contentTexts, editedText, type OpenedText, openText, saveText } from './content-texts.ts';
import { translatedTexts, translationPath, versionsOf } from './translation-state.ts';
import { writeNew } from './write-new.ts';

/** What is wrong with a file that was named; the message is for the person at the terminal. */
export class NoSuchText extends UserError {}

/** A new translation by its path, with the original's words to be translated; `clock` is now, UTC ms. */
export function newTranslation(campaign: string, original: OpenedText, lang: string, clock: number): [string, string] {
  const { path, kind, fields = {}, body = '' } = original;
  const schema = translationSchemaOf(kind);
  if (!schema)
    throw new NoSuchText(
      `${path} is not a text that is translated. Name a file of content/, like content/events/london.md.`,
    );
  const values = { ...versionsOf(original), translated: dayOf(campaign, clock) };
  const towns = kind.name === 'campaign' ? scaffoldValue(townsOf(campaign)) : undefined;
  const hints = { ...hintsOf(fields, kind.schema), towns };
  const written = translationScaffold(schema, values, hints);
  const text = path.endsWith('.md') ? `---\n${written}---\n\n${body.trim()}\n` : written;
  return [translationPath(path, lang), text];
}

/** The towns of the events, each to be named in the language. */
function townsOf(campaign: string): YamlValue {
  const towns = contentTexts(campaign).flatMap((about) => {
    if (about.kind.name !== 'event' || translationOf(about.path)) return [];
    const opened = openText(campaign, about);
    const town = typeof opened === 'string' ? undefined : opened.fields?.town;
    return typeof town === 'string' ? [town] : [];
  });
  return [...new Set(towns)].sort().map((town) => ({ town, name: town }));
}

/** The original's own words as what is to be written in their place. */
function hintsOf(fields: { readonly [key: string]: YamlValue }, schema: z.ZodObject): Values {
  const words = fieldsOf(schema, 'words').map((field) => [
    field,
    scaffoldValue(translatedPart(schema, field, fields[field])),
  ]);
  const noted = [...notedWords(schema, fields)].map(([under, told]): [string, string] => [
    under,
    JSON.stringify(told.map(({ text }) => text)),
  ]);
  const entries = fieldsOf(schema, 'entries').flatMap((field): [string, Values[string]][] => {
    const list = fields[field];
    if (!Array.isArray(list)) return [];
    const own = entryWords(schema, field, list).map((entry, index) => ({ do: valueAt(list, [index, 'do']), ...entry }));
    return [[field, scaffoldValue(own)]];
  });
  return { ...Object.fromEntries([...words, ...entries, ...noted]), spelling: scaffoldValue(fields.place) };
}

/** Begins the translation of a file, or of all that have none, and says so; returns the exit code. */
export function beginTranslation(campaign: string, file: string | undefined, lang: string, clock: number): 0 {
  if (!isLanguageTag(lang)) throw new NoSuchText(`--lang: "${lang}" is not a language code. Write it like ru or kk.`);
  const missing = translatedTexts(campaign, lang).filter(({ state }) => state === 'missing');
  const originals = file ? [openOriginal(campaign, pathIn(campaign, file))] : missing.map(({ original }) => original);
  const files = originals.map((original) => newTranslation(campaign, original, lang, clock));
  writeNew(campaign, new Map(files));
  for (const [path] of files) console.log(join(relative(process.cwd(), campaign), path));
  const [are, their] = files.length === 1 ? ['is', 'its title'] : ['are', 'each title'];
  console.log(
    files.length === 0
      ? `Every text has a translation into ${nameOfLanguage(lang)}, or one that is begun.`
      : `${are} there, with the original’s words. Translate them; ${their} stands below the original’s.`,
  );
  return 0;
}

/** Records that translations say what their originals say now; returns the exit code. */
export function acceptTranslations(campaign: string, files: readonly string[], clock: number): 0 {
  // All or none: each is looked at before one is written.
  const accepted = files.map((file): [string, string, string] => {
    const path = pathIn(campaign, file);
    const kind = kindOf(path);
    const translation = translationOf(path);
    if (!kind || !translation)
      throw new NoSuchText(`${file} is not a translation. Name one, like content/events/london.ru.md.`);
    const opened = openText(campaign, { path, kind });
    if (typeof opened === 'string' || !opened.fields)
      throw new NoSuchText(`${file} cannot be read. Run handbill check to see what is wrong with it.`);
    return [path, translation.original, editedText(opened, acceptedFields(campaign, translation.original, clock))];
  });
  for (const [path, original, text] of accepted) {
    saveText(campaign, path, text);
    console.log(`${path} is recorded as a translation of ${original} as it is now.`);
  }
  return 0;
}

/** The fields of a translation that say of which version of its original it is. */
export function acceptedFields(campaign: string, original: string, clock: number): Values {
  const { translates, spells } = versionsOf(openOriginal(campaign, original));
  return { translates, ...(spells && { spells }), translated: dayOf(campaign, clock) };
}

/** From the campaign's folder, whether it was named from there or from here. */
function pathIn(campaign: string, file: string): string {
  const found = [resolve(campaign, file), resolve(file)].find((path) => existsSync(path));
  if (!found) throw new NoSuchText(`There is no ${file}. Name a file of content/, like content/events/london.md.`);
  return relative(resolve(campaign), found).replaceAll('\\', '/');
}

/** The text that is translated. Throws NoSuchText. */
function openOriginal(campaign: string, path: string): OpenedText {
  const kind = kindOf(path);
  if (!kind)
    throw new NoSuchText(
      `${path} is not a text that is translated. Name a file of content/, like content/events/london.md.`,
    );
  if (!existsSync(join(campaign, path))) throw new NoSuchText(`There is no ${path}, so there is nothing to translate.`);
  const opened = openText(campaign, { path, kind });
  if (typeof opened === 'object' && opened.fields) return opened;
  throw new NoSuchText(`${path} cannot be read. Run handbill check to see what is wrong with it.`);
}

function dayOf(campaign: string, clock: number): string {
  return stampOf(clock, settingsOf(campaign).zone).slice(0, 10);
}

/** `handbill new translation` and `check --accept-translation`: begin a translation, or record that it is up to date. */
import { existsSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { stringify } from 'yaml';
import type { z } from 'zod';
import { readDocument } from '../content/reading/front-matter.ts';
import { decodeSource } from '../content/reading/source-file.ts';
import { isRecord, readYaml, type YamlValue } from '../content/reading/yaml-text.ts';
import { CONTENT_KINDS, type ContentKind, kindOf, translationOf } from '../content/schema/content-kinds.ts';
import { isLanguageTag } from '../content/schema/fields.ts';
import { fieldsOf } from '../content/schema/roles.ts';
import { entryWords, notesOf } from '../content/schema/written-words.ts';
import { placeVersionOf, versionOf } from '../content/translations/translation-version.ts';
import { UserError } from '../text/user-error.ts';
import { fieldsScaffold, markdownScaffold, type Values } from './blank-file.ts';
import { settingsOf, stampOf } from './campaign-settings.ts';
import { editedText, openText, saveText } from './content-texts.ts';
import { writeNew } from './write-new.ts';

/** What is wrong with a file that was named; the message is for the person at the terminal. */
export class NoSuchText extends UserError {}

/** The path and text of a new translation, with the original's words to be translated; `clock` is now, UTC ms. */
function newTranslation(campaign: string, file: string, lang: string, clock: number): [string, string] {
  const path = pathIn(campaign, file);
  const kind = kindOf(path);
  const schema = CONTENT_KINDS.find(({ translates }) => translates === kind?.name)?.schema;
  if (!kind || !schema)
    throw new NoSuchText(
      `${file} is no text that is translated. Name a file of content/, like content/events/london.md.`,
    );
  if (!isLanguageTag(lang)) throw new NoSuchText(`--lang: "${lang}" is not a language code. Write it like ru or kk.`);
  const { fields, body, version, spells } = readOriginal(campaign, path, kind);
  const values = { translates: version, spells, translated: dayOf(campaign, clock) };
  const hints = hintsOf(fields, kind.schema);
  const name = path.replace(/\.[a-z]+$/, (ending) => `.${lang}${ending}`);
  const text = path.endsWith('.md')
    ? markdownScaffold(schema, values, body.trim(), hints)
    : fieldsScaffold(schema, values, hints);
  return [name, text];
}

/** The original's own words as what is to be written in their place. */
function hintsOf(fields: { readonly [key: string]: YamlValue }, schema: z.ZodObject): Values {
  const words = fieldsOf(schema, 'words').map((field) => [field, hintOf(fields[field])]);
  const notes = fieldsOf(schema, 'noted').flatMap((field) => notesOf(fields[field]));
  const entries = fieldsOf(schema, 'entries').flatMap((field): [string, string][] => {
    const list = fields[field];
    if (!Array.isArray(list)) return [];
    const own = entryWords(schema, field, list).map((entry, index) => ({ do: at(list[index], 'do'), ...entry }));
    return [[field, stringify(own, { lineWidth: 0 }).trimEnd()]];
  });
  return {
    ...Object.fromEntries([...words, ...entries]),
    ...(notes.length > 0 && { notes: JSON.stringify(notes) }),
  };
}

function at(entry: YamlValue, field: string): YamlValue {
  return isRecord(entry) ? entry[field] : undefined;
}

/** A list stands on one line, as YAML reads it too. */
function hintOf(value: YamlValue): string | Values | undefined {
  if (Array.isArray(value)) return JSON.stringify(value);
  if (!isRecord(value)) return value;
  const group = Object.entries(value).map(([key, inner]) => [key, hintOf(inner)]);
  return group.length > 0 ? Object.fromEntries(group) : undefined;
}

/** Begins a translation and says so; returns the exit code. */
export function beginTranslation(campaign: string, file: string, lang: string, clock: number): 0 {
  const [path, text] = newTranslation(campaign, file, lang, clock);
  writeNew(campaign, new Map([[path, text]]));
  const shown = join(relative(process.cwd(), campaign), path);
  console.log(`${shown} is there, with the original’s words. Translate them; take away the # in front of its title.`);
  return 0;
}

/** Records that a translation says what the original says now; returns the exit code. */
export function acceptTranslation(campaign: string, file: string, clock: number): 0 {
  const path = pathIn(campaign, file);
  const kind = kindOf(path);
  const translation = translationOf(path);
  const original = translation && kindOf(translation.original);
  if (!kind || !translation || !original)
    throw new NoSuchText(`${file} is no translation. Name one, like content/events/london.ru.md.`);
  const opened = openText(campaign, { path, kind });
  if (typeof opened === 'string' || !opened.fields)
    throw new NoSuchText(`${file} cannot be read. Run handbill check to see what is wrong with it.`);
  const { version, spells } = readOriginal(campaign, translation.original, original);
  const values = { translates: version, ...(spells && { spells }), translated: dayOf(campaign, clock) };
  saveText(campaign, path, editedText(opened, values));
  console.log(`${file} is recorded as a translation of ${translation.original} as it is now.`);
  return 0;
}

/** From the campaign's folder, whether it was named from there or from here. */
function pathIn(campaign: string, file: string): string {
  const found = [resolve(campaign, file), resolve(file)].find((path) => existsSync(path));
  if (!found) throw new NoSuchText(`There is no ${file}. Name a file of content/, like content/events/london.md.`);
  return relative(resolve(campaign), found).replaceAll('\\', '/');
}

function readOriginal(campaign: string, path: string, { schema }: ContentKind) {
  if (!existsSync(join(campaign, path))) throw new NoSuchText(`There is no ${path}, so there is nothing to translate.`);
  const source = decodeSource(path, readFileSync(join(campaign, path)));
  const faulty = new NoSuchText(`${path} cannot be read. Run handbill check to see what is wrong with it.`);
  if ('message' in source) throw faulty;
  const fields = path.endsWith('.md') ? undefined : readYaml(path, source.text, 1);
  const document = fields ? (Array.isArray(fields) ? fields : { fields, body: '' }) : readDocument(source);
  if (Array.isArray(document)) throw faulty;
  const { data } = document.fields;
  return {
    fields: data,
    body: document.body,
    version: versionOf({ ...document, schema }),
    spells: placeVersionOf(data.place),
  };
}

function dayOf(campaign: string, clock: number): string {
  return stampOf(clock, settingsOf(campaign).zone).slice(0, 10);
}

/** Names the version of an original by its words, so that a translation can say which one it translates. */
import { createHash } from 'node:crypto';
import type { CheckedDocument } from '../checks/text-check.ts';
import { isRecord, type YamlText, type YamlValue } from '../reading/yaml-text.ts';
import { fieldsOf } from '../schema/roles.ts';
import { entryWords, notedWords, translatedPart } from '../schema/written-words.ts';

/**
 * Translations in people's campaigns name versions made in this order, so these fields keep their places whatever is
 * added; the words of any other field come after them, by name.
 */
const FIRST_WORDS: readonly string[] = ['title', 'claim', 'summary', 'source'];
const FIRST_NOTED: readonly string[] = ['changes', 'corrections'];
const HEADINGS = 'headings';
const FIRST = [...FIRST_WORDS, ...FIRST_NOTED, HEADINGS];

type Versioned = Pick<CheckedDocument, 'body' | 'schema'> & { readonly fields: Pick<YamlText, 'data'> };

/** Eight hexadecimal digits, the same for the same words however their lines are broken. */
export function versionOf({ fields, body, schema }: Versioned): string {
  const { data } = fields;
  const words = fieldsOf(schema, 'words');
  const noted = [...notedWords(schema, data).values()].map((told): [string, YamlValue[]] => [
    String(told[0]?.path[0]),
    told.map(({ text }) => text),
  ]);
  const firstWords = FIRST_WORDS.map((field) => (words.includes(field) ? data[field] : undefined));
  const firstNotes = FIRST_NOTED.map((field) => new Map(noted).get(field) ?? []);
  const headings = words.includes(HEADINGS) && isRecord(data[HEADINGS]) ? data[HEADINGS] : {};
  const others = [
    ...words.map((field): [string, YamlValue] => [field, translatedPart(schema, field, data[field])]),
    ...noted,
    ...fieldsOf(schema, 'entries').map((field): [string, YamlValue] => [field, wordsOfEntries(schema, field, data)]),
  ].filter(([field, value]) => !FIRST.includes(field) && value !== undefined);
  const later = others.length > 0 ? [others.sort(([a], [b]) => (a < b ? -1 : 1))] : [];
  return hashOf(
    JSON.stringify([firstWords, firstNotes, headings, ...later, body])
      .replace(/(?:\\n|\s)+/g, ' ')
      .replace(/ "\]$/, '"]'),
  );
}

/** What can only be done has no words, and is no matter of translators. */
function wordsOfEntries(
  schema: CheckedDocument['schema'],
  field: string,
  data: Versioned['fields']['data'],
): YamlValue {
  const words = entryWords(schema, field, data[field]);
  return words.some((entry) => Object.keys(entry).length > 0) ? words : undefined;
}

/** Names an event's place in the same way, so that a translation can say which one it spells; undefined where there is none. */
export function placeVersionOf(place: YamlValue): string | undefined {
  if (!isRecord(place)) return undefined;
  const words = [place.name, place.address].map((text) => (typeof text === 'string' ? text : ''));
  return hashOf(JSON.stringify(words).replace(/(?:\\n|\s)+/g, ' '));
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 8);
}

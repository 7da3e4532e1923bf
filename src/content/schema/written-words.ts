/** Every word in a file's fields, by the roles that its schema gives them, and where it stands. */
import { z } from 'zod';
import { type FieldPath, isRecord, type YamlValue } from '../reading/yaml-text.ts';
import { fieldsOf, notedIn } from './roles.ts';
import { bare } from './value-kinds.ts';

export interface WrittenWords {
  readonly path: FieldPath;
  readonly text: string;
}

/** The words in the order of the schema, those of groups and lists one by one. */
export function writtenWords(schema: z.ZodObject, data: { readonly [key: string]: YamlValue }): WrittenWords[] {
  const own = fieldsOf(schema, 'words').flatMap((field) =>
    textsIn(translatedPart(schema, field, data[field]), [field]),
  );
  const notes = [...notedWords(schema, data).values()].flat().flatMap(({ path, text }) => textsIn(text, path));
  const entries = fieldsOf(schema, 'entries').flatMap((field) =>
    entryWords(schema, field, data[field]).flatMap((words, index) => textsIn(words, [field, index])),
  );
  return [...own, ...notes, ...entries];
}

/** What of a field of words is translated: all but what its group calls data, such as an email address. */
export function translatedPart(schema: z.ZodObject, field: string, value: YamlValue): YamlValue {
  const group = bare(schema.shape[field]);
  if (!(group instanceof z.ZodObject) || !isRecord(value)) return value;
  const data = fieldsOf(group, 'data');
  const own = Object.entries(value).filter(([name]) => !data.includes(name));
  return own.length > 0 ? Object.fromEntries(own) : undefined;
}

/** The words of a list's entries, one record for each. */
export function entryWords(schema: z.ZodObject, field: string, list: YamlValue): { [key: string]: YamlValue }[] {
  const array = bare(schema.shape[field]);
  if (!(array instanceof z.ZodArray) || !(array.element instanceof z.ZodObject) || !Array.isArray(list)) return [];
  const names = fieldsOf(array.element, 'words');
  return list.map((entry) =>
    Object.fromEntries(isRecord(entry) ? Object.entries(entry).filter(([name]) => names.includes(name)) : []),
  );
}

/** Words of an entry of a list, and where they stand. */
export interface EntryWords {
  readonly path: FieldPath;
  readonly text: YamlValue;
}

/** The lists that a translation has of the words of entries, by their names there. */
export function notedWords(
  schema: z.ZodObject,
  data: { readonly [key: string]: YamlValue },
): Map<string, EntryWords[]> {
  const lists = fieldsOf(schema, 'noted').flatMap((field): [string, EntryWords[]][] => {
    const { word = '', under = '' } = notedIn(schema.shape[field]) ?? {};
    const list = data[field];
    const told = (Array.isArray(list) ? list : []).flatMap((entry, index) =>
      isRecord(entry) && entry[word] ? [{ path: [field, index, word], text: entry[word] }] : [],
    );
    return told.length > 0 ? [[under, told]] : [];
  });
  return new Map(lists);
}

function textsIn(value: YamlValue, path: FieldPath): WrittenWords[] {
  if (typeof value === 'string') return [{ path, text: value }];
  const entries = Array.isArray(value) ? value.entries() : isRecord(value) ? Object.entries(value) : [];
  return [...entries].flatMap(([key, inner]) => textsIn(inner, [...path, key]));
}

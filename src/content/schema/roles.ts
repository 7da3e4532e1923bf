/** What each field is, said where it is declared, and what follows from it: a file's words, and its data. */
import { z } from 'zod';

/**
 * - words: translated, but for what a group of them calls data, which a translation may have and need not; hashed, so that a translation knows when they change; their dates are checked; in the model by language.
 * - data: when, where and whether, and names and quotations that stand as they are: one for all languages, in no translation.
 * - noted: a list of data of which one field of each entry is words; a translation has these as a list under another name, in their order.
 * - entries: a list of entries with words and data, each named by its `do`; a translation has the same list with the words alone.
 * - file: about the file that it stands in, each translation having its own: neither words nor data of the campaign.
 */
export type Role = 'words' | 'data' | 'noted' | 'entries' | 'file';

export type Field<R extends Role = Role> = z.ZodType & { readonly role: R };

/** A field as it is declared: with its role, and perhaps optional. */
type Declared<R extends Role = Role> = Field<R> | z.ZodOptional<Field<R>>;

export function words<T extends z.ZodType>(field: T) {
  return Object.assign(field, { role: 'words' } as const);
}

export function data<T extends z.ZodType>(field: T) {
  return Object.assign(field, { role: 'data' } as const);
}

export function ofFile<T extends z.ZodType>(field: T) {
  return Object.assign(field, { role: 'file' } as const);
}

/** The only words of the entries of a list: their name there, and that of the list which a translation has of them. */
export interface Noted {
  readonly word: string;
  readonly under: string;
}

/** One field of the entries is their only words: a translation has a place for no others. */
export function noted<W extends string, S extends { readonly [K in W]: Declared<'words'> }>(
  list: z.ZodArray<z.ZodObject<S & { readonly [K in Exclude<keyof S, W>]: Declared<'data'> }, z.core.$strict>>,
  word: W,
  under: string,
) {
  return Object.assign(list, { role: 'noted', noted: { word, under } } as const);
}

/** What the entries of such a field have for words; undefined for other fields. */
export function notedIn(field: unknown): Noted | undefined {
  if (field instanceof z.ZodOptional) return notedIn(field.unwrap());
  const found: unknown = field instanceof z.ZodType && 'noted' in field ? field.noted : undefined;
  return isNoted(found) ? found : undefined;
}

function isNoted(value: unknown): value is Noted {
  return typeof value === 'object' && value !== null && 'word' in value && 'under' in value;
}

/** Each entry's fields say which of them are words. */
export function entries<S extends Readonly<Record<string, Declared<'words' | 'data'>>>>(
  list: z.ZodArray<z.ZodObject<S, z.core.$strict>>,
) {
  return Object.assign(list, { role: 'entries' } as const);
}

/** The fields of a kind of file; each says what it is. */
export function contentFile<S extends Readonly<Record<string, Declared>>>(shape: S) {
  return z.strictObject(shape);
}

/** The role of a field that may be optional; undefined for what is no field of ours. */
export function roleOf(field: unknown): Role | undefined {
  if (field instanceof z.ZodOptional) return roleOf(field.unwrap());
  const role: unknown = field instanceof z.ZodType && 'role' in field ? field.role : undefined;
  return ROLES.find((each) => each === role);
}

const ROLES: readonly Role[] = ['words', 'data', 'noted', 'entries', 'file'];

/** The names of a schema's fields of some roles, in its order. */
export function fieldsOf(schema: z.ZodObject, ...roles: readonly Role[]): string[] {
  return Object.keys(schema.shape).filter((name) => roles.some((role) => role === roleOf(schema.shape[name])));
}

type RoleOf<F> = F extends { readonly role: infer R }
  ? R
  : F extends z.ZodOptional<infer Inner>
    ? RoleOf<Inner>
    : never;

/** The names of a schema's fields of some roles, as a type. */
export type KeysOf<S extends z.ZodObject, R extends Role> = {
  [K in keyof S['shape']]: [RoleOf<S['shape'][K]>] extends [R] ? K : never;
}[keyof S['shape']];

/** A file's words: every one that its schema has, undefined where the file has none. */
export type WordsOf<S extends z.ZodObject> = {
  readonly [K in KeysOf<S, 'words'> & keyof z.infer<S>]-?: z.infer<S>[K];
};

/** The words of a checked file, which are all that the model has of it in one language alone. */
export function wordsOf<S extends z.ZodObject>(schema: S, checked: z.infer<S>): WordsOf<S>;
export function wordsOf(schema: z.ZodObject, checked: Readonly<Record<string, unknown>>): object {
  return Object.fromEntries(fieldsOf(schema, 'words').map((name) => [name, checked[name]]));
}

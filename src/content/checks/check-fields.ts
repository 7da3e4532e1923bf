/** Holds a file's fields against its schema and says in our own words, with places, what does not fit. */
import { z } from 'zod';
import { type Problem, quote } from '../../campaign/problem.ts';
import { tellInvisible } from '../../text/invisible.ts';
import { nearest } from '../../text/nearest.ts';
import type { SourceFile } from '../reading/source-file.ts';
import {
  type FieldPath,
  fieldName,
  isRecord,
  readYaml,
  valueAt,
  type YamlText,
  type YamlValue,
} from '../reading/yaml-text.ts';
import { bare, exampleOf } from '../schema/value-kinds.ts';

/**
 * The checked fields, or every problem in them. `kind` names the file to its author: "an event"; `elsewhere` says of a
 * field that is none of its own where it belongs.
 */
export function checkFields<T extends z.ZodObject>(
  schema: T,
  file: string,
  fields: Places,
  kind: string,
  elsewhere: (key: string) => string | undefined = () => undefined,
): { fields: z.infer<T> } | Problem[] {
  const result = schema.safeParse(fields.data);
  if (result.success) return { fields: result.data };
  const context = { schema, file, fields, kind, elsewhere };
  return result.error.issues.flatMap((issue) => (isWrittenOtherwise(issue, fields) ? [] : explain(issue, context)));
}

type Places = Pick<YamlText, 'data' | 'locate' | 'locateKey'>;

interface Context {
  readonly schema: z.ZodObject;
  readonly file: string;
  readonly fields: Places;
  readonly kind: string;
  readonly elsewhere: (key: string) => string | undefined;
}

/** A field that is missing because its name has capitals is told once, by that name. */
function isWrittenOtherwise({ path }: z.core.$ZodIssue, { data }: Places): boolean {
  const steps = path.filter((step) => typeof step !== 'symbol');
  return valueAt(data, steps) === undefined && writtenName(data, steps) !== undefined;
}

/** The name under which a field is written, but for its capitals; undefined where it is not, or as it should be. */
export function writtenName(data: YamlValue, path: FieldPath): string | undefined {
  const [group, name] = [valueAt(data, path.slice(0, -1)), String(path.at(-1))];
  if (!isRecord(group) || name in group) return undefined;
  return Object.keys(group).find((key) => key.toLowerCase() === name);
}

function explain(issue: z.core.$ZodIssue, context: Context): Problem[] {
  const { schema, file, fields, kind, elsewhere } = context;
  const path = issue.path.filter((step) => typeof step !== 'symbol');
  const about = (at: FieldPath, place: Problem['place'], message: string, add?: readonly string[]): Problem => ({
    severity: 'error',
    file,
    place,
    field: fieldName(at),
    message,
    add,
  });
  if (issue.code === 'unrecognized_keys') {
    const group = schemaAt(schema, path);
    return issue.keys.map((key) => {
      const at = [...path, key];
      return about(
        at,
        fields.locateKey(at),
        (path.length === 0 ? elsewhere(key) : undefined) ??
          unknownField(group, path.length > 0 ? fieldName(path) : kind, key),
      );
    });
  }
  const at = schemaAt(schema, path);
  const value = valueAt(fields.data, path);
  if (value === undefined) {
    const isWritten = hasKey(fields.data, path);
    const place = isWritten ? fields.locateKey(path) : fields.locate(path.slice(0, -1));
    const fault = isWritten ? 'is empty' : 'is missing';
    const advice = shapeAdvice(at) ?? `Write it like \`${String(path.at(-1))}: ${exampleOf(at) ?? '…'}\``;
    return [about(path, place, `${fault}. ${advice}`, shapeLines(at, path))];
  }
  const lines = issue.code === 'invalid_type' ? shapeLines(at, path, value) : undefined;
  return [about(path, fields.locate(path), faultOf(issue, value, at), lines)];
}

function faultOf(issue: z.core.$ZodIssue, value: YamlValue, at: z.ZodType | undefined): string {
  if (issue.code === 'custom') return issue.message;
  if (issue.code === 'invalid_value') {
    const words = issue.values.map(String);
    const near = nearest(String(value), words);
    const advice = tellInvisible(String(value)) || (near ? `Did you mean ${near}?` : `Write ${words[0]}.`);
    return `${quote(String(value))} is not one of ${words.join(', ')}. ${advice}`;
  }
  return `${shapeOf(value)} ${shapeAdvice(at) ?? `Write one value, like ${exampleOf(at) ?? '…'}.`}`;
}

function shapeOf(value: YamlValue): string {
  if (Array.isArray(value)) return 'is a list, which does not belong here.';
  if (isRecord(value)) return 'is a group of fields, which does not belong here.';
  return `${quote(value ?? '')} is a single value, which is not enough here.`;
}

/** What to do about a list or a group of fields; undefined for what is one value. */
function shapeAdvice(schema: z.ZodType | undefined): string | undefined {
  if (schema instanceof z.ZodArray) return 'Add its entries one by one.';
  const fields = keysOf(schema).map((name) => `\`${name}:\``);
  return schema instanceof z.ZodObject ? `It is made of ${fields.join(', ')}.` : undefined;
}

/** A list or a group of fields as it is written; a `value` that stood there is the name. */
function shapeLines(schema: z.ZodType | undefined, path: FieldPath, value?: YamlValue): string[] | undefined {
  const key = `${String(path.findLast((step) => typeof step === 'string'))}:`;
  const isEntry = schema instanceof z.ZodArray || typeof path.at(-1) === 'number';
  const fields = keysOf(schema instanceof z.ZodArray ? schema.element : schema);
  if (isEntry) return [key, `  - ${fields[0] ? `${fields[0]}: …` : '…'}`];
  const name = typeof value !== 'string' ? '…' : /^[\w\s-]+$/.test(value) ? value : JSON.stringify(value);
  return fields.length > 0
    ? [key, ...fields.map((field) => `  ${field}: ${field === 'name' ? name : '…'}`)]
    : undefined;
}

function unknownField(group: z.ZodType | undefined, kind: string, key: string): string {
  const shape: Readonly<Record<string, unknown>> = group instanceof z.ZodObject ? group.shape : {};
  const known = Object.keys(shape);
  const parent = known.find((name) => keysOf(shape[name]).includes(key));
  if (parent) return `belongs to \`${parent}:\`, as one of its fields. Move it there.`;
  if (/\s/.test(key))
    return 'is taken for a field, since a comma ends the value in front of it. Put that whole value into quotation marks.';
  const near = nearest(key, known);
  const advice = tellInvisible(key) || (near ? `Did you mean ${near}?` : `Its fields are ${known.join(', ')}.`);
  return `is not a field of ${kind}. ${advice}`;
}

function keysOf(schema: unknown): string[] {
  const group = bare(schema);
  return group instanceof z.ZodObject ? Object.keys(group.shape) : [];
}

/** The schema of the value at a path, without its "optional". */
function schemaAt(schema: z.ZodType, path: FieldPath): z.ZodType | undefined {
  let current: unknown = schema;
  for (const step of path) {
    const inner = bare(current);
    if (inner instanceof z.ZodObject) current = Reflect.get(inner.shape, step);
    else current = inner instanceof z.ZodArray ? inner.element : undefined;
  }
  const found = bare(current);
  return found instanceof z.ZodType ? found : undefined;
}

function hasKey(data: YamlValue, path: FieldPath): boolean {
  const group = valueAt(data, path.slice(0, -1));
  return isRecord(group) && String(path.at(-1)) in group;
}

/** A file that is all fields, read and held against its schema; its fields are undefined where they do not fit. Reports every problem. */
export function readFieldsFile<T extends z.ZodObject>(
  { path, text }: SourceFile,
  schema: T,
  kind: string,
  report: (problem: Problem) => void,
  elsewhere?: (key: string) => string | undefined,
): { readonly yaml: YamlText; readonly fields: z.infer<T> | undefined } | undefined {
  const yaml = readYaml(path, text, 1);
  const checked = Array.isArray(yaml) ? yaml : checkFields(schema, path, yaml, kind, elsewhere);
  if (Array.isArray(checked)) checked.forEach(report);
  return Array.isArray(yaml) ? undefined : { yaml, fields: Array.isArray(checked) ? undefined : checked.fields };
}

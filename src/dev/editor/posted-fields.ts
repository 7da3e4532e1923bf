/** Reads what a form sent back into fields, as the schema has them. */
import { z } from 'zod';
import type { YamlValue } from '../../content/reading/yaml-text.ts';
import { type Posted, sentValue } from './inputs.ts';

/** The fields of a schema, whose controls are named by their paths: "place.name", "changes.0.at". What was left empty is undefined, and an entry left empty is no entry. */
export function postedFields(schema: z.ZodObject, posted: Posted, prefix = ''): { [key: string]: YamlValue } {
  return Object.fromEntries(
    Object.entries(schema.shape).map(([key, field]) => {
      const value = postedValue(bare(field), posted, prefix + key);
      // Of a group that is needed, the check names the field that is missing.
      return [key, value ?? (field instanceof z.ZodObject ? {} : undefined)];
    }),
  );
}

function postedValue(field: z.ZodType, posted: Posted, name: string): YamlValue {
  if (field instanceof z.ZodObject) return unlessEmpty(postedFields(field, posted, `${name}.`));
  if (!(field instanceof z.ZodArray)) return sentValue(field, name, posted) || undefined;
  const element = elementOf(field);
  const entries = element
    ? indicesOf(posted, name).map((index) => unlessEmpty(postedFields(element, posted, `${name}.${index}.`)))
    : // Codes and days have no commas.
      textOf(posted.get(name))
        .split(/^(languages|dates)$/.test(name) ? /[\n,;]/ : '\n')
        .map(textOf);
  const filled = entries.filter((entry) => entry !== undefined && entry !== '');
  return filled.length > 0 ? filled : undefined;
}

/** The group of fields that each entry of a list is; undefined for a list of single values. */
export function elementOf(list: z.ZodArray): z.ZodObject | undefined {
  const element = bare(list.element);
  return element instanceof z.ZodObject ? element : undefined;
}

/** A schema without its "optional". */
export function bare(schema: unknown): z.ZodType {
  if (schema instanceof z.ZodOptional) return bare(schema.unwrap());
  if (schema instanceof z.ZodType) return schema;
  throw new TypeError('not a schema');
}

function unlessEmpty(group: { [key: string]: YamlValue }): YamlValue {
  const filled = Object.entries(group).filter(([, value]) => value !== undefined);
  return filled.length > 0 ? Object.fromEntries(filled) : undefined;
}

function indicesOf(posted: Posted, name: string): number[] {
  const found = [...posted.keys()].flatMap((key) => {
    const index = key.startsWith(`${name}.`) ? key.slice(name.length + 1).split('.')[0] : undefined;
    return index === undefined ? [] : [Number(index)];
  });
  return [...new Set(found)].sort((a, b) => a - b);
}

function textOf(value = ''): string {
  return value.replace(/\r\n?/g, '\n').trim();
}

/** Warns of telephone numbers without their country's code, which only those who are in it can call. */
import { z } from 'zod';
import { type Problem, quote } from '../../campaign/problem.ts';
import { type FieldPath, isRecord, type YamlText, type YamlValue } from '../reading/yaml-text.ts';
import { valueKindOf } from '../schema/value-kinds.ts';

/** Emergency numbers, and others that are the same only within a country, are shorter, digits. */
const SHORTEST = 7;

/** A warning for each number that nobody abroad can call. */
export function nationalNumbers(schema: z.ZodObject, fields: YamlText): Problem[] {
  return numbersIn(schema, fields.data, []).flatMap(({ path, text }) => {
    if (text.startsWith('+') || text.replace(/\D/g, '').length < SHORTEST) return [];
    const begins = text.startsWith('00') ? '+ in place of 00' : '+ and the country’s code in place of the first 0';
    const message = `${quote(text)} can be called from one country alone. Write ${begins}, like \`"+44 20 7946 0018"\`.`;
    return [fields.problem(path, message, 'warning')];
  });
}

function numbersIn(schema: unknown, value: YamlValue, path: FieldPath): { path: FieldPath; text: string }[] {
  if (schema instanceof z.ZodOptional) return numbersIn(schema.unwrap(), value, path);
  if (schema instanceof z.ZodObject && isRecord(value))
    return Object.entries(schema.shape).flatMap(([key, field]) => numbersIn(field, value[key], [...path, key]));
  if (schema instanceof z.ZodArray && Array.isArray(value))
    return value.flatMap((entry, index) => numbersIn(schema.element, entry, [...path, index]));
  const isNumber = schema instanceof z.ZodType && valueKindOf(schema) === 'telephone';
  return isNumber && typeof value === 'string' ? [{ path, text: value }] : [];
}

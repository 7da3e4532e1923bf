/** Writes the fields of a new content file from the schema: each explained, those without a value as a comment to fill in. */
import { stringify } from 'yaml';
import { z } from 'zod';
import { isRecord, type YamlValue } from '../content/reading/yaml-text.ts';
import { bare, exampleOf } from '../content/schema/value-kinds.ts';

/** What is known of a new file: values by field, groups as groups. */
export interface Values {
  readonly [field: string]: string | Values | undefined;
}

/** A Markdown file: its fields between dashes, then its text. `hints` stand in for examples. */
export function markdownScaffold(schema: z.ZodObject, values: Values, body: string, hints?: Values): string {
  return `---\n${fieldsScaffold(schema, values, hints)}---\n\n${body}\n`;
}

/** Every field of a schema in its order, under the words that explain it. `hints` stand in for examples. */
export function fieldsScaffold(schema: z.ZodObject, values: Values, hints: Values = {}): string {
  return scaffold(schema, (key, field) => {
    const lines = fieldLines(key, bare(field), values[key] ?? hints[key]);
    return values[key] === undefined ? lines.map((line) => `# ${line}`) : lines;
  });
}

/**
 * The fields of a translation: those that the original has, with its words to be written in the language, and empty where
 * one is needed. What the original says nothing of nobody has to translate.
 */
export function translationScaffold(schema: z.ZodObject, values: Values, original: Values): string {
  return scaffold(schema, (key, field) => {
    if (values[key] !== undefined) return fieldLines(key, bare(field), values[key]);
    const lines = original[key] === undefined ? [] : fieldLines(key, bare(field), original[key]);
    if (field instanceof z.ZodOptional) return lines.map((line) => `# ${line}`);
    return [...lines.map((line) => line.replace(`${key}:`, '# Original:')), `${key}:`];
  });
}

function scaffold(schema: z.ZodObject, linesOf: (key: string, field: unknown) => string[]): string {
  return Object.entries(schema.shape)
    .flatMap(([key, field]) => {
      const lines = linesOf(key, field);
      return lines.length > 0 ? [[`# ${describe(field)}`, ...lines].join('\n')] : [];
    })
    .join('\n\n')
    .concat('\n');
}

/** A value as a scaffold takes it: a list of texts stands on one line, as YAML reads it too, and one of groups below each other. */
export function scaffoldValue(value: YamlValue): string | Values | undefined {
  if (Array.isArray(value))
    return value.some(isRecord) ? stringify(value, { lineWidth: 0 }).trimEnd() : JSON.stringify(value);
  if (!isRecord(value)) return value;
  const group = Object.entries(value).map(([key, inner]) => [key, scaffoldValue(inner)]);
  return group.length > 0 ? Object.fromEntries(group) : undefined;
}

function fieldLines(key: string, field: unknown, value: string | Values | undefined): string[] {
  if (field instanceof z.ZodObject) return [`${key}:`, ...indented(groupLines(field, value))];
  if (field instanceof z.ZodArray) {
    const element = bare(field.element);
    if (!(element instanceof z.ZodObject)) return [`${key}: ${value ?? writtenExample(field)}`];
    if (typeof value === 'string') return [`${key}:`, ...indented(value.split('\n'))];
    const [first = '', ...rest] = groupLines(element, value);
    return [`${key}:`, ...indented([`- ${first}`, ...indented(rest)])];
  }
  return [`${key}: ${typeof value === 'string' ? scalar(value) : writtenExample(field)}`];
}

/** The fields of a group: those that have a value, or all with their examples when none has. */
function groupLines(group: z.ZodObject, value: string | Values | undefined): string[] {
  const given = typeof value === 'object' ? value : undefined;
  return Object.entries(group.shape).flatMap(([key, field]) => {
    if (!given) return fieldLines(key, bare(field), undefined);
    return given[key] === undefined ? [] : fieldLines(key, bare(field), given[key]);
  });
}

function indented(lines: readonly string[]): string[] {
  return lines.map((line) => `  ${line}`);
}

/** A value as YAML reads it back, on one line. */
function scalar(value: string): string {
  const line = value.replace(/\s+/g, ' ').trim();
  // Every value of ours is a text; what YAML takes for a date, a number or a truth needs no quotes to be one.
  const isPlain = stringify(line, { lineWidth: 0 }).trim() === line || /^\d{4}-\d\d-\d\d/.test(line);
  return isPlain ? line : JSON.stringify(line);
}

function describe(field: unknown): string {
  const found = bare(field);
  const description = found instanceof z.ZodType ? found.meta()?.description : undefined;
  return description ?? '';
}

function writtenExample(field: unknown): string {
  const example = exampleOf(field) ?? '';
  // An example of a list is written as YAML already, as is one in quotes.
  return /^[[{"]/.test(example) ? example : scalar(example);
}

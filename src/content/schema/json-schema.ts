/** The schema of every kind of content file as JSON Schema, for editors, and as the reference for people. */
import { z } from 'zod';
import { CONTENT_KINDS, type ContentKind } from './content-kinds.ts';
import { bare, exampleOf } from './value-kinds.ts';

/** JSON Schema 2020-12 of a kind; editors know from it each field, what it means and what it may hold. */
export function jsonSchemaOf({ name, schema }: ContentKind): Record<string, unknown> {
  return {
    ...z.toJSONSchema(schema, { override: allowPlainYaml }),
    $id: `handbill-${name}.schema.json`,
    title: name,
  };
}

/** We read every value as it is written; an editor first takes some for numbers, and true for a truth. */
function allowPlainYaml({ jsonSchema }: { jsonSchema: z.core.JSONSchema.BaseSchema }): void {
  if (jsonSchema.type !== 'string') return;
  if (!jsonSchema.enum) Object.assign(jsonSchema, { type: ['string', 'number'] });
  else if (jsonSchema.enum.includes('true'))
    Object.assign(jsonSchema, { type: ['string', 'boolean'], enum: [...jsonSchema.enum, true, false] });
}

/** The reference of every field of every kind, as Markdown. */
export function contentReference(): string {
  const parts = CONTENT_KINDS.map(
    ({ files, about, schema }) => `## \`${files.replace('.*.', '.LANG.')}\`\n\n${about}\n\n${tableOf(schema)}`,
  );
  return `# The fields of content files\n\n${INTRODUCTION}\n\n${parts.join('\n\n')}\n`;
}

const INTRODUCTION = `Made from the schema by \`npm run reference\`; a test fails when it is stale. Fields in **bold** are needed, the others
may be left out. What stands after \`#\` and a space is a note to yourself.`;

function tableOf(schema: z.ZodObject): string {
  const rows = rowsOf(schema, '').map((cells) => `| ${cells.map(cell).join(' | ')} |`);
  return ['| field | what it is | for example |', '| --- | --- | --- |', ...rows].join('\n');
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}

function rowsOf(schema: z.ZodObject, prefix: string): string[][] {
  return Object.entries(schema.shape).flatMap(([key, field]) => {
    const isNeeded = !(field instanceof z.ZodOptional);
    const found = bare(field);
    if (!(found instanceof z.ZodType)) return [];
    const element: unknown = found instanceof z.ZodArray ? found.element : found;
    const name = `${prefix}${key}`;
    const { description = '' } = found.meta() ?? {};
    const example = exampleOf(found);
    const words = found instanceof z.ZodEnum ? ` One of ${found.options.join(', ')}.` : '';
    const inner = element instanceof z.ZodObject ? rowsOf(element, `${name}.`) : [];
    const shown = inner.length > 0 || example === undefined ? '' : `\`${example}\``;
    return [[isNeeded ? `**${name}**` : name, description + words, shown], ...inner];
  });
}

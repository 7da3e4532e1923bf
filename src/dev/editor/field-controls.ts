/** The controls of a form, made from a schema: each field with its explanation, its value and what is wrong with it. */
import { z } from 'zod';
import type { Problem } from '../../campaign/problem.ts';
import { isRecord, type YamlValue } from '../../content/reading/yaml-text.ts';
import { escapeMarkup } from '../../text/escape.ts';
import { bare, elementOf } from './posted-fields.ts';

/** Values longer than this get more than a line, characters. */
const LINE = 60;

/** All fields of a schema as HTML; `problems` are shown beside the fields that they name. */
export function fieldControls(
  schema: z.ZodObject,
  values: YamlValue,
  problems: readonly Problem[],
  prefix = '',
): string {
  return Object.entries(schema.shape)
    .map(([key, field]) => {
      const value = isRecord(values) ? values[key] : undefined;
      return control(bare(field), { name: prefix + key, label: labelOf(key), value, problems, field });
    })
    .join('\n');
}

interface Control {
  readonly name: string;
  readonly label: string;
  readonly value: YamlValue;
  readonly problems: readonly Problem[];
  /** The schema with its "optional", if it has one. */
  readonly field: unknown;
}

function control(schema: z.ZodType, about: Control): string {
  const { name, label, value, problems } = about;
  if (schema instanceof z.ZodObject)
    return group(label, hintOf(schema), fieldControls(schema, value, problems, `${name}.`), about);
  const element = schema instanceof z.ZodArray ? elementOf(schema) : undefined;
  if (!element) return single(schema, about);
  const given = Array.isArray(value) ? value : [];
  // One empty entry at the end, so that adding one needs no script; left empty it is none.
  const entries = [...given, undefined].map((entry, index) => {
    const inner = fieldControls(element, entry, problems, `${name}.${index}.`);
    const isNew = index === given.length;
    return isNew
      ? `<details><summary>Add to ${escapeMarkup(label.toLowerCase())}</summary>${inner}</details>`
      : group(`${label}, ${index + 1}`, '', inner, { ...about, name: `${name}.${index}` });
  });
  const help = given.length > 0 ? `${hintOf(schema)} To take one out, empty all of its fields.` : hintOf(schema);
  return group(label, help, entries.join('\n'), about);
}

function group(label: string, hint: string, inner: string, about: Control): string {
  return `<fieldset id="${idOf(about.name)}"><legend>${escapeMarkup(label)}</legend>${hint && `<p class="hint">${escapeMarkup(hint)}</p>`}${faultsOf(about)}${inner}</fieldset>`;
}

function single(schema: z.ZodType, about: Control): string {
  const { name, label, value, field } = about;
  const id = idOf(name);
  const faults = faultsOf(about);
  const isNeeded = !(field instanceof z.ZodOptional) && !name.includes('.');
  const text = Array.isArray(value) ? value.join('\n') : String(isRecord(value) ? '' : (value ?? ''));
  const attributes = `id="${id}" name="${escapeMarkup(name)}" aria-describedby="${id}-hint${faults && ` ${id}-fault`}"${faults && ' aria-invalid="true"'}${isNeeded ? ' aria-required="true"' : ''}`;
  return `<div class="field"><label for="${id}">${escapeMarkup(label)}${isNeeded ? ' <span>(needed)</span>' : ''}</label><p class="hint" id="${id}-hint">${escapeMarkup(hintOf(schema))}</p>${faults}${inputOf(schema, text, attributes)}</div>`;
}

function inputOf(schema: z.ZodType, text: string, attributes: string): string {
  if (schema instanceof z.ZodEnum) {
    const options = ['', ...schema.options.map(String)].map(
      (word) => `<option${word === text ? ' selected' : ''}>${escapeMarkup(word)}</option>`,
    );
    return `<select ${attributes}>${options.join('')}</select>`;
  }
  const isList = schema instanceof z.ZodArray;
  if (isList || text.length > LINE || text.includes('\n') || String(exampleOf(schema)).length > LINE / 2)
    return `<textarea rows="${isList ? 4 : 2}" ${attributes}>\n${escapeMarkup(text)}</textarea>`;
  return `<input ${attributes} value="${escapeMarkup(text)}">`;
}

/** What the field is, and how it is written. */
function hintOf(schema: z.ZodType): string {
  const description = schema.meta()?.description ?? '';
  if (schema instanceof z.ZodArray) return elementOf(schema) ? description : `${description} One a line.`;
  const isOne = !(schema instanceof z.ZodObject) && !(schema instanceof z.ZodEnum);
  return isOne ? `${description} For example: ${exampleOf(schema)}` : description;
}

function exampleOf(schema: z.ZodType): string {
  const examples: unknown = schema.meta()?.examples;
  const example = Array.isArray(examples) ? String(examples[0]) : '';
  return /^".*"$/.test(example) ? example.slice(1, -1) : example;
}

/** Problems name entries as people count, controls as programs do. */
function faultsOf({ name, problems }: Control): string {
  const field = name.replace(/\.(\d+)(?=\.|$)/g, (_, index) => `.${Number(index) + 1}`);
  const found = problems.filter((problem) => problem.field === field);
  return found
    .map(({ message }, index) => {
      const id = index === 0 ? ` id="${idOf(name)}-fault"` : '';
      return `<p class="fault"${id}>${escapeMarkup(message)}</p>`;
    })
    .join('');
}

/** The id of the control that a problem is about. */
export function idOfProblem({ field = '' }: Problem): string {
  return idOf(field.replace(/\.(\d+)(?=\.|$)/g, (_, count) => `.${Number(count) - 1}`));
}

function idOf(name: string): string {
  return `field-${escapeMarkup(name).replaceAll('.', '-')}`;
}

function labelOf(key: string): string {
  return `${key.slice(0, 1).toUpperCase()}${key.slice(1).replaceAll('-', ' ')}`;
}

/** The controls of a form, made from a schema: each field with its explanation, its value and what is wrong with it. */
import { z } from 'zod';
import { ACTION_RULES, ACTIONS } from '../../campaign/action.ts';
import type { Problem } from '../../campaign/problem.ts';
import { isRecord, type YamlValue } from '../../content/reading/yaml-text.ts';
import { escapeMarkup } from '../../text/escape.ts';
import { hintFor, inForm, KEPT, labelOf, type Rank, rankOf } from './field-words.ts';
import { inputOf, ownExample } from './inputs.ts';
import { bare, elementOf } from './posted-fields.ts';

/** What a form is made of beside its schema. */
export interface FormParts {
  readonly values: YamlValue;
  /** Shown beside the fields that they name. */
  readonly problems: readonly Problem[];
  /** The names of the campaign's pictures, to choose from. */
  readonly pictures?: readonly string[];
  /** Whether all groups must be filled in that a field is in. */
  readonly isWithinNeeded?: boolean;
  /** Of a translation, the original's fields, shown beside its own. */
  readonly original?: YamlValue;
}

/** All fields of a schema as HTML; those that most people never need are folded away at the end. */
export function fieldControls(schema: z.ZodObject, parts: FormParts): string {
  const shown = Object.entries(schema.shape).map(([key, field]): [Rank, string] => [
    rankIn(parts, key, field),
    memberControl(key, field, { ...parts, path: '' }),
  ]);
  const all = (rank: Rank): string => shown.flatMap(([own, html]) => (own === rank ? [html] : [])).join('\n');
  const last = all('last');
  // What is wrong must be seen.
  const open = last.includes('class="fault"') ? ' open' : '';
  const folded = last && `<details class="rest"${open}><summary>More, rarely needed</summary>${last}</details>`;
  const first = all('first');
  return `${first && `<div class="first">${first}</div>`}\n${all('middle')}\n${folded}`;
}

/** In a translation what the original says comes first, and what it has nothing of last. */
function rankIn({ original }: FormParts, key: string, field: unknown): Rank {
  if (!isRecord(original)) return rankOf(key, !(field instanceof z.ZodOptional));
  return original[key] === undefined ? 'last' : 'middle';
}

/** Where one is within the form. */
interface Within extends FormParts {
  /** Of the group, with a full stop at its end where it is none of the form's own. */
  readonly path: string;
}

interface Control extends Omit<Within, 'path' | 'values'> {
  readonly name: string;
  readonly label: string;
  readonly value: YamlValue;
  /** The schema with its "optional", if it has one. */
  readonly field: unknown;
}

function memberControl(key: string, field: unknown, { values, original, path, ...parts }: Within): string {
  const name = path + key;
  const at = (group: YamlValue): YamlValue => (isRecord(group) ? group[key] : undefined);
  const value = at(values);
  if (KEPT.includes(name)) return `<input type="hidden" name="${name}" value="${escapeMarkup(String(value ?? ''))}">`;
  return control(bare(field), { ...parts, name, label: labelOf(name), value, original: at(original), field });
}

/** Of something to do, the fields that its kind has, and what was written into others, which is then told to be amiss. */
function shownIn(entry: YamlValue): (key: string) => boolean {
  const kind = isRecord(entry) ? ACTIONS.find((each) => each === entry.do) : undefined;
  if (!kind || !isRecord(entry)) return () => true;
  const { needs, either = [], may } = ACTION_RULES[kind];
  const known: readonly string[] = ['do', ...needs, ...either, ...may];
  return (key) => known.includes(key) || entry[key] !== undefined;
}

function members(schema: z.ZodObject, within: Within, isShown = (_key: string): boolean => true): string {
  return Object.entries(schema.shape)
    .filter(([key]) => isShown(key))
    .map(([key, field]) => memberControl(key, field, within))
    .join('\n');
}

function control(schema: z.ZodType, about: Control): string {
  const { name, label, value } = about;
  const hint = hintFor(name) ?? schema.meta()?.description ?? '';
  if (schema instanceof z.ZodObject) {
    const isWithinNeeded = !(about.field instanceof z.ZodOptional) && (about.isWithinNeeded ?? !name.includes('.'));
    const inner = members(schema, { ...about, isWithinNeeded, values: value, path: `${name}.` });
    const isLeftOut = value === undefined && about.original === undefined;
    const isFolded = isLeftOut && about.field instanceof z.ZodOptional && name !== 'place';
    if (!isFolded || inner.includes('class="fault"') || faultsOf(about)) return group(label, hint, inner, about);
    return `<details class="new" id="${idOf(name)}"><summary>${escapeMarkup(label)}</summary><p class="hint">${escapeMarkup(hint)}</p>${inner}</details>`;
  }
  const element = schema instanceof z.ZodArray ? elementOf(schema) : undefined;
  if (!element) return single(schema, about);
  const given = Array.isArray(value) ? value : [];
  const originals = Array.isArray(about.original) ? about.original : [];
  // One empty entry at the end, so that adding one needs no script; left empty it is none.
  const entries = [...given, undefined].map((entry, index) => {
    const within = {
      ...about,
      isWithinNeeded: false,
      values: entry,
      original: originals[index],
      path: `${name}.${index}.`,
    };
    const inner = members(element, within, shownIn(entry));
    const isNew = index === given.length;
    return isNew
      ? `<details class="new"><summary>Add to ${escapeMarkup(label.toLowerCase())}</summary>${inner}</details>`
      : group(`${label}, ${index + 1}`, '', inner, { ...about, name: `${name}.${index}` });
  });
  const help = given.length > 0 ? `${hint} To remove one, empty all of its fields.` : hint;
  return group(label, help, entries.join('\n'), about);
}

function group(label: string, hint: string, inner: string, about: Control): string {
  return `<fieldset id="${idOf(about.name)}"><legend>${escapeMarkup(label)}</legend>${hint && `<p class="hint">${escapeMarkup(hint)}</p>`}${faultsOf(about)}${inner}</fieldset>`;
}

function single(schema: z.ZodType, about: Control): string {
  const { name, label, value, field, original, isWithinNeeded, pictures = [] } = about;
  const id = idOf(name);
  const faults = faultsOf(about);
  const isNeeded = !(field instanceof z.ZodOptional) && (isWithinNeeded || !name.includes('.'));
  const text = textOf(value);
  const attributes = `id="${id}" name="${escapeMarkup(name)}" aria-describedby="${id}-hint${faults && ` ${id}-fault`}"${faults && ' aria-invalid="true"'}${isNeeded ? ' aria-required="true"' : ''}`;
  const hint = hintFor(name) ?? `${schema.meta()?.description ?? ''}${ownExample(schema)}`;
  const beside = original === undefined ? '' : `<blockquote>${escapeMarkup(textOf(original))}</blockquote>`;
  return `<div class="field"><label for="${id}">${escapeMarkup(label)}${isNeeded ? ' <span>(needed)</span>' : ''}</label><p class="hint" id="${id}-hint">${escapeMarkup(hint)}</p>${beside}${faults}${inputOf(schema, { name, text, attributes, pictures })}</div>`;
}

function textOf(value: YamlValue): string {
  return Array.isArray(value) ? value.join('\n') : String(isRecord(value) ? '' : (value ?? ''));
}

/** Problems name entries as people count, controls as programs do. */
function faultsOf({ name, problems }: Control): string {
  const field = name.replace(/\.(\d+)(?=\.|$)/g, (_, index) => `.${Number(index) + 1}`);
  const found = problems.filter((problem) => problem.field === field);
  return found
    .map((problem, index) => {
      const id = index === 0 ? ` id="${idOf(name)}-fault"` : '';
      return `<p class="fault"${id}>${escapeMarkup(inForm(problem))}</p>`;
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

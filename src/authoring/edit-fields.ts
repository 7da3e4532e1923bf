/** Changes the fields of a content file and leaves every other byte, comments and spacing included, as it was. */
import { Document, isMap, isScalar, isSeq, type Pair, parseDocument, visit } from 'yaml';
import { isRecord, readYaml, valueAt, type YamlValue } from '../content/reading/yaml-text.ts';
import { plainFields } from '../text/invisible.ts';

/** Fields by name; undefined takes a field out. */
export type Values = Readonly<Record<string, YamlValue>>;

interface Splice {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * The YAML `written` with the top-level fields named in `wanted` set to them.
 * Throws when the text cannot be read, or would not read back as it should.
 */
export function editFields(written: string, wanted: Values): string {
  // As they will be read: without line ends and marks that nobody sees.
  const values = { ...wanted, ...dataOf(yamlOf({ ...wanted })) };
  // A name with a mark in it that nobody sees would be written a second time.
  const text = plainFields(written);
  const before = dataOf(text);
  const document = parse(text);
  const changed = Object.entries(values).filter(([key, value]) => !isSame(before[key], value));
  const splices = changed.flatMap(([key, value]) => {
    const pair = pairOf(document, key);
    return pair ? changePair(text, pair, before[key], value) : [];
  });
  const added = changed.filter(([key, value]) => value !== undefined && !pairOf(document, key));
  const edited = applySplices(text, splices);
  const closed = edited === '' || edited.endsWith('\n') ? edited : `${edited}\n`;
  const result = added.length > 0 ? closed + added.map(([key, value]) => yamlOf({ [key]: value })).join('') : edited;
  if (!isSame(dataOf(result), { ...before, ...values })) throw new Error('the fields do not read back');
  return result;
}

function changePair(text: string, pair: Pair, before: YamlValue, after: YamlValue): Splice[] {
  const { start, end } = extentOf(text, pair);
  if (after === undefined) return [{ start, end, text: '' }];
  const small = scalarSplices(text, pair.value, before, after);
  if (small) return small;
  const alone = parse(text.slice(start, end));
  if (!isMap(alone.contents)) throw new Error('a field is no map');
  setInside(alone, [String(isScalar(pair.key) ? pair.key.value : '')], before, after);
  return [{ start, end, text: textOf(alone) }];
}

/** The changes where only single values differ; undefined when the shape does too. */
function scalarSplices(text: string, node: unknown, before: YamlValue, after: YamlValue): Splice[] | undefined {
  if (isSame(before, after)) return [];
  if (isScalar(node) && node.range && typeof before === 'string' && typeof after === 'string') {
    const [start, end] = node.range;
    const written = text.slice(start, end);
    return [{ start, end, text: scalarOf(after) + (/\n$/.exec(written)?.[0] ?? '') }];
  }
  const inner = childrenOf(node).map(([key, value]) => [value, valueAt(before, [key]), valueAt(after, [key])] as const);
  if (inner.length === 0 || !hasSameShape(before, after)) return undefined;
  const found = inner.map(([value, was, is]) => scalarSplices(text, value, was, is));
  return found.some((splices) => !splices) ? undefined : found.flatMap((splices) => splices ?? []);
}

/** Sets what differs below a path, so that comments beside what stays are kept. */
function setInside(document: Document, path: readonly (string | number)[], before: YamlValue, after: YamlValue): void {
  if (isSame(before, after)) return;
  const isGroup = (isRecord(before) && isRecord(after)) || (Array.isArray(before) && Array.isArray(after));
  if (!isGroup) {
    document.setIn(path, document.createNode(after));
    return;
  }
  for (const key of keysOf(before, after)) {
    const value = valueAt(after, [key]);
    if (value === undefined) document.deleteIn([...path, key]);
    else if (valueAt(before, [key]) === undefined) document.setIn([...path, key], document.createNode(value));
    else setInside(document, [...path, key], valueAt(before, [key]), value);
  }
}

/** Later entries of a list first, so that taking one out does not move the others. */
function keysOf(before: YamlValue, after: YamlValue): (string | number)[] {
  if (!Array.isArray(before) || !Array.isArray(after))
    return [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
  const indices = Array.from({ length: Math.max(before.length, after.length) }, (_, index) => index);
  return after.length < before.length ? indices.reverse() : indices;
}

/** From the field's name to the end of its value's last line; an explanation above it is not part of it. */
function extentOf(text: string, pair: Pair): { start: number; end: number } {
  const start = rangeOf(pair.key)?.[0] ?? 0;
  const last = rangeOf(pair.value)?.[1] ?? rangeOf(pair.key)?.[1] ?? start;
  const isWholeLine = text[last - 1] === '\n' && last > start;
  const newline = text.indexOf('\n', isWholeLine ? last - 1 : last);
  return { start, end: newline === -1 ? text.length : newline + 1 };
}

function pairOf({ contents }: Document, key: string): Pair | undefined {
  return isMap(contents) ? contents.items.find((pair) => isScalar(pair.key) && pair.key.value === key) : undefined;
}

function rangeOf(node: unknown): readonly number[] | null | undefined {
  return isMap(node) || isSeq(node) || isScalar(node) ? node.range : undefined;
}

function childrenOf(node: unknown): [string | number, unknown][] {
  if (isSeq(node)) return node.items.map((item, index) => [index, item]);
  if (!isMap(node)) return [];
  return node.items.map(({ key, value }) => [String(isScalar(key) ? key.value : ''), value]);
}

function hasSameShape(before: YamlValue, after: YamlValue): boolean {
  if (Array.isArray(before) && Array.isArray(after)) return before.length === after.length;
  if (!isRecord(before) || !isRecord(after)) return false;
  const all = keysOf(before, after);
  return all.every((key) => (valueAt(before, [key]) === undefined) === (valueAt(after, [key]) === undefined));
}

/** Whether two values say the same; a field that is empty and one that is not there do. */
export function isSame(one: YamlValue, other: YamlValue): boolean {
  if (one === other) return true;
  if (Array.isArray(one) && Array.isArray(other))
    return one.length === other.length && one.every((item, index) => isSame(item, other[index]));
  if (!isRecord(one) || !isRecord(other)) return false;
  return keysOf(one, other).every((key) => isSame(valueAt(one, [key]), valueAt(other, [key])));
}

function dataOf(text: string): Values {
  const read = readYaml('', text, 1);
  if (Array.isArray(read)) throw new Error(read[0]?.message);
  return read.data;
}

function parse(text: string): Document {
  return parseDocument(text, { schema: 'failsafe', logLevel: 'silent', prettyErrors: false });
}

/** A value as it stands on one line, anywhere in YAML. */
function scalarOf(value: string): string {
  const plain = yamlOf({ k: value }).slice('k: '.length).trimEnd();
  return /[\n,[\]{}]/.test(value) || /^["'|>]/.test(plain) ? JSON.stringify(value) : plain;
}

function yamlOf(value: YamlValue): string {
  return textOf(new Document(value, { schema: 'failsafe' }));
}

/** A document as text; words that would be read as no value at all are quoted. */
function textOf(document: Document): string {
  visit(document, {
    Value(_, node) {
      if (isScalar(node) && !node.type && /^(?:null|~)$/i.test(String(node.value))) node.type = 'QUOTE_DOUBLE';
    },
  });
  return document.toString({ lineWidth: 0 });
}

function applySplices(text: string, splices: readonly Splice[]): string {
  return [...splices]
    .sort((a, b) => b.start - a.start)
    .reduce((edited, { start, end, text: piece }) => edited.slice(0, start) + piece + edited.slice(end), text);
}

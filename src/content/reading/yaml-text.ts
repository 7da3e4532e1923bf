/** Reads YAML as plain texts, lists and maps, keeping every value's place, with errors in our own words. */
import { isMap, isScalar, isSeq, LineCounter, parseDocument, type Scalar, visit } from 'yaml';
import type { Place, Problem } from '../../campaign/problem.ts';
import { plainFields, trimmed } from '../../text/invisible.ts';
import { commaFaults, explainYaml, lineAt, openings, tellingFaults } from './yaml-problems.ts';
import { signFaults } from './yaml-signs.ts';

/** A YAML value where every scalar is the text that was written, and an empty one is undefined. */
export type YamlValue = string | undefined | YamlValue[] | { [key: string]: YamlValue };

/** More fields than any file has, characters; below it every parse is quick. */
const FIELDS_LIMIT = 64_000;

/** Forty brackets or dashes in a row: the parser takes quadratic time for them. */
const DEEP_NESTING = /(?:[[{][\w: ]{0,20}){40}|(?:- ){40}/;

/** Half of a character of UTF-16, which is none in UTF-8 and in no address. */
const LONE_SURROGATE = /\p{Surrogate}/u;

export type FieldPath = readonly (string | number)[];

export interface YamlText {
  readonly data: { [key: string]: YamlValue };
  /** Where the value at a path stands; the nearest enclosing value's place for a path that is not there. */
  locate(path: FieldPath): Place;
  /** Where the name of the field at a path stands. */
  locateKey(path: FieldPath): Place;
  /** A problem of the field at a path. */
  problem(path: FieldPath, message: string, severity?: Problem['severity']): Problem;
}

/**
 * Reads a map. The failsafe schema keeps "No", "1905" and "12:00" as the texts they look like.
 * `firstLine` is the file's line at which `written` begins.
 */
export function readYaml(file: string, written: string, firstLine: number): YamlText | Problem[] {
  const text = plainFields(written);
  const lines = new LineCounter();
  const at = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(1, line) + firstLine - 1, column: Math.max(1, col) };
  };
  const error = (offset: number, message: string): Problem => ({
    severity: 'error',
    file,
    place: at(offset),
    message,
  });
  if (text.length > FIELDS_LIMIT) return [error(0, tooLong(text.length))];
  const document = parse(text, lines);
  if (!document) return [error(0, 'is nested too deeply to be read. Write plain fields, one a line.')];
  const signs = signFaults(text);
  // What the parser makes of the rest has the same cause.
  if (signs.length > 0) return signs.map(({ offset, message }) => error(offset, message));
  const openingOf = openings(document);
  const problems = tellingFaults([...document.errors, ...document.warnings]).map((fault) => {
    const offset = openingOf(fault);
    return error(offset, explainYaml(fault, lineAt(text, offset)));
  });
  visit(document, {
    Scalar: (_key, node) => {
      if (typeof node.value === 'string' && LONE_SURROGATE.test(node.value))
        problems.push(
          error(node.range?.[0] ?? 0, 'has half of a character, written as \\ud…. Write the character itself.'),
        );
    },
    Map: (_key, { flow, items }) => {
      if (flow) problems.push(...commaFaults(items).map(({ offset, message }) => error(offset, message)));
    },
    Pair: (_key, pair) => {
      if (isScalar(pair.key)) return;
      problems.push(error(0, 'has a field whose name is not a word. Write each field as name: value.'));
    },
  });
  const root = document.contents;
  if (problems.length === 0 && root !== null && !isMap(root) && !(isScalar(root) && root.value === '')) {
    problems.push(
      error(root.range?.[0] ?? 0, 'is not a list of fields. Write each field on a line of its own as name: value.'),
    );
  }
  if (problems.length > 0) return problems;
  const data = plain(root);
  return {
    data: isRecord(data) ? data : {},
    locate: (path) => at(offsetOf(root, path)),
    locateKey: (path) => at(keyOffsetOf(root, path)),
    problem: (path, message, severity = 'error') => ({
      severity,
      file,
      place: at(offsetOf(root, path)),
      field: fieldName(path),
      message,
    }),
  };
}

function tooLong(length: number): string {
  const [has, may] = [length, FIELDS_LIMIT].map((size) => Math.round(size / 1000));
  return `has fields of ${has} kB; they may have at most ${may} kB. Long texts go below the fields.`;
}

function parse(text: string, lineCounter: LineCounter) {
  if (DEEP_NESTING.test(text)) return undefined;
  try {
    return parseDocument(text, { schema: 'failsafe', lineCounter, logLevel: 'silent', prettyErrors: false });
  } catch {
    // The parser is recursive, and its stack is not endless.
    return undefined;
  }
}

function plain(node: unknown): YamlValue {
  if (isScalar(node)) return isNothing(node) ? undefined : trimmed(String(node.value ?? '')) || undefined;
  if (isSeq(node)) return node.items.map(plain);
  if (!isMap(node)) return undefined;
  const record: { [key: string]: YamlValue } = Object.create(null);
  for (const { key, value } of node.items) {
    if (isScalar(key)) record[String(key.value)] = plain(value);
  }
  return record;
}

/** What says in YAML that there is no value; in quotes it is a word. */
function isNothing({ value, type }: Scalar): boolean {
  return type === 'PLAIN' && /^(?:null|Null|NULL|~)$/.test(String(value));
}

/** A field as authors count: "changes.2.at" for the second entry. */
export function fieldName(path: FieldPath): string {
  return path.map((step) => (typeof step === 'number' ? `${step + 1}` : step)).join('.');
}

/** The value at a path. */
export function valueAt(data: YamlValue, path: FieldPath): YamlValue {
  return path.reduce<YamlValue>((value, step) => {
    if (Array.isArray(value)) return value[Number(step)];
    return isRecord(value) ? value[String(step)] : undefined;
  }, data);
}

/** Whether a value is a map of fields. */
export function isRecord(value: YamlValue): value is { [key: string]: YamlValue } {
  return typeof value === 'object' && !Array.isArray(value);
}

function offsetOf(root: unknown, path: FieldPath): number {
  let node = root;
  let offset = rangeStart(root) ?? 0;
  for (const step of path) {
    node = isMap(node) || isSeq(node) ? node.get(step, true) : undefined;
    const start = rangeStart(node);
    if (start === undefined) break;
    offset = start;
  }
  return offset;
}

function keyOffsetOf(root: unknown, path: FieldPath): number {
  const parent = path
    .slice(0, -1)
    .reduce<unknown>((node, step) => (isMap(node) || isSeq(node) ? node.get(step, true) : undefined), root);
  const pair = isMap(parent) ? parent.items.find(({ key }) => isScalar(key) && key.value === path.at(-1)) : undefined;
  return rangeStart(pair?.key) ?? offsetOf(root, path);
}

function rangeStart(node: unknown): number | undefined {
  return isMap(node) || isSeq(node) || isScalar(node) ? node.range?.[0] : undefined;
}

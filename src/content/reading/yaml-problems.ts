/** Says in our own words, with the line quoted, what the YAML parser found wrong. */
import { type Document, isScalar, type Pair, type Range, visit, type YAMLError } from 'yaml';
import { quote } from '../../campaign/problem.ts';
import { tellInvisible } from '../../text/invisible.ts';

/** Tells where each fault begins: the parser notices an unclosed quotation only at the end of the file. */
export function openings(document: Document): (fault: YAMLError) => number {
  const quotations: Range[] = [];
  visit(document, {
    Scalar: (_key, { range, type }) => {
      if (range && type?.startsWith('QUOTE')) quotations.push(range);
    },
  });
  return ({ pos: [at] }) => quotations.findLast(([start, , end]) => start <= at && at <= end)?.[0] ?? at;
}

/** The beginning of a line is enough to know it by. */
const LINE = 500;

export function lineAt(text: string, offset: number): string {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  return text.slice(start, start + LINE).split('\n', 1)[0] ?? '';
}

/** Says in our words what the YAML parser found; the line is the author's own, quoted where it helps. */
export function explainYaml(fault: YAMLError, line: string): string {
  const [name = ''] = line.split(/[:"'[{]/, 1);
  return [explanationOf(fault, line), tellInvisible(name)].filter(Boolean).join(' ');
}

function explanationOf(fault: YAMLError, line: string): string {
  if (!/^\s*(- |[^\s:]+:|["'[{])/.test(line) && line.trim() && fault.code !== 'MISSING_CHAR') {
    return `${quote(line)} is neither a field nor part of the one above. Write it as name: value, or put two spaces in front of it.`;
  }
  switch (fault.code) {
    case 'DUPLICATE_KEY':
      return `${quote(/^\s*([^:]+):/.exec(line)?.[1] ?? line)} is written twice. Keep one of the two.`;
    case 'TAB_AS_INDENT':
      return 'begins with a tab. Indent with spaces instead.';
    case 'BLOCK_AS_IMPLICIT_KEY':
    case 'MULTILINE_IMPLICIT_KEY':
    case 'BLOCK_IN_FLOW':
      if (!/:\s.*:(\s|$)/.test(line)) return notIndented(line);
      return `${quote(line)} has a colon inside its value, or is missing one after its name. Put quotes round the value: ${quotedExample(line)}.`;
    case 'BAD_INDENT':
    case 'BAD_PROP_ORDER':
      return notIndented(line);
    case 'TAG_RESOLVE_FAILED':
    case 'BAD_SCALAR_START':
    case 'BAD_DIRECTIVE':
    case 'MULTIPLE_TAGS':
      return `${quote(line)} begins with a sign that has a meaning of its own here. Put quotes round the value: ${quotedExample(line)}.`;
    case 'MISSING_CHAR':
      return `${quote(line)} has a quotation mark or bracket that is never closed, or a missing colon or comma. Close it on the same line.`;
    case 'BAD_DQ_ESCAPE':
      return `${quote(line)} has a backslash in double quotes. Use single quotes round the value instead.`;
    case 'MULTIPLE_DOCS':
      return 'has more than one block of fields. Keep a single one between the two lines of three dashes.';
    default:
      if (/^\s*(?:- )?[\w-]+:\s+\S/.test(line))
        return `${quote(line)} cannot be read. Put quotes round the value: ${quotedExample(line)}.`;
      return `${quote(line)} cannot be read. Write each field on a line of its own as name: value, in quotes if the value has signs like : # [ ] { }.`;
  }
}

function notIndented(line: string): string {
  const [, name, value = ''] = /^\s*(?:- )?([a-z][\w-]*):(?=[^\s/])(.*)$/i.exec(line) ?? [];
  if (name) return `${quote(line)} has no space after its colon. Write ${name}: ${value}`;
  return `${quote(line)} is not indented like its neighbours. Begin fields of one group at the same column, with spaces.`;
}

function quotedExample(line: string): string {
  const [, name = 'title', value = '…'] = /^\s*(?:- )?([\w-]+):\s*(.*)$/.exec(line) ?? [];
  return `${name}: '${value.replace(/^(['"])(.*)\1$/, '$2').replaceAll("'", "''")}'`;
}

/** The faults worth telling: the first of a file, for the parser stumbles on after it, and every field written twice. */
export function tellingFaults<T extends { code: string }>(faults: readonly T[]): T[] {
  const first =
    faults.find(({ code }) => code === 'TAB_AS_INDENT') ?? faults.find(({ code }) => code !== 'DUPLICATE_KEY');
  return faults.filter((fault) => fault === first || fault.code === 'DUPLICATE_KEY');
}

/**
 * In a map between braces, the words that a comma has cut off from the value in front of them: `{ address: High Street 1, London }`
 * has a field "London". Each run of such words is told once.
 */
export function commaFaults(pairs: readonly Pair[]): { readonly offset: number; readonly message: string }[] {
  const isBare = ({ value }: Pair): boolean => value === null;
  return pairs.flatMap((pair, index) => {
    const before = pairs[index - 1];
    if (!isBare(pair) || (before && isBare(before)) || !isScalar(pair.key)) return [];
    const end = pairs.findIndex((each, later) => later > index && !isBare(each));
    const run = pairs.slice(index, end < 0 ? undefined : end).map(({ key }) => textOf(key));
    const whole = before && [textOf(before.value), ...run].join(', ').replaceAll("'", "''");
    const fault = before
      ? `is taken for a field, since a comma ends the value in front of it. Put quotes round the whole value: ${textOf(before.key)}: '${whole}'.`
      : 'has no value. Write it as name: value.';
    return [{ offset: pair.key.range?.[0] ?? 0, message: `${quote(run.join(', '))} ${fault}` }];
  });
}

function textOf(node: unknown): string {
  return isScalar(node) ? String(node.value ?? '') : '';
}

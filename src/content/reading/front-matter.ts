/** Splits a Markdown file into its fields and its text. */
import type { Problem } from '../../campaign/problem.ts';
import { plainData, plainMarkdown } from '../../text/invisible.ts';
import type { SourceFile } from './source-file.ts';
import { readYaml, type YamlText } from './yaml-text.ts';

export interface Document {
  readonly path: string;
  readonly fields: YamlText;
  /** The Markdown below the fields. */
  readonly body: string;
  /** The file's line on which the Markdown begins, from 1. */
  readonly bodyLine: number;
}

/** Three dashes alone, but for what nobody can see. */
const isFence = (line: string): boolean => plainData(line) === '---' && !/^[ \t]/.test(line);

/** Reads the fields between two lines of three dashes and the Markdown after them. */
export function readDocument({ path, text }: SourceFile): Document | Problem[] {
  const lines = text.split('\n');
  const problem = (line: number, message: string): Problem[] => [
    { severity: 'error', file: path, place: { line, column: 1 }, message },
  ];
  if (!isFence(lines[0] ?? '')) {
    return problem(
      1,
      'does not begin with its fields. Begin with a line of three dashes, then the fields (title: …), then three dashes again.',
    );
  }
  const end = lines.findIndex((line, index) => index > 0 && isFence(line));
  if (end === -1)
    return problem(
      1,
      'opens its fields with three dashes and never closes them. Add a line of three dashes after the last field.',
    );
  const fields = readYaml(path, lines.slice(1, end).join('\n'), 2);
  if (Array.isArray(fields)) return fields;
  return { path, fields, body: plainMarkdown(lines.slice(end + 1).join('\n')), bodyLine: end + 2 };
}

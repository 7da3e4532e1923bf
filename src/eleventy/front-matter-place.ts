/** Places in a template's front matter, whether it is YAML or JavaScript. */
import { Script } from 'node:vm';
import type { Place } from '../campaign/problem.ts';

/** A template's front matter with its dashes; empty without any. */
export function frontMatterOf(source: string): string {
  return /^---[^\n]*\n[\s\S]*?\n---[ \t]*\r?\n/.exec(source)?.[0] ?? '';
}

/** Eleventy counts a template's lines from below its front matter. */
export function linesOf(head: string): number {
  return head.split('\n').length - 1;
}

/** The place of a field's value. */
export function placeOfField(head: string, field: string): Place | undefined {
  const lines = head.split('\n');
  const before = new RegExp(`^(?:.*[^\\w-])?${field}:\\s*`);
  const index = lines.findIndex((line) => before.test(line));
  const [found = ''] = before.exec(lines[index] ?? '') ?? [];
  return index < 0 ? undefined : { line: index + 1, column: found.length + 1 };
}

/** Where JavaScript cannot be read. */
export function placeInScript(head: string): Place | undefined {
  const code = head.replace(/^---[^\n]*/, '(').replace(/\n---\s*$/, '\n)');
  try {
    new Script(code, { filename: 'front-matter' });
    return undefined;
  } catch (error) {
    const [, line, , before = ''] =
      /^front-matter:(\d+)\n([^\n]*)\n( *)\^/.exec(error instanceof Error ? (error.stack ?? '') : '') ?? [];
    return line === undefined ? undefined : { line: Number(line), column: before.length + 1 };
  }
}

/** Where front matter's own code is at fault: the place that it threw at, or the only field that has any. */
export function placeOfCode(
  head: string,
  stack: string,
): { readonly field?: string | undefined; readonly place?: Place | undefined } {
  const thrown = placeInStack(head, stack);
  if (thrown) return { place: thrown };
  const found = head.split('\n').flatMap((line, index) => (/\{[{%]/.test(line) ? [{ line, index }] : []));
  const [only, another] = found;
  if (!only || another) return {};
  const [, indent = '', field] = /^(\s*)([\w-]+):/.exec(only.line) ?? [];
  return { field, place: { line: only.index + 1, column: indent.length + 1 } };
}

/** JavaScript is evaluated from its first word on, with one line in front of it. */
function placeInStack(head: string, stack: string): Place | undefined {
  const [, line, column] = /gray-matter[^\n]*<anonymous>:(\d+):(\d+)/.exec(stack) ?? [];
  if (line === undefined) return undefined;
  const [above = ''] = /^---[^\n]*\n\s*/.exec(head) ?? [];
  return { line: Number(line) + linesOf(above) - 1, column: Number(column) };
}

/** Finds what of a Markdown text nobody would see: unused definitions, cells without a column, words behind a fence. */
import type { Token } from 'markdown-it';
import { quote } from '../../campaign/problem.ts';
import type { ProseFault } from './link-resolver.ts';
import { type Definition, descriptionOf, type ParsedMarkdown, targetOf } from './markdown.ts';

/** A fault of a text, and the lines of the body that it is on, from 0, the last exclusive. */
export interface LinedFault extends ProseFault {
  readonly map: readonly [number, number];
}

/** Everything that the page would not show. `lines` are those of the body. */
export function lostWords({ tokens, definitions }: ParsedMarkdown, lines: readonly string[]): LinedFault[] {
  return [
    ...lostDefinitions(definitions, lines),
    ...tokens.flatMap((token, index) => {
      if (token.type === 'tbody_open') return lostCells(tokens, index, lines);
      if (token.type === 'fence') return wordsOfFence(token);
      if (token.type !== 'inline') return [];
      return [...emptyLinks(token), ...notesInThemselves(token, tokens[index - 2], lines)];
    }),
  ];
}

function lostDefinitions(definitions: readonly Definition[], lines: readonly string[]): LinedFault[] {
  const seen = new Set<string>();
  return definitions.flatMap((definition) => {
    const { kind, label, map } = definition;
    const key = `${kind} ${label}`;
    // What a quotation or a list puts in front of it is no part of it.
    const line = (lines[map[0]] ?? '').replace(/^[^[]*/, '').trim();
    const message = seen.has(key) ? twice(kind, line) : faultOfDefinition(definition, line);
    seen.add(key);
    return message === undefined ? [] : [{ map, needle: '', message }];
  });
}

function twice(kind: Definition['kind'], line: string): string {
  const [name = ''] = /^\[[^\]]*\]/.exec(line) ?? [];
  const what = { link: `${name} stands for two addresses`, note: `two notes are called ${name}` }[kind];
  return `${what}, and only one of them would be used. Give this one another name, in the text too.`;
}

function faultOfDefinition({ kind, label, isUsed, isEmpty }: Definition, line: string): string | undefined {
  if (kind === 'note' && !isUsed)
    return `the note [^${label}] is referred to by nothing, so its words would be lost. Write [^${label}] in the text where it belongs.`;
  if (isEmpty) return `the note [^${label}] has no words. Write them after its colon.`;
  // "[//]: # (…)" is how a note to oneself is written in Markdown.
  if (isUsed || label === '//') return undefined;
  return `${quote(line)} only says where a link leads that is not in the text, so its words would be lost. Write \\${quote(line).slice(1, -1)} if they are words, or remove the line.`;
}

/** A row has as many cells as the heading; what it has beyond is left out. */
function lostCells(tokens: readonly Token[], tbody: number, lines: readonly string[]): LinedFault[] {
  const [first, end] = tokens[tbody]?.map ?? [0, 0];
  const thead = tokens.findLastIndex(({ type }, index) => index < tbody && type === 'thead_open');
  const columns = tokens.slice(thead, tbody).filter(({ type }) => type === 'th_open').length;
  return lines.slice(first, end).flatMap((line, index) => {
    const lost = cellsOf(line).slice(columns).filter(Boolean);
    if (lost.length === 0) return [];
    const message = `has a cell more than the table has columns, so ${quote(lost.join(' | '))} would be lost. Add a column to the line of dashes and the one above it; write \\| for a bar that parts no cells.`;
    return [{ map: [first + index, first + index + 1], needle: '', message }];
  });
}

function cellsOf(line: string): string[] {
  const row = line.replace(/^[\s>]*\|?/, '').replace(/(?<!\\)\|\s*$/, '');
  return row.split(/(?<!\\)\|/).map((cell) => cell.trim());
}

/** The name of a programming language may stand behind a fence, and is no word for readers. */
function wordsOfFence({ info, markup, map }: Token): LinedFault[] {
  const words = info.trim();
  if (words === '' || /^[a-z][a-z0-9+#.-]*$/.test(words)) return [];
  const message = `${quote(words)} comes after ${markup} and would be lost. Put it on the next line.`;
  return [{ map: map ?? [0, 1], needle: words, message }];
}

function emptyLinks({ children, map }: Token): LinedFault[] {
  let href: string | undefined;
  return (children ?? []).flatMap((token) => {
    if (token.type === 'link_open') href = targetOf(token, 'href');
    else if (token.content.trim() || (token.type === 'image' && descriptionOf(token))) href = undefined;
    if (token.type !== 'link_close' || href === undefined) return [];
    const message = `the link to ${quote(href)} has no words, so nobody can follow it. Write some between the square brackets.`;
    return [{ map: map ?? [0, 1], needle: href, message }];
  });
}

/** The parser gives a note in the words of a note "^[…]" the number of that, and forgets it. */
function notesInThemselves(
  { children, content }: Token,
  opening: Token | undefined,
  lines: readonly string[],
): LinedFault[] {
  if (opening?.type !== 'footnote_open' || opening.meta?.label) return [];
  const isIn = (children ?? []).some(({ type, meta }) => type === 'footnote_ref' && meta?.id === opening.meta?.id);
  const message = `the note ${quote(content)} has another in its words, which would be lost. Write that as [^1] and its words on a line of their own, [^1]: …`;
  if (!isIn) return [];
  const [begun = ''] = content.split('\n');
  const line = lines.findIndex((each) => each.includes(`^[${begun}`));
  return [{ map: [line, line + 1], needle: `^[${begun}`, message }];
}

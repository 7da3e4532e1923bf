/** A checked text's tokens as blocks of words, for where there is no markup: calendars, descriptions, paper. */
import type { Token } from 'markdown-it';
import type { Block, Run } from '../../campaign/prose.ts';
import { figuresOf } from './figures.ts';
import { descriptionOf, noteNumber } from './markdown.ts';

/** The lists, quotations and notes that a block stands in, the innermost last. */
interface Container {
  readonly type: 'item' | 'quote' | 'note';
  /** Stands in front of the first words, once. */
  marker: string;
}

const CONTAINERS: Readonly<Record<string, Container['type']>> = {
  list_item_open: 'item',
  blockquote_open: 'quote',
  footnote_open: 'note',
};

/** Between the cells of a row, which paper and calendars cannot set apart. */
const CELL = ' | ';

/** The blocks in the order of the page; those of which all is struck out, and pictures of their own, are left out. */
export function blocksOf(tokens: readonly Token[]): Block[] {
  const around: Container[] = [];
  let row: Run[] | undefined;
  return tokens.flatMap((token, index): Block[] => {
    const { type } = token;
    const container = CONTAINERS[type];
    if (container) around.push({ type: container, marker: markerOf(token) });
    else if (/^(list_item|blockquote|footnote)_close$/.test(type)) around.pop();
    else if (type === 'tr_open') row = [];
    else if (type === 'tr_close') {
      const runs = row ?? [];
      row = undefined;
      return blockOf('row', runs.slice(1), around);
    } else if (type === 'inline' && row) row.push({ ...PLAIN, text: CELL }, ...runsOf(token, tokens[index - 1]));
    else if (type === 'inline' && figuresOf(tokens, index).length === 0) {
      const isHeading = tokens[index - 1]?.type === 'heading_open';
      return blockOf(isHeading ? 'heading' : 'paragraph', runsOf(token), around);
    } else if (type === 'fence' || type === 'code_block')
      return blockOf('paragraph', [{ ...PLAIN, text: token.content.trimEnd() }], around);
    return [];
  });
}

function markerOf(token: Token): string {
  if (token.type === 'footnote_open') return String(noteNumber(token));
  if (token.type !== 'list_item_open') return '';
  return token.info ? token.info + token.markup : '-';
}

function blockOf(own: Block['type'], runs: readonly Run[], around: readonly Container[]): Block[] {
  const shown = tidy(runs);
  if (shown.length === 0) return [];
  const isNote = around.some(({ type }) => type === 'note');
  const type = isNote ? 'note' : (around[0]?.type ?? own);
  const marker = around.flatMap((container) => container.marker || []).join(' ');
  for (const container of around) container.marker = '';
  const depth = around.filter((container) => container.type === 'item').length;
  return [{ type, marker, depth, isQuoted: around.some((container) => container.type === 'quote'), runs: shown }];
}

const PLAIN: Run = { text: '', strong: false, emphasis: false, raised: false };

function runsOf({ children }: Token, cell?: Token): Run[] {
  const runs: Run[] = [];
  const open = { strong: cell?.type === 'th_open' ? 1 : 0, em: 0, s: 0 };
  let link: { readonly href: string; readonly from: number } | undefined;
  for (const token of children ?? []) {
    const [, mark] = /^(strong|em|s)_(?:open|close)$/.exec(token.type) ?? [];
    if (mark === 'strong' || mark === 'em' || mark === 's') open[mark] += token.nesting;
    else if (token.type === 'link_open' && token.info !== 'auto')
      link = { href: String(token.attrGet('href') ?? ''), from: runs.length };
    else if (token.type === 'link_close') {
      if (link) leadOn(runs, link.from, link.href);
      link = undefined;
    } else if (open.s === 0) {
      const text = wordsOf(token);
      runs.push({ text, strong: open.strong > 0, emphasis: open.em > 0, raised: token.type === 'footnote_ref' });
    }
  }
  return runs;
}

function wordsOf(token: Token): string {
  switch (token.type) {
    case 'softbreak':
      return ' ';
    case 'hardbreak':
      return '\n';
    case 'footnote_ref':
      return String(noteNumber(token));
    case 'image':
      return descriptionOf(token);
    case 'text':
    case 'code_inline':
      return token.content;
    default:
      return '';
  }
}

/** Puts where a link leads behind its words, unless they say it or lead to another place of the same text. */
function leadOn(runs: Run[], from: number, href: string): void {
  const last = runs.at(-1);
  const words = runs.slice(from).map(({ text }) => text);
  if (!last || words.join('').trim() === '' || href.startsWith('#')) return;
  if (bare(words.join('')) !== bare(href)) runs[runs.length - 1] = { ...last, link: href };
}

/** An address or a number without what people leave out when they write it. */
function bare(address: string): string {
  return address
    .replace(/^(?:https?:\/\/(?:www\.)?|mailto:|tel:)/i, '')
    .replace(/[\s()/-]+/g, '')
    .toLowerCase();
}

function trimLast(runs: Run[]): void {
  const last = runs.pop();
  if (last) runs.push({ ...last, text: last.text.trimEnd() });
}

/** Without the spaces that HTML does not show either: at both ends, and where something was left out. */
function tidy(runs: readonly Run[]): Run[] {
  const shown: Run[] = [];
  for (const run of runs) {
    const before = shown.at(-1)?.text;
    const tail = before === undefined ? run.text.trimStart() : run.text;
    const text = /\s$/.test(before ?? '') ? tail.replace(/^ +/, '') : tail;
    // "Monday ~~or Tuesday~~, at six"
    if (before?.endsWith(' ') && /^[,.;:!?)]/.test(text)) trimLast(shown);
    if (text !== '' || run.link) shown.push({ ...run, text });
  }
  const last = shown.pop();
  if (!last) return [];
  const text = last.text.trimEnd();
  return text !== '' || last.link ? [...shown, { ...last, text }] : tidy(shown);
}

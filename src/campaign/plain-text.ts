/** An author's text where there is no markup: its blocks as lines, and the whole of it on one line. */
import type { Block, Campaign, Run } from './model.ts';

/** How the address of a link is written behind its words; undefined where it is left out. */
export type AddressOf = (href: string) => string | undefined;

/** Where a link of a text leads, for those who are not on the site: an address, a telephone number, an email address. */
export function publishedLink(href: string, campaign: Pick<Campaign, 'address'>): string | undefined {
  if (href.startsWith('#')) return undefined;
  if (/^(mailto|tel):/i.test(href)) return href.replace(/^\w+:/, '').replace(/\?.*$/s, '');
  return new URL(href.replace(/^\/(?!\/)/, ''), campaign.address).href;
}

/** As lines, paragraphs apart, with the addresses of links behind their words; for calendars and posters. */
export function linesOf(blocks: readonly Block[], addressOf: AddressOf): string {
  return blocks
    .map((block, index) => {
      const before = blocks[index - 1];
      const isTight = before?.type === block.type && TIGHT.has(block.type);
      return `${before ? (isTight ? '\n' : '\n\n') : ''}${lineOf(block, addressOf)}`;
    })
    .join('');
}

/** Of these one follows the other without an empty line between them. */
const TIGHT: ReadonlySet<Block['type']> = new Set(['item', 'row', 'note']);

function lineOf(block: Block, addressOf: AddressOf): string {
  const { type, marker, depth, isQuoted, runs } = block;
  const words = runs.map((run) => (run.raised ? `[${run.text}]` : withAddress(run, addressOf))).join('');
  const indent = '  '.repeat(Math.max(0, marker ? depth - 1 : depth));
  const lead = marker && `${type === 'note' ? `[${marker}]` : marker} `;
  const quote = isQuoted ? '> ' : '';
  const next = `\n${quote}${indent}${' '.repeat(lead.length)}`;
  return quote + indent + lead + words.replaceAll('\n', next);
}

/** The words of a run, and behind them where its link leads. */
export function withAddress({ text, link }: Run, addressOf: AddressOf): string {
  const address = link && addressOf(link);
  return address ? `${text} (${address})` : text;
}

/** On one line, without notes and addresses; what does not end like a sentence is kept apart by a dash. */
export function oneLineOf(blocks: readonly Block[]): string {
  let line = '';
  for (const { type, marker, runs } of blocks) {
    if (type === 'note') continue;
    const words = runs.map(({ text, raised }) => (raised ? '' : text)).join('');
    const apart = line === '' || /[\p{P}\p{S}]$/u.test(line) || marker ? ' ' : ' – ';
    line += `${apart}${marker && `${marker} `}${words.replace(/\s+/g, ' ').trim()}`;
  }
  return line.trim();
}

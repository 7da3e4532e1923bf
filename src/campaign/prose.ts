/** An author's text, and how it reads where there is no markup: as lines, and the whole of it on one line. */

/** A text of an author, checked and rendered. */
export interface Prose {
  readonly html: string;
  /** The same for where there is no markup. What is struck out, and pictures of their own, are not among it. */
  readonly blocks: readonly Block[];
  /** The words on one line, without notes, for descriptions. */
  readonly plain: string;
  /** Its headings, where they can be linked to: in the campaign's own pages. */
  readonly headings?: readonly Heading[] | undefined;
}

/** A heading within a text, and what stands under it. */
export interface Heading {
  /** The fragment that leads to it. */
  readonly id: string;
  /** 2 for the text's largest, which is `isTop`. */
  readonly level: number;
  readonly isTop: boolean;
  readonly title: string;
  /** The words up to the next heading of its level, on one line. */
  readonly plain: string;
}

/** Words that stand together: a paragraph, an item of a list, a row of a table. */
export interface Block {
  readonly type: 'paragraph' | 'item' | 'row' | 'heading' | 'quote' | 'note';
  /** What stands in front of it: "-" or "3." of an item, the number of a note; empty for all that goes on from it. */
  readonly marker: string;
  /** How many lists it is in. */
  readonly depth: number;
  readonly isQuoted: boolean;
  readonly runs: readonly Run[];
}

/** Words of one look; a line break is a line feed. */
export interface Run {
  readonly text: string;
  readonly strong: boolean;
  readonly emphasis: boolean;
  /** The number of a note. */
  readonly raised: boolean;
  /** Where the link leads that ends with these words, if they do not say so themselves. */
  readonly link?: string | undefined;
}

/** How the address of a link is written behind its words; undefined where it is left out. */
export type AddressOf = (href: string) => string | undefined;

/** Where a link of a text leads, for those who are not on the site: an address, a telephone number, an email address. */
export function publishedLink(href: string, campaign: { readonly address: string }): string | undefined {
  if (href.startsWith('#')) return undefined;
  if (/^(mailto|tel):/i.test(href)) return href.replace(/^\w+:/, '').replace(/\?.*$/s, '');
  return new URL(href.replace(/^\/(?!\/)/, ''), campaign.address).href;
}

/** As lines, paragraphs apart, with the addresses of links behind their words; for calendars. */
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
  const { marker, depth, isQuoted } = block;
  const indent = '  '.repeat(Math.max(0, marker ? depth - 1 : depth));
  const lead = leadOf(block);
  const quote = isQuoted ? '> ' : '';
  const next = `\n${quote}${indent}${' '.repeat(lead.length)}`;
  return quote + indent + lead + wordsOf(block, addressOf).replaceAll('\n', next);
}

function leadOf({ type, marker }: Block): string {
  return marker && `${type === 'note' ? `[${marker}]` : marker} `;
}

function wordsOf({ runs }: Block, addressOf: AddressOf): string {
  return runs.map((run) => (run.raised ? `[${run.text}]` : withAddress(run, addressOf))).join('');
}

/** The words of a run, and behind them where its link leads. */
export function withAddress({ text, link }: Run, addressOf: AddressOf): string {
  const address = link && addressOf(link);
  return address ? `${text} (${address})` : text;
}

/** On one line; what does not end like a sentence is kept apart by a dash. */
export function oneLineOf(blocks: readonly Block[], addressOf: AddressOf): string {
  return blocks.reduce((line, block) => {
    const apart = line === '' || /[\p{P}\p{S}]$/u.test(line) || block.marker ? ' ' : ' – ';
    const words = wordsOf(block, addressOf).replace(/\s+/g, ' ').trim();
    const said = block.isQuoted && !/^["'“„«‘]/u.test(words) ? `“${words}”` : words;
    return `${line}${apart}${leadOf(block)}${said}`.trimStart();
  }, '');
}

/** On one line, without notes and addresses, for descriptions. */
export function plainOf(blocks: readonly Block[]): string {
  const read = blocks.filter(({ type }) => type !== 'note');
  const unnoted = read.map((block) => ({ ...block, runs: block.runs.filter(({ raised }) => !raised) }));
  return oneLineOf(unnoted, () => undefined);
}

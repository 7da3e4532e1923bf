/** A text's HTML as the plain blocks that a sheet is set from: paragraphs, items, headings, quotations, notes. */
import { type DefaultTreeAdapterTypes, parseFragment, defaultTreeAdapter as tree } from 'parse5';

type Node = DefaultTreeAdapterTypes.ChildNode;

/** Words of one look. */
export interface Run {
  readonly text: string;
  readonly strong: boolean;
  readonly emphasis: boolean;
  /** The number of a note. */
  readonly raised: boolean;
}

export interface Block {
  readonly type: 'paragraph' | 'item' | 'heading' | 'quote' | 'note';
  readonly runs: readonly Run[];
}

const BLOCKS: Readonly<Record<string, Block['type']>> = {
  p: 'paragraph',
  pre: 'paragraph',
  tr: 'paragraph',
  li: 'item',
  blockquote: 'quote',
  h2: 'heading',
  h3: 'heading',
  h4: 'heading',
  h5: 'heading',
  h6: 'heading',
};

/** What paper does not show: pictures, and the ways back from notes. */
const UNPRINTED = new Set(['figure', 'picture', 'img']);

const PLAIN: Omit<Run, 'text'> = { strong: false, emphasis: false, raised: false };

/** The blocks of rendered Markdown. */
export function blocksOf(html: string): Block[] {
  return blocksIn(parseFragment(html).childNodes, undefined);
}

function blocksIn(nodes: readonly Node[], around: Block['type'] | undefined): Block[] {
  return nodes.flatMap((node, index): Block[] => {
    if (!tree.isElementNode(node) || UNPRINTED.has(node.tagName)) return [];
    const isNotes = classOf(node) === 'footnotes';
    const type = isNotes ? 'note' : (around ?? BLOCKS[node.tagName]);
    const inner = node.childNodes
      .filter(tree.isElementNode)
      .some(({ tagName }) => tagName in BLOCKS || /^([ou]l|table|t(head|body))$/.test(tagName));
    if (inner || !BLOCKS[node.tagName]) return blocksIn(node.childNodes, type);
    const number = type === 'note' ? noteNumber(nodes, index) : [];
    const runs = [...number, ...trimmed(runsIn(node.childNodes, PLAIN))];
    return runs.length > number.length ? [{ type: type ?? 'paragraph', runs }] : [];
  });
}

/** A note's own number, in front of its first words. */
function noteNumber(siblings: readonly Node[], index: number): Run[] {
  const item = siblings[index];
  const owner = item && tree.isElementNode(item) && item.tagName !== 'li' ? item.parentNode : item;
  if (!owner || !('attrs' in owner)) return [];
  const [, number] = /-(\d+)$/.exec(owner.attrs.find(({ name }) => name === 'id')?.value ?? '') ?? [];
  return number
    ? [
        { ...PLAIN, text: number, raised: true },
        { ...PLAIN, text: ' ' },
      ]
    : [];
}

function runsIn(nodes: readonly Node[], look: Omit<Run, 'text'>): Run[] {
  return nodes.flatMap((node): Run[] => {
    if (tree.isTextNode(node)) return [{ ...look, text: node.value.replace(/\s+/g, ' ') }];
    if (!tree.isElementNode(node) || UNPRINTED.has(node.tagName) || classOf(node) === 'footnote-back') return [];
    const { tagName, childNodes } = node;
    if (tagName === 'br') return [{ ...look, text: '\n' }];
    const inner = runsIn(childNodes, {
      strong: look.strong || tagName === 'strong' || tagName === 'th',
      emphasis: look.emphasis || tagName === 'em',
      raised: look.raised || tagName === 'sup',
    });
    return tagName === 'td' || tagName === 'th' ? [...inner, { ...look, text: '  ' }] : inner;
  });
}

/** Without the spaces at both ends that HTML does not show either. */
function trimmed(runs: readonly Run[]): Run[] {
  const shown = runs.filter(({ text }) => text !== '');
  return shown
    .map((run, index) => {
      const start = index === 0 ? run.text.trimStart() : run.text;
      return { ...run, text: index === shown.length - 1 ? start.trimEnd() : start };
    })
    .filter(({ text }) => text !== '');
}

function classOf(element: DefaultTreeAdapterTypes.Element): string | undefined {
  return element.attrs.find(({ name }) => name === 'class')?.value;
}

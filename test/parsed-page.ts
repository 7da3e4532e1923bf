/** A page as parse5 reads it, which the engine does not use for pages: tests hold what the engine found against it. */
import { type DefaultTreeAdapterTypes, defaultTreeAdapter, parse } from 'parse5';

export interface ParsedAttribute {
  readonly name: string;
  readonly value: string;
  /** Where the whole attribute is written, the end exclusive. */
  readonly start: number;
  readonly end: number;
}

export interface ParsedElement {
  readonly tagName: string;
  readonly attributes: readonly ParsedAttribute[];
  /** The text directly inside it. */
  readonly text: string;
}

/** Every element that stands in a page, in the order in which they open; not those that a parser adds. */
export function parsedElements(html: string): ParsedElement[] {
  const found: ParsedElement[] = [];
  const waiting: DefaultTreeAdapterTypes.Node[] = [parse(html, { sourceCodeLocationInfo: true })];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (defaultTreeAdapter.isElementNode(node) && node.sourceCodeLocation) found.push(elementOf(node));
    const children = 'content' in node ? node.content.childNodes : 'childNodes' in node ? node.childNodes : [];
    waiting.push(...children.toReversed());
  }
  return found;
}

/** An attribute's value, undefined where there is none. */
export function attributeValue({ attributes }: ParsedElement, name: string): string | undefined {
  return attributes.find((attribute) => attribute.name === name)?.value;
}

function elementOf(node: DefaultTreeAdapterTypes.Element): ParsedElement {
  const places = node.sourceCodeLocation?.attrs ?? {};
  return {
    tagName: node.tagName,
    attributes: node.attrs.map(({ name, value, prefix }) => {
      const written = prefix ? `${prefix}:${name}` : name;
      const { startOffset: start = -1, endOffset: end = -1 } = places[written] ?? {};
      return { name: written, value, start, end };
    }),
    text: node.childNodes.map((child) => (defaultTreeAdapter.isTextNode(child) ? child.value : '')).join(''),
  };
}

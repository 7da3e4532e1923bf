/** Walks a parsed page and reads what its elements link to or load. */
import { type DefaultTreeAdapterTypes, defaultTreeAdapter, parse } from 'parse5';

export type Element = DefaultTreeAdapterTypes.Element;
type Node = DefaultTreeAdapterTypes.Node;

/** Parses as browsers do. With `places`, elements and attributes know where in the text they stand. */
export function* elementsOf(html: string, { places = false } = {}): Generator<Element> {
  const waiting: Node[] = [parse(html, { sourceCodeLocationInfo: places })];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (defaultTreeAdapter.isElementNode(node)) yield node;
    const children =
      'content' in node ? node.content.childNodes : 'childNodes' in node ? node.childNodes : [];
    waiting.push(...children.toReversed());
  }
}

/** An attribute's value, undefined where there is none. */
export function attribute(element: Element, name: string): string | undefined {
  return element.attrs.find((attr) => attr.name === name)?.value;
}

/** The text directly inside an element. */
export function textOf(element: Element): string {
  return element.childNodes.map((node) => (defaultTreeAdapter.isTextNode(node) ? node.value : '')).join('');
}

/** Whether an attribute holds an address, a list of them (`srcset`), or neither. */
export function urlKind(element: Element, name: string): 'one' | 'list' | undefined {
  if (name === 'srcset' || name === 'imagesrcset') return 'list';
  if (name === 'href' && element.tagName !== 'base') return 'one';
  return name === 'src' || name === 'poster' || name === 'action' ? 'one' : undefined;
}

/** A srcset with each of its addresses replaced (HTML §4.8.4.2.1). */
export function mapSrcset(srcset: string, map: (url: string) => string): string {
  return srcset
    .split(/,\s+/)
    .map((candidate) => candidate.trim().replace(/^\S+/, map))
    .join(', ');
}

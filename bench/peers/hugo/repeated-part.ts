/** Finds in a list of two events the part that each of them has, so that it can be repeated for any number. */
import { type DefaultTreeAdapterTypes, defaultTreeAdapter, parse } from 'parse5';

type Span = readonly [from: number, to: number];

/** The page with the one's part turned by `repeat` into what makes all of them, and the other's taken out. */
export function repeatPart(
  html: string,
  one: string,
  other: string,
  repeat: (part: string) => string,
): string {
  const [from, to] = partOf(html, one, other);
  const [otherFrom, otherTo] = partOf(html, other, one);
  const between = html.slice(to, otherFrom);
  return html.slice(0, from) + repeat(html.slice(from, to) + between) + html.slice(otherTo);
}

/** The largest element that has the one word in it and not the other. */
function partOf(html: string, word: string, not: string): Span {
  const spans = spansOf(parse(html, { sourceCodeLocationInfo: true }));
  const found = spans
    .filter(([from, to]) => html.slice(from, to).includes(word) && !html.slice(from, to).includes(not))
    .sort((a, b) => b[1] - b[0] - (a[1] - a[0]));
  if (!found[0]) throw new Error(`the list of events has no part for "${word}" alone`);
  return found[0];
}

function spansOf(node: DefaultTreeAdapterTypes.ParentNode): Span[] {
  return node.childNodes.filter(defaultTreeAdapter.isElementNode).flatMap((element) => {
    const place = element.sourceCodeLocation;
    const own: Span[] = place ? [[place.startOffset, place.endOffset]] : [];
    return [...own, ...spansOf(element)];
  });
}

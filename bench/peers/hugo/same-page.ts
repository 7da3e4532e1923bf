/** Holds the page that Hugo made of an event against Handbill's, so that the comparison is of the same work. */
import { type DefaultTreeAdapterTypes, defaultTreeAdapter, parse } from 'parse5';

/** Hugo's minifier leaves out quotes, closing tags and spaces that Handbill's leaves in. */
const SIZE_TOLERANCE = 0.15;

/** Throws with the first difference; otherwise says in a few words how alike the two are. */
export function holdAgainst(ours: string, theirs: string): string {
  const [mine, other] = [wordsOf(ours), wordsOf(theirs)];
  const at = mine.findIndex((words, index) => words !== other[index]);
  if (at >= 0 || mine.length !== other.length)
    throw new Error(
      `Hugo's page is not Handbill's: "${other[at] ?? ''}" where ours says "${mine[at] ?? ''}"`,
    );
  const [size, theirSize] = [ours, theirs].map((html) => Buffer.byteLength(html));
  if (!size || !theirSize || Math.abs(theirSize / size - 1) > SIZE_TOLERANCE)
    throw new Error(`Hugo's page has ${theirSize} bytes, ours ${size}`);
  return `the same text, links and data; ${size} and ${theirSize} bytes`;
}

/** Every text, link and value of the page, without what only the writing of HTML differs in. */
function wordsOf(html: string): string[] {
  return partsOf(parse(html))
    .map((words) => withoutCard(words).replaceAll(/\s+/g, ' ').trim())
    .filter((words) => words !== '');
}

function partsOf(node: DefaultTreeAdapterTypes.ParentNode): string[] {
  return node.childNodes.flatMap((child) => {
    if (defaultTreeAdapter.isTextNode(child)) return textOf(child.value, node);
    if (!defaultTreeAdapter.isElementNode(child)) return [];
    const values = child.attrs
      .filter(({ name, value }) => /^(href|datetime|data-.+)$/.test(name) || isPreview(child, name, value))
      .map(({ name, value }) => (name === 'href' ? decodeURIComponent(value) : value))
      .sort();
    return [...values, ...partsOf(child)];
  });
}

/** Styles and scripts are minified differently; what they say of the event is compared as data. */
function textOf(text: string, node: DefaultTreeAdapterTypes.ParentNode): string[] {
  if (node.nodeName === 'style') return [];
  if (node.nodeName !== 'script') return [text];
  return text.trim().startsWith('{') ? [JSON.stringify(JSON.parse(text))] : [];
}

/** The policy has the sum of a script, which Hugo's minifier changes. */
function isPreview(element: DefaultTreeAdapterTypes.Element, name: string, value: string): boolean {
  return element.nodeName === 'meta' && name === 'content' && !value.startsWith('default-src');
}

function withoutCard(words: string): string {
  return words.replaceAll(/https:[^"\s]+\.png/g, 'card.png');
}

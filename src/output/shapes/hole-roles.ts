/** Finds what the holes of a shape are: words, attributes, addresses, parts, or something that makes another shape of it. */
import { type DefaultTreeAdapterTypes, defaultTreeAdapter, parse } from 'parse5';
import { cutAtMarks, MARK } from '../../text/marks.ts';
import { attribute, type Element, urlKind } from '../../html/html.ts';

/**
 * - `text`: words whose white space is collapsed
 * - `verbatim`: what stands in the page as it is
 * - `part`: markup with a shape of its own
 * - `address`: belongs to an attribute that holds an address
 * - `shape`: anything else; pages that differ in it are of different shapes
 */
export type HoleRole = 'text' | 'verbatim' | 'part' | 'address' | 'shape';

export interface Holes {
  /** The shape as markup, a token for each hole and for each address that has holes. */
  readonly markup: string;
  readonly roles: readonly HoleRole[];
  /** The texts between the holes of each address, escaped, and the numbers of those holes. */
  readonly addresses: readonly (readonly (string | number)[])[];
}

/** Stands for a hole until it is filled. Lower-case letters and digits stay as they are wherever they are. */
const TOKEN = /zq(h|a)(\d+)qz/g;

/** A token, and which it is. */
export function tokensIn(
  text: string,
): { kind: 'hole' | 'address'; number: number; index: number; end: number }[] {
  return [...text.matchAll(TOKEN)].map(({ 0: token, 1: letter, 2: digits, index }) => ({
    kind: letter === 'h' ? 'hole' : 'address',
    number: Number(digits),
    index,
    end: index + token.length,
  }));
}

/** Attributes that are words or data, and nothing that styles, checks or minifying look at. */
const DATA_ATTRIBUTE =
  /^(content|title|value|datetime|alt|lang|dir|hreflang|width|height|aria-[\w-]+|data-[\w-]+)$/;

/** Elements whose text is not collapsed, or is no text. */
const VERBATIM = new Set(['pre', 'textarea']);
const EXOTIC = new Set(['noscript', 'svg', 'math', 'template', 'iframe', 'style', 'select']);

/** Undefined for a shape whose own words could be taken for tokens. */
export function findHoles(shape: string): Holes | undefined {
  if (tokensIn(shape).length > 0) return undefined;
  const cuts = cutAtMarks(shape);
  const marks = cuts.filter((_, index) => index % 2 === 1);
  const markup = cuts.map((cut, index) => (index % 2 === 0 ? cut : `zqh${(index - 1) / 2}qz`)).join('');
  const roles: HoleRole[] = marks.map(() => 'shape');
  const addresses: (string | number)[][] = [];
  const edits: { start: number; end: number; text: string }[] = [];
  for (const { node, within } of nodesOf(markup)) {
    if (defaultTreeAdapter.isTextNode(node)) {
      for (const { number } of tokensIn(node.value)) roles[number] = roleOfText(marks[number], within);
    } else if (defaultTreeAdapter.isElementNode(node)) {
      for (const { name, value } of node.attrs) {
        const holes = tokensIn(value).map(({ number }) => number);
        const isEscaped = holes.length > 0 && holes.every((number) => marks[number] === MARK.escaped);
        if (!isEscaped) continue;
        if (DATA_ATTRIBUTE.test(name)) for (const number of holes) roles[number] = 'verbatim';
        const place = node.sourceCodeLocation?.attrs?.[name];
        const written =
          place && /^[^=]+="(.*)"$/s.exec(markup.slice(place.startOffset, place.endOffset))?.[1];
        if (urlKind(node, name) !== 'one' || !place || written === undefined) continue;
        for (const number of holes) roles[number] = 'address';
        edits.push({
          start: place.startOffset,
          end: place.endOffset,
          text: `${name}="zqa${addresses.length}qz"`,
        });
        addresses.push(piecesOf(written));
      }
    }
  }
  return { markup: edited(markup, edits), roles, addresses };
}

/** Texts and the numbers of the holes between them. */
function piecesOf(written: string): (string | number)[] {
  const pieces: (string | number)[] = [];
  let at = 0;
  for (const { number, index, end } of tokensIn(written)) {
    pieces.push(written.slice(at, index), number);
    at = end;
  }
  return [...pieces, written.slice(at)];
}

function roleOfText(mark: string | undefined, within: readonly Element[]): HoleRole {
  const parent = within.at(-1);
  if (parent?.tagName === 'script') {
    const isData = attribute(parent, 'type') === 'application/ld+json';
    return isData && mark === MARK.markup ? 'verbatim' : 'shape';
  }
  if (within.some(({ tagName }) => EXOTIC.has(tagName))) return 'shape';
  if (within.some(({ tagName }) => VERBATIM.has(tagName)))
    return mark === MARK.escaped ? 'verbatim' : 'shape';
  return mark === MARK.escaped ? 'text' : 'part';
}

type Node = DefaultTreeAdapterTypes.Node;

function* nodesOf(markup: string): Generator<{ node: Node; within: readonly Element[] }> {
  const waiting: { node: Node; within: readonly Element[] }[] = [
    { node: parse(markup, { sourceCodeLocationInfo: true }), within: [] },
  ];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    yield next;
    const { node, within } = next;
    const inner = defaultTreeAdapter.isElementNode(node) ? [...within, node] : within;
    const children =
      'content' in node ? node.content.childNodes : 'childNodes' in node ? node.childNodes : [];
    waiting.push(...children.map((child) => ({ node: child, within: inner })));
  }
}

function edited(text: string, edits: { start: number; end: number; text: string }[]): string {
  const pieces: string[] = [];
  let at = 0;
  for (const edit of edits.sort((a, b) => a.start - b.start)) {
    pieces.push(text.slice(at, edit.start), edit.text);
    at = edit.end;
  }
  return pieces.join('') + text.slice(at);
}

/** Reads a page's elements in the order in which they open: what they link to or load, and where in the text that stands. */
import { Tokenizer } from 'htmlparser2';

/** An attribute; the places of the whole of it are UTF-16 code units from the page's beginning, the end exclusive. */
export interface Attribute {
  readonly name: string;
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

export interface Element {
  /** In lower case. */
  readonly tagName: string;
  readonly attributes: readonly Attribute[];
  /** Where its content begins. */
  readonly contentStart: number;
  /** The text up to the next tag, character references resolved. */
  readonly text: string;
}

/** A thing that is put together while the text is read. */
type Draft<T> = { -readonly [K in keyof T]: T[K] };

/** Every element of a page, read as browsers read it (HTML §13.2.5). */
export function elementsOf(html: string): Element[] {
  const elements: Element[] = [];
  let attributes: Draft<Attribute>[] = [];
  let element: Draft<Element> | undefined;
  const addText = (text: string): void => {
    if (element) element.text += text;
  };
  const addValue = (text: string): void => {
    const attribute = attributes.at(-1);
    if (attribute) attribute.value += text;
  };
  const endTag = (end: number): void => {
    if (element) element.contentStart = end + 1;
  };
  const ignore = (): void => undefined;
  const tokenizer = new Tokenizer(
    { xmlMode: false, decodeEntities: true },
    {
      onopentagname: (start, end) => {
        attributes = [];
        element = { tagName: html.slice(start, end).toLowerCase(), attributes, contentStart: end, text: '' };
        elements.push(element);
      },
      onattribname: (start, end) =>
        void attributes.push({ name: html.slice(start, end).toLowerCase(), value: '', start, end }),
      onattribdata: (start, end) => addValue(html.slice(start, end)),
      onattribentity: (code) => addValue(String.fromCodePoint(code)),
      onattribend: (_quote, end) => {
        const attribute = attributes.at(-1);
        if (attribute) attribute.end = end;
      },
      onopentagend: endTag,
      onselfclosingtag: endTag,
      ontext: (start, end) => addText(html.slice(start, end)),
      ontextentity: (code) => addText(String.fromCodePoint(code)),
      onclosetag: () => {
        element = undefined;
      },
      oncdata: ignore,
      oncomment: ignore,
      ondeclaration: ignore,
      onprocessinginstruction: ignore,
      onend: ignore,
    },
  );
  tokenizer.write(html);
  tokenizer.end();
  return elements;
}

/** An attribute's value, undefined where there is none. */
export function attributeOf({ attributes }: Element, name: string): string | undefined {
  return attributes.find((attribute) => attribute.name === name)?.value;
}

/** Whether an attribute holds an address, a list of them (`srcset`), or neither. */
export function urlKind({ tagName }: Element, name: string): 'one' | 'list' | undefined {
  if (name === 'srcset' || name === 'imagesrcset') return 'list';
  if (name === 'href' && tagName !== 'base') return 'one';
  return name === 'src' || name === 'poster' || name === 'action' ? 'one' : undefined;
}

/** A srcset with each of its addresses replaced (HTML §4.8.4.2.1). */
export function mapSrcset(srcset: string, map: (url: string) => string): string {
  return srcset
    .split(/,\s+/)
    .map((candidate) => candidate.trim().replace(/^\S+/, map))
    .join(', ');
}

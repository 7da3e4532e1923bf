/** The last step of every page, in one pass over it: relative links, its own styles, and a policy hashed from the result. */
import { createHash } from 'node:crypto';
import { escapeMarkup } from '../text/escape.ts';
import { remembered } from '../text/remembered.ts';
import { isExternal, relativeLink } from '../text/url.ts';
import { type Attribute, attributeOf, type Element, elementsOf, mapSrcset, urlKind } from './elements.ts';
import { inventoryOf, isOwnScript, type PageInventory } from './page-inventory.ts';

export interface Finishing {
  /** The style sheet for a page's classes. */
  readonly styles: (classes: ReadonlySet<string>) => string;
  /** The texts of the scripts that a page may have in itself; none unless given. */
  readonly scripts?: ReadonlySet<string>;
  /** The path the site is published under, beginning and ending in a slash. */
  readonly basePath: string;
  /** What is in front of each link from the root by now, and is not in the site's addresses: "/club/"; nothing unless given. */
  readonly pathPrefix?: string | undefined;
  /** How the page reaches an address of the site; by a relative link unless given. */
  readonly link?: (to: string) => string;
  /** Whether the page is a file of its own, which has all it needs in it. */
  readonly isAlone?: boolean;
}

export interface FinishedPage {
  readonly html: string;
  readonly inventory: PageInventory;
}

/** Finishes a rendered page that will stand at `address`. */
export function finishPage(html: string, address: string, finishing: Finishing): FinishedPage {
  const editor = new PageEditor(html, linkFrom(address, finishing));
  const elements = elementsOf(html).map((element) => editor.linked(element));
  // The first style element of a page is for the sheet of its parts.
  const slot = elements.findIndex(({ tagName }) => tagName === 'style');
  const style = elements[slot];
  if (style) {
    const sheet = linkedSheet(finishing.styles(classesOf(elements)), editor.link);
    elements[slot] = { ...style, text: style.text === '' ? sheet : sheet + style.text };
    editor.replace(style.contentStart, style.contentStart, sheet);
  }
  // The policy is of what is in the page by now; its tag is empty until then.
  const tag = elements.find(isPolicy)?.attributes.find(({ name, value }) => name === 'content' && value === '');
  if (tag) editor.replace(tag.start, tag.end, `content="${policyOf(elements, finishing)}"`);
  return { html: editor.result(), inventory: inventoryOf(elements, finishing.scripts) };
}

function isPolicy(element: Element): boolean {
  return element.tagName === 'meta' && attributeOf(element, 'http-equiv') === 'Content-Security-Policy';
}

/** How the page at an address reaches others. */
function linkFrom(address: string, { basePath, pathPrefix = '/', link }: Finishing): (to: string) => string {
  // A server sends 404.html for any address, so its links cannot be relative to one.
  const linked =
    link ?? ((to: string) => (address.endsWith('/404.html') ? basePath + to.slice(1) : relativeLink(address, to)));
  const prefix = pathPrefix.replace(/\/*$/, '');
  if (prefix === '') return linked;
  return (to) => linked(to === prefix || to.startsWith(`${prefix}/`) ? to.slice(prefix.length) || '/' : to);
}

/** Collects changes to a page's text, in its order, and makes them all at once. */
class PageEditor {
  readonly link: (to: string) => string;
  readonly #html: string;
  readonly #edits: { readonly start: number; readonly end: number; readonly text: string }[] = [];
  #hasEager = false;

  constructor(html: string, link: (to: string) => string) {
    this.#html = html;
    this.link = link;
  }

  /** An element with its links as they are published. */
  linked(element: Element): Element {
    const isEager = attributeOf(element, 'loading') === 'eager';
    // Each text has its first picture asked for at once; of several texts on a page only the first one's is.
    if (isEager && this.#hasEager) this.#makeLazy(element);
    this.#hasEager ||= isEager;
    const changed = element.attributes.map((attribute) => this.#linkedAttribute(element, attribute));
    const isSame = changed.every((attribute, index) => attribute === element.attributes[index]);
    return isSame ? element : { ...element, attributes: changed };
  }

  #linkedAttribute(element: Element, attribute: Attribute): Attribute {
    const { name, value, start, end } = attribute;
    const kind = urlKind(element, name);
    if (!kind) return attribute;
    const linked = kind === 'list' ? mapSrcset(value, this.#relative) : this.#relative(value);
    if (linked === value) return attribute;
    this.replace(start, end, `${name}="${escapeMarkup(linked)}"`);
    return { ...attribute, value: linked };
  }

  #makeLazy({ attributes }: Element): void {
    for (const { name, start, end } of attributes) {
      if (name === 'loading') this.replace(start, end, 'loading="lazy"');
      if (name === 'fetchpriority') this.replace(start, end, '');
    }
  }

  /** Puts a text in the place of a part of the page, from `start` up to `end`. */
  replace(start: number, end: number, text: string): void {
    this.#edits.push({ start, end, text });
  }

  result(): string {
    const pieces: string[] = [];
    let at = 0;
    for (const { start, end, text } of this.#edits.sort((a, b) => a.start - b.start)) {
      pieces.push(this.#html.slice(at, start), text);
      at = end;
    }
    return pieces.join('') + this.#html.slice(at);
  }

  readonly #relative = (url: string): string => (url.startsWith('/') && !isExternal(url) ? this.link(url) : url);
}

/** By what the page's parts are known: the classes of its elements, and of what Markdown makes their names. */
function classesOf(elements: readonly Element[]): Set<string> {
  const classes = new Set<string>();
  for (const element of elements) {
    classes.add(element.tagName);
    for (const name of attributeOf(element, 'class')?.split(/\s+/) ?? []) classes.add(name);
  }
  return classes;
}

/** A style sheet in the page counts its addresses from the page. Pages of the same depth have the same. */
function linkedSheet(css: string, link: (to: string) => string): string {
  const sheets = linkedSheets.get(css) ?? new Map<string, string>();
  // The preview makes other sheets for hours.
  if (linkedSheets.size > MOST_SHEETS) linkedSheets.clear();
  linkedSheets.set(css, sheets);
  const way = link('/');
  const known = sheets.get(way);
  const sheet =
    known ??
    css.replace(/url\((["']?)(\/[^)"']+)\1\)/g, (_, quote: string, to: string) => `url(${quote}${link(to)}${quote})`);
  sheets.set(way, sheet);
  return sheet;
}

const MOST_SHEETS = 100;
const linkedSheets = new Map<string, Map<string, string>>();

/** CSP 3 §8.3; pages share their styles and scripts. */
const hashOf = remembered(
  (text: string) => text,
  (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`,
);

/** Nothing but the site's own files, the very styles in the page, and those of its scripts that are ours. */
function policyOf(elements: readonly Element[], { isAlone = false, scripts }: Finishing): string {
  const hashes = (isWanted: (element: Element) => boolean): string[] =>
    elements.filter(isWanted).map(({ text }) => hashOf(text));
  const styles = hashes(({ tagName }) => tagName === 'style');
  const own = isAlone ? 'data:' : "'self'";
  const directives = {
    'default-src': ["'none'"],
    'script-src': isAlone ? ["'none'"] : ["'self'", ...hashes((element) => isOwnScript(element, scripts))],
    'style-src': styles.length > 0 ? styles : ["'none'"],
    'img-src': [own],
    'font-src': [own],
    ...(!isAlone && {
      'manifest-src': ["'self'"],
      // Lighthouse fetches robots.txt from the page.
      'connect-src': ["'self'"],
    }),
    'base-uri': ["'none'"],
    'form-action': ["'none'"],
  };
  return Object.entries(directives)
    .map(([name, values]) => `${name} ${values.join(' ')}`)
    .join('; ');
}

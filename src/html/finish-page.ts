/** The last step of every page, in one pass over it: relative links, its own styles, and a policy hashed from the result. */
import { createHash } from 'node:crypto';
import { escapeMarkup } from '../text/escape.ts';
import { remembered } from '../text/remembered.ts';
import { isExternal, relativeLink } from '../text/url.ts';
import { attributeOf, type Element, elementsOf, mapSrcset, urlKind } from './elements.ts';
import { inventoryOf, isInlineScript, type PageInventory } from './page-inventory.ts';

export interface Finishing {
  /** The style sheet for a page's classes. */
  readonly styles: (classes: ReadonlySet<string>) => string;
  /** The path the site is published under, beginning and ending in a slash. */
  readonly basePath: string;
  /** How the page reaches an address of the site; by a relative link unless given. */
  readonly link?: (to: string) => string;
  /** Whether the page is a file of its own, which has all it needs in it. */
  readonly isAlone?: boolean;
}

export interface FinishedPage {
  readonly html: string;
  readonly inventory: PageInventory;
}

const EMPTY_POLICY = '<meta http-equiv="Content-Security-Policy" content="">';

/** Finishes a rendered page that will stand at `address`. */
export function finishPage(html: string, address: string, finishing: Finishing): FinishedPage {
  const editor = new PageEditor(html, linkFrom(address, finishing));
  const elements = elementsOf(html).map((element) => editor.linked(element));
  const sheet = linkStyles(finishing.styles(classesOf(elements)), editor.link);
  // The first style element of a page is for the sheet of its parts.
  const slot = elements.findIndex(({ tagName }) => tagName === 'style');
  const styled = elements.map((element, index) =>
    index === slot ? { ...element, text: sheet + element.text } : element,
  );
  if (slot >= 0) editor.insert(elements[slot]?.contentStart ?? 0, sheet);
  const finished = editor.result();
  const policy = policyTag(styled, finishing.isAlone ?? false);
  return { html: finished.replace(EMPTY_POLICY, () => policy), inventory: inventoryOf(styled) };
}

/** How the page at an address reaches others. */
function linkFrom(address: string, { basePath, link }: Finishing): (to: string) => string {
  // A server sends 404.html for any address, so its links cannot be relative to one.
  return link ?? ((to) => (address === '/404.html' ? basePath + to.slice(1) : relativeLink(address, to)));
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
    const isLate = isEager && this.#hasEager;
    this.#hasEager ||= isEager;
    const attributes = element.attributes.map((attribute) => {
      const { name, value, start, end } = attribute;
      if (isLate && name === 'loading') this.#edit(start, end, 'loading="lazy"');
      if (isLate && name === 'fetchpriority') this.#edit(start, end, '');
      const kind = urlKind(element, name);
      const changed =
        kind === 'list' ? mapSrcset(value, this.#relative) : kind ? this.#relative(value) : value;
      if (changed === value) return attribute;
      this.#edit(start, end, `${name}="${escapeMarkup(changed)}"`);
      return { ...attribute, value: changed };
    });
    return { ...element, attributes };
  }

  insert(at: number, text: string): void {
    this.#edit(at, at, text);
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

  readonly #relative = (url: string): string =>
    url.startsWith('/') && !isExternal(url) ? this.link(url) : url;

  #edit(start: number, end: number, text: string): void {
    this.#edits.push({ start, end, text });
  }
}

function classesOf(elements: readonly Element[]): Set<string> {
  const classes = new Set<string>();
  for (const element of elements)
    for (const name of attributeOf(element, 'class')?.split(/\s+/) ?? []) classes.add(name);
  return classes;
}

/** A style sheet in the page counts its addresses from the page. */
function linkStyles(css: string, link: (to: string) => string): string {
  return css.replace(
    /url\((["']?)(\/[^)"']+)\1\)/g,
    (_, quote: string, to: string) => `url(${quote}${link(to)}${quote})`,
  );
}

/** CSP 3 §8.3; pages share their styles and scripts. */
const hashOf = remembered(
  (text: string) => text,
  (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`,
);

/** Nothing but the site's own files and the very styles and scripts in the page. */
function policyTag(elements: readonly Element[], isAlone: boolean): string {
  const hashes = (isWanted: (element: Element) => boolean): string[] =>
    elements.filter(isWanted).map(({ text }) => hashOf(text));
  const styles = hashes(({ tagName }) => tagName === 'style');
  const own = isAlone ? 'data:' : "'self'";
  const directives = {
    'default-src': ["'none'"],
    'script-src': isAlone ? ["'none'"] : ["'self'", ...hashes(isInlineScript)],
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
  const policy = Object.entries(directives)
    .map(([name, values]) => `${name} ${values.join(' ')}`)
    .join('; ');
  return EMPTY_POLICY.replace('content=""', () => `content="${policy}"`);
}

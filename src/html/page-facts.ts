/** What the final checks and the security policy need to know of a finished page. */
import { attribute, type Element, elementsOf, mapSrcset, textOf, urlKind } from './html.ts';

export interface PageFacts {
  readonly title: string;
  readonly description: string;
  readonly canonical: string;
  /** og:image */
  readonly card: string;
  readonly ids: ReadonlySet<string>;
  readonly repeatedIds: readonly string[];
  /** Where links lead when someone follows them. */
  readonly links: readonly string[];
  /** Addresses of the site that it links to or loads, from the root, where they are known as such. */
  readonly targets?: readonly string[];
  /** What the browser fetches by itself. */
  readonly loads: readonly string[];
  readonly inlineStyles: readonly string[];
  readonly inlineScripts: readonly string[];
  /** Names of attributes that the policy would not let work: style, onclick and their like. */
  readonly blockedAttributes: readonly string[];
  /** Whether the page has the tag that the security policy goes into. */
  readonly hasPolicy: boolean;
  /** What it has in common with other pages of its shape, with the same links, to be checked once for all of them. */
  readonly shared?: readonly PageFacts[];
}

/** `<link>` relations that name something without fetching it. */
const UNFETCHED = new Set(['canonical', 'alternate', 'author', 'license', 'me', 'next', 'prev', 'help']);

/** Script types that browsers keep as data. */
const DATA_SCRIPT = /^(application\/(ld\+)?json|speculationrules)$/;

export function readPageFacts(html: string): PageFacts {
  const page = { title: '', description: '', canonical: '', card: '', ids: new Set<string>() };
  const repeatedIds: string[] = [];
  const links: string[] = [];
  const loads: string[] = [];
  const inlineStyles: string[] = [];
  const inlineScripts: string[] = [];
  const blockedAttributes: string[] = [];
  let hasPolicy = false;
  for (const element of elementsOf(html)) {
    const id = attribute(element, 'id');
    if (id !== undefined && page.ids.has(id)) repeatedIds.push(id);
    if (id !== undefined) page.ids.add(id);
    (isFetched(element) ? loads : links).push(...urlsOf(element));
    if (element.tagName === 'title' && !page.title) page.title = textOf(element);
    if (element.tagName === 'style') inlineStyles.push(textOf(element));
    blockedAttributes.push(
      ...element.attrs.flatMap(({ name }) => (/^(style|on[a-z]+)$/.test(name) ? [name] : [])),
    );
    if (attribute(element, 'http-equiv') === 'Content-Security-Policy') hasPolicy = true;
    if (isInlineScript(element)) inlineScripts.push(textOf(element));
    if (attribute(element, 'rel') === 'canonical') page.canonical = attribute(element, 'href') ?? '';
    if (attribute(element, 'name') === 'description') page.description = attribute(element, 'content') ?? '';
    if (attribute(element, 'property') === 'og:image') page.card = attribute(element, 'content') ?? '';
  }
  return { ...page, repeatedIds, links, loads, inlineStyles, inlineScripts, blockedAttributes, hasPolicy };
}

function urlsOf(element: Element): string[] {
  return element.attrs.flatMap(({ name, value }) => {
    const kind = urlKind(element, name);
    if (kind !== 'list') return kind ? [value] : [];
    const urls: string[] = [];
    mapSrcset(value, (url) => {
      urls.push(url);
      return url;
    });
    return urls;
  });
}

function isFetched(element: Element): boolean {
  if (element.tagName === 'a' || element.tagName === 'area') return false;
  if (element.tagName !== 'link') return true;
  const relations = (attribute(element, 'rel') ?? '').toLowerCase().split(/\s+/);
  return !relations.every((relation) => UNFETCHED.has(relation));
}

function isInlineScript(element: Element): boolean {
  if (element.tagName !== 'script' || attribute(element, 'src') !== undefined) return false;
  return !DATA_SCRIPT.test(attribute(element, 'type') ?? '');
}

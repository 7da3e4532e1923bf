/** What the final checks and the security policy need to know of a finished page. */
import { attributeOf, type Element, mapSrcset, urlKind } from './elements.ts';

export interface PageInventory {
  readonly title: string;
  readonly description: string;
  readonly canonical: string;
  /** og:image */
  readonly card: string;
  readonly ids: ReadonlySet<string>;
  readonly repeatedIds: readonly string[];
  /** Where links lead when someone follows them. */
  readonly links: readonly string[];
  /** What the browser fetches by itself. */
  readonly loads: readonly string[];
  /** What its styles would fetch from other sites. */
  readonly styleLoads: readonly string[];
  /** Names of attributes that the policy would not let work: style, onclick and their like. */
  readonly blockedAttributes: readonly string[];
  /** Whether the page has the tag that the security policy goes into. */
  readonly hasPolicy: boolean;
}

/** `<link>` relations that name something without fetching it. */
const UNFETCHED = new Set(['canonical', 'alternate', 'author', 'license', 'me', 'next', 'prev', 'help']);

/** Script types that browsers keep as data. */
const DATA_SCRIPT = /^(application\/(ld\+)?json|speculationrules)$/;

/** What a page's elements say of it. */
export function inventoryOf(elements: readonly Element[]): PageInventory {
  const ids = new Set<string>();
  const repeatedIds: string[] = [];
  const links = new Set<string>();
  const loads = new Set<string>();
  const blockedAttributes: string[] = [];
  for (const element of elements) {
    const id = attributeOf(element, 'id');
    if (id !== undefined && ids.has(id)) repeatedIds.push(id);
    if (id !== undefined) ids.add(id);
    const urls = isFetched(element) ? loads : links;
    for (const url of urlsOf(element)) urls.add(url);
    for (const { name } of element.attributes)
      if (/^(style|on[a-z]+)$/.test(name)) blockedAttributes.push(name);
  }
  return {
    ...headOf(elements),
    ids,
    repeatedIds,
    links: [...links],
    loads: [...loads],
    styleLoads: elements.filter(({ tagName }) => tagName === 'style').flatMap(({ text }) => styleLoads(text)),
    blockedAttributes,
  };
}

function headOf(
  elements: readonly Element[],
): Pick<PageInventory, 'title' | 'description' | 'canonical' | 'card' | 'hasPolicy'> {
  const wordsOf = (name: string, value: string, wanted: string): string => {
    const element = elements.find((each) => attributeOf(each, name) === value);
    return (element && attributeOf(element, wanted)) ?? '';
  };
  return {
    title: elements.find(({ tagName }) => tagName === 'title')?.text ?? '',
    description: wordsOf('name', 'description', 'content'),
    canonical: wordsOf('rel', 'canonical', 'href'),
    card: wordsOf('property', 'og:image', 'content'),
    hasPolicy: elements.some((each) => attributeOf(each, 'http-equiv') === 'Content-Security-Policy'),
  };
}

function urlsOf(element: Element): string[] {
  return element.attributes.flatMap(({ name, value }) => {
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
  const relations = (attributeOf(element, 'rel') ?? '').toLowerCase().split(/\s+/);
  return !relations.every((relation) => UNFETCHED.has(relation));
}

function styleLoads(css: string): string[] {
  return css.match(/(?<=url\(["']?)(?:https?:)?\/\/[^"')]+|@import[^;]*/g) ?? [];
}

/** Whether an element is a script in the page itself, which a security policy must name. */
export function isInlineScript(element: Element): boolean {
  if (element.tagName !== 'script' || attributeOf(element, 'src') !== undefined) return false;
  return !DATA_SCRIPT.test(attributeOf(element, 'type') ?? '');
}

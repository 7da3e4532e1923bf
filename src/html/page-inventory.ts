/** What the final checks and the security policy need to know of a finished page. */
import { remembered } from '../text/remembered.ts';
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
  /** Texts of scripts in the page that the policy does not let run. */
  readonly blockedScripts: readonly string[];
  /** Whether the page has the tag that the security policy goes into. */
  readonly hasPolicy: boolean;
}

/** `<link>` relations that name something without fetching it. */
const UNFETCHED = new Set(['canonical', 'alternate', 'author', 'license', 'me', 'next', 'prev', 'help']);

/** Script types that browsers keep as data. */
const DATA_SCRIPT = /^(application\/(ld\+)?json|speculationrules)$/;

/** What a page's elements say of it; `scripts` are those that it may have in itself. */
export function inventoryOf(elements: readonly Element[], scripts?: ReadonlySet<string>): PageInventory {
  const ids = new Set<string>();
  const repeatedIds: string[] = [];
  const links = new Set<string>();
  const loads = new Set<string>();
  const blockedAttributes: string[] = [];
  const head: Head = { title: '', description: '', canonical: '', card: '', hasPolicy: false };
  for (const element of elements) {
    const urls = isFetched(element) ? loads : links;
    for (const { name, value } of element.attributes) {
      if (name === 'id' && ids.has(value)) repeatedIds.push(value);
      if (name === 'id') ids.add(value);
      const kind = urlKind(element, name);
      if (kind === 'list') for (const url of urlsIn(value)) urls.add(url);
      else if (kind === 'one') urls.add(value);
      if (BLOCKED.test(name)) blockedAttributes.push(name);
    }
    readHead(element, head);
  }
  return {
    ...head,
    ids,
    repeatedIds,
    links: [...links],
    loads: [...loads],
    styleLoads: elements.flatMap(({ tagName, text }) => (tagName === 'style' ? styleLoads(text) : [])),
    blockedAttributes,
    blockedScripts: elements
      .filter((element) => isInlineScript(element) && !isOwnScript(element, scripts))
      .map(({ text }) => text),
  };
}

/** Attributes that a security policy without 'unsafe-inline' does not let work. */
const BLOCKED = /^(style|on[a-z]+)$/;

/** What stands in a page's head; the first of each counts. */
type Head = Record<'title' | 'description' | 'canonical' | 'card', string> & { hasPolicy: boolean };

function readHead(element: Element, head: Head): void {
  const attribute = (name: string): string => attributeOf(element, name) ?? '';
  if (element.tagName === 'title') head.title ||= element.text;
  if (element.tagName === 'link' && attribute('rel') === 'canonical') head.canonical ||= attribute('href');
  if (element.tagName !== 'meta') return;
  if (attribute('name') === 'description') head.description ||= attribute('content');
  if (attribute('property') === 'og:image') head.card ||= attribute('content');
  if (attribute('http-equiv') === 'Content-Security-Policy') head.hasPolicy = true;
}

function urlsIn(srcset: string): string[] {
  const urls: string[] = [];
  mapSrcset(srcset, (url) => {
    urls.push(url);
    return url;
  });
  return urls;
}

/** Pages share their styles. */
export const styleLoads = remembered(
  (css: string) => css,
  (css: string): readonly string[] => css.match(/(?<=url\(["']?)(?:https?:)?\/\/[^"')]+|@import[^;]*/g) ?? [],
);

function isFetched(element: Element): boolean {
  if (element.tagName === 'a' || element.tagName === 'area') return false;
  if (element.tagName !== 'link') return true;
  const relations = (attributeOf(element, 'rel') ?? '').toLowerCase().split(/\s+/);
  return !relations.every((relation) => UNFETCHED.has(relation));
}

/** Whether an element is a script in the page itself, and one of those given: the security policy names no other. */
export function isOwnScript(element: Element, scripts: ReadonlySet<string> = new Set()): boolean {
  return isInlineScript(element) && scripts.has(element.text.trim());
}

/** Whether an element is a script in the page itself. */
export function isInlineScript(element: Element): boolean {
  if (element.tagName !== 'script' || attributeOf(element, 'src') !== undefined) return false;
  return !DATA_SCRIPT.test(attributeOf(element, 'type') ?? '');
}

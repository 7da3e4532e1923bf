/** The last steps of every page: relative links, its own styles, minifying, and a policy hashed from the result. */
import { createHash } from 'node:crypto';
import { minify } from 'html-minifier-terser';
import { escapeMarkup } from '../text/escape.ts';
import { isExternal, relativeLink } from '../text/url.ts';
import { attribute, type Element, elementsOf, mapSrcset, urlKind } from './html.ts';
import { type PageFacts, readPageFacts } from './page-facts.ts';

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
  readonly facts: PageFacts;
  /** False when the minifier refused the page, which is then published as it was. */
  readonly isMinified: boolean;
}

/**
 * These three alone: its CSS minifier deletes modern CSS, collapseInlineTagWhitespace joins words.
 * Conservative, so that a space between words always survives.
 */
const MINIFY = { collapseWhitespace: true, conservativeCollapse: true, removeComments: true } as const;

const EMPTY_POLICY = '<meta http-equiv="Content-Security-Policy" content="">';

/** Finishes a rendered page that will stand at `address`. */
export async function finishPage(html: string, address: string, finishing: Finishing): Promise<FinishedPage> {
  const { styles, isAlone = false } = finishing;
  const edited = editPage(html, linkFrom(address, finishing), styles);
  const minified = await minifyPage(edited);
  const final = minified ?? edited;
  const facts = readPageFacts(final);
  return {
    html: final.replace(EMPTY_POLICY, policyTag(facts, isAlone)),
    facts,
    isMinified: minified !== undefined,
  };
}

/** How the page at an address reaches others. */
export function linkFrom(address: string, { basePath, link }: Finishing): (to: string) => string {
  // A server sends 404.html for any address, so its links cannot be relative to one.
  return link ?? ((to) => (address === '/404.html' ? basePath + to.slice(1) : relativeLink(address, to)));
}

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Makes the links of a page or a part of one relative, and puts the style sheet for its classes into an empty `<style>`. */
export function editPage(html: string, link: (to: string) => string, styles: Finishing['styles']): string {
  const edits: Edit[] = [];
  const classes = new Set<string>();
  let slot: number | undefined;
  let hasEager = false;
  for (const element of elementsOf(html, { places: true })) {
    edits.push(...linkEdits(element, link));
    const isEager = attribute(element, 'loading') === 'eager';
    if (isEager && hasEager) edits.push(...lazyEdits(element));
    hasEager ||= isEager;
    for (const name of attribute(element, 'class')?.split(/\s+/) ?? []) classes.add(name);
    if (element.tagName === 'style') slot ??= element.sourceCodeLocation?.startTag?.endOffset;
  }
  const sheet = linkStyles(styles(classes), link);
  if (slot !== undefined) edits.push({ start: slot, end: slot, text: sheet });
  return applyEdits(html, edits);
}

/** Each text has its first picture asked for at once; of several texts on a page only the first one's is. */
function lazyEdits({ sourceCodeLocation }: Element): Edit[] {
  const { loading, fetchpriority } = sourceCodeLocation?.attrs ?? {};
  return [
    ...(loading ? [{ start: loading.startOffset, end: loading.endOffset, text: 'loading="lazy"' }] : []),
    ...(fetchpriority ? [{ start: fetchpriority.startOffset, end: fetchpriority.endOffset, text: '' }] : []),
  ];
}

/** A style sheet in the page counts its addresses from the page. */
function linkStyles(css: string, link: (to: string) => string): string {
  return css.replace(
    /url\((["']?)(\/[^)"']+)\1\)/g,
    (_, quote: string, to: string) => `url(${quote}${link(to)}${quote})`,
  );
}

function linkEdits(element: Element, link: (to: string) => string): Edit[] {
  const relative = (url: string): string => (url.startsWith('/') && !isExternal(url) ? link(url) : url);
  return element.attrs.flatMap(({ name, value }) => {
    const kind = urlKind(element, name);
    const place = element.sourceCodeLocation?.attrs?.[name];
    if (!kind || !place) return [];
    const changed = kind === 'list' ? mapSrcset(value, relative) : relative(value);
    if (changed === value) return [];
    return [{ start: place.startOffset, end: place.endOffset, text: `${name}="${escapeMarkup(changed)}"` }];
  });
}

function applyEdits(html: string, edits: Edit[]): string {
  const pieces: string[] = [];
  let at = 0;
  for (const { start, end, text } of edits.sort((a, b) => a.start - b.start)) {
    pieces.push(html.slice(at, start), text);
    at = end;
  }
  return pieces.join('') + html.slice(at);
}

/** Undefined for markup that the minifier refuses. */
export async function minifyPage(html: string): Promise<string | undefined> {
  try {
    return `${(await minify(html, MINIFY)).trim()}\n`;
  } catch {
    return undefined;
  }
}

/** Nothing but the site's own files and the very styles and scripts in the page. */
function policyTag({ inlineStyles, inlineScripts }: PageFacts, isAlone: boolean): string {
  const hashes = (texts: readonly string[]): string[] =>
    texts.map((text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`);
  const own = isAlone ? 'data:' : "'self'";
  const directives = {
    'default-src': ["'none'"],
    'script-src': isAlone ? ["'none'"] : ["'self'", ...hashes(inlineScripts)],
    'style-src': inlineStyles.length > 0 ? hashes(inlineStyles) : ["'none'"],
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

/** A page of a skeleton: only what fills the holes is kept, and put together whenever the page is asked for. */
import { escapeMarkup } from '../../text/escape.ts';
import { isExternal } from '../../text/url.ts';
import type { PageFacts } from '../../html/page-facts.ts';
import type { HoleRole } from './hole-roles.ts';
import { tokensIn } from './hole-roles.ts';
import { finishProse, linksOfProse } from './plain-prose.ts';
import type { Shape } from './shape.ts';
import type { Skeleton } from './skeleton.ts';

/** A skeleton with what fills it; prose is text, a part is filled in turn. */
export interface Filling {
  readonly shape: Shape;
  readonly skeleton: Skeleton;
  readonly values: readonly (string | Filling)[];
}

export type Link = (to: string) => string;

/** The finished markup. */
export function fill(filling: Filling, link: Link): string {
  const { shape, skeleton, values } = filling;
  let markup = '';
  for (const piece of skeleton.pieces) {
    if (typeof piece === 'string') markup += piece;
    else if (piece.kind === 'address') markup += linked(addressIn(filling, piece.number), link);
    else markup += filled(values[piece.number], shape.holes?.roles[piece.number], link);
  }
  return markup;
}

function filled(value: string | Filling | undefined, role: HoleRole | undefined, link: Link): string {
  if (typeof value === 'object') return fill(value, link);
  return role === 'part' ? finishProse(value ?? '', (href) => linked(href, link)) : (value ?? '');
}

/** An address as it was rendered, escaped. */
function addressIn({ shape, values }: Filling, number: number): string {
  const pieces = shape.holes?.addresses[number] ?? [];
  return pieces.map((piece) => (typeof piece === 'string' ? piece : String(values[piece] ?? ''))).join('');
}

/** An escaped address as the page writes it. */
function linked(escaped: string, link: Link): string {
  if (!escaped.startsWith('/')) return escaped;
  const to = unescaped(escaped);
  return isExternal(to) ? escaped : escapeMarkup(link(to));
}

/** Undoes what templates do to text in attributes. */
export function unescaped(text: string): string {
  if (!text.includes('&')) return text;
  return text
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#0?39;/g, "'")
    .replace(/&#96;/g, '`')
    .replace(/&#92;/g, '\\')
    .replace(/&amp;/g, '&');
}

/** All skeletons of a page. */
export function* skeletonsOf({ skeleton, values }: Filling): Generator<Skeleton> {
  yield skeleton;
  for (const value of values) if (typeof value === 'object') yield* skeletonsOf(value);
}

/** What the final checks need to know of the page, worked out when they ask. */
export class FilledFacts implements PageFacts {
  readonly #filling: Filling;
  /** All that pages of this skeleton share is checked once. */
  readonly shared: readonly PageFacts[];
  readonly hasPolicy: boolean;
  readonly inlineStyles: readonly string[] = [];
  readonly inlineScripts: readonly string[] = [];
  readonly blockedAttributes: readonly string[] = [];

  constructor(filling: Filling) {
    this.#filling = filling;
    this.shared = [...new Set(skeletonsOf(filling))].map(({ facts }) => facts);
    this.hasPolicy = filling.skeleton.facts.hasPolicy;
  }

  get title(): string {
    return this.#text(this.#filling.skeleton.facts.title);
  }

  get description(): string {
    return this.#text(this.#filling.skeleton.facts.description);
  }

  get canonical(): string {
    return this.#text(this.#filling.skeleton.facts.canonical);
  }

  get card(): string {
    return this.#text(this.#filling.skeleton.facts.card);
  }

  get ids(): ReadonlySet<string> {
    const own = [...skeletonsOf(this.#filling)].map(({ facts }) => facts.ids).filter(({ size }) => size > 0);
    return own.length === 1 && own[0] ? own[0] : new Set(own.flatMap((ids) => [...ids]));
  }

  get repeatedIds(): readonly string[] {
    const seen = new Set<string>();
    const repeated: string[] = [];
    for (const { facts } of skeletonsOf(this.#filling))
      for (const id of facts.ids) if (seen.size === seen.add(id).size) repeated.push(id);
    return repeated;
  }

  get links(): readonly string[] {
    return this.#urls('links').filter((url) => !isRooted(url));
  }

  get loads(): readonly string[] {
    return this.#urls('loads').filter((url) => !isRooted(url));
  }

  get targets(): readonly string[] {
    return [...this.#urls('links'), ...this.#urls('loads')].filter(isRooted);
  }

  /** Addresses as the templates wrote them. */
  #urls(kind: 'links' | 'loads'): string[] {
    const origin = /^[^/]*\/\/[^/]*/.exec(this.canonical)?.[0] ?? '';
    // Links that leave the site, of which there are many long ones, are nothing to the checks.
    const isChecked = (url: string): boolean =>
      kind === 'loads' || !isExternal(url) || url.startsWith(origin);
    return urlsOf(this.#filling, kind).filter(isChecked).map(unescaped);
  }

  /** A text with what fills its tokens. */
  #text(text: string): string {
    let filledText = '';
    let at = 0;
    for (const { kind, number, index, end } of tokensIn(text)) {
      const value = kind === 'address' ? addressIn(this.#filling, number) : this.#filling.values[number];
      filledText += text.slice(at, index) + unescaped(typeof value === 'string' ? value : '');
      at = end;
    }
    return filledText + text.slice(at);
  }
}

/** The facts as plain data: a copy, since a piece of a text would keep the whole of it in memory. */
export function plainFacts(facts: FilledFacts): PageFacts {
  const { shared, ids, repeatedIds, hasPolicy, inlineStyles, inlineScripts, blockedAttributes } = facts;
  const { title, description, canonical, card } = facts;
  const [words = [], links = [], loads = [], targets = []] = copyOf([
    [title, description, canonical, card],
    facts.links,
    facts.loads,
    facts.targets,
  ]);
  const [ownTitle = '', ownDescription = '', ownCanonical = '', ownCard = ''] = words;
  return {
    title: ownTitle,
    description: ownDescription,
    canonical: ownCanonical,
    card: ownCard,
    links,
    loads,
    targets,
    ...{ shared, ids, repeatedIds, hasPolicy, inlineStyles, inlineScripts, blockedAttributes },
  };
}

function copyOf(texts: readonly (readonly string[])[]): string[][] {
  const copies: unknown = JSON.parse(JSON.stringify(texts));
  return Array.isArray(copies) ? copies.map((list) => (Array.isArray(list) ? list.map(String) : [])) : [];
}

function isRooted(url: string): boolean {
  return url.startsWith('/') && !url.startsWith('//');
}

/** Every address that fills a hole of a kind, escaped. */
function urlsOf(filling: Filling, kind: 'links' | 'loads', urls: string[] = []): string[] {
  for (const number of filling.skeleton.addresses[kind]) urls.push(addressIn(filling, number));
  for (const [number, value] of filling.values.entries()) {
    if (typeof value === 'object') urlsOf(value, kind, urls);
    else if (kind === 'links' && filling.shape.holes?.roles[number] === 'part')
      urls.push(...linksOfProse(value));
  }
  return urls;
}

/** Finishes pages by their shape: what pages have in common is parsed, minified and checked once, and only their own words each time. */
import { unmarked } from '../../text/marks.ts';
import {
  editPage,
  type FinishedPage,
  type Finishing,
  finishPage,
  linkFrom,
  minifyPage,
} from '../../html/finish-page.ts';
import { readPageFacts } from '../../html/page-facts.ts';
import { FilledFacts, type Filling, fill, plainFacts, skeletonsOf } from './filled-page.ts';
import { tokensIn } from './hole-roles.ts';
import { type MarkedMarkup, takeApart, textOfMarkup } from './marked-page.ts';
import { isPlainProse } from './plain-prose.ts';
import { Shape } from './shape.ts';
import { type Skeleton, skeletonOf } from './skeleton.ts';

/** Making a skeleton costs as much as finishing a few pages: a shape must have been seen as often before it gets one. */
const WORTHWHILE = 6;

/** Values that are a part of the shape may be different on every page; then sharing a skeleton is not to be had. */
const MOST_SKELETONS = 50;

/** White space that minifying would change, or that could meet other white space at the value's edge. */
const IRREGULAR = /[\n\r\t\f\u00a0]| {2}|^ | $/;

/** Whoever can be filled has found its skeletons; `wanted` are those that are still to be made. */
interface Search {
  readonly address: string;
  readonly wanted: (() => Promise<void>)[];
}

/** The pages of one style and site. */
export class ShapedPages {
  readonly #finishing: Finishing;
  readonly #shapes = new Map<string, Shape>();

  /** Whether pages are kept to be put together later, or handed on at once, so that their words need not be kept. */
  readonly #isKeeping: boolean;

  constructor(finishing: Finishing, { isKeeping = true }: { readonly isKeeping?: boolean } = {}) {
    this.#finishing = finishing;
    this.#isKeeping = isKeeping;
  }

  /** Finishes a page that was rendered with marks. The result is the same as finishPage's of the page without them. */
  async finish(marked: string, address: string): Promise<FinishedPage> {
    const markup = takeApart(marked);
    const shape = this.#shapeOf(markup.shape);
    shape.sightings += 1;
    const filling = shape.sightings > WORTHWHILE ? await this.#search(markup, address) : undefined;
    if (!filling) return finishPage(unmarked(marked), address, this.#finishing);
    const link = linkFrom(address, this.#finishing);
    const unproven = [...skeletonsOf(filling)].filter(({ trust }) => trust === 'unproven');
    if (unproven.length > 0) {
      const single = await finishPage(unmarked(marked), address, this.#finishing);
      const trust = single.isMinified && single.html === fill(filling, link) ? 'proven' : 'wrong';
      for (const skeleton of unproven) skeleton.trust = trust;
      return single;
    }
    if (!this.#isKeeping)
      return {
        html: fill(filling, link),
        facts: plainFacts(new FilledFacts(filling)),
        isMinified: true,
      };
    return {
      // Put together when it is asked for: ten thousand pages are mostly the same words.
      get html() {
        return fill(filling, link);
      },
      facts: new FilledFacts(filling),
      isMinified: true,
    };
  }

  #shapeOf(text: string): Shape {
    const known = this.#shapes.get(text);
    if (known) return known;
    const shape = new Shape(text);
    this.#shapes.set(text, shape);
    return shape;
  }

  /** The page's filling, its missing skeletons made; undefined for a page that must be finished by itself. */
  async #search(markup: MarkedMarkup, address: string): Promise<Filling | undefined> {
    for (;;) {
      const search: Search = { address, wanted: [] };
      const filling = this.#fillingOf(markup, search, true);
      if (!filling || search.wanted.length === 0) return typeof filling === 'object' ? filling : undefined;
      for (const make of search.wanted) await make();
    }
  }

  /** A filling; "later" where skeletons are wanted first; undefined where there can be none. */
  #fillingOf(markup: MarkedMarkup, search: Search, isPage: boolean): Filling | 'later' | undefined {
    const shape = this.#shapeOf(markup.shape);
    if (!shape.holes) return undefined;
    const values: (string | Filling)[] = [];
    const literals = new Map<number, string>();
    for (const [number, role] of shape.holes.roles.entries()) {
      const value = markup.values[number] ?? '';
      if (role === 'part' && typeof value === 'object') {
        const part = this.#fillingOf(value, search, false);
        if (!part) return undefined;
        values.push(part === 'later' ? '' : part);
        continue;
      }
      const text = typeof value === 'object' ? textOfMarkup(value) : value;
      if (role === 'part' && !isPlainProse(text)) return undefined;
      const isIrregular = (role === 'text' || role === 'address') && IRREGULAR.test(text);
      if (isIrregular && role === 'address') return undefined;
      if (role === 'shape' || isIrregular) literals.set(number, text);
      values.push(text);
    }
    if (search.wanted.length > 0) return 'later';
    const classes = isPage ? classesOf(values) : [];
    const { address } = search;
    const key = (): string => JSON.stringify([shape.anchorOf(address), ...classes, ...literals]);
    const skeleton = shape.skeletons.get(key());
    if (skeleton?.trust === 'wrong') return undefined;
    if (skeleton) return { shape, skeleton, values: this.#isKeeping ? kept(values, literals) : values };
    if (shape.skeletons.size >= MOST_SKELETONS) return undefined;
    search.wanted.push(async () => {
      const markup = withLiterals(shape.holes, literals);
      const made = await this.#makeSkeleton(markup, shape, address, isPage ? classes : undefined);
      // The key is another once it is known where the template's links lead.
      shape.skeletons.set(key(), made);
    });
    return 'later';
  }

  async #makeSkeleton(
    markup: string,
    shape: Shape,
    address: string,
    partClasses: readonly string[] | undefined,
  ): Promise<Skeleton> {
    const own = linkFrom(address, this.#finishing);
    const link = (to: string): string => {
      shape.noteTarget(to);
      return own(to);
    };
    if (partClasses) {
      const styles: Finishing['styles'] = (classes) =>
        this.#finishing.styles(new Set([...classes, ...partClasses]));
      const { html, facts, isMinified } = await finishPage(markup, address, {
        ...this.#finishing,
        link,
        styles,
      });
      return usable(skeletonOf(html, facts, []), isMinified);
    }
    const used = new Set<string>();
    const edited = editPage(markup, link, (classes) => {
      for (const name of classes) used.add(name);
      return '';
    });
    const minified = await minifyPage(edited);
    const facts = readPageFacts(minified ?? '');
    const isPart = minified !== undefined && facts.inlineScripts.length + facts.inlineStyles.length === 0;
    return usable(
      skeletonOf((minified ?? '').trim(), facts, [...used].sort()),
      isPart && !/loading="?eager/.test(markup),
    );
  }
}

function usable(skeleton: Skeleton, isUsable: boolean): Skeleton {
  return isUsable ? skeleton : { ...skeleton, trust: 'wrong' };
}

/** A shape's markup with what tells its skeletons apart in place. */
function withLiterals(holes: Shape['holes'], literals: ReadonlyMap<number, string>): string {
  const { markup = '' } = holes ?? {};
  let text = '';
  let at = 0;
  for (const { kind, number, index, end } of tokensIn(markup)) {
    const literal = kind === 'hole' ? literals.get(number) : undefined;
    text += markup.slice(at, index) + (literal ?? markup.slice(index, end));
    at = end;
  }
  return text + markup.slice(at);
}

/** The classes of all parts, for the page's style sheet. */
function classesOf(values: readonly (string | Filling)[]): string[] {
  const classes = new Set<string>();
  for (const value of values) {
    if (typeof value === 'string') continue;
    for (const { classes: own } of skeletonsOf(value)) for (const name of own) classes.add(name);
  }
  return [...classes].sort();
}

/** What tells skeletons apart is in the skeleton already; and a piece of a text would keep the whole of it in memory. */
function kept(
  values: readonly (string | Filling)[],
  literals: ReadonlyMap<number, string>,
): (string | Filling)[] {
  const texts = values.map((value, number) =>
    typeof value === 'string' && !literals.has(number) ? value : '',
  );
  const copies: unknown = JSON.parse(JSON.stringify(texts));
  if (!Array.isArray(copies)) throw new Error('a list was not copied as a list');
  return values.map((value, number) => (typeof value === 'object' ? value : String(copies[number])));
}

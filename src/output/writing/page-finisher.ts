/** Finishes pages beside the thread that renders them, and tells of each what the final checks must know. */
import type { Colours, Lang } from '../../campaign/model.ts';
import type { PageFacts } from '../../html/page-facts.ts';
import { ShapedPages } from '../shapes/shaped-pages.ts';
import { type StyleSources, styleSheets } from '../../html/styles.ts';

/** What pages are finished with, as plain data that can be handed to another thread. */
export interface PageLook {
  readonly sources: StyleSources;
  readonly colours: Colours;
  /** The rules of the display face, by language. */
  readonly fontFaces: ReadonlyMap<Lang, string>;
  readonly basePath: string;
}

/** A finished page's facts on their way to another thread; what it shares with others is named by a number. */
export interface SentFacts extends Omit<PageFacts, 'shared' | 'ids'> {
  readonly shared: readonly number[];
  /** Undefined where they are those of what is shared. */
  readonly ids: readonly string[] | undefined;
}

export interface SentPage {
  readonly address: string;
  readonly isMinified: boolean;
  readonly facts: SentFacts;
}

export class PageFinisher {
  readonly #shaped: ReadonlyMap<Lang, ShapedPages>;
  readonly #numbers = new Map<PageFacts, number>();
  /** Shared facts that were not told yet, each at its number less those told before. */
  news: PageFacts[] = [];

  constructor({ sources, colours, fontFaces, basePath }: PageLook) {
    this.#shaped = new Map(
      [...fontFaces].map(([lang, css]) => {
        const styles = styleSheets(sources, colours, css);
        return [lang, new ShapedPages({ styles, basePath }, { isKeeping: false })];
      }),
    );
  }

  async finish(address: string, lang: Lang, marked: string): Promise<{ html: string; page: SentPage }> {
    const finished = await this.#shaped.get(lang)?.finish(marked, address);
    if (!finished) throw new Error(`${address} is in a language without a style`);
    const { html, isMinified, facts } = finished;
    const { shared, ids, ...rest } = facts;
    const sent = {
      ...rest,
      shared: (shared ?? []).map((each) => this.#numberOf(each)),
      ids: shared ? undefined : [...ids],
    };
    return { html, page: { address, isMinified, facts: sent } };
  }

  #numberOf(facts: PageFacts): number {
    const known = this.#numbers.get(facts);
    if (known !== undefined) return known;
    const number = this.#numbers.size;
    this.#numbers.set(facts, number);
    this.news.push(facts);
    return number;
  }
}

/** Puts facts together again on the other side. */
export class ReceivedFacts {
  readonly #shared: PageFacts[] = [];
  readonly #ids = new Map<string, ReadonlySet<string>>();

  add(news: readonly PageFacts[]): void {
    this.#shared.push(...news);
  }

  factsOf({ shared: numbers, ids, ...rest }: SentFacts): PageFacts {
    if (ids) return { ...rest, ids: new Set(ids) };
    const shared = numbers.flatMap((number) => this.#shared[number] ?? []);
    return { ...rest, shared, ids: this.#idsOf(numbers, shared) };
  }

  /** Pages of the same shapes have the same ids. */
  #idsOf(numbers: readonly number[], shared: readonly PageFacts[]): ReadonlySet<string> {
    const key = numbers.join(' ');
    const ids = this.#ids.get(key) ?? new Set(shared.flatMap((facts) => [...facts.ids]));
    this.#ids.set(key, ids);
    return ids;
  }
}

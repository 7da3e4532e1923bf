/** Renders and finishes every page, but for those that an earlier build made of the very same things. */
import type { Lang } from '../campaign/model.ts';
import type { Problem } from '../campaign/problem.ts';
import type { PublishedFile } from '../campaign/publication.ts';
import { type CheckedPage, type KnownPage, targetsOf } from '../html/link-check.ts';
import type { FinishedPage, Finishing } from '../html/finish-page.ts';
import type { PageFacts } from '../html/page-facts.ts';
import { ShapedPages } from '../output/shapes/shaped-pages.ts';
import { fileOf } from '../text/url.ts';
import type { PageMemory } from './build-memory.ts';
import type { RenderPage } from '../eleventy/render-pages.ts';
import type { TemplateView } from '../eleventy/template-views.ts';

/** A page, made now or known from an earlier build. */
export type SitePage = (CheckedPage | KnownPage) & { readonly file: PublishedFile };

/** A page that another thread has not finished yet. */
interface PendingPage {
  readonly address: string;
  readonly listed: boolean;
  readonly file: PublishedFile;
  readonly isPending: true;
}

export interface FinishingElsewhere {
  /** Takes a page that was rendered with marks, and gives back what stands for its file. */
  finish(address: string, lang: Lang, marked: string): Promise<PublishedFile>;
  /** All that is known by now of the pages that were taken. */
  finished(): Promise<readonly { address: string; facts: PageFacts; isMinified: boolean }[]>;
}

export interface PageMaking {
  readonly siteAddress: string;
  /** The style sheet of each language's pages. */
  readonly styles: ReadonlyMap<Lang, Finishing['styles']>;
  /** Made ready only if there is anything to render. */
  readonly renderer: () => Promise<RenderPage>;
  /** All that a page depends on. */
  readonly keyOf: (view: TemplateView) => string;
  /** The page that an earlier build made under a key, if it is still there. */
  readonly earlier: (
    address: string,
    key: string,
  ) => (PageMemory & { readonly file: PublishedFile }) | undefined;
  /** Finishes pages in another thread, where there is one for it. */
  readonly elsewhere?: FinishingElsewhere | undefined;
  /** Takes each page as soon as it is made, and gives back what stands for it; undefined where pages are kept. */
  readonly take?: ((file: PublishedFile) => Promise<PublishedFile>) | undefined;
}

export class SitePages {
  readonly #making: PageMaking;
  readonly #shaped: ReadonlyMap<Lang, ShapedPages>;
  readonly warnings: Problem[] = [];
  #renderer: RenderPage | undefined;

  constructor(making: PageMaking) {
    this.#making = making;
    const basePath = new URL(making.siteAddress).pathname;
    this.#shaped = new Map(
      [...making.styles].map(([lang, styles]) => [
        lang,
        new ShapedPages({ styles, basePath }, { isKeeping: !making.take }),
      ]),
    );
  }

  /** The page of a view. */
  async page(view: TemplateView): Promise<SitePage | PendingPage> {
    const { address, listed } = view;
    const known = this.#making.earlier(address, this.#making.keyOf(view));
    return known ? { address, listed, ...known } : this.make(view);
  }

  /** The pages, once those of the other thread are finished. */
  async settled(pages: readonly (SitePage | PendingPage)[]): Promise<SitePage[]> {
    const finished = new Map(
      ((await this.#making.elsewhere?.finished()) ?? []).map((page) => [page.address, page]),
    );
    return pages.map((page) => {
      if (!('isPending' in page)) return page;
      const { address, listed, file } = page;
      const own = finished.get(address);
      if (!own) throw new Error(`${address} was not finished`);
      if (!own.isMinified) this.warnings.push(notMinified(address));
      return { address, listed, file, facts: own.facts };
    });
  }

  /** The page of a view, made whatever an earlier build has. */
  async make(view: TemplateView): Promise<SitePage | PendingPage> {
    const { address, listed, lang } = view;
    this.#renderer ??= await this.#making.renderer();
    if (this.#making.elsewhere) {
      const marked = await this.#renderer(view);
      const file = await this.#making.elsewhere.finish(address, lang, marked);
      return { address, listed, file, isPending: true };
    }
    const page = await this.#shaped.get(lang)?.finish(await this.#renderer(view), address);
    if (!page) throw new Error(`${address} is in a language without a style`);
    if (!page.isMinified) this.warnings.push(notMinified(address));
    const made = pageFile(address, page);
    const file = (await this.#making.take?.(made)) ?? made;
    return { address, listed, facts: page.facts, file };
  }
}

/** What the next build must know of a page. */
export function memoryOf(page: SitePage, siteAddress: string): Omit<PageMemory, 'key'> {
  if ('targets' in page) return { ids: page.ids, targets: page.targets };
  return { ids: [...page.facts.ids], targets: targetsOf(page, siteAddress) };
}

/** The page as a file, which is put together whenever it is asked for. */
function pageFile(address: string, page: FinishedPage): PublishedFile {
  return {
    address,
    get body() {
      return page.html;
    },
  };
}

function notMinified(address: string): Problem {
  return {
    severity: 'warning',
    file: `_site${fileOf(address)}`,
    message: 'could not be made smaller and is published as it is. Look for a stray < or > in its template.',
  };
}

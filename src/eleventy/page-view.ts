/** A page as its templates, its card and every list of pages know it; worked out when it is asked for. */
import type { DateTime } from 'luxon';
import { absolute, sharePageAddress } from '../campaign/addresses.ts';
import type { Edition } from '../campaign/edition.ts';
import type { Lang } from '../campaign/model.ts';
import type { Picture } from '../campaign/picture.ts';
import { type CardText, type Item, isPageSchema, type PageSchema, type View } from '../campaign/publication.ts';
import type { PrintFile } from '../print/print-pack.ts';
import { type ShareLink, shareLinks } from '../share/targets.ts';
import type { CardPicture } from './card-picture.ts';
import { cardPictureOf, cardTextOf, textOf } from './card-text.ts';

/** What a page template's data may say of its page; see docs/extending.md. Values come from templates, so any may be amiss. */
export interface PageData {
  readonly page?: { readonly url?: unknown; readonly inputPath?: unknown; readonly fileSlug?: unknown };
  readonly edition?: Edition;
  readonly layout?: unknown;
  readonly title?: unknown;
  readonly description?: unknown;
  /** Open Graph's type: article, or website. */
  readonly type?: unknown;
  /** A schema.org type; see src/search/json-ld.ts. */
  readonly schema?: unknown;
  /** false keeps the page from search engines and the sitemap. */
  readonly listed?: unknown;
  /** What share links say; with it the page has a share page. */
  readonly share?: unknown;
  readonly card?: unknown;
  /** The page that this one is there to share. */
  readonly subject?: unknown;
  /** The content file that its words come from. */
  readonly source?: unknown;
  readonly event?: unknown;
  readonly fact?: unknown;
  readonly update?: unknown;
  readonly ownPage?: unknown;
  /** The view of the page itself. */
  readonly view?: unknown;
}

/** The same page in another language. */
export interface Alternate {
  readonly lang: Lang;
  readonly address: string;
  readonly url: string;
  readonly locale: string;
}

/** What pages show of each other and of what is made beside them; there once all pages are known. */
export interface PageContext {
  /** The page's card in every shape, the one for previews first. */
  pictures(view: PageView): readonly CardPicture[];
  /** The sheets to print that are about it. */
  prints(view: PageView): readonly PrintFile[];
  /** The same page in every language that has it, the original first; empty when one alone has it. */
  alternates(view: PageView): readonly Alternate[];
  /** The way to each of the site's languages: this page, or where it is not translated the first one. */
  languages(view: PageView): readonly OtherLanguage[];
}

interface OtherLanguage {
  readonly lang: Lang;
  readonly name: string;
  readonly address: string;
  /** In that language, that the page can be read in it; undefined where it cannot. */
  readonly offer: string | undefined;
}

const CAMPAIGN_FILE = 'content/campaign.yml';

export class PageView implements View {
  /** All that its template knows. */
  readonly data: PageData;
  readonly #context: () => PageContext;
  /** Kept for the page at hand alone: the links of ten thousand would be fifty megabytes. */
  static #last: { readonly view: PageView; readonly share: ShareLink | undefined } | undefined;

  constructor(data: PageData, context: () => PageContext) {
    this.data = data;
    this.#context = context;
  }

  get kind(): string {
    return textOf(this.data.page?.fileSlug);
  }

  /** The template: "./templates/pages/event.njk". */
  get template(): string {
    return textOf(this.data.page?.inputPath);
  }

  get edition(): Edition {
    if (!this.data.edition) throw new Error(`${this.template} has no edition`);
    return this.data.edition;
  }

  get lang(): Lang {
    return this.edition.lang;
  }

  get address(): string {
    return textOf(this.data.page?.url);
  }

  get url(): string {
    return absolute(this.edition.campaign, this.address);
  }

  get title(): string {
    return textOf(this.data.title);
  }

  get description(): string {
    return textOf(this.data.description);
  }

  get type(): View['type'] {
    return this.data.type === 'article' ? 'article' : 'website';
  }

  get listed(): boolean {
    return this.data.listed !== false && this.data.listed !== 'false';
  }

  get schema(): PageSchema | undefined {
    return isPageSchema(this.data.schema) ? this.data.schema : undefined;
  }

  get item(): Item | undefined {
    return [this.data.event, this.data.fact, this.data.update, this.data.ownPage].find(isItem);
  }

  get subject(): PageView | undefined {
    return this.data.subject instanceof PageView ? this.data.subject : undefined;
  }

  get published(): DateTime<true> | undefined {
    return this.item && publishedOf(this.item);
  }

  get modified(): DateTime<true> | undefined {
    const { item } = this;
    if (item && 'changes' in item) return item.changes.at(-1)?.at ?? item.published;
    return this.published;
  }

  get source(): string {
    const { item } = this;
    return (item ? (item.translation?.path ?? item.path) : textOf(this.data.source)) || CAMPAIGN_FILE;
  }

  get cardText(): CardText {
    return cardTextOf(this.data.card, this.title, this.edition);
  }

  get cardPicture(): Picture | undefined {
    return cardPictureOf(this.data.card);
  }

  get share(): ShareLink | undefined {
    if (PageView.#last?.view !== this) PageView.#last = { view: this, share: this.#shareAnew() };
    return PageView.#last.share;
  }

  get pictures(): readonly CardPicture[] {
    return this.#context().pictures(this);
  }

  get card(): CardPicture | undefined {
    return this.pictures[0];
  }

  get prints(): readonly PrintFile[] {
    return this.#context().prints(this);
  }

  get alternates(): readonly Alternate[] {
    return this.#context().alternates(this);
  }

  get languages(): ReturnType<PageContext['languages']> {
    return this.#context().languages(this);
  }

  #shareAnew(): ShareLink | undefined {
    const text = textOf(this.data.share);
    if (!text) return undefined;
    const { url, title, address, edition } = this;
    const { campaign, words } = edition;
    const sharePage = campaign.sharePages === 'each' ? sharePageAddress(address) : undefined;
    return shareLinks({ url, title: words.isolated(title), text: words.isolated(text), sharePage }, campaign.share);
  }
}

function isItem(value: unknown): value is Item {
  return typeof value === 'object' && value !== null && 'path' in value && 'slug' in value;
}

function publishedOf(item: Item): DateTime<true> | undefined {
  if ('date' in item) return item.date;
  return 'published' in item ? item.published : undefined;
}

/** What formats are made from, and what they make: plain data between the model and the output. */
import type { DateTime } from 'luxon';
import type { Edition, EditionOwnPage, EditionUpdate } from './edition.ts';
import type { EditionEvent } from './edition-event.ts';
import type { EditionFact } from './edition-fact.ts';
import type { Campaign, Lang } from './model.ts';
import type { Picture } from './picture.ts';

/** Something with a page of its own. */
export type Item = EditionEvent | EditionFact | EditionUpdate | EditionOwnPage;

/** What search engines are told a page is, by schema.org's names. */
export const PAGE_SCHEMAS = ['WebSite', 'Article', 'Claim', 'Event', 'WebPage'] as const;

export type PageSchema = (typeof PAGE_SCHEMAS)[number];

export function isPageSchema(value: unknown): value is PageSchema {
  return PAGE_SCHEMAS.some((schema) => schema === value);
}

/** One page to be: what every list of pages (sitemap, cards, feeds) needs to know of it. */
export interface View {
  /** The template's name: "event". */
  readonly kind: string;
  readonly lang: Lang;
  /** From the site's root: "/events/london/". */
  readonly address: string;
  /** The absolute web address. */
  readonly url: string;
  readonly title: string;
  readonly description: string;
  /** Open Graph's type. */
  readonly type: 'website' | 'article';
  /** Whether search engines and the sitemap may have it. */
  readonly listed: boolean;
  /** When it was first published, and when what it shows last changed, if the content says. */
  readonly published: DateTime<true> | undefined;
  readonly modified: DateTime<true> | undefined;
  readonly schema: PageSchema | undefined;
  /**
   * What share links say, and the page that has everything to share it with, if the campaign wants such pages; undefined
   * for a page not made to be shared.
   */
  readonly share: { readonly text: string; readonly address: string | undefined } | undefined;
  /** The words on the page's share card. */
  readonly cardText: CardText;
  /** The picture on it. */
  readonly cardPicture: Picture | undefined;
  readonly edition: Edition;
  /** What the page is about, if it is about one thing. */
  readonly item: Item | undefined;
  /** The content file that the page's words come from: "content/events/london.md". */
  readonly source: string;
}

/** The views that have a page to be shared by. Asked of the campaign first, which costs nothing. */
export function sharedViews<T extends View>(views: readonly T[]): T[] {
  return views.filter((view) => view.edition.campaign.sharePages === 'each' && view.share?.address);
}

/** How a card is laid out. */
export const CARD_LAYOUTS = ['page', 'home', 'statement', 'fact', 'event', 'update'] as const;

export function isCardLayout(value: unknown): value is CardText['layout'] {
  return CARD_LAYOUTS.some((layout) => layout === value);
}

/** The words on a share card; an empty one is left out. */
export interface CardText {
  readonly layout: (typeof CARD_LAYOUTS)[number];
  /** The small line above; the weekday of an event. */
  readonly kicker: string;
  /** The largest thing: the day of an event, the number of a fact. */
  readonly figure: string;
  /** Under the figure: the month and year. */
  readonly caption: string;
  /** Under the caption: the time of day. */
  readonly note: string;
  readonly headline: string;
  readonly detail: string;
  /** What has become of an event that will not be as announced, across the card. */
  readonly stamp: string;
  /** Whether it will not take place as announced. */
  readonly isOff: boolean;
  /** Whose card it is: the campaign's title. */
  readonly foot: string;
  /** The site's address as people say it: "example.org/campaign". */
  readonly site: string;
}

export interface Publication {
  readonly campaign: Campaign;
  readonly editions: readonly Edition[];
  readonly views: readonly View[];
  /** The files of `public/` by address. */
  readonly publicFiles: ReadonlyMap<string, Uint8Array>;
  readonly cache: Cache;
}

/** What was costly to make in earlier builds, by all that it depends on but for our own code and its libraries. */
export interface Cache {
  get(key: string): Uint8Array | undefined;
  set(key: string, bytes: Uint8Array): void;
}

/** A file of the site by its address from the root; texts are written as UTF-8. */
export interface PublishedFile {
  readonly address: string;
  /** Made when it is asked for, where that is costly. */
  readonly body: string | Uint8Array;
  /** Whether it comes from `public/` as it is, so that it may hold any script. */
  readonly isCopied?: boolean;
}

/** A pure function from what is published to files of one kind. */
export type Format = (publication: Publication) => PublishedFile[] | Promise<PublishedFile[]>;

/** What one kind of output makes; each has one such record, in its folder's index.ts. */
export interface Output {
  /** The files about the campaign and its pages. */
  readonly formats: readonly Format[];
  /** Files that speak for a whole site; where the campaign is a part of one, they are that site's to make. */
  readonly wholeSiteFormats?: readonly Format[];
  /** Addresses that a text may link to although no page or content file stands behind them. */
  readonly addresses?: readonly string[];
}

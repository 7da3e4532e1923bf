/** What formats are made from, and what they make: plain data between the model and the output. */
import type { DateTime } from 'luxon';
import type { Edition } from './edition.ts';
import type { Campaign, Lang } from './model.ts';

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
  /** When what it shows last changed, if the content says. */
  readonly modified: DateTime<true> | undefined;
  /** What the share links say. */
  readonly shareText: string;
  readonly card: CardText;
  readonly edition: Edition;
}

/** The words on a share card. */
export interface CardText {
  readonly kicker: string;
  readonly headline: string;
  readonly detail: string;
}

export interface Publication {
  readonly campaign: Campaign;
  readonly editions: readonly Edition[];
  readonly views: readonly View[];
  /** The files of `public/` by address. */
  readonly publicFiles: ReadonlyMap<string, Uint8Array>;
}

/** A file of the site by its address from the root; texts are written as UTF-8. */
export interface PublishedFile {
  readonly address: string;
  readonly body: string | Uint8Array;
}

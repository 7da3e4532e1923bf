/** Gives each view what its template alone needs: its cards, its share links, the navigation, its other languages. */
import { absolute } from '../campaign/addresses.ts';
import { alternatesOf } from '../campaign/alternates.ts';
import type { Lang } from '../campaign/model.ts';
import type { CardText } from '../campaign/publication.ts';
import type { PrintPack } from '../print/print-pack.ts';
import type { Sheet } from '../print/sheets.ts';
import type { Card } from '../share/card.ts';
import type { CardShape } from '../share/card-layout.ts';
import { chosenTargets, mastodonPath, type SharedPage } from '../share/targets.ts';
import { once } from '../text/once.ts';
import type { SiteView } from './views.ts';

/** A card as a page shows or names it. */
export interface CardPicture {
  readonly shape: CardShape;
  readonly address: string;
  /** Absolute. */
  readonly url: string;
  readonly type: string;
  readonly width: number;
  readonly height: number;
  /** All that stands on it, in words. */
  readonly alt: string;
}

/** A view as its template sees it. */
export interface TemplateView extends Omit<SiteView, 'card' | 'subject' | 'share'> {
  /** The card for previews; undefined for a page that has none. */
  readonly card: CardPicture | undefined;
  /** The card in every shape. */
  readonly pictures: readonly CardPicture[];
  readonly share: TemplateShare | undefined;
  /** The sheets to print that are about it. */
  readonly prints: readonly { readonly address: string; readonly sheet: Sheet }[];
  readonly subject: TemplateView | undefined;
  readonly navigation: readonly { readonly address: string; readonly words: string }[];
  /** The same page in every language that has it, the original first; empty when one alone has it. */
  readonly alternates: readonly Alternate[];
  /** The way to each of the site's languages: this page, or where it is not translated the first one. */
  readonly languages: readonly { readonly lang: Lang; readonly name: string; readonly address: string }[];
}

interface Alternate {
  readonly lang: Lang;
  readonly address: string;
  readonly url: string;
  readonly locale: string;
}

interface TemplateShare {
  /** The share page, if there is one. */
  readonly address: string | undefined;
  readonly text: string;
  readonly links: readonly { readonly id: string; readonly name?: string; readonly href: string }[];
  readonly mastodonPath: string;
  /** For the browser's own way to share, as JSON. */
  readonly data: string;
}

/** The views as templates see them. */
export function templateViews(
  views: readonly SiteView[],
  cards: ReadonlyMap<string, readonly Card[]>,
  prints: PrintPack['byPage'] = new Map(),
): TemplateView[] {
  const byLanguage = groupBy(views, ({ lang }) => lang);
  const navigation = new Map([...byLanguage].map(([lang, own]) => [lang, navigationOf(own)]));
  const alternates = alternatesOf(views);
  const homes = views.filter((view) => view.address === view.edition.home);
  const homeOf = new Map(homes.map((home) => [home.lang, home]));
  const made = new Map<SiteView, TemplateView>();
  const cardedOf = (view: SiteView): SiteView =>
    view.listed && !cards.has(view.address) ? (homeOf.get(view.lang) ?? view) : view;
  const make = (view: SiteView): TemplateView => {
    const known = made.get(view);
    if (known) return known;
    const translations = alternates.get(view) ?? [];
    const shown = new ShownView(view, {
      prints: prints.get(view.address) ?? [],
      subject: view.subject && make(view.subject),
      navigation: navigation.get(view.lang) ?? [],
      alternates: alternatesIn(translations),
      languages: languagesOf(translations, homes),
      pictures: once(() => {
        const carded = cardedOf(view);
        return (cards.get(carded.address) ?? []).map((card) => pictureOf(carded, card));
      }),
    });
    made.set(view, shown);
    return shown;
  };
  return views.map(make);
}

type Shown = Pick<TemplateView, 'prints' | 'subject' | 'navigation' | 'alternates' | 'languages'>;

let lastShare: { readonly view: SiteView; readonly share: TemplateShare | undefined } | undefined;

/** Works words, share links and pictures out only when a template asks for them. */
class ShownView implements TemplateView {
  readonly kind: string;
  readonly lang: Lang;
  readonly address: string;
  readonly url: string;
  readonly type: SiteView['type'];
  readonly schema: SiteView['schema'];
  readonly listed: boolean;
  readonly published: SiteView['published'];
  readonly modified: SiteView['modified'];
  readonly edition: SiteView['edition'];
  readonly item: SiteView['item'];
  readonly part: SiteView['part'];
  readonly nav: SiteView['nav'];
  readonly prints: TemplateView['prints'];
  readonly subject: TemplateView['subject'];
  readonly navigation: TemplateView['navigation'];
  readonly alternates: TemplateView['alternates'];
  readonly languages: TemplateView['languages'];
  readonly #view: SiteView;
  readonly #pictures: () => readonly CardPicture[];

  constructor(view: SiteView, shown: Shown & { readonly pictures: () => readonly CardPicture[] }) {
    this.#view = view;
    this.#pictures = shown.pictures;
    this.kind = view.kind;
    this.lang = view.lang;
    this.address = view.address;
    this.url = view.url;
    this.type = view.type;
    this.schema = view.schema;
    this.listed = view.listed;
    this.published = view.published;
    this.modified = view.modified;
    this.edition = view.edition;
    this.item = view.item;
    this.part = view.part;
    this.nav = view.nav;
    this.prints = shown.prints;
    this.subject = shown.subject;
    this.navigation = shown.navigation;
    this.alternates = shown.alternates;
    this.languages = shown.languages;
  }

  get source(): string {
    return this.#view.source;
  }

  get title(): string {
    return this.#view.title;
  }

  get description(): string {
    return this.#view.description;
  }

  get share(): TemplateShare | undefined {
    // Kept for the page at hand alone: all of ten thousand would be fifty megabytes.
    if (lastShare?.view !== this.#view) lastShare = { view: this.#view, share: shareOf(this.#view) };
    return lastShare.share;
  }

  get pictures(): readonly CardPicture[] {
    return this.#pictures();
  }

  get card(): CardPicture | undefined {
    return this.pictures[0];
  }
}

function alternatesIn(group: readonly SiteView[]): Alternate[] {
  if (group.length < 2) return [];
  return group.map(({ lang, address, url, edition }) => ({
    lang,
    address,
    url,
    locale: edition.words.openGraphLocale,
  }));
}

function languagesOf(group: readonly SiteView[], homes: readonly SiteView[]): TemplateView['languages'] {
  return homes.map((home) => {
    const { lang, address } = group.find((view) => view.lang === home.lang) ?? home;
    return { lang, address, name: home.edition.words.say('language.name') };
  });
}

function groupBy<T>(items: readonly T[], key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return groups;
}

function navigationOf(views: readonly SiteView[]): TemplateView['navigation'] {
  return views
    .flatMap(({ nav, address }) => (nav ? [{ ...nav, address }] : []))
    .sort((a, b) => a.order - b.order);
}

function shareOf({ share, url, title, edition }: SiteView): TemplateShare | undefined {
  if (!share) return undefined;
  const { address, text } = share;
  const page: SharedPage = { url, title, text, sharePage: address };
  return {
    address,
    text,
    links: chosenTargets(edition.campaign.share, address !== undefined).map((target) => ({
      id: target.id,
      ...(target.name && { name: target.name }),
      href: target.href(page),
    })),
    mastodonPath: mastodonPath(page),
    data: JSON.stringify({ title, text, url }),
  };
}

function pictureOf({ edition, card: text }: SiteView, card: Card): CardPicture {
  const { shape, address, type, width, height } = card;
  const url = absolute(edition.campaign, address);
  return { shape, address, url, type, width, height, alt: altOf(text) };
}

/** What has become of an event first, then the words as they are read. */
function altOf({ stamp, kicker, figure, caption, note, headline, detail }: CardText): string {
  const figureLine = [kicker, figure, caption].filter(Boolean).join(' ');
  return [stamp, figureLine, note, headline, detail].filter(Boolean).join('. ');
}

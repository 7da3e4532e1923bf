/** Gives each view what its template alone needs: its cards, its share links, the navigation, its other languages. */
import { absolute } from '../content/addresses.ts';
import type { Lang } from '../content/model.ts';
import type { CardText } from '../content/publication.ts';
import type { Card } from '../share/card.ts';
import type { CardShape } from '../share/card-layout.ts';
import { chosenTargets, mastodonPath, type SharedPage } from '../share/targets.ts';
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
  readonly subject: TemplateView | undefined;
  readonly navigation: readonly { readonly address: string; readonly words: string }[];
  /** The same page in the site's other languages. */
  readonly alternates: readonly { readonly lang: Lang; readonly url: string; readonly locale: string }[];
}

interface TemplateShare {
  readonly address: string;
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
): TemplateView[] {
  const byLanguage = groupBy(views, ({ lang }) => lang);
  const navigation = new Map([...byLanguage].map(([lang, own]) => [lang, navigationOf(own)]));
  const translations = groupBy(views, pathOf);
  const made = new Map<SiteView, TemplateView>();
  const make = (view: SiteView): TemplateView => {
    const pictures = (cards.get(view.address) ?? []).map((card) => pictureOf(view, card));
    const known = made.get(view) ?? {
      ...view,
      card: pictures[0],
      pictures,
      share: shareOf(view),
      subject: view.subject && make(view.subject),
      navigation: navigation.get(view.lang) ?? [],
      alternates: alternatesOf(view, translations.get(pathOf(view)) ?? []),
    };
    made.set(view, known);
    return known;
  };
  return views.map(make);
}

/** The address without its language. */
function pathOf({ address, edition, kind }: SiteView): string {
  return `${kind} ${address.slice(edition.home.length)}`;
}

function alternatesOf(view: SiteView, translations: readonly SiteView[]): TemplateView['alternates'] {
  return translations
    .filter(({ lang }) => lang !== view.lang)
    .map(({ lang, url, edition }) => ({ lang, url, locale: edition.words.locale }));
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
    links: chosenTargets(edition.campaign.share).map((target) => ({
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

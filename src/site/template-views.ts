/** Gives each view what its template alone needs: its card's tags, its share links, the navigation. */
import { absolute } from '../content/addresses.ts';
import type { Card } from '../share/card.ts';
import { SHARE_TARGETS } from '../share/targets.ts';
import type { SiteView, TemplateView } from './views.ts';

/** The views as templates see them. */
export function templateViews(views: readonly SiteView[], cards: ReadonlyMap<string, Card>): TemplateView[] {
  const navigation = new Map<string, TemplateView['navigation']>();
  for (const { lang } of views) {
    if (!navigation.has(lang)) navigation.set(lang, navigationOf(views.filter((view) => view.lang === lang)));
  }
  return views.map((view) => ({
    ...view,
    card: cardTags(view, cards.get(view.address)),
    shareLinks: SHARE_TARGETS.map((target) => ({
      id: target.id,
      ...(target.name && { name: target.name }),
      href: target.href({ url: view.url, text: view.shareText, title: view.title }),
    })),
    navigation: navigation.get(view.lang) ?? [],
  }));
}

function navigationOf(views: readonly SiteView[]): TemplateView['navigation'] {
  return views
    .flatMap(({ nav, address }) => (nav ? [{ ...nav, address }] : []))
    .sort((a, b) => a.order - b.order);
}

function cardTags({ edition, card: text }: SiteView, card: Card | undefined): TemplateView['card'] {
  if (!card) return undefined;
  const alt = [text.kicker, text.headline, text.detail].filter(Boolean).join('. ');
  return {
    url: absolute(edition.campaign, card.address),
    type: card.type,
    width: card.width,
    height: card.height,
    alt,
  };
}

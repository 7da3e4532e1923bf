/** What pages show of each other and of what is made beside them: cards, sheets, the display face, other languages. */
import { alternatesOf } from '../campaign/alternates.ts';
import type { Lang } from '../campaign/model.ts';
import type { PageFonts } from '../html/page-fonts.ts';
import type { PrintPack } from '../print/print-pack.ts';
import type { Card } from '../share/card.ts';
import { type CardPicture, pictureOf } from './card-picture.ts';
import type { Alternate, PageContext, PageView } from './page-view.ts';

export interface PageAssets extends PageContext {
  readonly allCards: readonly Card[];
  /** The pages' own faces by language. */
  readonly fonts: ReadonlyMap<Lang, PageFonts>;
}

/** What pages show, of what has been made for all of them. */
export function pageAssets(
  views: readonly PageView[],
  {
    cards,
    fonts,
    print,
  }: { cards: ReadonlyMap<string, readonly Card[]>; fonts: PageAssets['fonts']; print: PrintPack },
): PageAssets {
  const homes = views.filter((view) => view.address === view.edition.home);
  const homeOf = new Map(homes.map((home) => [home.lang, home]));
  const groups = alternatesOf(views);
  const known = new WeakMap<PageView, readonly CardPicture[]>();
  const picturesOf = (view: PageView): readonly CardPicture[] => {
    // Where all share one card it is the first page's.
    const home = view.listed && !cards.has(view.address) ? homeOf.get(view.lang) : undefined;
    const pictures =
      known.get(view) ??
      (home && home !== view ? picturesOf(home) : (cards.get(view.address) ?? []).map((card) => pictureOf(card, view)));
    known.set(view, pictures);
    return pictures;
  };
  return {
    allCards: views.flatMap(({ address }) => cards.get(address) ?? []),
    fonts,
    pictures: picturesOf,
    prints: ({ address }) => print.byPage.get(address) ?? [],
    alternates: (view) => alternatesIn(groups.get(view) ?? []),
    languages: (view) =>
      homes.map((home) => {
        const same = groups.get(view)?.find((other) => other.lang === home.lang);
        const { lang, address } = same ?? home;
        const { words } = home.edition;
        return { lang, address, name: words.say('language.name'), offer: same && words.say('language.offer') };
      }),
  };
}

function alternatesIn(group: readonly PageView[]): Alternate[] {
  if (group.length < 2) return [];
  return group.map(({ lang, address, url, edition }) => ({
    lang,
    address,
    url,
    locale: edition.words.openGraphLocale,
  }));
}

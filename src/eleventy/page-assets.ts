/** What pages show of each other and of what is made beside them: cards, sheets, the display face, other languages. */
import { readFileSync } from 'node:fs';
import { alternatesOf } from '../campaign/alternates.ts';
import type { Lang } from '../campaign/model.ts';
import { ProblemError } from '../campaign/problem.ts';
import type { Cache } from '../campaign/publication.ts';
import { CARD_FONTS } from '../drawing/fonts.ts';
import { type DisplayFont, displayFonts } from '../html/display-font.ts';
import type { PrintPack } from '../print/print-pack.ts';
import type { Card } from '../share/card.ts';
import { drawCards } from '../share/cards.ts';
import { type CardPicture, pictureOf } from './card-picture.ts';
import { cardProblems } from './card-problems.ts';
import type { Alternate, PageContext, PageView } from './page-view.ts';

/** The cards' boldest, which the pages share. */
const [DISPLAY_FONT] = CARD_FONTS.black.files;

export interface PageAssets extends PageContext {
  readonly allCards: readonly Card[];
  /** The display face by language. */
  readonly fonts: ReadonlyMap<Lang, DisplayFont>;
}

/** Makes them for all pages. Throws ProblemError for words that a card cannot show. */
export async function pageAssets(
  views: readonly PageView[],
  print: PrintPack,
  campaignFolder: string,
  cache: Cache,
): Promise<PageAssets> {
  const { cards, undrawable } = await drawCards(views, cache);
  if (undrawable.length > 0) throw new ProblemError(...cardProblems(undrawable, campaignFolder));
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
    fonts: await displayFonts(views, readFileSync(DISPLAY_FONT), cache),
    pictures: picturesOf,
    prints: ({ address }) => print.byPage.get(address) ?? [],
    alternates: (view) => alternatesIn(groups.get(view) ?? []),
    languages: (view) =>
      homes.map((home) => {
        const { lang, address } = groups.get(view)?.find((other) => other.lang === home.lang) ?? home;
        return { lang, address, name: home.edition.words.say('language.name') };
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

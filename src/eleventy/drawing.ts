/** Draws everything that the pages of a site show besides their words: cards, sheets, the display face. */
import type { Edition } from '../campaign/edition.ts';
import type { Lang } from '../campaign/model.ts';
import { ProblemError } from '../campaign/problem.ts';
import { TemplateFault } from '../drawing/typesetter.ts';
import { type PageFonts, pageFonts } from '../html/page-fonts.ts';
import { type PrintPack, printPack } from '../print/print-pack.ts';
import type { Card } from '../share/card.ts';
import { drawCards } from '../share/cards.ts';
import type { DrawingTools } from './drawing-tools.ts';
import type { PageView } from './page-view.ts';

export interface Drawn {
  /** By the page's address, the one for previews first. */
  readonly cards: ReadonlyMap<string, readonly Card[]>;
  readonly print: PrintPack;
  readonly fonts: ReadonlyMap<Lang, PageFonts>;
}

const NO_SHEETS: PrintPack = { byPage: new Map(), problems: [] };

/** Makes them at the same time; sheets are those of `print` if it is given. Throws ProblemError for a template's fault. */
export async function draw(
  views: readonly PageView[],
  editions: readonly Edition[],
  tools: DrawingTools,
  print?: PrintPack,
): Promise<Drawn> {
  const { typesetter, cache } = tools;
  const sheets = async (): Promise<PrintPack> =>
    print ?? (typesetter ? printPack(editions, { ...tools, typesetter }) : NO_SHEETS);
  return settingTemplates(async () => {
    const [cards, pack] = await Promise.all([drawCards(views, tools), sheets()]);
    return { cards, print: pack, fonts: await pageFonts(views, tools.fonts, cache) };
  });
}

/** Does what sets templates. Throws ProblemError for a fault in one. */
export async function settingTemplates<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof TemplateFault ? problemOf(error) : error;
  }
}

/** At the template's place, with Typst's own words: it is a developer's to mend. */
function problemOf({ message, template, place }: TemplateFault): ProblemError {
  return new ProblemError({
    severity: 'error',
    file: `templates/${template}`,
    place,
    message: `cannot be set: ${message}. Correct it, or remove it to have the built-in one.`,
  });
}

/** Draws everything that the pages of a site show besides their words: cards, sheets, the display face. */
import type { Edition } from '../campaign/edition.ts';
import type { Lang } from '../campaign/model.ts';
import { ProblemError } from '../campaign/problem.ts';
import { TemplateFault } from '../drawing/typesetter.ts';
import { type PageFonts, pageFonts } from '../html/page-fonts.ts';
import type { StyleSources } from '../html/styles.ts';
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

/**
 * The sheets of all editions, or those of `print` if it is given. They need no page, so they are begun before Eleventy makes
 * any. Throws TemplateFault.
 */
export function drawSheets(editions: readonly Edition[], tools: DrawingTools, print = NO_SHEETS): Promise<PrintPack> {
  const { typesetter } = tools;
  const isMade = print !== NO_SHEETS || !typesetter;
  const sheets = isMade ? Promise.resolve(print) : printPack(editions, { ...tools, typesetter });
  // Its fault is told when they are waited for, unless something else has ended the build.
  sheets.catch(() => undefined);
  return sheets;
}

/** Makes all of it at the same time. Throws ProblemError for a template's fault. */
export async function draw(
  views: readonly PageView[],
  sheets: Promise<PrintPack>,
  tools: DrawingTools,
  styles: StyleSources,
): Promise<Drawn> {
  return settingTemplates(async () => {
    const drawn = [
      drawCards(views, tools),
      sheets,
      pageFonts(views, tools.fonts, tools.cache, [...styles.shared.values(), ...styles.parts.values()]),
    ] as const;
    const [cards, print, fonts] = await Promise.all(drawn);
    return { cards, print, fonts };
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

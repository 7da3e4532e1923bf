/** A campaign's folder becomes a whole site in memory, checked; or every problem found on the way. */
import { readFileSync } from 'node:fs';
import type { DateTime } from 'luxon';
import { absolute } from '../content/addresses.ts';
import { type Edition, editionOf } from '../content/edition.ts';
import type { Campaign, Lang } from '../content/model.ts';
import { type Problem, ProblemError, sortProblems } from '../content/problem.ts';
import type { Cache, PublishedFile } from '../content/publication.ts';
import { archive, archiveProblems, sumsOf } from '../output/archive.ts';
import { repeatedDescriptions } from '../output/check-previews.ts';
import { type CheckedPage, checkSite } from '../output/check-site.ts';
import { collectFiles, sharedAddresses } from '../output/collect-files.ts';
import type { FinishedPage, Finishing } from '../output/finish-page.ts';
import { makeFormats } from '../output/formats.ts';
import { ShapedPages } from '../output/shapes/shaped-pages.ts';
import { styleSheets } from '../output/styles.ts';
import { type PrintPack, printPack } from '../print/print-pack.ts';
import { CARD_FONTS } from '../share/card-font.ts';
import { drawCards } from '../share/cards.ts';
import { displayFonts } from '../share/display-font.ts';
import { fileOf } from '../text/url.ts';

import { cardProblems } from './card-problems.ts';
import { NO_CACHE } from './disk-cache.ts';
import type { Folders } from './folders.ts';
import { type LoadedSite, loadSite } from './load-site.ts';
import { textFiller } from './nunjucks.ts';
import { pocketEdition } from './pocket-edition.ts';
import { pageRenderer, type RenderPage } from './render-pages.ts';
import { templateProblem } from './template-problem.ts';
import { type TemplateView, templateViews } from './template-views.ts';
import { typesetterOf } from './typesetter.ts';
import { viewsOf } from './views.ts';

/** The cards' boldest, which the pages share. */
const [DISPLAY_FONT] = CARD_FONTS.black.files;

export interface Site {
  /** What it was made of; undefined when an error was found. */
  readonly campaign: Campaign | undefined;
  /** Every file of the site by the address of the file itself; undefined when an error was found. */
  readonly files: ReadonlyMap<string, PublishedFile> | undefined;
  readonly pages: number;
  /** The content file of each event by its calendar id. */
  readonly eventFiles: ReadonlyMap<string, string>;
  readonly problems: readonly Problem[];
}

/** Reads the moment pages are true of, once the campaign's zone is known. */
export type Now = (campaign: Campaign) => DateTime<true>;

/** Makes the site of the campaign in a folder as of `now`, with `drafts` in place of texts on the disk. Writes nothing. */
export async function makeSite(
  campaignFolder: string,
  now: Now,
  cache: Cache = NO_CACHE,
  drafts?: ReadonlyMap<string, string>,
): Promise<Site> {
  const loaded = await loadSite(campaignFolder, drafts);
  const { campaign, problems } = loaded;
  if (!campaign) return failed(problems);
  try {
    return await publish({ ...loaded, campaign, now: now(campaign), cache });
  } catch (error) {
    if (error instanceof ProblemError) return failed([...problems, error.problem]);
    if (!isTemplateError(error)) throw error;
    return failed([...problems, templateProblem(error, 'templates')]);
  }
}

interface Making extends LoadedSite {
  readonly campaign: Campaign;
  readonly now: DateTime<true>;
  readonly cache: Cache;
}

async function publish({
  campaign,
  folders,
  templates,
  styles,
  publicFiles,
  problems,
  now,
  cache,
}: Making): Promise<Site> {
  const editions = campaign.languages.map((lang) => editionOf(campaign, lang, now));
  const views = viewsOf(templates, editions, textFiller(folders.templates));
  const clashes = sharedAddresses(views);
  if (clashes.length > 0) return failed([...problems, ...clashes]);
  const publication = { campaign, editions, views, publicFiles, cache };
  const [{ cards, undrawable }, formats] = await Promise.all([
    drawCards(views, cache),
    makeFormats(publication),
  ]);
  if (undrawable.length > 0) return failed([...problems, ...cardProblems(undrawable, folders.campaign)]);
  const print = await makePrintPack(editions, folders, cache);
  const fonts = await displayFonts(views, readFileSync(DISPLAY_FONT), cache);
  const sheets = new Map(
    [...fonts].map(([lang, { css }]) => [lang, styleSheets(styles, campaign.colours, css)]),
  );
  const render = await pageRenderer(templates, folders);
  const shown = templateViews(views, cards, print.byPage);
  const { pages, warnings } = await finishPages(shown, render, sheets, campaign);
  const files = collectFiles([
    ...new Map([...fonts.values()].map(({ file }) => [file.address, file])).values(),
    ...pages.map(({ file }) => file),
    ...formats,
    ...new Set([...print.byPage.values()].flat()),
    ...[...cards.values()].flat().map(({ address, bytes }) => ({ address, body: bytes })),
    ...[...publicFiles].map(([address, body]) => ({ address, body })),
  ]);
  if (campaign.carry !== 'none')
    for (const edition of editions) {
      const own = sheets.get(edition.lang);
      if (!own) continue;
      const pocket = await pocketEdition(edition, files.byAddress, folders.templates, own);
      files.byAddress.set(pocket.address, pocket);
    }
  const carried =
    campaign.carry === 'all'
      ? archive(files.byAddress.values(), readmeOf(editions), cache)
      : [sumsOf(files.byAddress.values())];
  for (const file of carried) files.byAddress.set(file.address, file);
  const faults = [...files.problems, ...checkSite(pages, sizesOf(files.byAddress), campaign.address)];
  if (faults.length > 0) return failed([...problems, ...warnings, ...faults]);
  return {
    campaign,
    files: files.byAddress,
    pages: pages.length,
    eventFiles: new Map(campaign.events.map(({ uid, path }) => [uid, path])),
    problems: sortProblems([
      ...problems,
      ...print.problems,
      ...archiveProblems(carried),
      ...warnings,
      ...repeatedDescriptions(views),
    ]),
  };
}

/** No pack where nobody wants one, or where its typesetter is not installed, which is told. */
async function makePrintPack(
  editions: readonly Edition[],
  { templates }: Folders,
  cache: Cache,
): Promise<PrintPack> {
  if (editions[0]?.campaign.print === 'none') return { byPage: new Map(), problems: [] };
  const typesetter = typesetterOf(templates);
  return typesetter
    ? printPack(editions, typesetter, cache)
    : { byPage: new Map(), problems: [NO_TYPESETTER] };
}

const NO_TYPESETTER: Problem = {
  severity: 'warning',
  file: 'content/campaign.yml',
  field: 'print',
  message:
    'asks for posters and leaflets, and the package that sets them is not installed. Run npm install --include=optional, or write print: none.',
};

/** How to use the archive, in each language. */
function readmeOf(editions: readonly Edition[]): string {
  return editions
    .map(
      ({ title, words, campaign, home }) =>
        `${title}\n\n${words.say('pocket.readme', { address: absolute(campaign, home) })}\n`,
    )
    .join('\n---\n\n');
}

function sizesOf(files: ReadonlyMap<string, PublishedFile>): Map<string, number> {
  return new Map([...files].map(([address, { body }]) => [address, Buffer.byteLength(body)]));
}

async function finishPages(
  views: readonly TemplateView[],
  render: RenderPage,
  styles: ReadonlyMap<Lang, Finishing['styles']>,
  campaign: Campaign,
) {
  const basePath = new URL(campaign.address).pathname;
  const shaped = new Map([...styles].map(([lang, own]) => [lang, new ShapedPages({ styles: own, basePath })]));
  const pages: (CheckedPage & { file: PublishedFile })[] = [];
  const warnings: Problem[] = [];
  for (const view of views) {
    const { address, listed, lang } = view;
    const page = await shaped.get(lang)?.finish(await render(view), address);
    if (!page) throw new Error(`${address} is in a language without a style`);
    const { facts, isMinified } = page;
    pages.push({ address, listed, facts, file: pageFile(address, page) });
    if (!isMinified)
      warnings.push({
        severity: 'warning',
        file: `_site${fileOf(address)}`,
        message:
          'could not be made smaller and is published as it is. Look for a stray < or > in its template.',
      });
  }
  return { pages, warnings };
}

/** The page as a file, which is put together whenever it is asked for. */
function pageFile(address: string, page: FinishedPage): PublishedFile {
  return {
    address,
    get body() {
      return page.html;
    },
  };
}

function failed(problems: readonly Problem[]): Site {
  return {
    campaign: undefined,
    files: undefined,
    pages: 0,
    eventFiles: new Map(),
    problems: sortProblems(problems),
  };
}

/** Errors of the template engine carry their cause or their engine's name; anything else is a fault of ours. */
function isTemplateError(error: unknown): boolean {
  return error instanceof Error && (error.name === 'Template render error' || 'originalError' in error);
}

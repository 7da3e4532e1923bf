/** A campaign's folder becomes a whole site, checked; or every problem found on the way. */
import { readFileSync } from 'node:fs';
import type { DateTime } from 'luxon';
import { editionOf } from '../campaign/edition.ts';
import type { Campaign } from '../campaign/model.ts';
import { type Problem, ProblemError, sortProblems } from '../campaign/problem.ts';
import type { Cache, PublishedFile } from '../campaign/publication.ts';
import type { TextReadings } from '../content/checks/text-readings.ts';
import { archiveProblems } from '../offline/archive.ts';
import { repeatedDescriptions } from '../html/preview-check.ts';
import { brokenPages, checkSite, idsOf } from '../html/link-check.ts';
import { collectFiles, sharedAddresses } from '../build/collect-files.ts';
import { makeFormats } from './formats.ts';
import { styleSheets } from '../html/styles.ts';
import type { PageLook } from '../output/writing/page-finisher.ts';
import type { PrintPack } from '../print/print-pack.ts';
import { CARD_FONTS } from '../drawing/fonts.ts';
import { drawCards } from '../share/cards.ts';
import { displayFonts, lettersOf } from '../html/display-font.ts';
import type { BuildMemory } from '../site/build-memory.ts';
import { CardEncoder } from '../site/card-encoder.ts';
import { cardProblems } from './card-problems.ts';
import { carriedFiles } from './carried-files.ts';
import { NO_CACHE } from '../build/disk-cache.ts';
import {
  aroundOf,
  type Earlier,
  earlierPage,
  knownViews,
  memoryOfBuild,
  validityAt,
} from '../site/earlier-build.ts';
import { frameVersion } from '../site/frame-version.ts';
import { type LoadedSite, loadSite } from './load-site.ts';
import { textFiller } from './nunjucks.ts';
import { makePrintPack } from './print-files.ts';
import { pageRenderer, type RenderPage } from './render-pages.ts';
import { type FinishingElsewhere, type SitePage, SitePages } from '../site/site-pages.ts';
import { templateProblem } from './template-problem.ts';
import { type TemplateView, templateViews } from './template-views.ts';
import type { ListName } from '../site/tracked-edition.ts';
import { shortHash, ViewKeys } from '../site/view-keys.ts';
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
  /** What was made to be printed, and to be carried. */
  readonly print?: PrintPack | undefined;
  readonly carried?: readonly PublishedFile[] | undefined;
  /** Between which moments the same would be made of the same things, UTC ms, the last one exclusive. */
  readonly validity?: { readonly from: number; readonly until: number } | undefined;
  /** What the next build may make use of; undefined when an error was found. */
  readonly memory?: BuildMemory | undefined;
}

/** What a site is made with, besides its campaign. */
export interface MakingOptions {
  readonly cache?: Cache;
  /** Texts that stand in for those on the disk. */
  readonly drafts?: ReadonlyMap<string, string> | undefined;
  /** What was read in texts before; what is read now is added. */
  readonly readings?: TextReadings | undefined;
  readonly earlier?: (() => Promise<Earlier | undefined>) | undefined;
  /**
   * Takes each page as soon as it is made, before it is known whether the site is good, and gives back what stands for it,
   * so that its bytes need not stay in memory.
   */
  readonly take?: (file: PublishedFile) => Promise<PublishedFile>;
  /** Finishes pages in another thread, once it knows what they look like. */
  readonly elsewhere?: ((look: PageLook) => FinishingElsewhere) | undefined;
  /** Renderers by the version of what they render with, kept by whoever makes a site again and again. */
  readonly renderers?: Map<string, Promise<RenderPage>>;
  /** A site whose costly files, the sheets and what is carried, stand in for those that are not made now. */
  readonly draftOf?: Site | undefined;
  /** The SHA-256 of a file that was taken, where whoever took it knows. */
  readonly hashOf?: (address: string) => string | undefined;
}

/** Reads the moment pages are true of, once the campaign's zone is known. */
export type Now = (campaign: Campaign) => DateTime<true>;

/** The same where the zone alone is needed. */
export type ZonedNow = (frame: Pick<Campaign, 'zone'>) => DateTime<true>;

/** Makes the site of the campaign in a folder as of `now`. Writes nothing. */
export async function makeSite(campaignFolder: string, now: Now, options: MakingOptions = {}): Promise<Site> {
  const loaded = await loadSite(campaignFolder, options.drafts, options.readings);
  const { campaign, problems } = loaded;
  if (!campaign) return failed(problems);
  try {
    return await publish({
      ...loaded,
      ...options,
      campaign,
      now: now(campaign),
      cache: options.cache ?? NO_CACHE,
    });
  } catch (error) {
    if (error instanceof ProblemError) return failed([...problems, error.problem]);
    if (!isTemplateError(error)) throw error;
    return failed([...problems, templateProblem(error, 'templates')]);
  }
}

interface Making extends LoadedSite, MakingOptions {
  readonly campaign: Campaign;
  readonly now: DateTime<true>;
  readonly cache: Cache;
}

async function publish(making: Making): Promise<Site> {
  const { campaign, folders, templates, publicFiles, problems, now, cache } = making;
  const editions = campaign.languages.map((lang) => editionOf(campaign, lang, now));
  const frame = frameVersion(campaign, folders, publicFiles);
  // Of another frame nothing is used again.
  const found = await making.earlier?.();
  const earlier = found?.memory.frame === frame ? found : undefined;
  const reads = new Map<string, Set<ListName>>();
  const views = viewsOf(templates, editions, textFiller(folders.templates), reads);
  const clashes = sharedAddresses(views);
  if (clashes.length > 0) return failed([...problems, ...clashes]);
  const keys = new ViewKeys(frame, earlier?.memory.reads ?? new Map(), editions);
  const known = knownViews(views, keys, earlier);
  const encoder = new CardEncoder();
  const publication = { campaign, editions, views, publicFiles, cache };
  const [{ cards, undrawable }, formats] = await Promise.all([
    drawCards(views, cache, encoder.encode).finally(() => encoder.close()),
    makeFormats({ ...publication, keyOf: (...items) => keys.ofItems(items) }),
  ]);
  if (undrawable.length > 0) return failed([...problems, ...cardProblems(undrawable, folders.campaign)]);
  const print = making.draftOf?.print ?? (await makePrintPack(editions, folders, cache));
  const fonts = await displayFonts(
    views,
    readFileSync(DISPLAY_FONT),
    cache,
    (view) => known.get(view)?.letters ?? lettersOf(view),
  );
  const styles = new Map(
    [...fonts].map(([lang, { css }]) => [lang, styleSheets(making.styles, campaign.colours, css)]),
  );
  const shown = templateViews(views, cards, print.byPage);
  const around = aroundOf(shown, fonts);
  const viewOf = new Map(shown.map((view, index) => [view, views[index]]));
  const pageKey = (viewKeys: ViewKeys) => (view: TemplateView) => {
    const own = viewOf.get(view);
    return own ? shortHash(viewKeys.ofView(own), around(view)) : '';
  };
  const maker = new SitePages({
    siteAddress: campaign.address,
    styles,
    renderer: () => rendererOf(making, frame),
    keyOf: pageKey(keys),
    earlier: earlierPage(earlier),
    // An archive wants all of them again.
    take: campaign.carry === 'all' ? undefined : making.take,
    elsewhere:
      campaign.carry === 'all'
        ? undefined
        : making.elsewhere?.({
            sources: making.styles,
            colours: campaign.colours,
            fontFaces: new Map([...fonts].map(([lang, { css }]) => [lang, css])),
            basePath: new URL(campaign.address).pathname,
          }),
  });
  const taken: Awaited<ReturnType<SitePages['page']>>[] = [];
  for (const view of shown) taken.push(await maker.page(view));
  const made = await maker.settled(taken);
  const collect = (pages: readonly SitePage[]) =>
    collectFiles([
      ...new Map([...fonts.values()].map(({ file }) => [file.address, file])).values(),
      ...pages.map(({ file }) => file),
      ...formats,
      ...new Set([...print.byPage.values()].flat()),
      ...[...cards.values()].flat().map(({ address, bytes }) => ({ address, body: bytes })),
      ...[...publicFiles].map(([address, body]) => ({ address, body })),
    ]);
  const pages = await withoutBroken(made, shown, maker, collect(made).byAddress);
  const files = collect(pages);
  const carried =
    making.draftOf?.carried ??
    (await carriedFiles({
      editions,
      files: files.byAddress,
      folders,
      styles,
      cache,
      hashOf: making.hashOf,
    }));
  for (const file of carried) files.byAddress.set(file.address, file);
  const { checked, unchanged } = byOrigin(pages);
  const faults = [...files.problems, ...checkSite(checked, files.byAddress, campaign.address, unchanged)];
  if (faults.length > 0) return failed([...problems, ...maker.warnings, ...faults]);
  return {
    campaign,
    files: files.byAddress,
    pages: pages.length,
    eventFiles: new Map(campaign.events.map(({ uid, path }) => [uid, path])),
    problems: sortProblems([
      ...problems,
      ...print.problems,
      ...archiveProblems(carried),
      ...maker.warnings,
      ...repeatedDescriptions(views, (view) => known.get(view)?.description ?? view.description),
    ]),
    print,
    carried,
    validity: validityAt(now, editions),
    memory: memoryOfBuild({
      frame,
      reads,
      editions,
      keys,
      earlier,
      views,
      known,
      pages,
      shown,
      pageKey,
      siteAddress: campaign.address,
    }),
  };
}

/** Templates are compiled once as long as they stay as they are. */
function rendererOf({ renderers, templates, folders }: Making, frame: string): Promise<RenderPage> {
  const renderer = renderers?.get(frame) ?? pageRenderer(templates, folders);
  renderers?.clear();
  renderers?.set(frame, renderer);
  return renderer;
}

/** A page that links to what is gone is made again, so that the checks can say what is wrong with it. */
async function withoutBroken(
  pages: readonly SitePage[],
  views: readonly TemplateView[],
  maker: SitePages,
  files: ReadonlyMap<string, PublishedFile>,
): Promise<SitePage[]> {
  const { checked, unchanged } = byOrigin(pages);
  const broken = new Set<SitePage>(brokenPages(unchanged, files, idsOf(checked, unchanged)));
  if (broken.size === 0) return [...pages];
  const mended: Awaited<ReturnType<SitePages['page']>>[] = [];
  for (const [index, page] of pages.entries()) {
    const view = views[index];
    mended.push(broken.has(page) && view ? await maker.make(view) : page);
  }
  return maker.settled(mended);
}

function byOrigin(pages: readonly SitePage[]) {
  return {
    checked: pages.flatMap((page) => ('facts' in page ? [page] : [])),
    unchanged: pages.flatMap((page) => ('targets' in page ? [page] : [])),
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

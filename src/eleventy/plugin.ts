/** The Eleventy plugin: the campaign as data, its pages, filters, collections and styles, and every file that is no page. */
import { join, relative } from 'node:path';
import type UserConfig from '@11ty/eleventy/UserConfig';
import navigation from '@11ty/eleventy-navigation';
import type nunjucks from 'nunjucks';
import { foldersOf } from '../build/folders.ts';
import { writeFiles } from '../build/write-files.ts';
import { fileOf } from '../text/url.ts';
import { addBuiltInPages, addLayout, type Directories, LAYOUT } from './built-in-pages.ts';
import { CampaignSite } from './campaign-site.ts';
import { addFilters } from './filters.ts';
import { type CopiedPaths, otherFiles, type WrittenPage } from './other-files.ts';
import { ownRun } from './own-run.ts';
import { type PageData, PageView } from './page-view.ts';
import { type HandbillOptions, isAddedAgain } from './plugin-options.ts';
import { type Run, runOf } from './run.ts';
import type { Site } from './site.ts';
import type { SiteData } from './site-data.ts';
import { TemplateLoader } from './template-loader.ts';

/** Data of a page as Eleventy hands it to computed data. */
interface EleventyData extends PageData {
  readonly handbill?: SiteData;
  readonly pagination?: { readonly items?: readonly unknown[] };
}

/** What Nunjucks' types leave out: the loaders that it asks for templates, in turn, and its options. */
interface SearchingEnvironment extends nunjucks.Environment {
  readonly loaders: nunjucks.ILoader[];
  /** With `dev`, errors keep the line that they are of. */
  readonly opts: { dev: boolean };
}

/** A page as Eleventy's collections have it. */
interface CollectionItem {
  readonly inputPath: string;
  readonly url: string | false;
  readonly data: EleventyData & { readonly eleventyNavigation?: unknown };
}

interface CollectionApi {
  getAll(): readonly CollectionItem[];
}

/** `config.addPlugin(handbill, options)`; see docs/extending.md. */
export default async function handbill(config: UserConfig, options: HandbillOptions = {}): Promise<void> {
  if (isAddedAgain(config, options)) return;
  const { campaign = '.', wholeSite: isWholeSite = false, pages: folder = isWholeSite ? '' : 'handbill' } = options;
  const run = runOf(config) ?? ownRun(campaign);
  const site = new CampaignSite(run, { isWholeSite, pathPrefix: () => pathPrefixOf(config) });
  const folders = foldersOf(run.project ?? run.campaign);
  const directories = directoriesOf(config);
  if (!config.hasPlugin('eleventy-navigation')) config.addPlugin(navigation);
  addFilters(config, isWholeSite);
  addData(config, site, run);
  addCollections(config, site);
  addLayout(config, directories, folders.templates);
  addBuiltInPages(config, directories, { folder, isWholeSite });
  if (isWholeSite) addSettings(config, run);
  ignoreCampaign(config, relative('.', run.campaign), isWholeSite);
  for (const watched of [`${run.campaign}/content`, ...folders.templates, ...folders.public])
    config.addWatchTarget(watched);
  config.on('eleventy.engine.njk', ({ environment }: { environment: SearchingEnvironment }) => {
    environment.loaders.unshift(new TemplateLoader(() => site.templates));
    environment.opts.dev = true;
    site.useEnvironment(environment);
  });
  makeFilesAfter(config, site, run);
}

/** Where Eleventy reads and writes, which its types do not tell. */
function directoriesOf({ directories }: { readonly directories: Partial<Directories> }): Directories {
  const { input = '.', includes = '_includes', layouts, output = '_site' } = directories;
  return { input, includes, layouts, output };
}

/** What is put in front of links from the root, which its types do not tell either. */
function pathPrefixOf(config: UserConfig): string | undefined {
  const prefix: unknown = Reflect.get(config, 'pathPrefix');
  return typeof prefix === 'string' ? prefix : undefined;
}

/** What a site of ours alone has, unless its configuration says otherwise. */
function addSettings(config: UserConfig, { showsDrafts }: Run): void {
  // A template that prints what is not there stops the build, and says where; lines of tags alone leave none behind.
  config.setNunjucksEnvironmentOptions({ throwOnUndefined: true, trimBlocks: true, ...nunjucksOptionsOf(config) });
  // A page with `draft: true` is shown while it is worked on, and not published.
  if ('drafts' in config.preprocessors) return;
  config.addPreprocessor('drafts', '*', ({ draft }: { readonly draft?: unknown }) =>
    draft === true && !showsDrafts && process.env.ELEVENTY_RUN_MODE === 'build' ? false : undefined,
  );
}

/** What a configuration has set of Nunjucks' options, which Eleventy's types do not tell. */
function nunjucksOptionsOf({ nunjucks }: { readonly nunjucks: { readonly environmentOptions?: object } }): object {
  return nunjucks.environmentOptions ?? {};
}

/** The campaign's own files are no pages of the project around it. */
function ignoreCampaign(config: UserConfig, folder: string, isWholeSite: boolean): void {
  const names = isWholeSite ? ['content'] : ['content', 'templates', 'public'];
  for (const name of names) config.ignores.add(`${join(folder, name).replaceAll('\\', '/')}/**`);
}

/** `handbill` everywhere; `edition` and `view` for each page. */
function addData(config: UserConfig, site: CampaignSite, run: Run): void {
  let loading: Promise<SiteData> | undefined;
  // Before anything is written: content with an error stops the build here.
  config.on('eleventy.before', async () => {
    loading = site.load();
    await loading.catch((error: unknown) => Promise.reject(run.told?.(error) ?? error));
  });
  config.addGlobalData('handbill', () => loading);
  config.addGlobalData('eleventyComputed', {
    edition: ({ edition, handbill: data, pagination }: EleventyData) =>
      edition || data?.editionOf(pagination?.items?.[0]),
    view: (data: EleventyData) => (isOwnPage(data, site) ? site.viewOf(data) : data.view),
  });
}

/** Whether a page is finished by us: in a site of other pages too, only those with our layout are. */
function isOwnPage({ layout }: PageData, { isWholeSite }: CampaignSite): boolean {
  return isWholeSite || layout === LAYOUT;
}

/** `collections.handbillNavigation`: the pages in it. `collections.handbillShared`: the views of those that have a page to be shared by. */
function addCollections(config: UserConfig, site: CampaignSite): void {
  let all: CollectionApi = { getAll: () => [] };
  config.addCollection('handbillNavigation', (api: CollectionApi) => {
    all = api;
    return inOrder(api.getAll(), ({ inputPath }) => inputPath).filter(({ data }) => data.eleventyNavigation);
  });
  config.addCollection('handbillShared', (api: CollectionApi) => viewsIn(api).filter(({ share }) => share?.address));
  config.on('eleventy.contentMap', async ({ urlToInputPath }: ContentMap) => {
    const addresses = new Set(Object.keys(urlToInputPath));
    // Those that are in a collection in its order, then those that are in none.
    const others = inOrder(site.views.filter(isHtml), ({ template }) => template);
    const views = [...new Set([...viewsIn(all), ...others])];
    // For a copied file that has changed (--incremental) no page is asked for.
    if (addresses.size > 0) await site.prepare(views, addresses);
  });
  addFinishing(config, site);
}

/** Finishes our pages. */
function addFinishing(config: UserConfig, site: CampaignSite): void {
  // Where nobody looks at what is written, bytes are handed on: the texts of ten thousand pages would take a gigabyte.
  let isWriting = false;
  config.on('eleventy.before', ({ runMode, outputMode }: { runMode: string; outputMode: string }) => {
    const isLast = Object.keys(config.transforms).at(-1) === 'handbill';
    // A listener of the project's own is told of pages as text.
    const isAlone = config.events.listenerCount('eleventy.after') === 1;
    isWriting = runMode === 'build' && outputMode === 'fs' && isLast && isAlone;
  });
  config.addTransform('handbill', function (this: { page: { url: string | false } }, content: string) {
    const view = site.viewAt(this.page.url);
    if (!view) return content;
    const bytes = site.finish(view, content);
    return isWriting ? bytes : bytes.toString();
  });
}

/** The views of our pages in a collection. */
function viewsIn(api: CollectionApi): PageView[] {
  return inOrder(api.getAll(), ({ inputPath }) => inputPath).flatMap(({ data: { view } }) =>
    view instanceof PageView && isHtml(view) ? [view] : [],
  );
}

/** Whether a view is of a page that is written, and of HTML. */
function isHtml({ address }: PageView): boolean {
  return /(\/|\.html)$/.test(address);
}

/** Eleventy has templates in the order in which they happened to be read; the pages of one template are in order. */
function inOrder<T>(pages: readonly T[], templateOf: (page: T) => string): T[] {
  return [...pages].sort((a, b) => (templateOf(a) < templateOf(b) ? -1 : Number(templateOf(a) > templateOf(b))));
}

function makeFilesAfter(config: UserConfig, site: CampaignSite, run: Run): void {
  let copied: CopiedPaths = {};
  let pages: readonly string[] = [];
  config.on('eleventy.beforeWatch', (changed: readonly string[]) => run.begin?.(changed));
  config.on('eleventy.reset', () => run.forget?.());
  config.on('eleventy.afterwatch', () => run.end?.());
  config.on('eleventy.passthrough', ({ map }: { map: CopiedPaths }) => {
    copied = map;
  });
  config.on('eleventy.contentMap', ({ urlToInputPath }: ContentMap) => {
    pages = Object.keys(urlToInputPath);
  });
  config.on('eleventy.after', async ({ results, directories, outputMode }: After) => {
    // Without a first build (--ignore-initial) there is not all of which the other files are made.
    if (!site.isFinished) return;
    const isPage = (address: string): boolean => site.viewAt(address) !== undefined;
    const others = otherFiles(directories.output, {
      results,
      copied,
      pages: pages.filter((url) => !isPage(url)),
    });
    const made: Site = await site.complete(others, run.outputName ?? relative('.', directories.output));
    run.receive(made);
    // Eleventy tells nobody of --dryrun; then it has written no page.
    if (outputMode !== 'fs' || run.isInMemory || results.length === 0) return;
    const files = [...(made.files?.values() ?? [])];
    writeFiles(
      directories.output,
      files.filter(({ address }) => !isPage(address) && !others.has(fileOf(address))),
    );
  });
}

/** What Eleventy tells when it knows its pages. */
interface ContentMap {
  readonly urlToInputPath: Readonly<Record<string, unknown>>;
}

/** What Eleventy tells when it has written its pages: those that it wrote this time. */
interface After {
  readonly results: readonly WrittenPage[];
  readonly directories: Directories;
  readonly outputMode: string;
}

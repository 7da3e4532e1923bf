/** One campaign's site while Eleventy builds it: the model, its pages' views, what is made beside them, and the final checks. */
import type nunjucks from 'nunjucks';
import { collectFiles } from '../build/collect-files.ts';
import type { Campaign, Lang } from '../campaign/model.ts';
import { isError, type Problem, ProblemError, settled, sortProblems } from '../campaign/problem.ts';
import type { Publication, PublishedFile } from '../campaign/publication.ts';
import type { Finishing } from '../html/finish-page.ts';
import { repeatedDescriptions } from '../html/preview-check.ts';
import { styleSheets } from '../html/styles.ts';
import { archiveProblems } from '../offline/archive.ts';
import { offlineFiles } from '../offline/offline-files.ts';
import type { PrintPack } from '../print/print-pack.ts';
import { fileOf } from '../text/url.ts';
import { draw, drawSheets } from './drawing.ts';
import { drawingProblems } from './drawing-problems.ts';
import { type DrawingTools, drawingTools } from './drawing-tools.ts';
import { FinishedPages } from './finished-pages.ts';
import { type LoadedSite, loadSite } from './load-site.ts';
import type { OtherFiles } from './other-files.ts';
import { makeOutputs } from './outputs.ts';
import { type PageAssets, pageAssets } from './page-assets.ts';
import { pageFaults, plannedFaults } from './page-faults.ts';
import { type PageData, PageView } from './page-view.ts';
import { pathProblems, type Surroundings } from './plugin-options.ts';
import { pressKits } from './press-kits.ts';
import type { Run } from './run.ts';
import type { Site } from './site.ts';
import { type SiteData, siteData, withoutArchive } from './site-data.ts';
import { readTemplates } from './template-loader.ts';

type CampaignRun = Omit<Run, 'receive'>;

interface Loaded extends LoadedSite {
  readonly campaign: Campaign;
  readonly data: SiteData;
  readonly templates: Awaited<ReturnType<typeof readTemplates>>;
  readonly tools: DrawingTools;
  readonly sheets: Promise<PrintPack>;
  /** The texts of those that are scripts, which pages may have in them. */
  readonly scripts: ReadonlySet<string>;
}

interface Prepared {
  readonly views: readonly PageView[];
  readonly byAddress: ReadonlyMap<string, PageView>;
  readonly assets: PageAssets;
  readonly print: PrintPack;
  /** What was found while cards and sheets were drawn. */
  readonly problems: readonly Problem[];
  readonly styles: ReadonlyMap<Lang, Finishing['styles']>;
}

export class CampaignSite {
  readonly isWholeSite: boolean;
  readonly #run: CampaignRun;
  readonly #pathPrefix: Surroundings['pathPrefix'];
  readonly #finished = new FinishedPages();
  #environment: nunjucks.Environment | undefined;
  #loaded: Loaded | undefined;
  /** Addresses of all pages, by which texts link to translated ones. */
  #made = new Set<string>();
  #prepared: Prepared | undefined;
  #views: PageView[] = [];

  constructor(run: CampaignRun, { isWholeSite, pathPrefix }: Surroundings) {
    this.#run = run;
    this.isWholeSite = isWholeSite;
    this.#pathPrefix = pathPrefix;
  }

  /** Reads the campaign, and gives it to Eleventy as data. Throws ProblemError. */
  async load(): Promise<SiteData> {
    const { campaign: folder, project, drafts, now, showsDrafts, cache, draftOf } = this.#run;
    this.#made = new Set();
    const loaded = await loadSite(folder, { project, drafts, now, showsDrafts, made: this.#made });
    if (!loaded.campaign) throw new ProblemError(...loaded.problems);
    const campaign = this.isWholeSite ? loaded.campaign : withoutArchive(loaded.campaign);
    const data = siteData(campaign, now(campaign), this.isWholeSite);
    const tools = await drawingTools(loaded.folders, cache);
    const sheets = drawSheets(data.editions, tools, draftOf?.()?.print);
    const templates = await readTemplates(loaded.folders.templates, cache);
    const scripts = [...templates].filter(([name]) => name.startsWith('scripts/')).map(([, { src }]) => src.trim());
    const problems = [...loaded.problems, ...pathProblems(campaign, this.#pathPrefix())];
    this.#loaded = { ...loaded, problems, campaign, data, tools, sheets, templates, scripts: new Set(scripts) };
    this.#views = [];
    return data;
  }

  /** What templates include, by name. */
  get templates(): Loaded['templates'] {
    return this.#loaded?.templates ?? new Map();
  }

  /** Takes the engine that Eleventy renders with. */
  useEnvironment(environment: nunjucks.Environment): void {
    this.#environment = environment;
  }

  /** Renders a template of the search path as pages are rendered. */
  readonly render = (name: string, data: object): string => this.#engine.render(name, data);

  /** The view of the page that data is of. */
  viewOf(data: PageData): PageView {
    const view = new PageView(data, () => this.#known.assets);
    this.#views.push(view);
    return view;
  }

  /** The views of all pages, those that are in no collection too; Eleventy also asks for some that no page has. */
  get views(): readonly PageView[] {
    return this.#views.filter((view) => view.data.view === view);
  }

  /** The view of the page at an address, if it is one of ours. */
  viewAt(address: string | false): PageView | undefined {
    return address === false ? undefined : this.#prepared?.byAddress.get(address);
  }

  /** Makes what pages show besides their words, once all pages are known. Throws ProblemError. */
  async prepare(views: readonly PageView[], addresses: ReadonlySet<string>): Promise<void> {
    const { campaign, doubts, problems, sheets, styles, tools } = this.#read;
    const { campaign: folder, project = folder } = this.#run;
    // Whether a link to a file is right shows once all files are there.
    const links = doubts.filter(({ unless }) => unless?.endsWith('/'));
    const faults = [...plannedFaults(views, project), ...settled(links, (address) => addresses.has(address))];
    if (faults.length > 0) throw new ProblemError(...problems, ...faults);
    for (const address of addresses) this.#made.add(address);
    const { print, ...drawn } = await draw(views, sheets, tools, styles);
    const assets = pageAssets(views, { ...drawn, print });
    this.#prepared = {
      views,
      byAddress: new Map(views.map((view) => [view.address, view])),
      assets,
      print,
      problems: [...tools.problems, ...drawingProblems(tools.drawable, folder)],
      styles: new Map([...assets.fonts].map(([lang, { css }]) => [lang, styleSheets(styles, campaign.colours, css)])),
    };
  }

  /** Finishes a page's HTML. */
  finish(view: PageView, html: string): Buffer {
    const { pathname } = new URL(this.#read.campaign.address);
    return this.#finished.finish(view, html, {
      styles: this.#known.styles,
      scripts: this.#read.scripts,
      basePath: pathname,
      pathPrefix: this.#pathPrefix(),
    });
  }

  /** Makes everything that is no page, and checks the whole, which is in the folder that people call `output`. */
  async complete(others: OtherFiles, output: string): Promise<Site> {
    const { campaign, problems, doubts } = this.#read;
    const { views, print } = this.#known;
    const { files, clashes } = await this.#files(others, output);
    const offline = await this.#offlineFiles(files);
    for (const file of offline) files.set(file.address, file);
    const isThere = (address: string): boolean => files.has(address) || others.has(address);
    const dead = doubts.filter(({ unless = '' }) => !isThere(fileOf(unless)));
    // A link that its text is told of need not be told of its page as well.
    const told = new Set(dead.map(({ unless = '' }) => fileOf(unless)));
    const has = (address: string): boolean => isThere(address) || told.has(address);
    const faults = [
      ...clashes,
      ...settled(dead, () => false),
      ...pageFaults({
        pages: this.#finished.checked(views),
        files: { has, get: (address) => files.get(address) },
        address: campaign.address,
        homes: this.#read.data.editions.map(({ home }) => home),
        viewAt: (address) => this.viewAt(address),
        run: this.#run,
        output,
      }),
    ];
    const all = sortProblems([
      ...problems,
      ...print.problems,
      ...this.#known.problems,
      ...archiveProblems(offline),
      ...(faults.length > 0 ? faults : repeatedDescriptions(views)),
    ]);
    const isGood = !all.some(isError);
    return {
      campaign: isGood ? campaign : undefined,
      files: isGood ? files : undefined,
      pages: views.length,
      problems: all,
      publication: this.#publication,
      renderString: (source, data) => this.#engine.renderString(source, data),
      copied: others.copied,
      print,
      offline,
    };
  }

  /** Whether each page has been finished, now or in an earlier build of the same process. */
  get isFinished(): boolean {
    return this.#known.views.every((view) => this.#finished.has(view));
  }

  async #files(others: OtherFiles, output: string) {
    const { views, assets, print } = this.#known;
    const formats = await makeOutputs(this.#publication, this.isWholeSite);
    const all = [
      ...new Map([...assets.fonts.values()].flatMap(({ files }) => files).map((file) => [file.address, file])).values(),
      ...[...this.#finished.htmlOf(views)].map(([address, body]) => ({ address, body })),
      // What the project has put there itself is as it wants it.
      ...formats.filter(({ address }) => !others.has(address)),
      ...new Set([...print.byPage.values()].flat()),
      ...assets.allCards.map(({ address, bytes }) => ({ address, body: bytes })),
      ...[...this.#read.publicFiles].map(([address, body]) => ({ address, body, isCopied: true })),
    ];
    const { byAddress: files, problems: clashes } = collectFiles(all, output);
    for (const [address, file] of others.copied) if (!files.has(address)) files.set(address, file);
    return { files, clashes };
  }

  get #publication(): Publication {
    const { campaign, data, publicFiles } = this.#read;
    const { views } = this.#known;
    return { campaign, editions: data.editions, views, publicFiles, cache: this.#run.cache };
  }

  async #offlineFiles(files: ReadonlyMap<string, PublishedFile>): Promise<readonly PublishedFile[]> {
    const { cache, draftOf } = this.#run;
    const { editions } = this.#read.data;
    const { styles, views, print } = this.#known;
    const { render, isWholeSite } = this;
    const draft = draftOf?.()?.offline;
    if (draft) return draft;
    const apart = await pressKits(editions, { views, print, files, cache });
    return offlineFiles({ editions, files, apart, render, styles, cache, isWholeSite });
  }

  get #engine(): nunjucks.Environment {
    if (!this.#environment) throw new Error('Nunjucks has not been started');
    return this.#environment;
  }

  get #read(): Loaded {
    if (!this.#loaded) throw new Error('the campaign has not been read');
    return this.#loaded;
  }

  get #known(): Prepared {
    if (!this.#prepared) throw new Error('the pages are not known yet');
    return this.#prepared;
  }
}

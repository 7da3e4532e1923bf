/** `handbill dev`: makes the site anew at every change and shows it, or what is wrong, in the browser. */
import { relative, resolve } from 'node:path';
import { type FSWatcher, watch } from 'chokidar';
import { formatProblem, isError } from '../campaign/problem.ts';
import type { PublishedFile } from '../campaign/publication.ts';
import { TextReadings } from '../content/checks/text-readings.ts';
import { DiskCache } from '../build/disk-cache.ts';
import { cacheFolder, foldersOf } from '../build/folders.ts';
import { makeSite, type Now, type Site } from '../eleventy/make-site.ts';
import { makePatterns } from './patterns/patterns.ts';
import type { RenderPage } from '../eleventy/render-pages.ts';
import { once } from '../text/once.ts';
import { fileOf } from '../text/url.ts';
import { Admin } from './editor/editor.ts';
import { PreviewServer, type PreviewState } from './preview-server.ts';
import { count, problemReport, seenFrom } from '../build/report.ts';
import { timeTravel } from './time-travel.ts';

export interface DevOptions {
  readonly campaign: string;
  readonly now: Now;
  /** The clock of this machine, UTC ms. */
  readonly clock: () => number;
  /** A folder of what was made before, shared by several campaigns; the campaign's own unless given. */
  readonly cache?: string | undefined;
  readonly port: number;
  /** Whether `now` is another day than today, so that the browser's clock must not correct it. */
  readonly isTimeTravel: boolean;
}

/** Editors save in several steps; changes within this time make one rebuild, ms. */
const SETTLE = 10;

/** After this time without a change, what nobody waits for is made, ms. */
const PEACE = 2000;

/** Serves the preview until the process is told to stop; returns the exit code. */
export async function dev({ campaign, now, clock, cache, port, isTimeTravel }: DevOptions): Promise<0> {
  const server = new PreviewServer(new Admin(resolve(campaign), clock));
  let state: PreviewState = { files: new Map(), version: '', problems: [] };
  let shownClock: number | undefined;
  const told: Now = (found) => {
    const at = now(found);
    if (isTimeTravel) shownClock = at.toMillis();
    return at;
  };
  const folder = cache ?? cacheFolder(campaign);
  const remaking = new Remaking(resolve(campaign), folder);
  const show = (): void =>
    server.update({ ...state, clock: shownClock, siteAt: timeTravel(resolve(campaign), cache, clock) });
  /** Sets the sheets and packs the archive anew; pages are shown again only if they offer others than before. */
  const complete = async (): Promise<void> => {
    const files = await remaking.complete(told);
    if (!files) return;
    // It may be the first to see what has been mended just now.
    const isOther = files.isOther || state.problems.length > 0;
    const version = isOther ? `${process.pid}-${Math.round(performance.now())}` : state.version;
    state = { ...state, files: files.all, version, problems: [] };
    show();
  };
  const rebuild = async (changed: string): Promise<void> => {
    state = await nextState(
      state,
      remaking,
      { campaign: resolve(campaign), now: told, cache: folder },
      changed,
    );
    show();
  };
  await rebuild('');
  const address = await server.listen(port);
  console.log(`\nOpen ${address}\nTo edit the texts there, open ${address}admin/\nTo stop, press Ctrl+C.\n`);
  const watcher = watchCampaign(campaign, rebuild, complete);
  await new Promise<void>((done) => {
    process.once('SIGINT', done);
    process.once('SIGTERM', done);
  });
  await Promise.all([watcher.close(), server.close()]);
  return 0;
}

/** Makes the site again and again, of the last one whatever is still true. */
class Remaking {
  readonly #campaign: string;
  readonly #cache: string;
  readonly #renderers = new Map<string, Promise<RenderPage>>();
  #readings = new TextReadings();
  #last: Site | undefined;

  constructor(campaign: string, cache: string) {
    this.#campaign = campaign;
    this.#cache = cache;
  }

  /** `isDraft`: sheets and archives may be those of the last site, so that whoever edits need not wait for them. */
  async make(now: Now, isDraft: boolean): Promise<Site> {
    const { memory, files } = this.#last ?? {};
    const readings = new TextReadings(this.#readings.used);
    const site = await makeSite(this.#campaign, now, {
      cache: new DiskCache(this.#cache),
      readings,
      renderers: this.#renderers,
      draftOf: isDraft ? this.#last : undefined,
      earlier: async () => memory && { memory, file: (address) => files?.get(fileOf(address)) },
    });
    this.#readings = readings;
    if (site.files) this.#last = site;
    return site;
  }

  /** The last site with sheets and archives of its own, and whether any page is another for that; undefined where it has none. */
  async complete(
    now: Now,
  ): Promise<{ all: ReadonlyMap<string, PublishedFile>; isOther: boolean } | undefined> {
    const { memory: before, campaign } = this.#last ?? {};
    if (!before || (campaign?.print === 'none' && campaign.carry === 'none')) return undefined;
    const { files: all, memory } = await this.make(now, false);
    if (!all || !memory) return undefined;
    const isOther = [...memory.pages].some(([address, { key }]) => before.pages.get(address)?.key !== key);
    return { all, isOther };
  }
}

async function nextState(
  state: PreviewState,
  remaking: Remaking,
  { campaign, now, cache }: { readonly campaign: string; readonly now: Now; readonly cache: string },
  changed: string,
): Promise<PreviewState> {
  const started = performance.now();
  const site = await remaking.make(now, true);
  if (site.problems.length > 0) console.error(problemReport(site.problems, campaign));
  if (!site.files)
    return {
      ...state,
      problems: site.problems.filter(isError).map((problem) => formatProblem(seenFrom(problem, campaign))),
    };
  console.log(
    `${changed && `${changed}: `}${count(site.pages, 'page')}, in ${((performance.now() - started) / 1000).toFixed(2)} s`,
  );
  const patterns = once(async () => {
    const { files } = await makePatterns(foldersOf(campaign), new DiskCache(cache));
    return new Map(files.map((file) => [fileOf(file.address), file]));
  });
  return { files: site.files, version: `${process.pid}-${Math.round(started)}`, problems: [], patterns };
}

/** Calls `rebuild` after changes, one run at a time; changes during a run make one more, and `complete` runs once there is peace. */
function watchCampaign(
  campaign: string,
  rebuild: (changed: string) => Promise<void>,
  complete: () => Promise<void>,
): FSWatcher {
  const { campaign: root, templates, public: publicFolders } = foldersOf(campaign);
  const watcher = watch([resolve(root, 'content'), ...templates, ...publicFolders], { ignoreInitial: true });
  let changed: string | undefined;
  let isRunning = false;
  let peace: NodeJS.Timeout | undefined;
  const alone = async (work: () => Promise<void>): Promise<void> => {
    isRunning = true;
    await work().catch((error: unknown) => console.error(error));
    isRunning = false;
    await run();
  };
  const run = async (): Promise<void> => {
    const name = changed;
    if (isRunning || name === undefined) return;
    changed = undefined;
    clearTimeout(peace);
    peace = setTimeout(() => void (isRunning || alone(complete)), PEACE);
    await alone(() => rebuild(name));
  };
  watcher.on('all', (_event, path) => {
    changed = relative(process.cwd(), path);
    setTimeout(run, SETTLE);
  });
  return watcher;
}

/** `handbill dev`: shows the site, made anew at every change, or what is wrong with it, in the browser. */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { toldCode } from '../build/campaign-code.ts';
import { DiskCache } from '../build/disk-cache.ts';
import { cacheFolder, foldersOf } from '../build/folders.ts';
import { count, problemReport, seenFrom } from '../build/report.ts';
import { formatProblem, isError, type Problem, toldOf } from '../campaign/problem.ts';
import type { PublishedFile } from '../campaign/publication.ts';
import type { Now } from '../eleventy/run.ts';
import type { Site } from '../eleventy/site.ts';
import { visible } from '../text/escape.ts';
import { once } from '../text/once.ts';
import { fileOf } from '../text/url.ts';
import { Editor } from './editor/editor.ts';
import type { StartWork } from './editor/publishing.ts';
import { type Look, makePatterns } from './patterns/patterns.ts';
import { PreviewServer, type PreviewState } from './preview-server.ts';
import { timeTravel } from './time-travel.ts';
import { WatchedSite } from './watched-site.ts';

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
  /** Is told the editor's address once there is one. */
  readonly opened?: ((address: string) => void) | undefined;
  /** Is told when a campaign was begun where there was none. */
  readonly begun?: (() => void) | undefined;
  /** Begins the command that publishes, or looks at what is published. */
  readonly publish?: StartWork | undefined;
}

/** Serves the preview until the process is told to stop, which it then does. */
export async function dev(options: DevOptions): Promise<never> {
  const { campaign: folder, now, clock, cache, port, isTimeTravel, opened, begun, publish } = options;
  const campaign = resolve(folder);
  const cached = resolve(cache ?? cacheFolder(campaign));
  const code = toldCode(campaign, false);
  if (code) console.error(code);
  // Eleventy, and the paths in a campaign's own configuration, start from here.
  process.chdir(campaign);
  // From before there is anything that would be left behind.
  const stopped = new Promise<'stopped'>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => resolve('stopped'));
  });
  let state: PreviewState = { files: new Map(), version: '', problems: [] };
  let problems: readonly Problem[] = [];
  let shownClock: number | undefined;
  let look: Look | undefined;
  const told: Now = (found) => {
    const at = now(found);
    if (isTimeTravel) shownClock = at.toMillis();
    return at;
  };
  const shown = {
    isAddress: (address: string) => state.files.has(fileOf(address)),
    problems: () => problems,
    begun,
    publish,
  };
  const server = new PreviewServer(new Editor(campaign, clock, shown));
  const show = (site: Site, changed: string, milliseconds: number): void => {
    tell(site, campaign, changed, milliseconds);
    problems = site.problems;
    look = site.campaign ?? look;
    state = { ...nextState(state, site, campaign), patterns: patternsOf(campaign, cached, look) };
    server.update({ ...state, clock: shownClock, siteAt: timeTravel(campaign, cached, clock) });
  };
  const site = new WatchedSite({ campaign, cache: cached, now: told, show });
  if ((await Promise.race([site.start(), stopped])) !== 'stopped') {
    const address = await server.listen(port);
    console.log(`\nOpen ${address}\nTo edit the texts there, open ${address}admin/\nTo stop, press Ctrl+C.\n`);
    opened?.(`${address}admin/`);
    await stopped;
  }
  await Promise.all([site.close(), server.close()]);
  // A site that is being made would go on for as long as it takes.
  process.exit(0);
}

function tell(site: Site, campaign: string, changed: string, milliseconds: number): void {
  // Where there is no campaign yet, the editor's form begins one.
  if (site.problems.length > 0 && existsSync(join(campaign, 'content')))
    console.error(problemReport(site.problems, campaign));
  if (!site.files) return;
  const seconds = (milliseconds / 1000).toFixed(2);
  console.log(`${changed && `${visible(changed)}: `}${count(site.pages, 'page')}, in ${seconds} s`);
}

/** What is shown of a site: the last good one stays while there are problems. */
function nextState(state: PreviewState, { files, problems }: Site, campaign: string): PreviewState {
  if (!files) {
    const { told } = toldOf(problems.filter(isError));
    const lines = told.map((problem) => formatProblem(seenFrom(problem, campaign)));
    return { ...state, problems: lines };
  }
  const isOther = state.problems.length > 0 || !hasSamePages(state.files, files);
  const version = isOther ? `${process.pid}-${Math.round(performance.now())}` : state.version;
  return { files, version, problems: [] };
}

/** Whether no page is another than before, so that none needs to be shown again. */
function hasSamePages(before: PreviewState['files'], after: PreviewState['files']): boolean {
  const pages = [...after.values()].filter(({ address }) => /(\/|\.html)$/.test(address));
  const isSame = ({ address, body }: PublishedFile): boolean =>
    Buffer.from(body).equals(Buffer.from(before.get(fileOf(address))?.body ?? ''));
  return before.size > 0 && pages.every(isSame);
}

function patternsOf(campaign: string, cached: string, look?: Look): NonNullable<PreviewState['patterns']> {
  return once(async () => {
    const { files, drawn } = await makePatterns(foldersOf(campaign, look?.style), new DiskCache(cached), look);
    return {
      files: new Map(files.map((file): [string, PublishedFile] => [fileOf(file.address), file])),
      drawings: new Map(drawn.map(({ address, draw }) => [address, draw])),
    };
  });
}

/** The site of a campaign, made anew by Eleventy's own watching whenever a file changes. */
import { rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { relative } from 'node:path';
import { type Eleventy, ImportFile } from '@11ty/eleventy';
import { type FSWatcher, watch } from 'chokidar';
import { DiskCache } from '../build/disk-cache.ts';
import { eleventyFor } from '../eleventy/make-site.ts';
import type { Now, Run } from '../eleventy/run.ts';
import { failedSite, type Site } from '../eleventy/site.ts';
import { problemsOf } from '../eleventy/template-problem.ts';
import { changesBetween, type FileStamps, fileStamps, isBeginning, isIgnored } from './file-stamps.ts';
import { tellWhenReady } from './tell-when-ready.ts';

const require = createRequire(import.meta.url);

export interface Watching {
  /** The campaign's folder, absolute. */
  readonly campaign: string;
  readonly cache: string;
  readonly now: Now;
  /** Takes every site that is made, good or not; `changed` says what made it so, "" at first. */
  readonly show: (site: Site, changed: string, milliseconds: number) => void;
}

/** Editors save in several steps, ms. */
const SETTLE = 10;

/** After this time without a change, what nobody waits for is made, ms. */
const PEACE = 2000;

export class WatchedSite {
  readonly #watching: Watching;
  #eleventy: Eleventy | undefined;
  /** Where only the project's own code would write. */
  #output = '';
  #rerun: (path: string) => Promise<void> = async () => undefined;
  /** Sees what Eleventy does not. */
  #watcher: FSWatcher | undefined;
  /** The last good site, whose sheets and archives serve until there is peace. */
  #last: Site | undefined;
  #isDraft = false;
  #isPeace = false;
  #changed = '';
  /** A changed file of the configuration that the site was made anew without: Eleventy does so for one saved while it was at work. */
  #missed: string | undefined;
  #startedAt = 0;
  #peace: NodeJS.Timeout | undefined;
  #isClosed = false;

  constructor(watching: Watching) {
    this.#watching = watching;
  }

  /** Makes the site and begins to watch; returns once the first one has been shown. */
  async start(): Promise<void> {
    const { campaign } = this.#watching;
    const stamps = fileStamps(campaign);
    this.#startedAt = performance.now();
    try {
      const { eleventy, folder } = await eleventyFor(this.#run);
      this.#eleventy = eleventy;
      this.#output = folder;
      await this.#eleventy.init();
      this.#eleventy.disableLogger();
      this.#rerun = await this.#eleventy.watch();
    } catch (error) {
      this.#fail(error);
      // Eleventy watches only once it has made a site.
      await this.#watchFor(stamps, () => true);
      return;
    }
    // What fails later Eleventy would only print, be it a page or the configuration.
    Object.assign(this.#eleventy.errorHandler, { error: (error: unknown) => this.#fail(error) });
    tellWhenReady(this.#eleventy);
    // It makes nothing anew for a file that is gone.
    this.#eleventy.watcher.on('unlink', (path: string) => void this.#rerun(path));
    await untilWatching(this.#eleventy.watcher);
    const known = fileStamps(campaign);
    const missed = changesBetween(stamps, known);
    const beginning = missed.find((path) => isBeginning(campaign, path));
    if (beginning) {
      await this.#startAgain(beginning);
      return;
    }
    if (missed[0]) void this.#rerun(missed[0]);
    await this.#watchFor(known, (path) => isBeginning(campaign, path), 1);
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#stop();
    if (this.#output) rmSync(this.#output, { recursive: true, force: true });
  }

  async #stop(): Promise<void> {
    clearTimeout(this.#peace);
    await this.#watcher?.close();
    // Without a site there is nothing watched yet, and Eleventy cannot stop that.
    if (this.#eleventy?.watcher) await this.#eleventy.stopWatch();
  }

  get #run(): Run {
    const { campaign, cache, now } = this.#watching;
    return {
      campaign,
      now,
      cache: new DiskCache(cache),
      isPreview: true,
      showsDrafts: true,
      outputName: '_site',
      isInMemory: true,
      draftOf: () => (this.#isDraft ? this.#last : undefined),
      begin: (changed) => {
        this.#startedAt = performance.now();
        this.#changed = this.#isPeace ? this.#costly.join(' and ') : relative(campaign, changed[0] ?? '');
        this.#missed = changed.find((path) => this.#eleventy?.shouldTriggerConfigReset([path]));
        this.#isDraft = this.#last !== undefined && !this.#isPeace;
        this.#isPeace = false;
        clearTimeout(this.#peace);
      },
      forget: () => {
        this.#missed = undefined;
      },
      end: () => {
        if (this.#missed && !this.#isClosed) void this.#rerun(this.#missed);
      },
      receive: (site) => this.#show(site),
    };
  }

  #show(site: Site): void {
    if (this.#isClosed) return;
    if (site.files) this.#last = site;
    else if (site.publication && this.#isDraft) {
      // Pages may lead to what is made in peace only: the copy of a new language, a sheet that is new.
      this.#completeIn(0);
      return;
    }
    this.#watching.show(site, this.#changed, performance.now() - this.#startedAt);
    if (site.files && this.#isDraft && this.#costly.length > 0) this.#completeIn(PEACE);
  }

  /** What the last site has of that which takes long to make, in words. */
  get #costly(): string[] {
    const { print = 'none', carry = 'none' } = this.#last?.campaign ?? {};
    return [...(print === 'none' ? [] : ['posters']), ...(carry === 'none' ? [] : ['archive'])];
  }

  #completeIn(milliseconds: number): void {
    this.#peace = setTimeout(() => {
      this.#isPeace = true;
      void this.#rerun(this.#output);
    }, milliseconds);
  }

  #fail(error: unknown): void {
    if (this.#isClosed) return;
    this.#watching.show(failedSite(problemsOf(error, this.#watching.campaign)), this.#changed, 0);
  }

  /** Starts again after a change since `stamps` that Eleventy does not see. */
  async #watchFor(stamps: FileStamps, isWanted: (path: string) => boolean, depth?: number): Promise<void> {
    const { campaign } = this.#watching;
    const ignored = (path: string): boolean => isIgnored(campaign, path);
    const watcher = watch(campaign, {
      ignoreInitial: true,
      followSymlinks: false,
      ignored,
      persistent: false,
      ...(depth !== undefined && { depth }),
    });
    this.#watcher = watcher;
    let isFirst = true;
    const restart = (path: string): void => {
      if (!isFirst || !isWanted(path)) return;
      isFirst = false;
      void this.#startAgain(path);
    };
    watcher.on('all', (event, path) => {
      // What is in a folder, and a configuration that is there, Eleventy sees.
      if (depth === undefined || event !== 'change') restart(path);
    });
    await new Promise<void>((resolve) => watcher.once('ready', resolve));
    for (const missed of changesBetween(stamps, fileStamps(campaign))) restart(missed);
  }

  async #startAgain(path: string): Promise<void> {
    await this.#stop();
    if (/\.[cm]?[jt]s$/.test(path)) await forgetModule(path);
    await new Promise((resolve) => setTimeout(resolve, SETTLE));
    this.#changed = relative(this.#watching.campaign, path);
    if (!this.#isClosed) await this.start();
  }
}

/** A module is remembered as it first was, also if it could not be read; so that the next one is what is there now. */
async function forgetModule(path: string): Promise<void> {
  delete require.cache[path];
  await ImportFile(path, 'esm', { cacheBust: true }).catch(() => undefined);
}

/** Eleventy takes its watcher for ready before it is: waits until it has found all that there is to watch. */
async function untilWatching(watcher: Eleventy['watcher']): Promise<void> {
  let known = -1;
  for (let found = 0; found !== known || found === 0; ) {
    known = found;
    await new Promise((resolve) => setTimeout(resolve, 50));
    found = Object.values(watcher.getWatched()).flat().length;
  }
}

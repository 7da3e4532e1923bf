/** The site of a campaign, made anew by Eleventy's own watching whenever a file changes. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { type Eleventy, ImportFile } from '@11ty/eleventy';
import { watch } from 'chokidar';
import { DiskCache } from '../build/disk-cache.ts';
import { eleventyFor } from '../eleventy/make-site.ts';
import type { Now, Run } from '../eleventy/run.ts';
import { failedSite, type Site } from '../eleventy/site.ts';
import { problemsOf } from '../eleventy/template-problem.ts';

export interface Watching {
  /** The campaign's folder, absolute. */
  readonly campaign: string;
  readonly cache: string;
  readonly now: Now;
  /** Takes every site that is made, good or not; `changed` is the file that made it so, "" at first. */
  readonly show: (site: Site, changed: string, milliseconds: number) => void;
}

/** Editors save in several steps, ms. */
const SETTLE = 10;

/** After this time without a change, what nobody waits for is made, ms. */
const PEACE = 2000;

export class WatchedSite {
  readonly #watching: Watching;
  readonly #output = mkdtempSync(join(tmpdir(), 'handbill-preview-'));
  #eleventy: Eleventy | undefined;
  #rerun: (path: string) => Promise<void> = async () => undefined;
  /** The last good site, whose sheets and archives serve until there is peace. */
  #last: Site | undefined;
  #isDraft = false;
  #isPeace = false;
  #changed = '';
  #startedAt = 0;
  #peace: NodeJS.Timeout | undefined;
  #isClosed = false;

  constructor(watching: Watching) {
    this.#watching = watching;
  }

  /** Makes the site and begins to watch; returns once the first one has been shown. */
  async start(): Promise<void> {
    this.#startedAt = performance.now();
    this.#eleventy = eleventyFor(this.#run, this.#output);
    try {
      await this.#eleventy.init();
      this.#eleventy.disableLogger();
      this.#rerun = await this.#eleventy.watch();
    } catch (error) {
      this.#fail(error);
      this.#startAgainAfterChange();
      return;
    }
    // What fails later Eleventy would only print, be it a page or the configuration.
    Object.assign(this.#eleventy.errorHandler, { error: (error: unknown) => this.#fail(error) });
    // It makes nothing anew for a file that is gone.
    this.#eleventy.watcher.on('unlink', (path: string) => void this.#rerun(path));
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#peace);
    // Without a site there is nothing watched yet, and Eleventy cannot stop that.
    if (this.#eleventy?.watcher) await this.#eleventy.stopWatch();
    rmSync(this.#output, { recursive: true, force: true });
  }

  get #run(): Run {
    const { campaign, cache, now } = this.#watching;
    return {
      campaign,
      now,
      cache: new DiskCache(cache),
      isPreview: true,
      draftOf: () => (this.#isDraft ? this.#last : undefined),
      begin: (changed) => {
        this.#startedAt = performance.now();
        this.#changed = relative(process.cwd(), changed);
        this.#isDraft = this.#last !== undefined && !this.#isPeace;
        this.#isPeace = false;
        clearTimeout(this.#peace);
      },
      receive: (site) => this.#show(site),
    };
  }

  #show(site: Site): void {
    if (site.files) this.#last = site;
    this.#watching.show(site, this.#changed, performance.now() - this.#startedAt);
    if (site.files && this.#isDraft) this.#completeInPeace();
  }

  /** Sheets and archives are made anew once nobody types. */
  #completeInPeace(): void {
    const { print, carry } = this.#last?.campaign ?? {};
    if (print === 'none' && carry === 'none') return;
    this.#peace = setTimeout(() => {
      this.#isPeace = true;
      void this.#rerun(this.#output);
    }, PEACE);
  }

  #fail(error: unknown): void {
    this.#watching.show(failedSite(problemsOf(error, this.#watching.campaign)), this.#changed, 0);
  }

  /** Eleventy watches only once it has made a site. */
  #startAgainAfterChange(): void {
    const watcher = watch(this.#watching.campaign, {
      ignoreInitial: true,
      ignored: /[\\/](node_modules|_site|\.)/,
    });
    watcher.once('all', async (_, path) => {
      await watcher.close();
      // A configuration that could not be read is remembered so.
      if (/\.[cm]?[jt]s$/.test(path))
        await ImportFile(path, 'esm', { cacheBust: true }).catch(() => undefined);
      setTimeout(() => void (this.#isClosed || this.start()), SETTLE);
    });
  }
}

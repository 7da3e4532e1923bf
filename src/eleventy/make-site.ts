/** Has Eleventy make the site of a campaign's folder, by the folder's own configuration where it has one. */
import { randomUUID } from 'node:crypto';
import { existsSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Eleventy } from '@11ty/eleventy';
import type UserConfig from '@11ty/eleventy/UserConfig';
import { NO_CACHE } from '../build/disk-cache.ts';
import { PACKAGE_FOLDER } from '../build/folders.ts';
import { ProblemError } from '../campaign/problem.ts';
import type { Cache } from '../campaign/publication.ts';
import { specialFiles } from '../disk/plain-file.ts';
import { UserError } from '../text/user-error.ts';
import handbill from './plugin.ts';
import { CONFIGURATIONS } from './plugin-options.ts';
import { handRun, type Now, type Run } from './run.ts';
import { failedSite, type Site } from './site.ts';
import { otherFault, problemsOf } from './template-problem.ts';
import { Writing } from './writing.ts';

/** Where a project's own pages are. */
const INPUT = join('templates', 'pages');

/** In the preview a file is read once it has not changed for this time, ms; editors save in several steps. */
const SETTLE = 10;

/** What a site is made with, besides its campaign. */
export interface MakingOptions {
  readonly cache?: Cache;
  /** Texts that stand in for those on the disk. */
  readonly drafts?: ReadonlyMap<string, string> | undefined;
  /** The folder to write it into; it is made in memory unless given. */
  readonly output?: string | undefined;
  /** What people call that folder, which may have another name until it is complete; `_site` unless given. */
  readonly outputName?: string | undefined;
  /** The folder with templates and configuration; the campaign's own unless given. */
  readonly project?: string | undefined;
  /** Whether drafts, and updates that wait for their date, are shown. */
  readonly showsDrafts?: boolean | undefined;
  /** Whether it is made to be looked at, with pages in it that are drafts. */
  readonly isPreview?: boolean;
}

/** Makes the site of the campaign in a folder as of `now`. */
export function makeSite(campaignFolder: string, now: Now, options: MakingOptions = {}): Promise<Site> {
  const campaign = resolve(campaignFolder);
  const project = options.project && resolve(options.project);
  const output = options.output && resolve(options.output);
  return inFolder(project ?? campaign, () => make(campaign, now, { ...options, project, output }));
}

async function make(campaign: string, now: Now, options: MakingOptions): Promise<Site> {
  const { output, outputName = '_site', cache = NO_CACHE, drafts, showsDrafts, project, isPreview = false } = options;
  let made: Site | undefined;
  const receive = (site: Site): void => {
    made = site;
  };
  const isInMemory = !output;
  const run = { campaign, project, now, cache, drafts, showsDrafts, isPreview, outputName, isInMemory, receive };
  let making: Making | undefined;
  try {
    making = await eleventyFor(run, output);
    await making.eleventy.init();
    making.eleventy.disableLogger();
    await making.eleventy.write();
    making.writing.check();
    return made ?? failedSite([]);
  } catch (error) {
    await making?.writing.stop();
    const other = otherFault(error);
    if (other) throw other;
    return failedSite(problemsOf(error, project ?? campaign));
  } finally {
    if (making && !output) rmSync(making.folder, { recursive: true, force: true });
  }
}

/** Eleventy, ready to make a campaign's site; the working directory is the project's. */
export interface Making {
  readonly eleventy: Eleventy;
  readonly writing: Writing;
  /** The output; nothing but the project's own code would write there for a site in memory. */
  readonly folder: string;
}

/** Prepares Eleventy for a site, in an output folder where it is to be written. Throws ProblemError. */
export async function eleventyFor(run: Run, output = temporaryName()): Promise<Making> {
  const project = run.project ?? run.campaign;
  const special = specialFiles(project);
  if (special.length > 0) throw new ProblemError(...special);
  const configPath = configurationOf(project);
  if (configPath.endsWith('.ts')) await readTypeScript();
  const writing = new Writing(run.isInMemory ?? false);
  const eleventy: Eleventy = new Eleventy(
    // A folder that is not there, Eleventy takes only as a pattern.
    existsSync(INPUT) ? INPUT : join(INPUT, '*'),
    output,
    {
      source: 'script',
      quietMode: true,
      runMode: run.isPreview ? 'watch' : 'build',
      configPath,
      config: (config: UserConfig) => {
        configure(config, run);
        writing.follow(config, () => eleventy);
      },
    },
  );
  return { eleventy, writing, folder: output };
}

/** A folder that is not there. */
function temporaryName(): string {
  return join(tmpdir(), `handbill-${randomUUID()}`);
}

let atWork: Promise<unknown> = Promise.resolve();

/** Eleventy, and the paths in a configuration, start from the working directory; so one site is made at a time. */
function inFolder<T>(folder: string, make: () => Promise<T>): Promise<T> {
  const made = atWork.then(async () => {
    const before = process.cwd();
    process.chdir(folder);
    await forgetTemplates();
    try {
      return await make();
    } finally {
      process.chdir(before);
      await forgetTemplates();
    }
  });
  atWork = made.catch(() => undefined);
  return made;
}

/** Eleventy keeps layouts and compiled templates as long as the process, by names that are the same in every project. */
async function forgetTemplates(): Promise<void> {
  const { default: events }: EventBus = await import(
    new URL('EventBus.js', import.meta.resolve('@11ty/eleventy')).href
  );
  events.emit('eleventy.resourceModified', '');
  events.emit('eleventy.compileCacheReset');
}

/** By which Eleventy's parts tell each other of changed files; not among its exports. */
interface EventBus {
  readonly default: { emit(name: string, ...values: string[]): void };
}

/** Node 22.18 and newer read TypeScript by themselves; where ours is not compiled, whoever runs it has seen to that. */
async function readTypeScript(): Promise<void> {
  if (Reflect.get(process.features, 'typescript') || !import.meta.url.endsWith('.js')) return;
  // Its cache is in the shared temporary folder, which anyone may own.
  process.env.TSX_DISABLE_CACHE = '1';
  const loaders = await Promise.all([import('tsx/esm/api'), import('tsx/cjs/api')]).catch(() => {
    throw new UserError(
      'eleventy.config.ts cannot be read, since Node before 22.18 reads no TypeScript. Use a newer Node, or add what reads it: npm install tsx',
    );
  });
  for (const { register } of loaders) register();
}

/** A campaign's own configuration, or the one that comes with Handbill. */
function configurationOf(project: string): string {
  const own = CONFIGURATIONS.map((name) => join(project, name)).find((file) => existsSync(file));
  return own && resolve(project) !== resolve(PACKAGE_FOLDER) ? own : OUR_CONFIGURATION;
}

/** Beside the code: TypeScript in the repository, JavaScript in the package. */
const OUR_CONFIGURATION = fileURLToPath(new URL(`../../eleventy.config${extname(import.meta.url)}`, import.meta.url));

function configure(config: UserConfig, run: Run): void {
  handRun(config, run);
  // Eleventy would tell organisers how long each filter took.
  config.benchmarkManager.get('Configuration').setMinimumThresholdPercent(100);
  // Where the site is read from and written to is the command's to say.
  if ('freeze' in config.directories && typeof config.directories.freeze === 'function') config.directories.freeze();
  if (run.isPreview)
    config.setChokidarConfig({
      followSymlinks: false,
      awaitWriteFinish: { stabilityThreshold: SETTLE, pollInterval: SETTLE / 2 },
      // What is served keeps the command alive, not what is watched.
      persistent: false,
    });
  config.setIncludesDirectory('../parts');
  config.setLayoutsDirectory('../layouts');
  config.setDataDirectory('../_data');
  // A configuration that does not add the plugin gets it all the same.
  config.on('eleventy.beforeConfig', (late: UserConfig) => {
    if (!late.hasPlugin(handbill)) late.addPlugin(handbill, { wholeSite: true });
  });
}

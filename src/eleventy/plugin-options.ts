/** What a project tells the plugin, checked: Eleventy hands on whatever stands in its configuration. */
import { existsSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import type UserConfig from '@11ty/eleventy/UserConfig';
import type { Campaign } from '../campaign/model.ts';
import { type Problem, ProblemError, quote } from '../campaign/problem.ts';
import { nearest } from '../text/nearest.ts';

export interface HandbillOptions {
  /** The folder that has `content/`; the project's own unless given. */
  readonly campaign?: string;
  /**
   * Whether the project is this campaign and nothing else. Then the built-in pages are the site's, its home page among them;
   * every page is finished and checked; and the files that speak for a whole site are made (robots.txt, sitemap, archive).
   */
  readonly wholeSite?: boolean;
  /** The folder below the input folder that built-in pages seem to be in, and where a file of the same name replaces one. */
  readonly pages?: string;
}

/** The project as its configuration has it. */
export interface Surroundings {
  /** Whether it is this campaign and nothing else. */
  readonly isWholeSite: boolean;
  /** What Eleventy puts in front of links from the root. */
  readonly pathPrefix: () => string | undefined;
}

/** Each option with what it is like. */
const KINDS: Readonly<Record<keyof HandbillOptions, 'string' | 'boolean'>> = {
  campaign: 'string',
  wholeSite: 'boolean',
  pages: 'string',
};

/** The names that Eleventy looks for, and TypeScript's, which our command reads as well. */
export const CONFIGURATIONS = [
  'eleventy.config.ts',
  'eleventy.config.js',
  'eleventy.config.mjs',
  'eleventy.config.cjs',
  '.eleventy.js',
] as const;

/** The options of the first use, by configuration. */
const used = new WeakMap<UserConfig, object>();

/** Whether the plugin is at work already by the very same options. Throws ProblemError for others, and for wrong ones. */
export function isAddedAgain(config: UserConfig, options: object): boolean {
  const faults = Object.entries(options).flatMap(([name, value]) => faultOf(name, value) ?? []);
  if (faults.length > 0) throw new ProblemError(...faults.map(configurationProblem));
  // Eleventy forgets transforms when it reads the configuration again.
  const isAgain = 'handbill' in config.transforms;
  if (isAgain && !isDeepStrictEqual(used.get(config), options)) throw new ProblemError(configurationProblem(TWICE));
  used.set(config, options);
  return isAgain;
}

const TWICE =
  'adds Handbill twice, with different options, and a site can have one campaign alone. Keep one addPlugin; build another campaign into a folder of its own.';

function faultOf(name: string, value: unknown): string | undefined {
  const known = Object.keys(KINDS);
  if (!isOption(name)) {
    const near = nearest(name, known);
    const advice = near ? `Did you mean ${near}?` : `Its options are ${known.join(', ')}.`;
    return `gives Handbill the option ${name}, which it does not have. ${advice}`;
  }
  if (value === undefined || typeof value === KINDS[name]) return undefined;
  const advice = KINDS[name] === 'boolean' ? 'Write true or false, without quotation marks.' : 'Write a folder’s name.';
  return `gives Handbill's option ${name} the value ${quote(String(value))}. ${advice}`;
}

function isOption(name: string): name is keyof HandbillOptions {
  return Object.hasOwn(KINDS, name);
}

function configurationProblem(message: string): Problem {
  const file = CONFIGURATIONS.find((name) => existsSync(name)) ?? 'eleventy.config.js';
  return { severity: 'error', file, message };
}

/** A warning where the project is published under another path than its campaign says: cards and calendars would lead nowhere. */
export function pathProblems({ address }: Pick<Campaign, 'address'>, pathPrefix = '/'): Problem[] {
  const wanted = `/${pathPrefix}/`.replace(/\/+/g, '/');
  const { origin, pathname } = new URL(address);
  if (wanted === '/' || pathname === wanted) return [];
  const message = `has not the path that pathPrefix in Eleventy's configuration gives the site, so cards, calendars and codes lead past it. Write address: ${origin}${wanted}`;
  return [{ severity: 'warning', isStrict: true, file: 'content/campaign.yml', field: 'address', message }];
}

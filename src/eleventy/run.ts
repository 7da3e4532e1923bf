/** What one of our commands hands to the plugin; Eleventy's own command hands nothing, and the plugin's options serve. */
import type UserConfig from '@11ty/eleventy/UserConfig';
import type { DateTime } from 'luxon';
import type { Campaign } from '../campaign/model.ts';
import type { Cache } from '../campaign/publication.ts';
import type { Site } from './site.ts';

export type { ZonedNow } from '../time/now.ts';

/** Reads the moment pages are true of: first for reading the campaign, when its zone alone is known, then with its events. */
export type Now = (campaign: Pick<Campaign, 'zone'> & Partial<Pick<Campaign, 'events'>>) => DateTime<true>;

export interface Run {
  /** The campaign's folder, absolute. */
  readonly campaign: string;
  /** The folder with `templates/`, `public/` and Eleventy's configuration; the campaign's own unless given. */
  readonly project?: string | undefined;
  readonly now: Now;
  readonly cache: Cache;
  /** Texts by path that stand in for those on the disk. */
  readonly drafts?: ReadonlyMap<string, string> | undefined;
  /** Whether drafts, and updates that wait for their date, are shown. */
  readonly showsDrafts?: boolean | undefined;
  /** Whether it is made again and again, to be looked at. */
  readonly isPreview?: boolean;
  /** What people call the output folder; its path from the working directory unless given. */
  readonly outputName?: string | undefined;
  /** Whether nothing is written. */
  readonly isInMemory?: boolean;
  /** Told of the files whose change has the site made anew, "./" in front of each. */
  readonly begin?: (changed: readonly string[]) => void;
  /** Told that Eleventy forgets the configuration and will read it again. */
  readonly forget?: () => void;
  /** Told that the site was made anew, or could not be. */
  readonly end?: () => void;
  /** A site whose costly files, the sheets and the offline files, stand in for those that are not made now. */
  readonly draftOf?: (() => Site | undefined) | undefined;
  /** Tells of an error of the content, and gives what Eleventy is stopped by: the error itself unless given. */
  readonly told?: (error: unknown) => unknown;
  /** Takes the site that was made, good or not; nothing is thrown for its problems then. */
  readonly receive: (site: Site) => void;
}

/** The plugin may be another copy of this package than the command. */
const RUN = Symbol.for('handbill.run');

/** Hands a run to the plugin of a configuration. */
export function handRun(config: UserConfig, run: Run): void {
  Object.defineProperty(config, RUN, { value: run });
}

/** The run that was handed over. */
export function runOf(config: UserConfig): Run | undefined {
  const run: unknown = Reflect.get(config, RUN);
  return isRun(run) ? run : undefined;
}

function isRun(value: unknown): value is Run {
  return typeof value === 'object' && value !== null && 'receive' in value;
}

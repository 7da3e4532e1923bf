/** What publishing would change for visitors, and then does: the one way for the command line and the browser editor. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { MARK, namesInMark } from '../build/output-folder.ts';
import { calendarNews } from '../calendar/published-calendar.ts';
import { campaignFields } from '../content/schema/campaign-schema.ts';
import { readPlainFile } from '../disk/plain-file.ts';
import { UserError } from '../text/user-error.ts';
import { folderTarget } from './folder-target.ts';
import { gitTarget } from './git-target.ts';
import { rsyncTarget } from './rsync-target.ts';
import { s3Target } from './s3-target.ts';
import { sftpTarget } from './sftp-target.ts';
import { type Differences, type Target, withFolder } from './target.ts';

export interface PublishRequest {
  readonly campaign: string;
  /**
   * Builds and checks the site, against a calendar that people have where there is one, by its path. Returns the folder of
   * a good site; undefined where something is to mend, which it has told.
   */
  readonly build: (against: string | undefined) => Promise<string | undefined>;
}

export interface PublishPlan {
  /** Where the site goes, in a sentence's words. */
  readonly where: string;
  /** What is new, changed and gone for visitors, a sentence each; none where nothing is. */
  readonly changes: readonly string[];
  /** The site's address; undefined where campaign.yml has none. */
  readonly address: string | undefined;
  /** Sends it, once. */
  send(): Promise<void>;
  /** Looks whether visitors have it, in a sentence; `again` is said of how to look later. */
  look(again: string): Promise<string>;
  /** To be called in the end, sent or not. */
  close(): void;
}

const CALENDAR = 'calendar.ics';

/** Builds, and compares with what is published. Undefined where the build has said what is to mend; throws UserError. */
export async function planPublish({ campaign, build }: PublishRequest): Promise<PublishPlan | undefined> {
  const settings = settingsOf(campaign);
  // The check tells what is wrong with them.
  if (!settings) return void (await build(undefined));
  const { publish, address } = settings;
  if (!publish)
    throw new UserError(
      'content/campaign.yml does not say where the site goes. Write it there, like publish: { to: folder, at: ../site }, or to: git, rsync or sftp; see docs/publish.md.',
    );
  const target = await TARGETS[publish.to](publish, campaign);
  try {
    const published = await target.read(CALENDAR);
    const site = await withFile(published, build);
    if (site !== undefined) return await planOf(target, site, address, String(published ?? ''));
  } catch (error) {
    target.close();
    throw error;
  }
  target.close();
  return undefined;
}

const TARGETS = { folder: folderTarget, git: gitTarget, rsync: rsyncTarget, sftp: sftpTarget, s3: s3Target } as const;

async function planOf(
  target: Target,
  site: string,
  address: string | undefined,
  published: string,
): Promise<PublishPlan> {
  const differences = await target.compare(site);
  const ours = new Set(namesInMark(String((await target.read(MARK)) ?? '')));
  const foreign = differences.removed.filter((name) => !ours.has(name));
  if (foreign.length > 0)
    throw new UserError(
      `There are files in ${target.where} that Handbill did not put there (${foreign.slice(0, 3).join(', ')}), and the site would replace them. Move them away, or choose another place under publish:.`,
    );
  const next = String(readPlainFile(join(site, CALENDAR)) ?? '');
  return {
    where: target.where,
    changes: [...toldPages(differences), ...calendarNews(published, next)],
    address,
    send: () => target.send(site, differences),
    look: (again) => look(address, join(site, 'index.html'), again),
    close: () => target.close(),
  };
}

/** `use` with the path of a file that has these bytes meanwhile. */
async function withFile<T>(bytes: Buffer | undefined, use: (path: string | undefined) => Promise<T>): Promise<T> {
  if (!bytes) return use(undefined);
  return withFolder((folder) => {
    writeFileSync(join(folder, CALENDAR), bytes);
    return use(join(folder, CALENDAR));
  });
}

/** More than settings may have, octets; a longer file the check refuses. */
const SETTINGS = 300_000;

function settingsOf(campaign: string) {
  const text = String(readPlainFile(join(campaign, 'content/campaign.yml'), SETTINGS) ?? '');
  return campaignFields.pick({ publish: true, address: true }).loose().safeParse(parsed(text)).data;
}

function parsed(text: string): unknown {
  try {
    return parse(text);
  } catch {
    return undefined;
  }
}

/** More than these are counted. */
const MOST_NAMED = 8;

function toldPages({ added, changed, removed }: Differences): string[] {
  const told = (what: string, names: readonly string[]): string[] => {
    const pages = names.filter((name) => name.endsWith('.html')).map((name) => `/${name.replace(/index\.html$/, '')}`);
    const more = pages.length > MOST_NAMED ? `, and ${pages.length - MOST_NAMED} more` : '';
    return pages.length > 0
      ? [`${pages.length === 1 ? 'Page' : 'Pages'} ${what}: ${pages.slice(0, MOST_NAMED).join(', ')}${more}`]
      : [];
  };
  const others = [added, changed, removed].map(
    (names) => names.filter((name) => !name.endsWith('.html') && name !== MARK).length,
  );
  const [fresh = 0, other = 0, gone = 0] = others;
  return [
    ...told('new', added),
    ...told('changed', changed),
    ...told('gone', removed),
    ...(fresh + other + gone > 0 ? [`Other files: ${fresh} new, ${other} changed, ${gone} gone`] : []),
  ];
}

/** Hosts that take their time have answered with the old site by then, ms. */
const PATIENCE = 15_000;

async function look(address: string | undefined, home: string, again: string): Promise<string> {
  if (!address) return 'There is no address: in content/campaign.yml, so nobody checked that visitors have it.';
  const response = await fetch(address, { cache: 'no-store', signal: AbortSignal.timeout(PATIENCE) }).catch(
    () => undefined,
  );
  if (!response?.ok) return `${address} does not answer yet${response ? ` (${response.status})` : ''}. ${again}`;
  return (await response.text()) === readFileSync(home, 'utf8')
    ? `${address} shows it.`
    : `${address} does not show it yet; some hosts take minutes. ${again}`;
}

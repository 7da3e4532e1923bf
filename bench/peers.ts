/** What others take to build equal pages of the same Markdown: Hugo, Astro, plain Eleventy, and Eleventy as base-blog sets it up. */
import { execFileSync } from 'node:child_process';
import { copyFileSync, cpSync, existsSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BEFORE_THE_EVENTS, SETTINGS, writeCampaign } from './generate-campaign.ts';
import { coldBuild, type Handbill } from './handbills.ts';
import { inTurn, measure, median, type Program } from './measure.ts';

/** Each one's site, without its content, and what npm installs for them. */
const SITES = fileURLToPath(new URL('peers/', import.meta.url));
const INSTALLED = fileURLToPath(new URL('.peers/npm/', import.meta.url));

const packaged = (file: string): string => join(INSTALLED, 'node_modules', file);
const ELEVENTY = [process.execPath, packaged('@11ty/eleventy/cmd.cjs'), '--quiet'] as const;

interface Peer {
  readonly name: string;
  readonly site: string;
  readonly command: readonly [program: string, ...args: string[]];
}

const PEERS: readonly Peer[] = [
  { name: 'Hugo', site: 'hugo', command: ['hugo', '--quiet', '--minify', '--buildFuture'] },
  { name: 'Astro', site: 'astro', command: [process.execPath, packaged('astro/astro.js'), 'build', '--silent'] },
  { name: 'Eleventy, plain', site: 'eleventy', command: ELEVENTY },
  { name: 'Eleventy as base-blog', site: 'base-blog', command: ELEVENTY },
];

/** What a build leaves. */
const MADE = ['_site', 'public', 'dist', '.astro', '.cache', 'resources'];

/** Handbill beside each peer that is there, in turn; lines of a table, and a sentence for each that is not. */
export async function besidePeers(ours: Handbill, work: string, pages: number, runs: number): Promise<string[]> {
  const campaign = writeCampaign(join(work, 'handbill'), pages, SETTINGS.pages);
  const fault = installPeers();
  const peers = PEERS.map((peer) => ({ ...peer, why: peer.site === 'hugo' ? missingHugo() : fault }));
  const present = peers.filter(({ why }) => why === undefined);
  const programs = [
    coldBuild(ours, campaign, BEFORE_THE_EVENTS),
    ...present.map((peer) => programOf(peer, work, campaign)),
  ];
  const taken = await inTurn(
    programs.map((program) => () => measure(program)),
    runs,
  );
  const [handbill = Number.NaN, ...others] = taken.map(
    (each) => median(each.map(({ seconds }) => seconds)) ?? Number.NaN,
  );
  const row = (name: string, seconds: number): string =>
    `| ${name.padEnd(22)} | ${`${seconds.toFixed(2)} s`.padStart(9)} | ${`${(handbill / seconds).toFixed(1)} ×`.padStart(14)} |`;
  return [
    `\n| ${`${pages} pages`.padEnd(22)} | wall time | Handbill takes |`,
    `| ${'-'.repeat(22)} | --------: | -------------: |`,
    row('Handbill', handbill),
    ...present.map(({ name }, index) => row(name, others[index] ?? Number.NaN)),
    ...new Set(peers.flatMap(({ why }) => why ?? [])),
  ];
}

/** The peer's site, with the campaign's events as its content. */
function programOf({ site, command: [command, ...args] }: Peer, work: string, campaign: string): Program {
  const cwd = join(work, site);
  cpSync(join(SITES, site), cwd, { recursive: true });
  cpSync(join(campaign, 'content/events'), join(cwd, 'content/events'), { recursive: true });
  for (const name of ['package.json', 'node_modules']) symlinkSync(join(INSTALLED, name), join(cwd, name));
  const prepare = (): void => {
    for (const folder of MADE) rmSync(join(cwd, folder), { recursive: true, force: true });
  };
  return { command, args, cwd, prepare };
}

/** Those of npm, once, in exactly the versions of the lock file; a sentence where that fails. */
function installPeers(): string | undefined {
  if (existsSync(packaged('.package-lock.json'))) return undefined;
  mkdirSync(INSTALLED, { recursive: true });
  for (const file of ['package.json', 'package-lock.json']) copyFileSync(join(SITES, file), join(INSTALLED, file));
  console.log('Installing Astro and Eleventy, once…');
  try {
    execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: INSTALLED, stdio: 'pipe' });
    return undefined;
  } catch (error) {
    return `Astro and Eleventy are left out, since they could not be installed: ${error instanceof Error ? error.message : error}`;
  }
}

/** Its packages on npm fetch it from elsewhere as they are installed, so that it is taken from the machine. */
function missingHugo(): string | undefined {
  try {
    execFileSync('hugo', ['version'], { stdio: 'pipe' });
    return undefined;
  } catch {
    return 'Hugo is left out, since it is not installed: apt-get install hugo, or another of its packages, brings it.';
  }
}

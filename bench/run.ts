/** `npm run bench`: whole processes on the same texts, side by side with Hugo and plain Eleventy, as ratios. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { eventFile, events, writeCampaign, writeEleventy, writeHugo } from './generate-campaign.ts';
import { type Measure, measure, median } from './measure.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const HANDBILL = ['--import', import.meta.resolve('tsx'), join(ROOT, 'src/cli/handbill.ts')];
const ELEVENTY = join(ROOT, 'node_modules/@11ty/eleventy/cmd.cjs');
const NOW = '2026-11-24';

const sizes = process.argv.slice(2).map(Number).filter(Boolean);
const work = mkdtempSync(join(tmpdir(), 'handbill-bench-'));
process.once('exit', () => rmSync(work, { recursive: true, force: true }));
const hugo = versionOf('hugo', ['version']);
console.log(
  `node ${process.version}, ${hugo ?? 'no hugo: install it to compare'}, Eleventy ${versionOf(process.execPath, [ELEVENTY, '--version'])}\n`,
);

await smallCampaign();
for (const size of sizes.length > 0 ? sizes : [1000]) await manyEvents(size);

/** The campaign that comes with Handbill, beside plain Eleventy on twenty trivial pages. */
async function smallCampaign(): Promise<void> {
  const eleventy = join(work, 'eleventy-20');
  writeEleventy(eleventy, 19);
  const peer = await median(5, clear(join(eleventy, '_site')), () =>
    measure(process.execPath, [ELEVENTY, '--quiet'], eleventy),
  );
  const cache = join(work, 'cache');
  const build = () => handbill(ROOT, cache, join(work, 'sample'));
  const cold = await median(3, clear(cache), build);
  const warm = await median(5, () => undefined, build);
  console.log('The sample campaign, beside plain Eleventy on 20 trivial pages');
  row('plain Eleventy', peer, peer);
  row('Handbill, cold: pages, cards, sheets, archive', cold, peer);
  row('Handbill, warm', warm, peer);
  console.log();
}

/** A day of action. */
async function manyEvents(size: number): Promise<void> {
  const campaign = join(work, `campaign-${size}`);
  const cache = join(work, `cache-${size}`);
  const output = join(work, `site-${size}`);
  writeCampaign(campaign, size, 'one');
  const build = () => handbill(campaign, cache, output);
  const cold = await median(size > 2000 ? 1 : 3, clear(cache), build);
  const unchanged = await median(3, () => undefined, build);
  const [first] = events(1);
  let edit = 0;
  const edited = await median(
    3,
    () => {
      edit += 1;
      if (first)
        writeFileSync(
          join(campaign, 'content/events/event-0.md'),
          eventFile({ ...first, title: `Edited ${edit}` }),
        );
    },
    build,
  );
  console.log(
    `${size} events: page, page to share by, calendar file, structured data, code; checked and minified, one card`,
  );
  const eleventy = join(work, `eleventy-${size}`);
  writeEleventy(eleventy, size);
  const plain = await median(size > 2000 ? 1 : 3, clear(join(eleventy, '_site')), () =>
    measure(process.execPath, [ELEVENTY, '--quiet'], eleventy),
  );
  if (hugo) {
    const site = join(work, `hugo-${size}`);
    writeHugo(site, size);
    const peer = await median(3, clear(join(site, 'public')), () =>
      measure('hugo', ['--minify', '--quiet'], site),
    );
    row('Hugo, pages alone, minified', peer, peer);
    row('plain Eleventy, pages alone', plain, peer);
    row('Handbill, cold', cold, peer);
  } else row('plain Eleventy, pages alone', plain, plain);
  row('Handbill, one event edited', edited, cold);
  row('Handbill, nothing edited', unchanged, cold);
  console.log();
}

function handbill(campaign: string, cache: string, output: string): Promise<Measure> {
  return measure(
    process.execPath,
    [
      ...HANDBILL,
      'build',
      '--quiet',
      '--now',
      NOW,
      '--campaign',
      campaign,
      '--cache',
      cache,
      '--output',
      output,
    ],
    ROOT,
  );
}

function clear(folder: string): () => void {
  return () => rmSync(folder, { recursive: true, force: true });
}

function row(name: string, { seconds, megabytes }: Measure, peer: Measure): void {
  const ratio = (seconds / peer.seconds).toFixed(2);
  console.log(
    `  ${name.padEnd(50)} ${seconds.toFixed(2).padStart(7)} s ${Math.round(megabytes).toString().padStart(6)} MB  ${ratio.padStart(6)} ×`,
  );
}

function versionOf(command: string, args: readonly string[]): string | undefined {
  try {
    return execFileSync(command, args, { encoding: 'utf8' }).trim().slice(0, 40);
  } catch {
    return undefined;
  }
}

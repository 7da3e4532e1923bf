/** `handbill check --publish`: what the site would give away, told before it is published. */
import { createRequire } from 'node:module';
import { foldersOf, readPublicFiles } from '../../build/folders.ts';
import type { Campaign } from '../../campaign/model.ts';
import type { Problem } from '../../campaign/problem.ts';
import { contentTexts } from '../../content/reading/load.ts';
import type { Site } from '../../eleventy/site.ts';
import { safetyReport } from './safety-report.ts';

/** The notices about a good site that was made of the campaign in a folder; `sizes` are those of its files, by address. */
export async function publishNotices(
  campaignFolder: string,
  { campaign }: Site,
  sizes: ReadonlyMap<string, number>,
): Promise<Problem[]> {
  if (!campaign) return [];
  const { files: publicFiles } = readPublicFiles(foldersOf(campaignFolder).public);
  return safetyReport({
    campaign,
    texts: contentTexts(campaignFolder),
    sizes,
    publicFiles,
    countries: countriesOf(campaign),
  });
}

/** What was looked for, so that silence means something. */
export const LOOKED_FOR =
  'Looked for: telephone numbers and email addresses, links that track, metadata of pictures and of files in public/, drafts, source maps, files too large for a phone. Requests to other sites, raw HTML and unsafe links stop every build.';

/** The countries that keep the clocks of the campaign's zones. */
function countriesOf({ zone, events }: Campaign): string[] {
  const meta: unknown = createRequire(import.meta.url)('moment-timezone/data/meta/latest.json');
  const zones = [zone.name, ...events.map(({ starts }) => starts.zoneName)];
  return [...new Set(zones.flatMap((name) => countriesIn(meta, name).slice(0, 1)))];
}

function countriesIn(meta: unknown, zone: string): string[] {
  const zones = typeof meta === 'object' && meta !== null && 'zones' in meta ? meta.zones : undefined;
  const found: unknown = typeof zones === 'object' && zones !== null ? Reflect.get(zones, zone) : undefined;
  const countries = typeof found === 'object' && found !== null && 'countries' in found ? found.countries : undefined;
  return Array.isArray(countries) ? countries.map(String) : [];
}

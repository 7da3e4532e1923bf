/** `handbill check --publish`: what the site would give away, told before it is published. */
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { type Folders, foldersOf, PACKAGE_FOLDER, readPublicFiles } from '../../build/folders.ts';
import type { Campaign } from '../../campaign/model.ts';
import type { Problem } from '../../campaign/problem.ts';
import { contentTexts } from '../../content/reading/load.ts';
import { readPlainFile } from '../../disk/plain-file.ts';
import { walkFolder } from '../../disk/walk-folder.ts';
import type { Site } from '../../eleventy/site.ts';
import { safetyReport } from './safety-report.ts';

/** The notices about a good site that was made of the campaign in a folder; `sizes` are those of its files, by address. */
export async function publishNotices(
  campaignFolder: string,
  { campaign, copied = new Map() }: Site,
  sizes: ReadonlyMap<string, number>,
): Promise<Problem[]> {
  if (!campaign) return [];
  const folders = foldersOf(campaignFolder);
  const { files: publicFiles } = readPublicFiles(folders.public);
  const others = [...copied].filter(([address]) => !publicFiles.has(address));
  return safetyReport({
    campaign,
    texts: contentTexts(campaignFolder),
    sizes,
    copied: new Map([
      ...[...publicFiles].map(([address, bytes]): [string, Uint8Array] => [`public${address}`, bytes]),
      ...others.map(([address, { body }]): [string, Uint8Array] => [`_site${address}`, Buffer.from(body)]),
    ]),
    templates: ownTemplates(folders),
    countries: countriesOf(campaign),
  });
}

/** The campaign's own templates and what lies beside them; those that come with Handbill are known. */
function ownTemplates({ campaign, templates }: Folders): Map<string, Uint8Array> {
  const folder = join(campaign, 'templates');
  if (campaign === resolve(PACKAGE_FOLDER) || !templates.includes(folder)) return new Map();
  return new Map(
    walkFolder(folder).files.flatMap((name): [string, Uint8Array][] => {
      const bytes = readPlainFile(join(folder, name));
      return bytes ? [[`templates/${name}`, bytes]] : [];
    }),
  );
}

/** What was looked for, so that silence means something. */
export const LOOKED_FOR =
  'Looked for, in texts, templates and all that is published as it is: telephone numbers and email addresses, links that track, metadata of pictures, films, recordings, PDF, office documents and books, also in archives; scripts and requests to other sites, secret keys, files that servers obey, drafts, source maps, files too large for a phone. In the pages themselves scripts of others, requests to other sites, raw HTML and unsafe links stop every build. Nobody looked for faces, number plates, voices, or what a place can be recognised by.';

/** The countries that keep the clocks of the campaign's zones. */
function countriesOf({ zone, events }: Campaign): string[] {
  const meta: unknown = createRequire(import.meta.url)('moment-timezone/data/meta/latest.json');
  const zones = [zone.name, ...events.map(({ published }) => published.zoneName)];
  return [...new Set(zones.flatMap((name) => countriesIn(meta, name).slice(0, 1)))];
}

function countriesIn(meta: unknown, zone: string): string[] {
  const zones = typeof meta === 'object' && meta !== null && 'zones' in meta ? meta.zones : undefined;
  const found: unknown = typeof zones === 'object' && zones !== null ? Reflect.get(zones, zone) : undefined;
  const countries = typeof found === 'object' && found !== null && 'countries' in found ? found.countries : undefined;
  return Array.isArray(countries) ? countries.map(String) : [];
}

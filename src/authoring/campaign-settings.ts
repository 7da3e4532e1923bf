/** What a new file needs to know of the campaign that it is for: its zone, its host, and the names that are taken. */
import { existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { DateTime } from 'luxon';
import { parse } from 'yaml';
import { NO_ADDRESS } from '../content/checks/placeholders.ts';
import { campaignFields } from '../content/schema/campaign-schema.ts';
import { readPlainFile } from '../disk/plain-file.ts';
import { slugOfWords, suggestSlug } from '../text/slug.ts';
import { findZone } from '../time/zone.ts';

const STAMP = 'yyyy-MM-dd HH:mm';

/** The words of a title that go into its address. */
const SLUG_WORDS = 5;

export interface CampaignSettings {
  readonly zone: string;
  readonly host: string;
  /** That of the originals first. */
  readonly languages: readonly string[];
}

/** The campaign's settings as far as campaign.yml can be read; `check` tells what is wrong with it. */
export function settingsOf(campaign: string): CampaignSettings {
  const read = (): unknown => {
    try {
      return parse(String(readPlainFile(join(campaign, 'content/campaign.yml')) ?? ''));
    } catch {
      return undefined;
    }
  };
  const fields = campaignFields.pick({ zone: true, address: true, languages: true }).loose().safeParse(read()).data;
  return {
    zone: fields?.zone ?? 'UTC',
    host: new URL(fields?.address ?? NO_ADDRESS).hostname,
    languages: fields?.languages ?? [],
  };
}

/** The number that puts a new fact after the others. */
export function nextNumber(campaign: string): number {
  const folder = join(campaign, 'content/facts');
  const names = existsSync(folder) ? readdirSync(folder) : [];
  return 1 + Math.max(0, ...names.map((name) => Number(/^(\d+)-/.exec(basename(name))?.[1] ?? 0)));
}

/** The longest name that an address is given, characters; disks refuse files of more than 255. */
export const LONGEST_SLUG = 80;

/** The name in the address: the one given, or made of the title's first words; "" when none can be. */
export function shortSlug(name: string | undefined, title: string, lang: string): string {
  const words = slugOfWords(title, lang).split('-');
  // Half a number, "0" of "0.04", says something else.
  const isCut =
    /\d\W\d/.test(title) && [words[SLUG_WORDS - 1], words[SLUG_WORDS]].every((word = '') => /^\d+$/.test(word));
  const slug = name ? suggestSlug(name) : words.slice(0, SLUG_WORDS - Number(isCut)).join('-');
  return slug.length <= LONGEST_SLUG ? slug : '';
}

/** A moment, UTC ms, as authors write it on the clock of a zone. */
export function stampOf(clock: number, zone: string): string {
  return DateTime.fromMillis(clock, { zone: findZone(zone) }).toFormat(STAMP);
}

/** Finds the calendar that people have, as far as this machine knows it. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { CALENDAR_ADDRESS } from '../campaign/addresses.ts';
import { readPlainFile } from '../disk/plain-file.ts';
import { isOurs } from './output-folder.ts';

/** Where a campaign's site is, unless another folder is named. */
export const OUTPUT = '_site';

/** Where a campaign keeps the calendar that was last published, for builds that replace no site. */
const KEPT = join('published', 'calendar.ics');

/** A calendar of 10,000 events has about 8 MB, octets. */
const LIMIT = 32_000_000;

export interface LastPublished {
  /** The file that it is from. */
  readonly path: string;
  /** Whether it is the one of the site that will be replaced; else it was kept on purpose. */
  readonly isOfSite: boolean;
  /** An iCalendar text. */
  readonly calendar: string;
}

/** The calendar of the site in the output folder; where there is no site, the one kept in the campaign's folder. */
export function lastPublished(output: string, campaign: string): LastPublished | undefined {
  const isOfSite = existsSync(output) && isOurs(output);
  const path = isOfSite ? join(output, CALENDAR_ADDRESS) : join(campaign, KEPT);
  if (!existsSync(path)) return undefined;
  // What is there and cannot be read is no calendar, which whoever compares then says.
  return { path, isOfSite, calendar: readPlainFile(path, LIMIT)?.toString() ?? '' };
}

/** The table of everything published that is no page: one row, one format. */
import { calendarFiles } from '../calendar/calendar-files.ts';
import { CALENDAR_ADDRESS, FEED_ADDRESS, JSON_FEED_ADDRESS } from '../campaign/addresses.ts';
import type { Publication, PublishedFile } from '../campaign/publication.ts';
import { atomFeed } from '../feeds/atom-feed.ts';
import { jsonFeed } from '../feeds/json-feed.ts';
import { pictures } from '../pictures/pictures.ts';
import { robots } from '../search/robots.ts';
import { sitemap } from '../search/sitemap.ts';
import { oembed } from '../share/oembed.ts';
import { qrCodes } from '../share/qr-code.ts';
import { headers } from '../site-files/headers.ts';
import { icons } from '../site-files/icons.ts';
import { webManifest } from '../site-files/web-manifest.ts';

/** A pure function from what is published to files of one kind. */
export type Format = (publication: Publication) => PublishedFile[] | Promise<PublishedFile[]>;

/** Files about the campaign and its pages. */
const CAMPAIGN_FORMATS: readonly Format[] = [
  calendarFiles,
  atomFeed,
  jsonFeed,
  oembed,
  webManifest,
  icons,
  pictures,
  qrCodes,
];

/** Files that speak for a whole site; where the campaign is a part of one, they are that site's to make. */
const WHOLE_SITE_FORMATS: readonly Format[] = [sitemap, robots, headers];

/** Addresses that a text may link to although no page or content file stands behind them. */
export const FORMAT_ADDRESSES = [CALENDAR_ADDRESS, FEED_ADDRESS, JSON_FEED_ADDRESS, '/sitemap.xml'] as const;

/** Every format's files. A file of the same address in `public/` wins. */
export async function makeFormats(publication: Publication, isWholeSite: boolean): Promise<PublishedFile[]> {
  const formats = isWholeSite ? [...CAMPAIGN_FORMATS, ...WHOLE_SITE_FORMATS] : CAMPAIGN_FORMATS;
  const made = await Promise.all(formats.map((format) => format(publication)));
  return made.flat().filter(({ address }) => !publication.publicFiles.has(address));
}

/** The table of everything published that is no page: one row, one format. */
import { calendarFiles } from '../calendar/calendar-files.ts';
import { CALENDAR_ADDRESS, FEED_ADDRESS, JSON_FEED_ADDRESS } from '../content/addresses.ts';
import type { Publication, PublishedFile } from '../content/publication.ts';
import { atomFeed } from '../formats/atom-feed.ts';
import { headers } from '../formats/headers.ts';
import { icons } from '../formats/icons.ts';
import { jsonFeed } from '../formats/json-feed.ts';
import { oembed } from '../formats/oembed.ts';
import { pictures } from '../formats/pictures.ts';
import { robots } from '../formats/robots.ts';
import { sitemap } from '../formats/sitemap.ts';
import { webManifest } from '../formats/web-manifest.ts';
import { qrCodes } from '../share/qr-code.ts';

/** A pure function from what is published to files of one kind. */
export type Format = (publication: Publication) => PublishedFile[] | Promise<PublishedFile[]>;

const FORMATS: readonly Format[] = [
  calendarFiles,
  atomFeed,
  jsonFeed,
  oembed,
  sitemap,
  robots,
  headers,
  webManifest,
  icons,
  pictures,
  qrCodes,
];

/** Addresses that a text may link to although no page or content file stands behind them. */
export const FORMAT_ADDRESSES = [CALENDAR_ADDRESS, FEED_ADDRESS, JSON_FEED_ADDRESS, '/sitemap.xml'] as const;

/** Every format's files. A file of the same address in `public/` wins. */
export async function makeFormats(publication: Publication): Promise<PublishedFile[]> {
  const made = await Promise.all(FORMATS.map((format) => format(publication)));
  return made.flat().filter(({ address }) => !publication.publicFiles.has(address));
}

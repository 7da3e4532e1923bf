/** Writes a campaign's events as Hugo sites: with a layout of a few lines, and with Handbill's own pages. */
import { cpSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { events, frontMatterFile, SITE } from '../../generate-campaign.ts';
import { writeText } from '../../write-text.ts';
import { type CardWords, cardTemplate, writeCardAssets } from './card.ts';
import { writeLayouts } from './layouts.ts';

const CONFIG = `baseURL = "${SITE.address}"\ntitle = "${SITE.title}"\ndisableKinds = ["taxonomy", "term", "RSS"]\ndisableHugoGeneratorInject = true\n`;

/** A calendar beside each event's page, and one of all. */
const CALENDARS = `
[outputFormats.ICS]
mediaType = "text/calendar"
isPlainText = true
ugly = true
[outputFormats.Calendar]
mediaType = "text/calendar"
baseName = "calendar"
isPlainText = true
[outputs]
page = ["HTML", "ICS"]
section = ["HTML"]
home = ["HTML", "Calendar"]
`;

/** What Handbill's pages use that is no page: fonts, icons, the script, the card of all. */
const ASSETS = /\/(fonts|cards)\/|\.(ico|svg|js|webmanifest)$|icon[^/]*\.png$/;

/** Writes a site with a page each, a list, a home page and a sitemap, in the plainest layout there is. */
export function writeBareHugo(folder: string, count: number): void {
  writeText(folder, 'config.toml', CONFIG);
  const layouts = join(fileURLToPath(new URL('.', import.meta.url)), 'bare-layouts');
  cpSync(layouts, join(folder, 'layouts'), { recursive: true });
  for (const event of events(count))
    writeText(folder, `content/events/${event.slug}.md`, frontMatterFile(event));
}

/** Writes a site with Handbill's pages and calendars, and a card an event where there are words for it. */
export async function writeSameHugo(
  folder: string,
  count: number,
  sentinelSite: string,
  cardWords?: CardWords,
): Promise<void> {
  writeText(folder, 'config.toml', CONFIG + CALENDARS);
  writeLayouts(folder, sentinelSite, cardWords ? cardTemplate(cardWords) : '');
  if (cardWords) await writeCardAssets(folder);
  mkdirSync(join(folder, 'static'), { recursive: true });
  const isWanted = (path: string) => !/\.\w+$/.test(path) || ASSETS.test(path);
  cpSync(sentinelSite, join(folder, 'static'), { recursive: true, filter: isWanted });
  writeText(folder, 'content/statement.md', '---\nlayout: statement\noutputs: [HTML]\n---\n');
  writeText(folder, 'static/robots.txt', readFileSync(join(sentinelSite, 'robots.txt'), 'utf8'));
  for (const event of events(count))
    writeText(folder, `content/events/${event.slug}.md`, frontMatterFile(event));
}

/** Reads the calendar that people have, from wherever it is, and holds a site's own against it. */
import { silentChanges } from '../authoring/silent-changes.ts';
import type { LastPublished } from '../build/last-published.ts';
import { UnreadableCalendar } from '../calendar/published-calendar.ts';
import { CALENDAR_ADDRESS } from '../campaign/addresses.ts';
import type { Problem } from '../campaign/problem.ts';
import { readPlainFile } from '../disk/plain-file.ts';
import type { Site } from '../eleventy/site.ts';
import { UserError } from '../text/user-error.ts';
import { politeFetcher } from './live/fetch-published.ts';
import { isFound } from './live/published-answer.ts';

/** The published calendar could not be had; the message is for the person at the terminal. */
export class NoPublishedCalendar extends UserError {}

/** Servers that do not answer by then have no calendar for us, ms. */
const TIMEOUT = 15_000;

/** A calendar of 10,000 events has about 8 MB, bytes. */
const SIZE_LIMIT = 32_000_000;

/**
 * A problem for every change of a good site that people would not be told of, since `published`: a calendar, the path or
 * web address of one, or undefined where nothing was published. Throws NoPublishedCalendar.
 */
export async function problemsAgainst(
  site: Site,
  folder: string,
  published: string | LastPublished | undefined,
): Promise<Problem[]> {
  const { campaign, publication } = site;
  const now = publication?.editions[0]?.now;
  if (!campaign || !now) return [];
  const known =
    typeof published === 'string' ? { path: published, isOfSite: false, calendar: await read(published) } : published;
  const body = site.files?.get(CALENDAR_ADDRESS)?.body ?? 'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n';
  const calendar = body.toString();
  // Reading ten thousand events takes seconds, and mostly nothing has changed.
  const before = known?.calendar === calendar ? undefined : known?.calendar;
  try {
    const changes = silentChanges(before, { folder, events: campaign.events, calendar, now });
    return changes.map(({ problem }) => problem);
  } catch (error) {
    if (!(error instanceof UnreadableCalendar)) throw error;
    if (typeof published === 'string' || !published?.isOfSite)
      throw new NoPublishedCalendar(`${known?.path} ${error.message}`);
    // Whatever has become of the last site, a new one must be possible.
    const message =
      'is not a calendar that can be read, so nothing shows whether people are told of every change. Compare with the one that was published: --against its path or web address.';
    return [{ severity: 'warning', isStrict: true, file: CALENDAR_ADDRESS.slice(1), message }];
  }
}

async function read(source: string): Promise<string> {
  if (!/^https?:\/\//.test(source)) return readFile(source);
  const answer = await politeFetcher({ timeout: TIMEOUT, size: SIZE_LIMIT })(source);
  if (answer.kind === 'silence')
    throw new NoPublishedCalendar(`${source} does not answer. Check the address and the connection.`);
  if (isFound(answer)) return Buffer.from(answer.body).toString('utf8');
  throw new NoPublishedCalendar(`${source} answers ${answer.status}. Check the address; nothing was compared.`);
}

function readFile(path: string): string {
  const calendar = readPlainFile(path);
  if (calendar) return calendar.toString();
  throw new NoPublishedCalendar(
    `${path} cannot be read. Name the calendar.ics that was last published, by its path or web address.`,
  );
}

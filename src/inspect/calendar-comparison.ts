/** `handbill check --against`: reads the calendar that is out there and holds the new one against it. */
import { readFileSync } from 'node:fs';
import { silentChanges, UnreadableCalendar } from '../calendar/published-calendar.ts';
import { CALENDAR_ADDRESS } from '../campaign/addresses.ts';
import type { Problem } from '../campaign/problem.ts';
import type { Site } from '../eleventy/site.ts';
import { UserError } from '../text/user-error.ts';

/** The published calendar could not be had; the message is for the person at the terminal. */
export class NoPublishedCalendar extends UserError {}

/** Servers that do not answer by then have no calendar for us, ms. */
const TIMEOUT = 15_000;

/** A calendar of 10,000 events has about 8 MB, bytes. */
const SIZE_LIMIT = 32_000_000;

/** A problem for every change since `source`, a path or a web address, that subscribers would not be told of. */
export async function problemsAgainst(site: Site, source: string): Promise<Problem[]> {
  const published = await read(source);
  const next = site.files?.get(CALENDAR_ADDRESS)?.body ?? 'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n';
  try {
    return silentChanges(published, next.toString()).map(({ uid, message }) => ({
      severity: 'error',
      file: site.eventFiles.get(uid) ?? 'content/events',
      field: uid,
      message,
    }));
  } catch (error) {
    if (error instanceof UnreadableCalendar) throw new NoPublishedCalendar(`${source} ${error.message}`);
    throw error;
  }
}

async function read(source: string): Promise<string> {
  if (!/^https?:\/\//.test(source)) return readFile(source);
  const response = await fetch(source, { signal: AbortSignal.timeout(TIMEOUT) }).catch(() => undefined);
  if (response && !response.ok) {
    throw new NoPublishedCalendar(`${source} answers ${response.status}. Check the address; nothing was compared.`);
  }
  const text = response && (await readBody(response).catch(() => undefined));
  if (text === undefined)
    throw new NoPublishedCalendar(`${source} does not answer. Check the address and the connection.`);
  return text;
}

/** The body, as far as any calendar would be long. */
async function readBody(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > SIZE_LIMIT) break;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function readFile(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    throw new NoPublishedCalendar(
      `${path} cannot be read. Name the calendar.ics that was last published, by its path or web address.`,
    );
  }
}

/** The calendar files: one for each event, to keep, and one of all of them and of each town, to subscribe to. */
import { absolute } from '../campaign/addresses.ts';
import type { Edition } from '../campaign/edition.ts';
import { type DatedEvent, isDated } from '../campaign/edition-event.ts';
import type { Publication, PublishedFile } from '../campaign/publication.ts';
import type { Town } from '../campaign/towns.ts';
import { oneLine } from '../text/one-line.ts';
import { contentLine, escapeText, joinLines } from './content-line.ts';
import { eventComponent } from './event-component.ts';
import { zonesFor } from './event-times.ts';
import { zoneLines } from './time-zone.ts';

/** RFC 5545 §3.7; no METHOD, since PUBLISH would require an ORGANIZER (RFC 5546 §3.2.1). */
const HEAD = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Handbill//Handbill//EN', 'CALSCALE:GREGORIAN'];

/** How often a subscriber should ask again; most ask less often whatever they are told. */
const REFRESH = 'PT4H';

/** The calendar files of every edition. */
export function calendarFiles({ editions }: Publication): PublishedFile[] {
  return editions.flatMap((edition) => [
    // One that is not translated has the original's file; the calendar of all has every event in every language.
    ...edition.dated
      .filter(({ lang }) => lang === edition.lang)
      .map((event) => ({ address: event.calendarAddress, body: eventCalendar(event, edition) })),
    ...edition.towns.map((town) => ({ address: town.calendarAddress, body: campaignCalendar(edition, town) })),
    ...(edition.dated.length > 0 ? [{ address: edition.calendarAddress, body: campaignCalendar(edition) }] : []),
  ]);
}

/** One event's file. It names no calendar: Outlook would make a new one of it. */
function eventCalendar(event: DatedEvent, edition: Edition): string {
  return calendar([], [event], edition);
}

/** All events whose date is known, or those of a town, with the properties of RFC 7986 and those that older clients know. */
export function campaignCalendar(edition: Edition, town?: Town): string {
  const { title, calendarAddress } = edition;
  const site = oneLine(title);
  const name = escapeText(town ? edition.words.say('site.title', { page: oneLine(town.title), site }) : site);
  const properties = [
    contentLine('NAME', name),
    contentLine('X-WR-CALNAME', name),
    contentLine('REFRESH-INTERVAL;VALUE=DURATION', REFRESH),
    contentLine('X-PUBLISHED-TTL', REFRESH),
    contentLine('SOURCE;VALUE=URI', absolute(edition.campaign, town?.calendarAddress ?? calendarAddress)),
  ];
  return calendar(properties, town?.events.filter(isDated) ?? edition.dated, edition);
}

function calendar(properties: readonly string[], events: readonly DatedEvent[], edition: Edition): string {
  const zones = zonesFor(events);
  return joinLines([
    ...HEAD,
    ...properties,
    ...zones.flatMap(zoneLines),
    ...events.flatMap((event) => eventComponent(event, edition, zones)),
    'END:VCALENDAR',
  ]);
}

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

/** One event's file. It names no calendar, as Outlook would make a new one of it; of a series that is as it should be. */
function eventCalendar(event: DatedEvent, edition: Edition): string {
  if (event.dates.length === 0) return calendar([], [event], edition);
  return calendar(feedProperties(event.title, event.calendarAddress, edition), event.dates, edition);
}

/** All events whose date is known, or those of a town. */
export function campaignCalendar(edition: Edition, town?: Town): string {
  const site = oneLine(edition.title);
  const title = town ? edition.words.say('site.title', { page: oneLine(town.title), site }) : site;
  const properties = feedProperties(title, town?.calendarAddress ?? edition.calendarAddress, edition);
  return calendar(properties, (town?.events.filter(isDated) ?? edition.dated).flatMap(datesOf), edition);
}

/** The properties of RFC 7986 for what can be subscribed to, and those that older clients know. */
function feedProperties(title: string, address: string, { campaign }: Edition): string[] {
  const name = escapeText(oneLine(title));
  return [
    contentLine('NAME', name),
    contentLine('X-WR-CALNAME', name),
    contentLine('REFRESH-INTERVAL;VALUE=DURATION', REFRESH),
    contentLine('X-PUBLISHED-TTL', REFRESH),
    contentLine('SOURCE;VALUE=URI', absolute(campaign, address)),
  ];
}

/** Each date of a series is an event of its own: what becomes of one is then told alike by all calendars. */
function datesOf(event: DatedEvent): readonly DatedEvent[] {
  return event.dates.length > 0 ? event.dates : [event];
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

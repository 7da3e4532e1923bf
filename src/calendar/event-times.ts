/** How each event's times are written: as days, on the clock of a zone the file defines, or in UTC where that is safer. */
import type { DateTime } from 'luxon';
import type { DatedEvent } from '../campaign/edition-event.ts';
import { remembered } from '../text/remembered.ts';
import { formatTime, utcText } from '../time/time-text.ts';
import { PinnedZone } from '../time/zone.ts';
import { contentLine } from './content-line.ts';
import { definedOffset, defineZone, type ZoneDefinition } from './time-zone.ts';

type Timed = Pick<DatedEvent, 'starts' | 'ends' | 'allDay'>;

/** Exchange refuses and Apple misdraws an event without an end, so an unannounced one is given an hour. */
export const HOURS_WITHOUT_AN_END = 1;

/** Clients differ about the hours around a change of the clocks. */
const MARGIN = 3 * 60 * 60_000;

/** From here on clients' own rules are guesses. */
const LAST_YEAR_IN_ZONE = 2036;

/** The end that calendars are told; exclusive. */
export function calendarEnd({ starts, ends }: Pick<Timed, 'starts' | 'ends'>): DateTime<true> {
  return ends ?? anHourAfter(starts);
}

const anHourAfter = remembered(
  (starts: DateTime<true>) => `${starts.zoneName} ${starts.toMillis()}`,
  (starts) => starts.plus({ hours: HOURS_WITHOUT_AN_END }),
);

/**
 * One definition for each zone that a file's events need. Where the zone's rules differ between events, the
 * definition is the one exact for most of them; the rest are written in UTC.
 */
export function zonesFor(events: readonly Timed[]): ZoneDefinition[] {
  const best = new Map<string, { definition: ZoneDefinition; count: number }>();
  // Events of one season share a definition.
  for (const definition of new Set(events.map(definitionFor))) {
    if (!definition) continue;
    const count = events.filter((other) => isExact(definition, other)).length;
    const known = best.get(definition.zone.name);
    if (count > (known?.count ?? 0)) best.set(definition.zone.name, { definition, count });
  }
  return [...best.values()].map(({ definition }) => definition);
}

/** DTSTART and DTEND, folded (RFC 5545 §3.3.4, §3.3.5). */
export function timeLines(event: Timed, zones: readonly ZoneDefinition[]): string[] {
  const end = calendarEnd(event);
  if (event.allDay) {
    return [dayLine('DTSTART', event.starts), dayLine('DTEND', end)];
  }
  const definition = zones.find((each) => isExact(each, event));
  return [momentLine('DTSTART', event.starts, definition), momentLine('DTEND', end, definition)];
}

/** Events at the same time, of which there may be thousands, are asked about once. */
function timingOf({ starts, ends, allDay }: Timed): string {
  return `${starts.zoneName} ${starts.toMillis()} ${ends?.toMillis()} ${allDay}`;
}

const definitionFor = remembered(timingOf, definitionForAnew);

function definitionForAnew(event: Timed): ZoneDefinition | undefined {
  const { zone } = event.starts;
  if (event.allDay || !(zone instanceof PinnedZone) || /^(Etc\/)?(UTC|UCT|Zulu|Universal)$/.test(zone.name))
    return undefined;
  const definition = defineZone(zone, event.starts.toMillis());
  return definition && isExact(definition, event) ? definition : undefined;
}

const isExact = remembered(
  (definition: ZoneDefinition, event: Timed) => `${definition.key} ${timingOf(event)}`,
  isExactAnew,
);

function isExactAnew(definition: ZoneDefinition, event: Timed): boolean {
  const { zone } = definition;
  const points = [event.starts, calendarEnd(event)];
  return (
    !event.allDay &&
    zone.equals(event.starts.zone) &&
    points.every((point) => {
      const at = point.toMillis();
      const isCalm = zone.changesBetween(at - MARGIN, at + MARGIN).length === 0;
      // Before about 1970 offsets had seconds, which the format's hhmm cannot say.
      const isWhole = Number.isInteger(zone.offset(at));
      return isCalm && isWhole && point.year <= LAST_YEAR_IN_ZONE && definedOffset(definition, at) === zone.offset(at);
    })
  );
}

function dayLine(name: string, day: DateTime<true>): string {
  return contentLine(`${name};VALUE=DATE`, formatTime(day, 'yyyyMMdd'));
}

function momentLine(name: string, at: DateTime<true>, definition: ZoneDefinition | undefined): string {
  if (!definition) return contentLine(name, utcText(at));
  return contentLine(`${name};TZID=${definition.zone.name}`, formatTime(at, "yyyyMMdd'T'HHmmss"));
}

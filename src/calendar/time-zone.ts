/** A VTIMEZONE (RFC 5545 §3.6.5) that is exact for an event, from the pinned rules: one STANDARD, at most one DAYLIGHT. */
import { DateTime } from 'luxon';
import type { OffsetChange, PinnedZone } from '../time/zone.ts';
import { contentLine } from './content-line.ts';

/** One of a zone's two offsets: when it sets in every year, on the clock that is then left. Offsets in minutes. */
interface Observance {
  readonly from: number;
  readonly to: number;
  readonly name: string;
  /** The first onset that the definition tells of, wall clock as a UTC date; for a fixed zone, long ago. */
  readonly onset: DateTime<true>;
  /** RRULE's BYDAY, "-1SU"; undefined for an offset that never changes. */
  readonly byDay: string | undefined;
}

export interface ZoneDefinition {
  /** No two definitions have the same. */
  readonly key: string;
  readonly zone: PinnedZone;
  readonly standard: Observance;
  readonly daylight: Observance | undefined;
}

const DAY = 24 * 60 * 60_000;

/** Farther from an event than this, a change of the clocks is no yearly one. */
const REACH = 370 * DAY;

const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

/** The definition that fits an instant (UTC ms); undefined where no yearly pair does. */
export function defineZone(zone: PinnedZone, instant: number): ZoneDefinition | undefined {
  const last = zone.changesBetween(instant - REACH, instant).at(-1);
  const next = zone.changesBetween(instant, instant + REACH)[0];
  if (last && next && (last.from !== next.to || last.to !== next.from)) return undefined;
  // All instants between the same two changes have one definition.
  const key = `${zone.name} ${last && next ? `${last.at} ${next.at}` : `fixed ${zone.offset(instant)} ${zone.offsetName(instant)}`}`;
  const definition =
    definitions.get(key) ?? (last && next ? pairOf(key, zone, last, next) : fixedZone(key, zone, instant));
  if (definition) definitions.set(key, definition);
  return definition;
}

const definitions = new Map<string, ZoneDefinition>();

function pairOf(key: string, zone: PinnedZone, last: OffsetChange, next: OffsetChange): ZoneDefinition | undefined {
  const firstYear = wallClock(last).year - 1;
  const pair = [last, next].map((change) => observance(zone, change, firstYear));
  const [first, second] = pair.sort((a, b) => a.to - b.to);
  return first && second ? { key, zone, standard: first, daylight: second } : undefined;
}

/** The offset in minutes that a reader of the definition finds at an instant (UTC ms); none before its first onset. */
export function definedOffset({ standard, daylight }: ZoneDefinition, instant: number): number | undefined {
  const candidates = [standard, daylight].flatMap((each) =>
    each ? [{ to: each.to, at: lastOnset(each, instant) }] : [],
  );
  const [latest] = candidates.sort((first, second) => second.at - first.at);
  return latest && latest.at > Number.NEGATIVE_INFINITY ? latest.to : undefined;
}

/** The lines of the component, folded. */
export function zoneLines({ zone, standard, daylight }: ZoneDefinition): string[] {
  return [
    'BEGIN:VTIMEZONE',
    contentLine('TZID', zone.name),
    ...(daylight ? observanceLines('DAYLIGHT', daylight) : []),
    ...observanceLines('STANDARD', standard),
    'END:VTIMEZONE',
  ];
}

function observanceLines(kind: 'STANDARD' | 'DAYLIGHT', { onset, byDay, from, to, name }: Observance): string[] {
  return [
    `BEGIN:${kind}`,
    contentLine('TZNAME', name),
    contentLine('TZOFFSETFROM', offsetText(from)),
    contentLine('TZOFFSETTO', offsetText(to)),
    contentLine('DTSTART', onset.toFormat("yyyyMMdd'T'HHmmss")),
    ...(byDay ? [contentLine('RRULE', `FREQ=YEARLY;BYMONTH=${onset.month};BYDAY=${byDay}`)] : []),
    `END:${kind}`,
  ];
}

function fixedZone(key: string, zone: PinnedZone, instant: number): ZoneDefinition {
  const to = zone.offset(instant);
  const onset = utc(0);
  return {
    key,
    zone,
    standard: { from: to, to, name: zone.offsetName(instant), onset, byDay: undefined },
    daylight: undefined,
  };
}

function observance(zone: PinnedZone, change: OffsetChange, firstYear: number): Observance {
  const wall = wallClock(change);
  const byDay = ruleOf(zone, change, wall);
  return {
    from: change.from,
    to: change.to,
    name: zone.offsetName(change.at),
    onset: onsetIn(firstYear, wall, byDay),
    byDay,
  };
}

/** The wall clock just as it is changed, as a UTC date. */
function wallClock({ at, from }: OffsetChange): DateTime<true> {
  return utc(at + from * 60_000);
}

/** "2SU" or "-1SU": of the rules that fit this change, the one that fits more of the years around it. */
function ruleOf(zone: PinnedZone, { at }: OffsetChange, wall: DateTime<true>): string {
  const weekday = WEEKDAYS[wall.weekday - 1];
  const nth = Math.ceil(wall.day / 7);
  const isLast = wall.day + 7 > (wall.daysInMonth ?? 31);
  // A fifth one is not in every year, so it can only mean the last.
  const rules = [...(isLast ? [`-1${weekday}`] : []), ...(nth < 5 ? [`${nth}${weekday}`] : [])];
  const others = zone.changesBetween(at - 3 * 366 * DAY, at + 3 * 366 * DAY).map(wallClock);
  const fits = (rule: string) => others.filter((other) => onsetIn(other.year, wall, rule).equals(other)).length;
  return rules.sort((a, b) => fits(b) - fits(a))[0] ?? '';
}

/** The onset of a rule in a year, in the month and at the time of `wall`. */
function onsetIn(year: number, wall: DateTime<true>, byDay: string): DateTime<true> {
  const nth = Number.parseInt(byDay, 10);
  const weekday = WEEKDAYS.indexOf(byDay.slice(-2)) + 1;
  const month = wall.set({ day: 1 }).set({ year });
  if (nth > 0) return month.plus({ days: ((weekday - month.weekday + 7) % 7) + 7 * (nth - 1) });
  const end = month.endOf('month').set({ hour: wall.hour, minute: wall.minute, second: wall.second, millisecond: 0 });
  return end.minus({ days: (end.weekday - weekday + 7) % 7 });
}

/** The onset of a rule in a year, UTC ms of its wall clock; worked out once for each onset. */
function onsetMillis(year: number, wall: DateTime<true>, byDay: string): number {
  const years = onsets.get(wall) ?? new Map<number, number>();
  onsets.set(wall, years);
  const at = years.get(year) ?? onsetIn(year, wall, byDay).toMillis();
  years.set(year, at);
  return at;
}

const onsets = new WeakMap<DateTime<true>, Map<number, number>>();

/** The last onset of an observance at or before an instant, UTC ms; minus infinity if there is none. */
function lastOnset({ onset, byDay, from }: Observance, instant: number): number {
  if (!byDay) return onset.toMillis() <= instant ? onset.toMillis() : Number.NEGATIVE_INFINITY;
  const year = new Date(instant).getUTCFullYear();
  const found = [year - 1, year, year + 1]
    .filter((each) => each >= onset.year)
    .map((each) => onsetMillis(each, onset, byDay) - from * 60_000)
    .filter((at) => at <= instant);
  return Math.max(Number.NEGATIVE_INFINITY, ...found);
}

function offsetText(minutes: number): string {
  const size = Math.abs(minutes);
  const [hours, rest] = [Math.floor(size / 60), size % 60].map((part) => String(part).padStart(2, '0'));
  return `${minutes < 0 ? '-' : '+'}${hours}${rest}`;
}

function utc(milliseconds: number): DateTime<true> {
  const at = DateTime.fromMillis(milliseconds, { zone: 'utc' });
  if (!at.isValid) throw new Error(`${milliseconds} is no instant`);
  return at;
}

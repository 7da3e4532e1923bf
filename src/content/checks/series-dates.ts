/** What has become of each date of a series: where the rule puts it on the clock, and what the changes have made of it. */
import type { DateTime } from 'luxon';
import { goesAhead } from '../../campaign/event-state.ts';
import type { CampaignEvent, EventStatus, SeriesDate } from '../../campaign/model.ts';
import { readWallClock, type WallClockReading } from '../../time/wall-clock.ts';
import { PinnedZone } from '../../time/zone.ts';

/** When its first date is, as the series is now. */
export type FirstDate = Pick<CampaignEvent, 'ends' | 'allDay'> & { readonly starts: DateTime<true> };

/** A day of a series at the time of day of its first. */
export interface Placed {
  readonly day: string;
  readonly starts: DateTime<true>;
  readonly ends: DateTime<true> | undefined;
}

/** A change as it was read. */
export interface DateChange {
  readonly at: DateTime<true>;
  /** The start before it, of the whole series. */
  readonly was: DateTime<true> | undefined;
  /** The days that it is about; undefined for all that were to come. */
  readonly days?: readonly string[] | undefined;
  /** The new start of these dates. */
  readonly starts?: DateTime<true> | undefined;
  readonly status?: EventStatus | undefined;
}

interface Making {
  readonly times: FirstDate;
  /** In order of time. */
  readonly changes: readonly DateChange[];
  readonly uid: string;
  readonly status: EventStatus;
}

/**
 * A day at the time of day at which the first date begins and ends, whatever the offset is then: 10 o'clock stays 10
 * o'clock. A time that the clocks skip or show twice then is a fault, the beginning of a sentence for the author.
 */
export function placeDay(day: string, times: FirstDate): Placed | { readonly day: string; readonly fault: string } {
  const { starts, ends, allDay } = times;
  const { zone } = starts;
  if (day === starts.toISODate() || !(zone instanceof PinnedZone)) return { day, starts, ends };
  const begins = onDay(day, starts, zone, allDay);
  if (!begins.ok) return { day, fault: faultOf(day, starts, begins) };
  if (!ends) return { day, starts: begins.at, ends };
  const nights = Math.round(ends.startOf('day').diff(starts.startOf('day'), 'days').days);
  const last = begins.at.plus({ days: nights }).toISODate();
  const finishes = onDay(last, ends, zone, allDay);
  return finishes.ok ? { day, starts: begins.at, ends: finishes.at } : { day, fault: faultOf(last, ends, finishes) };
}

function onDay(day: string, clock: DateTime<true>, zone: PinnedZone, allDay: boolean): WallClockReading {
  const reading = readWallClock(`${day} ${clock.toFormat('HH:mm:ss')}`, zone);
  // Where the clocks change at midnight, a day begins when it does.
  if (reading.ok || !allDay) return reading;
  const at = clock.set({ year: Number(day.slice(0, 4)), month: Number(day.slice(5, 7)), day: Number(day.slice(8)) });
  return { ok: true, at: at.startOf('day') };
}

function faultOf(day: string, clock: DateTime<true>, reading: WallClockReading): string {
  const isTwice = !reading.ok && reading.fault.kind === 'repeated';
  return `has ${day}, when ${clock.toFormat('HH:mm')} ${isTwice ? 'comes twice' : 'does not exist'} in ${clock.zoneName}, as the clocks change.`;
}

/** The dates as they have become, in order of their beginning. */
export function seriesDates(placed: readonly Placed[], making: Making): SeriesDate[] {
  return placed
    .map((date) => dateOf(date, making))
    .sort((a, b) => a.starts.toMillis() - b.starts.toMillis() || (a.day < b.day ? -1 : 1));
}

/** A date's permanent name in calendars: that of the series, with its day. */
export function dateUid(uid: string, day: string): string {
  return uid.replace('@', `.${day}@`);
}

function dateOf(scheduled: Placed, making: Making): SeriesDate {
  const { day } = scheduled;
  const { uid, changes, times } = making;
  const own = changes.flatMap((change, index) => (concerns(change, day) ? [{ ...change, index }] : []));
  // The times of day that the series has had; what was over when one was given up keeps it.
  const clocks = [...changes.flatMap(({ was, days }) => (was && !days ? [was] : [])), times.starts];
  let clock = 0;
  let isMoved = false;
  let starts = onClock(scheduled, clocks[clock], times);
  const told = own.map(({ index, was, days, starts: moved }) => {
    const before = starts;
    if (was && !days) clock += 1;
    if (moved) starts = moved;
    else if (!isMoved) starts = onClock(scheduled, clocks[clock], times);
    isMoved ||= moved !== undefined;
    return { index, was: starts.equals(before) ? undefined : before };
  });
  const ends = endOf(starts, scheduled, times);
  return {
    uid: dateUid(uid, day),
    day,
    starts,
    ends,
    status: statusOf(day, own, making),
    happened: false,
    changes: told,
  };
}

function onClock({ starts }: Placed, clock: DateTime<true> | undefined, times: FirstDate): DateTime<true> {
  if (!clock || clock === times.starts || times.allDay) return starts;
  return starts.set({ hour: clock.hour, minute: clock.minute, second: clock.second });
}

/** A date that was moved lasts as long as it would have. */
function endOf(starts: DateTime<true>, scheduled: Placed, { allDay }: FirstDate): DateTime<true> | undefined {
  if (!scheduled.ends || starts.equals(scheduled.starts)) return scheduled.ends;
  return starts.plus(scheduled.ends.diff(scheduled.starts, allDay ? 'days' : 'milliseconds'));
}

/** Its own status, if it has one; else that of the whole, unless it was over when that was told. */
function statusOf(day: string, own: readonly DateChange[], { changes, status }: Making): EventStatus {
  const lastOfAll = changes.findLast(({ days }) => !days);
  const whole = lastOfAll && !concerns(lastOfAll, day) ? 'confirmed' : status;
  const last = own.findLast(({ status: given }) => given);
  const isLater = lastOfAll && last && lastOfAll.at > last.at && !goesAhead(whole);
  return (isLater ? undefined : last?.status) ?? whole;
}

/** Whether a change is about a date: by name, or with all that were not over on the day of the change. */
function concerns({ days, at }: DateChange, day: string): boolean {
  return days ? days.includes(day) : day >= at.toISODate();
}

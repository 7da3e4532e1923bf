/** Reads the dates and times that authors write, and says exactly what is wrong with the others. */
import { DateTime } from 'luxon';
import { remembered } from '../text/remembered.ts';
import type { PinnedZone } from './zone.ts';

/** Why a text is not an instant; `suggestions` are texts that would be. */
export type WallClockFault =
  | { kind: 'unreadable' }
  | { kind: 'no-time'; date: string }
  | { kind: 'impossible' }
  | { kind: 'weekday'; weekday: string }
  | { kind: 'skipped'; suggestions: string[] }
  | { kind: 'repeated'; suggestions: string[] }
  | { kind: 'offset'; expected: string };

export type WallClockReading = { ok: true; at: DateTime<true> } | { ok: false; fault: WallClockFault };

const WEEKDAYS = ['', 'ccc ', 'ccc, ', 'cccc ', 'cccc, '];
const DATES = WEEKDAYS.map((weekday) => `${weekday}yyyy-MM-dd`);
const TIMES = ['H:mm', 'H:mm:ss'];
const LOCAL = DATES.flatMap((date) => TIMES.flatMap((time) => [`${date} ${time}`, `${date}'T'${time}`]));
const WITH_OFFSET = LOCAL.flatMap((format) => [`${format} ZZ`, `${format}ZZ`]);
/** A campaign of earlier years is a slip of the keyboard. */
const FIRST_YEAR = 1900;

const WRITTEN = 'yyyy-MM-dd HH:mm';
const WRITTEN_WITH_OFFSET = `${WRITTEN} ZZ`;

/**
 * Reads a wall-clock time such as "2011-12-21 12:00", with a weekday or an offset if wanted, in a zone.
 * A time that the zone's clocks skip or show twice is a fault unless an offset decides it.
 */
export const readWallClock = remembered((text: string, zone: PinnedZone) => `${zone.name} ${text}`, readWallClockAnew);

function readWallClockAnew(text: string, zone: PinnedZone): WallClockReading {
  const written = text.trim().replace(/\s+/g, ' ').replace(/Z$/i, '+00:00');
  const faults: WallClockFault[] = [];
  for (const format of LOCAL) {
    const at = DateTime.fromFormat(written, format, { zone, locale: 'en' });
    if (at.isValid) return settle(at, DateTime.fromFormat(written, format, { zone: 'utc', locale: 'en' }), zone);
    faults.push(faultOf(at, written));
  }
  for (const format of WITH_OFFSET) {
    const at = DateTime.fromFormat(written, format, { setZone: true, locale: 'en' });
    if (at.isValid) return checkOffset(at, zone);
    faults.push(faultOf(at, written));
  }
  const precise = faults.find((fault) => fault.kind !== 'unreadable');
  return { ok: false, fault: precise ?? bareDate(written) ?? { kind: 'unreadable' } };
}

/** Reads a day such as "2011-12-21", as midnight in a zone. */
export function readDay(text: string, zone: PinnedZone): DateTime<true> | undefined {
  const at = DateTime.fromFormat(text.trim(), 'yyyy-MM-dd', { zone, locale: 'en' });
  return at.isValid ? at : undefined;
}

/**
 * Reads "to be announced", perhaps with the month, as in "to be announced, 2027-03"; `month` is its beginning in a zone.
 * Undefined for anything else.
 */
export function readToBeAnnounced(text: string, zone: PinnedZone): { month: DateTime<true> | undefined } | undefined {
  const [, written] = /^to be announced(?:,? *(\d{4}-\d\d))?$/i.exec(text.trim()) ?? [];
  if (written === undefined) return /^to be announced$/i.test(text.trim()) ? { month: undefined } : undefined;
  const month = DateTime.fromFormat(written, 'yyyy-MM', { zone });
  return month.isValid ? { month } : undefined;
}

/** A year, month or day as sources give it ("2011", "2011-12", "2011-12-21"); undefined for anything else. */
export function readPartialDate(text: string): { precision: 'year' | 'month' | 'day'; at: DateTime<true> } | undefined {
  const precisions = { yyyy: 'year', 'yyyy-MM': 'month', 'yyyy-MM-dd': 'day' } as const;
  for (const [format, precision] of Object.entries(precisions)) {
    const at = DateTime.fromFormat(text.trim(), format, { zone: 'utc', locale: 'en' });
    if (at.isValid) return { precision, at };
  }
  return undefined;
}

function settle(at: DateTime<true>, wanted: DateTime, zone: PinnedZone): WallClockReading {
  if (at.year < FIRST_YEAR) return { ok: false, fault: { kind: 'impossible' } };
  const [only, ...others] = instantsOf(wanted.toMillis(), zone);
  if (!only) return { ok: false, fault: { kind: 'skipped', suggestions: around(at, wanted) } };
  if (others.length === 0) return { ok: true, at: only };
  const suggestions = [only, ...others].map((choice) => choice.toFormat(WRITTEN_WITH_OFFSET));
  return { ok: false, fault: { kind: 'repeated', suggestions } };
}

const TWO_DAYS = 2 * 24 * 60 * 60_000;

/**
 * Every instant at which a zone's clocks show a time, given as if it were UTC, ms; in order. luxon's own guess begins at
 * today's offset, which is a day wrong where a country has crossed the date line since.
 */
function instantsOf(local: number, zone: PinnedZone): DateTime<true>[] {
  const changes = zone.changesBetween(local - TWO_DAYS, local + TWO_DAYS);
  const offsets = new Set([zone.offset(local), ...changes.flatMap(({ from, to }) => [from, to])]);
  return [...offsets]
    .map((offset) => ({ offset, instant: local - offset * 60_000 }))
    .filter(({ offset, instant }) => zone.offset(instant) === offset)
    .sort((a, b) => a.instant - b.instant)
    .flatMap(({ instant }) => {
      const at = DateTime.fromMillis(instant, { zone, locale: 'en' });
      return at.isValid ? [at] : [];
    });
}

/** The wall-clock times just before and just after the gap that swallowed the wanted one. */
function around(at: DateTime<true>, wanted: DateTime): string[] {
  const gapMinutes = Math.abs(at.setZone('utc', { keepLocalTime: true }).diff(wanted, 'minutes').minutes);
  const earlier = at.minus({ minutes: gapMinutes });
  return [earlier.toFormat(WRITTEN), at.toFormat(WRITTEN)];
}

function checkOffset(at: DateTime<true>, zone: PinnedZone): WallClockReading {
  const there = at.setZone(zone);
  if (there.isValid && there.offset === at.offset) return { ok: true, at: there };
  const local = DateTime.fromFormat(at.toFormat(WRITTEN), WRITTEN, { zone });
  return { ok: false, fault: { kind: 'offset', expected: local.toFormat('ZZ') } };
}

function faultOf(at: DateTime, written: string): WallClockFault {
  if (at.invalidReason === 'unit out of range') return { kind: 'impossible' };
  if (at.invalidReason !== 'mismatched weekday') return { kind: 'unreadable' };
  const day = written.match(/\d{4}-\d{2}-\d{2}/)?.[0] ?? '';
  return { kind: 'weekday', weekday: DateTime.fromISO(day, { locale: 'en' }).toFormat('cccc') };
}

function bareDate(written: string): WallClockFault | undefined {
  for (const format of DATES) {
    const at = DateTime.fromFormat(written, format, { zone: 'utc', locale: 'en' });
    if (at.isValid) return { kind: 'no-time', date: at.toFormat('yyyy-MM-dd') };
    const fault = faultOf(at, written);
    if (fault.kind !== 'unreadable') return fault;
  }
  return undefined;
}

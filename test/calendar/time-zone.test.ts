/** Zones in calendar files: whatever the instant and the zone, a reader of the file alone finds the same instant. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import ICAL from 'ical.js';
import { DateTime } from 'luxon';
import nodeIcal from 'node-ical';
import { contentLine, joinLines } from '../../src/calendar/content-line.ts';
import { timeLines, zonesFor } from '../../src/calendar/event-times.ts';
import { definedOffset, defineZone, zoneLines } from '../../src/calendar/time-zone.ts';
import { findZone } from '../../src/time/zone.ts';
import { runs } from '../runs.ts';

const ZONES = [
  'Europe/London',
  'Europe/Dublin',
  'America/New_York',
  'America/Vancouver',
  'America/Edmonton',
  'America/Havana',
  'Africa/Casablanca',
  'Africa/Cairo',
  'Asia/Jerusalem',
  'Asia/Almaty',
  'Asia/Aqtau',
  'Asia/Qyzylorda',
  'Asia/Kathmandu',
  'Asia/Tehran',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Pacific/Kiritimati',
  'America/Santiago',
  'UTC',
];

interface Timed {
  readonly starts: DateTime<true>;
  readonly ends: DateTime<true> | undefined;
  readonly allDay: boolean;
}

function at(zone: string, instant: number): DateTime<true> {
  const found = findZone(zone);
  assert.ok(found);
  const time = DateTime.fromMillis(instant, { zone: found });
  assert.ok(time.isValid);
  return time;
}

function calendarOf(events: readonly Timed[]): string {
  const zones = zonesFor(events);
  const components = events.flatMap((event, index) => [
    'BEGIN:VEVENT',
    contentLine('UID', `${index}@a.example`),
    'DTSTAMP:20111221T120000Z',
    ...timeLines(event, zones),
    'SUMMARY:x',
    'END:VEVENT',
  ]);
  return joinLines([
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:x',
    ...zones.flatMap(zoneLines),
    ...components,
    'END:VCALENDAR',
  ]);
}

/** Start and end of each event by ical.js, which knows no zones but those that the file defines. */
function readByFile(ics: string): [number, number][] {
  const calendar = new ICAL.Component(ICAL.parse(ics));
  ICAL.TimezoneService.reset();
  for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone);
  return calendar.getAllSubcomponents('vevent').map((component) => {
    const event = new ICAL.Event(component);
    return [event.startDate.toJSDate().getTime(), event.endDate.toJSDate().getTime()];
  });
}

/** From 1975, when offsets had lost their seconds, past the years that zones are written for. UTC ms, whole minutes. */
const instant = fc
  .integer({ min: Date.UTC(1975, 0, 1) / 60_000, max: Date.UTC(2045, 0, 1) / 60_000 })
  .map((minutes) => minutes * 60_000);
const duration = fc
  .oneof(fc.integer({ min: 1, max: 600 }), fc.integer({ min: 1, max: 400 * 24 * 60 }))
  .map((minutes) => minutes * 60_000);

describe('an event’s times', () => {
  it('are the same instants to a reader who knows only the file', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ZONES), instant, duration, (zone, start, length) => {
        const event = { starts: at(zone, start), ends: at(zone, start + length), allDay: false };
        assert.deepEqual(readByFile(calendarOf([event])), [[start, start + length]]);
      }),
      { numRuns: runs(1000) },
    );
  });

  it('are the same when many events share a file', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(...ZONES), instant), { minLength: 1, maxLength: 8 }), (times) => {
        const events = times.map(([zone, start]) => ({
          starts: at(zone, start),
          ends: undefined,
          allDay: false,
        }));
        const ics = calendarOf(events);
        assert.deepEqual(
          readByFile(ics),
          times.map(([, start]) => [start, start + 3_600_000]),
        );
        const defined = [...ics.matchAll(/^TZID:(.*)\r$/gm)].map(([, name]) => name);
        assert.equal(new Set(defined).size, defined.length, 'one definition a zone');
        for (const name of defined) assert.ok(ics.includes(`;TZID=${name}:`), 'none unused');
      }),
      { numRuns: runs(300) },
    );
  });

  it('are the same to a reader who knows the zone by its name', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('Europe/London', 'America/New_York', 'Asia/Kathmandu', 'Australia/Lord_Howe'),
        fc.integer({ min: Date.UTC(2000, 0, 1) / 60_000, max: Date.UTC(2024, 0, 1) / 60_000 }),
        (zone, minutes) => {
          const start = minutes * 60_000;
          const ics = calendarOf([{ starts: at(zone, start), ends: undefined, allDay: false }]);
          const event = Object.values(nodeIcal.sync.parseICS(ics)).find((each) => each?.type === 'VEVENT');
          assert.ok(event?.type === 'VEVENT');
          assert.equal(event.start.getTime(), start);
        },
      ),
      { numRuns: runs(100) },
    );
  });

  it('are written in UTC near a change of the clocks and after 2036, and in the zone otherwise', () => {
    const form = (zone: string, iso: string): string => {
      const ics = calendarOf([{ starts: at(zone, Date.parse(iso)), ends: undefined, allDay: false }]);
      return /BEGIN:VEVENT[\s\S]*?DTSTART(.*?)\r/.exec(ics)?.[1] ?? '';
    };
    assert.equal(form('Europe/London', '2026-05-01T17:00:00Z'), ';TZID=Europe/London:20260501T180000');
    assert.equal(form('Europe/London', '2026-03-29T03:59:00Z'), ':20260329T035900Z');
    assert.equal(form('Europe/London', '2026-03-29T04:01:00Z'), ';TZID=Europe/London:20260329T050100');
    assert.equal(form('Europe/London', '2026-10-25T00:30:00Z'), ':20261025T003000Z');
    assert.equal(form('Europe/London', '2036-12-31T12:00:00Z'), ';TZID=Europe/London:20361231T120000');
    assert.equal(form('Europe/London', '2037-01-01T12:00:00Z'), ':20370101T120000Z');
    assert.equal(form('UTC', '2026-05-01T17:00:00Z'), ':20260501T170000Z');
  });

  it('are whole days, the end exclusive, when it lasts all day', () => {
    const day = at('Asia/Almaty', Date.UTC(2024, 1, 28, 18)).startOf('day');
    const ics = calendarOf([{ starts: day, ends: day.plus({ days: 1 }), allDay: true }]);
    assert.match(ics, /\r\nDTSTART;VALUE=DATE:20240229\r\nDTEND;VALUE=DATE:20240301\r\n/);
    assert.doesNotMatch(ics, /VTIMEZONE/);
  });
});

describe('a zone’s definition', () => {
  const rules = (zone: string, iso: string): string[] => {
    const found = findZone(zone);
    const definition = found && defineZone(found, Date.parse(iso));
    return definition ? zoneLines(definition).filter((line) => /^(RRULE|TZOFFSETTO)/.test(line)) : [];
  };

  it('says "last Sunday" where that is the rule, and "second Sunday" where that is', () => {
    assert.deepEqual(rules('Europe/London', '2026-05-01T12:00:00Z'), [
      'TZOFFSETTO:+0100',
      'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
      'TZOFFSETTO:+0000',
      'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
    ]);
    assert.deepEqual(rules('America/New_York', '2010-05-01T12:00:00Z'), [
      'TZOFFSETTO:-0400',
      'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU',
      'TZOFFSETTO:-0500',
      'RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU',
    ]);
  });

  it('is one offset for a zone without summer time', () => {
    assert.deepEqual(rules('Asia/Almaty', '2011-12-16T12:00:00Z'), ['TZOFFSETTO:+0600']);
    assert.deepEqual(rules('Asia/Almaty', '2026-05-01T12:00:00Z'), ['TZOFFSETTO:+0500']);
  });

  it('is exact throughout its own year where the rules are regular', () => {
    const regular = fc.constantFrom('Europe/London', 'America/New_York', 'Asia/Kathmandu', 'Australia/Lord_Howe');
    const recent = fc.integer({ min: Date.UTC(2009, 0, 1), max: Date.UTC(2036, 0, 1) });
    fc.assert(
      fc.property(regular, recent, fc.integer({ min: 0, max: 300 }), (name, moment, days) => {
        const zone = findZone(name);
        const definition = zone && defineZone(zone, moment);
        assert.ok(definition);
        const later = moment + days * 24 * 3_600_000;
        assert.equal(definedOffset(definition, later), zone.offset(later));
      }),
      { numRuns: runs(1000) },
    );
  });
});

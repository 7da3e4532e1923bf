/** Wall-clock times are read as they are written, in any zone, and the times that clocks skip or repeat are noticed. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { DateTime } from 'luxon';
import { readPartialDate, readWallClock } from '../../src/time/wall-clock.ts';
import { findZone, type PinnedZone } from '../../src/time/zone.ts';
import { runs } from '../runs.ts';

function zone(name: string): PinnedZone {
  const found = findZone(name);
  assert.ok(found, `${name} is a zone`);
  return found;
}

/** Zones of whole, half and quarter hours, with and without summer time, on both sides of the date line. */
const ZONES = [
  'Europe/London',
  'America/New_York',
  'Asia/Almaty',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Pacific/Kiritimati',
  'Africa/Casablanca',
  'Europe/Dublin',
  'Asia/Qyzylorda',
  'UTC',
];

/** Node's own rules are a year old, so they are a witness only for the past. UTC ms. */
const past = fc.integer({ min: Date.UTC(1980, 0, 1), max: Date.UTC(2024, 0, 1) });

describe('the pinned zone rules', () => {
  it('agree with an independent implementation about the past', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ZONES), past, (name, instant) => {
        const ours = DateTime.fromMillis(instant, { zone: zone(name) });
        const theirs = DateTime.fromMillis(instant, { zone: name });
        assert.equal(ours.offset, theirs.offset);
      }),
      { numRuns: runs(2000) },
    );
  });

  it('know Kazakhstan’s change to one zone on 1 March 2024', () => {
    const almaty = zone('Asia/Almaty');
    assert.equal(almaty.offset(Date.UTC(2024, 1, 29, 12)), 360);
    assert.equal(almaty.offset(Date.UTC(2024, 2, 1, 12)), 300);
  });

  it('do not depend on letter case, and refuse what is no zone', () => {
    assert.equal(findZone('europe/london')?.name, 'Europe/London');
    assert.equal(findZone('Europe/Atlantis'), undefined);
  });
});

describe('a wall-clock time', () => {
  it('comes back as it was written, whatever the instant and the zone', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ZONES), past, (name, instant) => {
        const at = DateTime.fromMillis(instant, { zone: zone(name) }).startOf('minute');
        const written = at.toFormat('yyyy-MM-dd HH:mm');
        const reading = readWallClock(written, zone(name));
        if (reading.ok) {
          assert.equal(reading.at.toFormat('yyyy-MM-dd HH:mm'), written);
          return;
        }
        // Only an hour that comes twice needs more, and its suggestions are the two.
        assert.equal(reading.fault.kind, 'repeated');
        const choices = reading.fault.kind === 'repeated' ? reading.fault.suggestions : [];
        const instants = choices
          .map((choice) => readWallClock(choice, zone(name)))
          .map((each) => each.ok && each.at.toMillis());
        assert.ok(instants.includes(at.toMillis()));
        assert.equal(new Set(instants).size, 2);
      }),
      { numRuns: runs(2000) },
    );
  });

  const readings: readonly [string, string, string][] = [
    ['2011-12-21 12:00', 'Europe/London', '2011-12-21T12:00:00.000Z'],
    // Before Samoa crossed the date line, in the hour after its clocks were put forward.
    ['2011-09-24 04:00', 'Pacific/Apia', '2011-09-24T14:00:00.000Z'],
    ['2011-12-21T12:00', 'Europe/London', '2011-12-21T12:00:00.000Z'],
    ['  2011-12-21   9:05 ', 'Europe/London', '2011-12-21T09:05:00.000Z'],
    ['Wednesday, 2011-12-21 12:00', 'Europe/London', '2011-12-21T12:00:00.000Z'],
    ['2026-10-25 01:30 +01:00', 'Europe/London', '2026-10-25T00:30:00.000Z'],
    ['2026-10-25 01:30 +00:00', 'Europe/London', '2026-10-25T01:30:00.000Z'],
    ['2011-12-21 12:00Z', 'Europe/London', '2011-12-21T12:00:00.000Z'],
    ['2024-02-29 18:00', 'Asia/Almaty', '2024-02-29T12:00:00.000Z'],
    ['2024-03-01 18:00', 'Asia/Almaty', '2024-03-01T13:00:00.000Z'],
    ['2011-12-16 12:00', 'Asia/Aqtau', '2011-12-16T07:00:00.000Z'],
  ];
  for (const [written, name, instant] of readings) {
    it(`“${written}” in ${name} is ${instant}`, () => {
      const reading = readWallClock(written, zone(name));
      assert.ok(reading.ok);
      assert.equal(reading.at.toUTC().toISO(), instant);
    });
  }

  const faults: readonly [string, string, string][] = [
    ['2026-03-29 01:30', 'Europe/London', 'skipped'],
    ['2026-10-25 01:30', 'Europe/London', 'repeated'],
    ['2011-12-30 12:00', 'Pacific/Apia', 'skipped'],
    ['2023-02-29 12:00', 'Europe/London', 'impossible'],
    ['2023-02-29', 'Europe/London', 'impossible'],
    ['2011-12-21 25:00', 'Europe/London', 'impossible'],
    ['2011-12-21', 'Europe/London', 'no-time'],
    ['Monday 2011-12-21 12:00', 'Europe/London', 'weekday'],
    ['2026-05-01 18:00 +05:00', 'Europe/London', 'offset'],
    ['12 noon', 'Europe/London', 'unreadable'],
    ['٢٠١١-12-21 12:00', 'Europe/London', 'unreadable'],
    ['', 'Europe/London', 'unreadable'],
  ];
  for (const [written, name, kind] of faults) {
    it(`“${written}” in ${name} is ${kind}`, () => {
      const reading = readWallClock(written, zone(name));
      assert.equal(reading.ok ? reading.at.toISO() : reading.fault.kind, kind);
    });
  }

  it('of any text at all is read or refused, never thrown at', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) =>
        assert.equal(typeof readWallClock(text, zone('UTC')).ok, 'boolean'),
      ),
    );
  });
});

describe('a source’s date', () => {
  it('is as precise as it is written', () => {
    assert.equal(readPartialDate('2011')?.precision, 'year');
    assert.equal(readPartialDate('2011-12')?.precision, 'month');
    assert.equal(readPartialDate('2011-12-16')?.precision, 'day');
    assert.equal(readPartialDate('2011-13'), undefined);
    assert.equal(readPartialDate('December 2011'), undefined);
  });
});

/** The days of a series are those of a calendar walked day by day, and every rule that is written is read as itself. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { readRecurrence, writeRecurrence } from '../../src/content/checks/recurrence-text.ts';
import { daysOf, MOST_DATES, type Pattern } from '../../src/time/recurrence.ts';
import { runs } from '../runs.ts';

const DAY = 86_400_000;
const isoOf = (at: number): string => new Date(at).toISOString().slice(0, 10);
const weekdayOf = (at: number): number => new Date(at).getUTCDay() || 7;
const dateOf = (at: number): number => new Date(at).getUTCDate();
const isLastOf = (at: number, days: number): boolean =>
  new Date(at + days * DAY).getUTCMonth() !== new Date(at).getUTCMonth();

const FIRST = fc.integer({ min: Date.UTC(1990, 0, 1) / DAY, max: Date.UTC(2099, 0, 1) / DAY }).map((day) => day * DAY);
const PATTERN: fc.Arbitrary<Pattern> = fc.oneof(
  fc.constant<Pattern>({ every: 'day' }),
  fc.integer({ min: 1, max: 52 }).map((count): Pattern => ({ every: 'weeks', count })),
  fc.constantFrom<Pattern>({ every: 'month' }, { every: 'month-end' }),
  fc.record(
    {
      every: fc.constant('month-weekday' as const),
      nth: fc.constantFrom(1 as const, 2 as const, 3 as const, 4 as const, -1 as const),
      weekday: fc.integer({ min: 1, max: 7 }),
    },
    { noNullPrototype: true },
  ),
);

/** Whether a day is one of the pattern's, said without any library. */
function isOn(pattern: Pattern, first: number, at: number): boolean {
  if (pattern.every === 'day') return true;
  if (pattern.every === 'weeks') return ((at - first) / DAY) % (7 * pattern.count) === 0;
  if (pattern.every === 'month') return dateOf(at) === dateOf(first);
  if (pattern.every === 'month-end') return isLastOf(at, 1);
  const isThat = pattern.nth === -1 ? isLastOf(at, 7) : Math.ceil(dateOf(at) / 7) === pattern.nth;
  return weekdayOf(at) === pattern.weekday && isThat;
}

describe('the days of a rule', () => {
  it('are those of the calendar', () => {
    fc.assert(
      fc.property(FIRST, PATTERN, fc.integer({ min: 0, max: 1200 }), (first, pattern, length) => {
        const all = Array.from({ length: length + 1 }, (_, index) => first + index * DAY);
        const expected = all.filter((at) => isOn(pattern, first, at)).map(isoOf);
        const until = isoOf(first + length * DAY);
        assert.deepEqual(daysOf({ pattern, until }, isoOf(first)), expected.slice(0, MOST_DATES + 1));
      }),
      { numRuns: runs(300) },
    );
  });

  it('have a bound, however far the end is', () => {
    assert.equal(daysOf({ pattern: { every: 'day' }, until: '9999-12-31' }, '2026-12-05').length, MOST_DATES + 1);
  });
});

describe('a rule', () => {
  it('that is written is read as itself', () => {
    const days = fc.uniqueArray(FIRST.map(isoOf), { maxLength: 5 });
    fc.assert(
      fc.property(
        PATTERN,
        FIRST.map(isoOf),
        days,
        fc.integer({ min: 1, max: 7 }),
        (pattern, until, except, weekday) => {
          const isWeekly = pattern.every === 'weeks' && pattern.count === 1;
          const rule = { pattern, ...(isWeekly && { weekday }), until, except: [...except].sort() };
          assert.deepEqual(readRecurrence(writeRecurrence(rule)), rule);
        },
      ),
    );
  });

  it('may be said in several ways', () => {
    for (const [said, written] of [
      [
        'Every week, until 2027-01-16 except 2026-12-26 and 2027-01-02',
        'weekly until 2027-01-16, except 2026-12-26, 2027-01-02',
      ],
      ['fortnightly until 2027-01-16', 'every 2 weeks until 2027-01-16'],
      ['every other week until 2027-01-16', 'every 2 weeks until 2027-01-16'],
      ['every day until 2027-01-16', 'daily until 2027-01-16'],
      ['every month on the LAST friday until 2027-01-16', 'monthly on the last Friday until 2027-01-16'],
      ['monthly by date until 2027-01-16', 'monthly until 2027-01-16'],
    ] as const) {
      const read = readRecurrence(said);
      assert.equal('pattern' in read && writeRecurrence(read), written);
    }
  });

  it('that cannot be read is told in a sentence, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), (text) => {
        const read = readRecurrence(text);
        if ('fault' in read) assert.match(read.fault, /\.$|:\.$/);
      }),
    );
    for (const [wrong, told] of [
      ['yearly until 2030-01-01', 'Dates without a rule go into `dates:`.'],
      ['monthly on the secnd Saturday until 2027-01-01', 'Did you mean second?'],
      ['monthly on the second Satuday until 2027-01-01', 'Did you mean Saturday?'],
      ['monthly on the fifth Monday until 2027-01-01', 'like monthly on the last Saturday.'],
      ['every 90 weeks until 2030-01-01', 'from 1 to 52.'],
      ['weekly until Christmas', 'like until 2027-01-16.'],
      ['weekly until 2027-01-16, except 2027-01-02, 2027-01-02', 'Write each day once.'],
    ] as const) {
      const read = readRecurrence(wrong);
      assert.ok('fault' in read && read.fault.endsWith(told), wrong);
    }
  });
});

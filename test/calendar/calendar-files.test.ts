/** Calendar files: the bytes RFC 5545 wants, and the same event in parsers that others wrote. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import ICAL from 'ical.js';
import { DateTime } from 'luxon';
import nodeIcal from 'node-ical';
import { convertIcsCalendar } from 'ts-ics';
import { contentLine, joinLines, textLine } from '../../src/calendar/content-line.ts';
import { wellFormed } from '../../src/text/escape.ts';
import { miniCampaign, ROOT, writeFiles } from '../mini-campaign.ts';
import { runs } from '../runs.ts';
import { siteAsOf, textOf } from '../site-as-of.ts';

interface Read {
  readonly uid: string;
  readonly start: string;
  readonly end: string;
  readonly summary: string;
  readonly location: string;
}

const PARSERS: Readonly<Record<string, (ics: string) => Read>> = {
  'ical.js': (ics) => {
    const component = new ICAL.Component(ICAL.parse(ics)).getFirstSubcomponent('vevent');
    assert.ok(component);
    const event = new ICAL.Event(component);
    return {
      uid: event.uid,
      start: event.startDate.toJSDate().toISOString(),
      end: event.endDate.toJSDate().toISOString(),
      summary: event.summary,
      location: event.location,
    };
  },
  'node-ical': (ics) => {
    const event = Object.values(nodeIcal.sync.parseICS(ics)).find((each) => each?.type === 'VEVENT');
    assert.ok(event?.type === 'VEVENT');
    return {
      uid: event.uid,
      start: event.start.toISOString(),
      end: event.end?.toISOString() ?? '',
      summary: String(event.summary),
      location: String(event.location),
    };
  },
  'ts-ics': (ics) => {
    const [event] = convertIcsCalendar(undefined, ics).events ?? [];
    assert.ok(event?.end);
    return {
      uid: event.uid,
      start: event.start.date.toISOString(),
      end: event.end.date.toISOString(),
      summary: event.summary,
      location: event.location ?? '',
    };
  },
};

const LONDON: Read = {
  uid: 'london-2011@strike-solidarity.example',
  start: '2011-12-21T12:00:00.000Z',
  end: '2011-12-21T13:00:00.000Z',
  summary: 'Protest at the Kazakh-British Chamber of Commerce',
  location: 'Kazakh-British Chamber of Commerce, 62 South Audley Street, Mayfair, London',
};

describe('the campaign’s calendar files', () => {
  for (const [name, parse] of Object.entries(PARSERS)) {
    it(`are the protest to ${name}`, async () => {
      const site = await siteAsOf(ROOT, '2026-11-23');
      assert.deepEqual(parse(textOf(site, '/events/london.ics')), LONDON);
      assert.deepEqual(parse(textOf(site, '/calendar.ics')), LONDON);
    });
  }

  it('say that no end was announced, and where to look before travelling', async () => {
    const ics = unfold(textOf(await siteAsOf(ROOT, '2026-11-23'), '/events/london.ics'));
    assert.match(ics, /\r\nDESCRIPTION:No end time has been announced\.\\n\\n/);
    assert.match(ics, /Check this page before you travel: https:\/\/strike-solidarity\.example\/events\/london\/\r\n/);
  });

  it('do not change with the day of the build', async () => {
    const [before, after] = [await siteAsOf(ROOT, '2011-12-18'), await siteAsOf(ROOT, '2026-11-23')];
    assert.equal(textOf(before, '/calendar.ics'), textOf(after, '/calendar.ics'));
  });
});

const STATES = {
  confirmed: ['CONFIRMED', 'OPAQUE', 'Vigil'],
  postponed: ['TENTATIVE', 'TRANSPARENT', 'POSTPONED: Vigil'],
  cancelled: ['CANCELLED', 'TRANSPARENT', 'CANCELLED: Vigil'],
  'moved-online': ['CONFIRMED', 'OPAQUE', 'MOVED ONLINE: Vigil'],
} as const;

describe('an event’s state in its calendar file', () => {
  for (const [status, [ics, transparency, summary]] of Object.entries(STATES)) {
    it(`is ${ics} when it is ${status}`, async () => {
      const folder = miniCampaign();
      const fields = `id: vigil@library.example\ntitle: Vigil\nstarts: 2026-05-01 18:00\nplace:\n  name: The library\npublished: 2026-04-01 09:00\nstatus: ${status}\nonline: https://meet.example/vigil\nchanges:\n  - { at: 2026-04-02 10:00, note: First }\n  - { at: 2026-04-03 10:00, note: Second }`;
      writeFiles(folder, { 'content/events/vigil.md': `---\n${fields}\n---\n` });
      const text = unfold(textOf(await siteAsOf(folder, '2026-04-10'), '/events/vigil.ics'));
      for (const line of [
        `STATUS:${ics}`,
        `TRANSP:${transparency}`,
        `SUMMARY:${summary}`,
        'SEQUENCE:2',
        'DTSTAMP:20260403T090000Z',
        'LAST-MODIFIED:20260403T090000Z',
      ]) {
        assert.ok(text.includes(`\r\n${line}\r\n`), `${line} in\n${text}`);
      }
    });
  }
});

/** Text of many scripts, with everything that calendars are known to stumble over; no backslash, which four parsers decode wrongly. */
const text = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom(
        ',',
        ';',
        ':',
        '"',
        '\n',
        '\r\n',
        '\u2028',
        '\u0000',
        '\ud800',
        '👩🏽‍🏭',
        '🇰🇿',
        'Жаңаөзен',
        'اعتصام',
        '\nEND:VCALENDAR',
      ),
    ),
    { maxLength: 60 },
  )
  .map((parts) => parts.join('').replaceAll('\\', '/'));

describe('a content line', () => {
  it('is at most 75 octets wide, ends in CRLF and splits no character', () => {
    fc.assert(
      fc.property(text, (value) => {
        const file = joinLines([textLine('DESCRIPTION', value)]);
        assert.ok(file.endsWith('\r\n'));
        for (const line of file.slice(0, -2).split('\r\n')) {
          assert.ok(Buffer.byteLength(line) <= 75, `${Buffer.byteLength(line)} octets`);
          assert.equal(Buffer.from(line).toString(), line);
          assert.notEqual(line, ' ');
          assert.doesNotMatch(line, /[\r\n]/);
        }
      }),
    );
  });

  it('is folded at exactly 75 octets, not before', () => {
    for (const length of [73, 74, 75, 76]) {
      const lines = contentLine('X', 'a'.repeat(length - 2)).split('\r\n');
      assert.equal(lines.length, length <= 75 ? 1 : 2);
    }
  });

  /** A text's way through a file and back, by ical.js and by node-ical; the text stands between two letters. */
  function throughFile(property: string, value: string): string[] {
    const lines = [
      'BEGIN:VEVENT',
      'UID:a@b.example',
      'DTSTAMP:20111221T120000Z',
      'DTSTART:20111221T120000Z',
      textLine(property, `x${value}x`),
      'END:VEVENT',
    ];
    const ics = joinLines(['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:x', ...lines, 'END:VCALENDAR']);
    const component = new ICAL.Component(ICAL.parse(ics)).getFirstSubcomponent('vevent');
    const event = Object.values(nodeIcal.sync.parseICS(ics)).find((each) => each?.type === 'VEVENT');
    assert.ok(event?.type === 'VEVENT');
    const second = { SUMMARY: event.summary, DESCRIPTION: event.description, LOCATION: event.location }[property];
    return [String(component?.getFirstPropertyValue(property.toLowerCase())), String(second)];
  }

  const expectedOf = (value: string): string =>
    wellFormed(`x${value}x`.replace(/[\u0085\u2028\u2029]/g, '\n')).replaceAll('\t', ' ');

  for (const property of ['SUMMARY', 'DESCRIPTION', 'LOCATION']) {
    it(`with a ${property} comes back as the same text in two parsers we did not write`, () => {
      fc.assert(
        fc.property(text, (value) => {
          const expected = expectedOf(value);
          assert.deepEqual(throughFile(property, value), [expected, expected]);
        }),
        { numRuns: runs(300) },
      );
    });
  }

  it('of 10,000 characters comes back too', () => {
    for (const unit of ['a', 'Ж', '👩🏽‍🏭', 'اعتصام, ', ';,\n']) {
      const value = unit.repeat(Math.ceil(10_000 / unit.length));
      const expected = expectedOf(value);
      assert.deepEqual(throughFile('DESCRIPTION', value), [expected, expected]);
    }
  });
});

describe('an instant', () => {
  it('is the same in every parser, in any zone and season', async () => {
    for (const [zone, starts] of [
      ['Asia/Kathmandu', '2026-05-01 18:00'],
      ['America/New_York', '2026-11-02 09:00'],
      ['Pacific/Apia', '2027-01-01 00:00'],
      ['Europe/London', '2026-10-25 01:30 +00:00'],
      ['Europe/London', '2028-02-29 23:59'],
    ] as const) {
      const folder = miniCampaign();
      writeFiles(folder, {
        'content/events/vigil.md': `---\nid: v@library.example\ntitle: Vigil\nzone: ${zone}\nstarts: ${starts}\nplace:\n  name: Here\npublished: 2026-04-01 09:00\n---\n`,
      });
      const ics = textOf(await siteAsOf(folder, '2026-04-10'), '/events/vigil.ics');
      // Node's own rules are the witness; these zones and years are the same in all of them.
      const expected = DateTime.fromSQL(starts, { zone, setZone: starts.includes('+') })
        .toUTC()
        .toISO();
      for (const [name, parse] of Object.entries(PARSERS))
        assert.equal(parse(ics).start, expected, `${name}: ${zone} ${starts}`);
    }
  });
});

function unfold(ics: string): string {
  return ics.replaceAll('\r\n ', '');
}

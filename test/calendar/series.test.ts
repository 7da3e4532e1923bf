/** A series is one event on each of its dates: the same clock, a name of its own in calendars, and what has become of it. */
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import fc from 'fast-check';
import ICAL from 'ical.js';
import { DateTime } from 'luxon';
import { silentChanges } from '../../src/authoring/silent-changes.ts';
import { campaignCalendar } from '../../src/calendar/calendar-files.ts';
import { type Edition, editionOf } from '../../src/campaign/edition.ts';
import { formatProblem } from '../../src/campaign/problem.ts';
import { loadSite } from '../../src/eleventy/load-site.ts';
import { posterData } from '../../src/print/print-data.ts';
import { announcementOf } from '../../src/share/announcement.ts';
import { readNow, type ZonedNow } from '../../src/time/now.ts';
import { miniCampaign, writeFiles } from '../mini-campaign.ts';
import { runs } from '../runs.ts';
import { foldedOf, siteAsOf, textOf } from '../site-as-of.ts';

const VIGIL = 'content/events/vigil.md';

const vigil = (fields: Readonly<Record<string, unknown>>): string =>
  `---\n${JSON.stringify({
    id: 'vigil@library.example',
    title: 'Vigil at the library',
    starts: '2026-12-05 10:00',
    ends: '2026-12-05 12:30',
    repeats: 'weekly until 2027-01-16, except 2026-12-26',
    place: { name: 'The library', address: '1 Church Street' },
    published: '2026-11-01 09:00',
    ...fields,
  })}\n---\n\nBring a book.\n`;

const folder = miniCampaign();

async function told(
  fields: Readonly<Record<string, unknown>> = {},
  day = '2026-12-03',
  lang = 'en',
  body = 'Bring a book.',
) {
  const now: ZonedNow = ({ zone }) => readNow({ option: day, sourceDateEpoch: undefined, clock: 0 }, zone);
  const { campaign, problems } = await loadSite(folder, {
    now,
    drafts: new Map([[VIGIL, vigil(fields).replace('Bring a book.', body)]]),
  });
  assert.ok(campaign, problems.map(formatProblem).join('\n'));
  const edition = editionOf(campaign, lang, now(campaign));
  return { campaign, edition, event: only(edition), problems };
}

function only({ events }: Edition) {
  const [event] = events;
  assert.ok(event);
  return event;
}

const CHANGES = [
  { at: '2026-12-01 09:00', date: '2026-12-19', status: 'cancelled', note: 'No vigil on the 19th.' },
  { at: '2026-12-02 09:00', date: '2027-01-02', starts: '2027-01-03 14:00', note: 'On Sunday.' },
];

/** What calendars read of it: "2026-12-05 10:00 CONFIRMED 0". */
function rowsOf(ics: string): Record<string, string> {
  const calendar = new ICAL.Component(ICAL.parse(ics));
  for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone);
  const rows = calendar.getAllSubcomponents('vevent').map((component) => {
    const { uid, startDate, endDate } = new ICAL.Event(component);
    const [start, end] = [startDate, endDate].map((time) =>
      DateTime.fromJSDate(time.toJSDate(), { zone: 'Europe/London' }),
    );
    const words = [start?.toFormat('yyyy-MM-dd HH:mm'), end?.toFormat('HH:mm')];
    return [
      uid,
      [...words, component.getFirstPropertyValue('status'), component.getFirstPropertyValue('sequence')].join(' '),
    ];
  });
  ICAL.TimezoneService.reset();
  return Object.fromEntries(rows);
}

describe('a series in calendars', () => {
  it('is an event a date, of which one can be moved and another cancelled under its own name', async () => {
    const { edition } = await told({ changes: CHANGES });
    assert.deepEqual(rowsOf(campaignCalendar(edition)), {
      'vigil.2026-12-05@library.example': '2026-12-05 10:00 12:30 CONFIRMED 0',
      'vigil.2026-12-12@library.example': '2026-12-12 10:00 12:30 CONFIRMED 0',
      'vigil.2026-12-19@library.example': '2026-12-19 10:00 12:30 CANCELLED 1',
      'vigil.2027-01-02@library.example': '2027-01-03 14:00 16:30 CONFIRMED 1',
      'vigil.2027-01-09@library.example': '2027-01-09 10:00 12:30 CONFIRMED 0',
      'vigil.2027-01-16@library.example': '2027-01-16 10:00 12:30 CONFIRMED 0',
    });
  });

  it('keeps its time of day over every change of the clocks', async () => {
    const zones = [
      'Europe/London',
      'America/New_York',
      'Asia/Jerusalem',
      'Australia/Lord_Howe',
      'Africa/Casablanca',
      'Asia/Almaty',
      'Africa/Cairo',
    ];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...zones),
        fc.integer({ min: 4, max: 20 }),
        fc.integer({ min: 0, max: 59 }),
        fc.integer({ min: 0, max: 700 }),
        async (zone, hour, minute, later) => {
          const first = DateTime.utc(2026, 1, 1).plus({ days: later });
          const clock = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
          const { event } = await told({
            zone,
            starts: `${first.toISODate()} ${clock}`,
            ends: `${first.toISODate()} 22:30`,
            repeats: `every 2 weeks until ${first.plus({ days: 364 }).toISODate()}`,
            published: '2025-11-01 09:00',
          });
          assert.equal(event.dates.length, 27);
          for (const [index, { starts, ends }] of event.dates.entries()) {
            assert.equal(
              starts.toFormat('yyyy-MM-dd HH:mm'),
              `${first.plus({ days: 14 * index }).toISODate()} ${clock}`,
            );
            assert.equal(ends?.toFormat('HH:mm'), '22:30');
          }
        },
      ),
      { numRuns: runs(12) },
    );
  });

  it('whose time of day changes, keeps the old one for what is over, and tells of it once', async () => {
    const change = { at: '2026-12-14 09:00', was: '2026-12-05 10:00', note: 'From now on at 11.' };
    const { edition } = await told({ starts: '2026-12-05 11:00', changes: [change] });
    const rows = rowsOf(campaignCalendar(edition));
    assert.equal(rows['vigil.2026-12-12@library.example'], '2026-12-12 10:00 11:30 CONFIRMED 0');
    assert.equal(rows['vigil.2026-12-19@library.example'], '2026-12-19 11:00 12:30 CONFIRMED 1');
    assert.equal(only(edition).rhythm?.time, '11:00 to 12:30');
  });

  it('that is called off, is off from then on', async () => {
    const { edition, event } = await told(
      { status: 'cancelled', changes: [{ at: '2026-12-14 09:00', note: 'It is open again!' }] },
      '2026-12-15',
    );
    const rows = rowsOf(campaignCalendar(edition));
    assert.equal(rows['vigil.2026-12-12@library.example'], '2026-12-12 10:00 12:30 CONFIRMED 0');
    assert.equal(rows['vigil.2026-12-19@library.example'], '2026-12-19 10:00 12:30 CANCELLED 1');
    assert.equal(event.name, 'CANCELLED: Vigil at the library');
  });

  it('may be of whole days, and of days that follow no rule', async () => {
    const days = ['2026-12-05', '2027-03-20', '2027-03-31'];
    const { event } = await told({
      'all-day': 'true',
      starts: '2026-12-05',
      ends: '2026-12-06',
      repeats: undefined,
      dates: days,
    });
    assert.deepEqual(
      event.dates.map(({ starts }) => starts.toFormat('yyyy-MM-dd')),
      days,
    );
    assert.deepEqual(
      event.dates.map(({ ends }) => ends?.toFormat('MM-dd HH:mm')),
      ['12-07 00:00', '03-22 00:00', '04-02 00:00'],
    );
    assert.equal(event.rhythm?.full, '5 December 2026, 20 March 2027, 31 March 2027');
  });
});

describe('a series that has changed since people were told of it', () => {
  let published: string;
  before(async () => {
    published = campaignCalendar((await told()).edition);
  });

  async function silent(fields: Readonly<Record<string, unknown>>, day?: string): Promise<string[]> {
    const { campaign, edition } = await told(fields, day);
    const drafts = new Map([[VIGIL, vigil(fields)]]);
    const found = silentChanges(published, {
      folder,
      drafts,
      events: campaign.events,
      calendar: campaignCalendar(edition),
      now: edition.now,
    });
    return found.map(({ problem }) => [problem.message.split(' Say under')[0], ...(problem.add ?? [])].join('\n'));
  }

  it('by entries under changes is no silent change', async () => {
    assert.deepEqual(await silent({ changes: CHANGES }), []);
    const change = { at: '2026-12-03 09:00', was: '2026-12-05 10:00', note: 'At 11.' };
    assert.deepEqual(await silent({ starts: '2026-12-05 11:00', changes: [change] }), []);
  });

  it('in all of its dates is told once', async () => {
    assert.deepEqual(await silent({ starts: '2026-12-05 11:00', ends: '2026-12-05 13:30' }), [
      'was published as 2026-12-05 10:00, ends as 2026-12-05 12:30 (6 dates), but nothing tells those who have it.\nchanges:\n  - at: 2026-12-03 00:00\n    was: 2026-12-05 10:00\n    note: …',
    ]);
    assert.deepEqual(await silent({ title: 'March to the library' }), [
      'was published as "Vigil at the library" (6 dates), but nothing tells those who have it.\nchanges:\n  - at: 2026-12-03 00:00\n    note: …',
    ]);
  });

  it('says what would stay in people’s calendars where the weekday is another, and cancels it', async () => {
    const sundays = { starts: '2026-12-06 10:00', ends: '2026-12-06 12:30', repeats: 'weekly until 2027-01-17' };
    assert.deepEqual(await silent(sundays), [
      'no longer has 2026-12-05, 2026-12-12, 2026-12-19, 2027-01-02, 2027-01-09, 2027-01-16, which people were told of, so it would stay in their calendars. Write 2026-12-05, 2026-12-12, 2026-12-19, 2027-01-02, 2027-01-09, 2027-01-16 after except in `repeats:`, so that it is known that they were dates.\nchanges:\n  - at: 2026-12-03 00:00\n    date: 2026-12-05, 2026-12-12, 2026-12-19, 2027-01-02, 2027-01-09, 2027-01-16\n    status: cancelled\n    note: …',
    ]);
    const gone = '2026-12-05, 2026-12-12, 2026-12-19, 2027-01-02, 2027-01-09, 2027-01-16';
    const mended = {
      ...sundays,
      repeats: `weekly until 2027-01-17, except ${gone}`,
      changes: [{ at: '2026-12-03 09:00', date: gone, status: 'cancelled', note: 'On Sundays.' }],
    };
    assert.deepEqual(await silent(mended), []);
    const rows = rowsOf(campaignCalendar((await told(mended)).edition));
    assert.match(rows['vigil.2026-12-12@library.example'] ?? '', /CANCELLED 1$/);
    assert.match(rows['vigil.2026-12-13@library.example'] ?? '', /CONFIRMED 0$/);
  });

  it('never lets a date vanish that was published, unless it is over', async () => {
    const fewer = { repeats: 'weekly until 2027-01-09, except 2026-12-19, 2026-12-26' };
    assert.match((await silent(fewer)).join(), /no longer has 2026-12-19, 2027-01-16.*Write 2027-01-16 after except/);
    const later = { starts: '2026-12-12 10:00', ends: '2026-12-12 12:30' };
    assert.deepEqual(await silent(later, '2026-12-07'), []);
    assert.match((await silent({ repeats: undefined }))[0] ?? '', /was published as a series and has one date now/);
  });

  it('that was an event of one date says that people would keep that', async () => {
    const one = campaignCalendar((await told({ repeats: undefined })).edition);
    const { campaign, edition } = await told();
    const found = silentChanges(one, {
      folder,
      drafts: new Map([[VIGIL, vigil({})]]),
      events: campaign.events,
      calendar: campaignCalendar(edition),
      now: edition.now,
    });
    assert.match(found[0]?.problem.message ?? '', /was published with one date and is a series now/);
    assert.equal(found.length, 1);
  });
});

describe('a text of a series', () => {
  it('may name each of its dates, and no other day as if it were one', async () => {
    const doubts = async (day: string) =>
      (await told({ summary: undefined }, '2026-12-03', 'en', `Come on ${day}.`)).problems.map(
        ({ message }) => message,
      );
    assert.deepEqual(await doubts('12 December 2026'), []);
    assert.match((await doubts('13 December 2026'))[0] ?? '', /is not the day of this event/);
  });
});

describe('a series in words', () => {
  it('is said as people say it, in nine languages', async () => {
    const langs = ['en', 'ar', 'de', 'es', 'fr', 'kk', 'ru', 'tr', 'uk'];
    const settings = {
      title: 'T',
      summary: 'S',
      address: 'https://library.example/',
      zone: 'Europe/London',
      languages: langs,
    };
    const own = miniCampaign();
    writeFiles(own, {
      'content/campaign.yml': JSON.stringify(settings),
      ...Object.fromEntries(langs.slice(1).map((lang) => [`content/campaign.${lang}.yml`, '{"title": "T"}'])),
      [VIGIL]: vigil({}),
    });
    const { campaign } = await loadSite(own);
    assert.ok(campaign);
    const now = DateTime.fromISO('2026-12-03', { zone: campaign.zone });
    assert.ok(now.isValid);
    assert.deepEqual(
      langs.map((lang) => only(editionOf(campaign, lang, now)).whenTold.replaceAll('\u00a0', ' ')),
      [
        'Every Saturday, 10:00 to 12:30, until 16 January 2027, except 26 December 2026',
        'كل يوم سبت، 10:00 ص – 12:30 م، حتى 16 يناير 2027، ما عدا 26 ديسمبر 2026',
        'Jeden Samstag, 10:00 bis 12:30 Uhr, bis 16. Januar 2027 (außer am 26. Dezember 2026)',
        'Todos los sábados, 10:00 – 12:30, hasta el 16 de enero de 2027 (excepto el 26 de diciembre de 2026)',
        'Chaque samedi, 10:00 – 12:30, jusqu’au 16 janvier 2027 (sauf le 26 décembre 2026)',
        'Сенбі сайын, 10:00 – 12:30, соңғы рет: 2027 ж. 16 қаңтар, мына күндерден басқа: 2026 ж. 26 желтоқсан',
        'Каждую субботу, 10:00 – 12:30, по 16 января 2027 г., кроме 26 декабря 2026 г.',
        'Her cumartesi, 10:00 – 12:30, 16 Ocak 2027 tarihine kadar, 26 Aralık 2026 hariç',
        'Щосуботи, 10:00 – 12:30, до 16 січня 2027 р. включно, крім 26 грудня 2026 р.',
      ],
    );
  });

  it('has the pattern on cards and sheets, in messages that one date is off, and in share texts', async () => {
    const { edition, event } = await told({ changes: CHANGES.slice(0, 1) });
    const { event: poster } = posterData(event, edition);
    assert.deepEqual(
      [poster?.weekday, poster?.day, poster?.month, poster?.span],
      ['Every Saturday', '', 'until 16 January 2027, except 19 December, 26 December 2026', '10:00 to 12:30'],
    );
    const { messenger } = announcementOf(event, edition);
    assert.match(
      messenger,
      /^\*CANCELLED: Vigil at the library\*\n\nNo vigil on the 19th\.\n\nIt was announced for: Saturday, 19 December 2026/,
    );
    assert.match(messenger, /\nEvery Saturday, 10:00 to 12:30, until/);
  });
});

describe('the pages of a series', () => {
  it('show the next date first, then all of them, and take their turns without a build', async () => {
    const own = miniCampaign();
    writeFiles(own, { [VIGIL]: vigil({ changes: CHANGES }) });
    const site = await siteAsOf(own, '2026-12-10');
    assert.ok(site.files, JSON.stringify(site.problems));
    const page = foldedOf(site, '/events/vigil/index.html');
    const turns = [...page.matchAll(/data-lead="vigil" data-phase-times="(\S+)[^"]*"( hidden)?/g)];
    assert.deepEqual(
      turns.map(([, day, hidden]) => [day?.slice(0, 10), hidden]),
      [
        ['2026-12-12', undefined],
        ['2027-01-03', ' hidden'],
        ['2027-01-09', ' hidden'],
        ['2027-01-16', ' hidden'],
      ],
    );
    assert.equal(page.match(/class="[^"]*dt-start/g)?.length, 1);
    const [, dates = '', past = ''] = /data-list="dates"(.*?)data-list="past"(.*?)<\/section>/.exec(page) ?? [];
    assert.match(
      dates,
      /12 December 2026<\/time>.*19 December 2026<\/time> <strong>Cancelled<.*Sunday, 3 January 2027, 14:00.*<strong>New time/,
    );
    assert.match(past, /5 December 2026/);
    const [, json = ''] = /<script type="application\/ld\+json">(.*?)<\/script>/.exec(page) ?? [];
    const described: unknown = JSON.parse(json);
    assert.ok(Array.isArray(described));
    assert.deepEqual(
      described.map(({ startDate, eventStatus }) => `${startDate} ${eventStatus}`.replace(/T.*Event/, ' ')),
      [
        '2026-12-12 Scheduled',
        '2026-12-19 Cancelled',
        '2027-01-03 Rescheduled',
        '2027-01-09 Scheduled',
        '2027-01-16 Scheduled',
      ],
    );
    assert.equal(textOf(site, '/events/vigil.ics').match(/BEGIN:VEVENT/g)?.length, 6);
    assert.match(foldedOf(site, '/events/index.html'), /<h3>.*Every Saturday, 10:00 to 12:30, until 16 January 2027/);
    assert.match(
      foldedOf(site, '/index.html'),
      /data-lead="hero" data-phase-times="2026-12-12.*data-lead="hero" data-phase-times="2027-01-03/,
    );
  });

  it('say of a date alone that it took place', async () => {
    const own = miniCampaign();
    const update = '---\ntitle: Thirty came\ndate: 2026-12-06 09:00\nconfirms: vigil\n---\n\nThank you.\n';
    writeFiles(own, { [VIGIL]: vigil({}), 'content/updates/thirty.md': update });
    const page = foldedOf(await siteAsOf(own, '2026-12-14'), '/events/vigil/index.html');
    assert.match(page, /5 December 2026<\/time> It took place</);
    assert.doesNotMatch(page, /12 December 2026<\/time> It took place</);
  });
});

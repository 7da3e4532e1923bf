/** Add-to-calendar links: each, read back, is the same event; none too long; all plain addresses. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { DateTime } from 'luxon';
import { CALENDAR_PROVIDERS, calendarLinks, subscriptionLinks } from '../../src/calendar/providers.ts';
import { type Edition, editionOf } from '../../src/campaign/edition.ts';
import { loadSite } from '../../src/eleventy/load-site.ts';
import { miniCampaign, ROOT, writeFiles } from '../mini-campaign.ts';

async function editionIn(folder: string): Promise<Edition> {
  const { campaign, problems } = await loadSite(folder);
  assert.ok(campaign, JSON.stringify(problems));
  const now = DateTime.fromISO('2011-12-18T00:00:00Z');
  assert.ok(now.isValid);
  return editionOf(campaign, 'en', now);
}

interface Read {
  readonly start: string;
  readonly end: string;
  readonly title: string;
  readonly where: string;
  readonly text: string;
}

const local = (text: string | null, zone: string): string =>
  DateTime.fromFormat(text ?? '', text?.includes('T') ? "yyyyMMdd'T'HHmmss" : 'yyyyMMdd', { zone })
    .toUTC()
    .toISO() ?? '';

/** How each service reads its link. Yahoo takes the clock of the place, which the visitor's account must share. */
const READERS: Readonly<Record<string, (query: URLSearchParams) => Read>> = {
  google: (query) => {
    const [start, end] = (query.get('dates') ?? '').split('/');
    const zone = query.get('ctz') ?? 'UTC';
    return {
      start: local(start ?? '', zone),
      end: local(end ?? '', zone),
      title: query.get('text') ?? '',
      where: query.get('location') ?? '',
      text: query.get('details') ?? '',
    };
  },
  outlook: readOutlook,
  office365: readOutlook,
  yahoo: (query) => ({
    start: local(query.get('ST'), 'Europe/London'),
    end: local(query.get('ET'), 'Europe/London'),
    title: query.get('TITLE') ?? '',
    where: query.get('in_loc') ?? '',
    text: query.get('DESC') ?? '',
  }),
};

function readOutlook(query: URLSearchParams): Read {
  const iso = (name: string): string => new Date(query.get(name) ?? '').toISOString();
  return {
    start: iso('startdt'),
    end: iso('enddt'),
    title: query.get('subject') ?? '',
    where: query.get('location') ?? '',
    text: (query.get('body') ?? '').replaceAll('<br>', '\n'),
  };
}

describe('add-to-calendar links', () => {
  for (const { id } of CALENDAR_PROVIDERS) {
    it(`of ${id} are the London protest`, async () => {
      const edition = await editionIn(ROOT);
      const [event] = edition.dated;
      assert.ok(event);
      const href = calendarLinks(event, edition).find((link) => link.id === id)?.href ?? '';
      assert.doesNotMatch(href, /\+/);
      const read = READERS[id]?.(new URL(href).searchParams);
      assert.deepEqual(
        { ...read, text: '' },
        {
          start: '2011-12-21T12:00:00.000Z',
          end: '2011-12-21T13:00:00.000Z',
          title: 'Protest at the Kazakh-British Chamber of Commerce',
          where: 'Kazakh-British Chamber of Commerce, 62 South Audley Street, Mayfair, London',
          text: '',
        },
      );
      assert.match(
        read?.text ?? '',
        /^No end time has been announced\.\n\nA protest will take place[\s\S]*https:\/\/strike-solidarity\.example\/events\/london\/$/,
      );
    });
  }

  it('stay short enough whatever the text, keep the page’s address, and never split a character', async () => {
    const folder = miniCampaign();
    const body = '👩🏽‍🏭 Жаңаөзен, қайрат; اعتصام & <b>'.replaceAll('<b>', '\\<b\\>').repeat(60);
    writeFiles(folder, {
      'content/events/vigil.md': `---\nid: v@library.example\ntitle: ${'Ж'.repeat(150)}\nstarts: 2026-05-01 18:00\nplace:\n  name: ${'Көше '.repeat(30)}\n  address: ${'Сарыарқа '.repeat(12)}\npublished: 2026-04-01 09:00\n---\n${body}\n`,
    });
    const edition = await editionIn(folder);
    const [event] = edition.dated;
    assert.ok(event);
    for (const { id, href } of calendarLinks(event, edition)) {
      assert.ok(href.length <= 1900, `${id}: ${href.length}`);
      assert.match(decodeURIComponent(href), /https:\/\/library\.example\/events\/vigil\//);
    }
  });

  it('take whole days as days', async () => {
    const folder = miniCampaign();
    writeFiles(folder, {
      'content/events/vigil.md':
        '---\nid: v@library.example\ntitle: Camp\nall-day: true\nstarts: 2024-02-29\nplace:\n  name: Here\npublished: 2024-01-01 09:00\n---\n',
    });
    const edition = await editionIn(folder);
    const [event] = edition.dated;
    assert.ok(event);
    const [google, outlook, , yahoo] = calendarLinks(event, edition).map(({ href }) => new URL(href).searchParams);
    assert.deepEqual([google?.get('dates'), google?.get('ctz')], ['20240229/20240301', null]);
    assert.deepEqual(
      [outlook?.get('startdt'), outlook?.get('enddt'), outlook?.get('allday')],
      ['2024-02-29', '2024-03-01', 'true'],
    );
    assert.deepEqual([yahoo?.get('ST'), yahoo?.get('DUR'), yahoo?.get('ET')], ['20240229', 'allday', null]);
  });

  const eventOf = async (fields: string) => {
    const folder = miniCampaign();
    writeFiles(folder, {
      'content/events/vigil.md': `---\nid: v@library.example\ntitle: Camp\n${fields}\npublished: 2024-01-01 09:00\n---\n`,
    });
    const edition = await editionIn(folder);
    const [event] = edition.dated;
    assert.ok(event);
    return { ids: calendarLinks(event, edition).map(({ id }) => id), links: calendarLinks(event, edition) };
  };

  it('take several whole days as such, to Yahoo by the midnights, since it has no other way', async () => {
    const { links } = await eventOf('all-day: true\nstarts: 2024-02-28\nends: 2024-03-01\nplace: { name: Here }');
    const [google, outlook, , yahoo] = links.map(({ href }) => new URL(href).searchParams);
    assert.equal(google?.get('dates'), '20240228/20240302');
    assert.equal(outlook?.get('enddt'), '2024-03-02');
    assert.deepEqual([yahoo?.get('ST'), yahoo?.get('ET'), yahoo?.get('DUR')], ['20240228', '20240302', null]);
  });

  it('to Yahoo are offered only where its visitors share the clock of the place', async () => {
    const online = 'online: https://meet.example/';
    const hours = 'starts: 2024-02-28 18:00';
    assert.ok((await eventOf(`${hours}\nplace: { name: Here }`)).ids.includes('yahoo'));
    assert.deepEqual((await eventOf(`${hours}\n${online}`)).ids, ['google', 'outlook', 'office365']);
    assert.deepEqual((await eventOf(`${hours}\nplace: { name: Here }\n${online}`)).ids, [
      'google',
      'outlook',
      'office365',
    ]);
    assert.ok((await eventOf(`all-day: true\nstarts: 2024-02-28\n${online}`)).ids.includes('yahoo'));
  });

  it('to subscribe lead to the feed’s address', async () => {
    const [webcal, google, outlook] = subscriptionLinks(await editionIn(ROOT)).map(({ href }) => href);
    assert.equal(webcal, 'webcal://strike-solidarity.example/calendar.ics');
    assert.equal(new URL(google ?? '').searchParams.get('cid'), webcal);
    assert.equal(new URL(outlook ?? '').searchParams.get('url'), 'https://strike-solidarity.example/calendar.ics');
  });
});

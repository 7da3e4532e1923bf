/** An event in person, online, both, or nowhere yet, in every state: page, list, calendar, data and announcement say what is true. */
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import ICAL from 'ical.js';
import { mf2 } from 'microformats-parser';
import type { EditionEvent } from '../../src/campaign/edition-event.ts';
import { whereOf } from '../../src/campaign/event-place.ts';
import type { Site } from '../../src/eleventy/site.ts';
import { announcementOf } from '../../src/share/announcement.ts';
import { miniCampaign, writeFiles } from '../mini-campaign.ts';
import { siteAsOf, textOf } from '../site-as-of.ts';

const LINK = 'https://meet.example/vigil';
const PLACE = 'The library, 1 Church Street';

const KINDS = {
  'in-person': { place: { name: 'The library', address: '1 Church Street' } },
  online: { online: LINK },
  hybrid: { place: { name: 'The library', address: '1 Church Street' }, online: LINK },
  unannounced: { place: { name: 'to be announced' } },
};

const change = { at: '2026-04-05 10:00', note: 'There is a storm.' };

const STATES = {
  confirmed: {},
  past: { starts: '2026-04-02 18:00', ends: '2026-04-02 19:00' },
  rescheduled: { changes: [{ ...change, was: '2026-05-01 17:00' }] },
  postponed: { status: 'postponed', changes: [change] },
  cancelled: { status: 'cancelled', changes: [change] },
  'moved-online': { status: 'moved-online', online: LINK, changes: [change] },
};

type Kind = keyof typeof KINDS;
type State = keyof typeof STATES;

interface Truth {
  /** What the page says below "Where". */
  readonly page: string;
  /** The list, briefly. */
  readonly list: string;
  /** Messages, in full. */
  readonly told: string;
  /** LOCATION; undefined where it stands in no calendar. */
  readonly location: string | undefined;
  /** Whether calendars and pages offer the link. */
  readonly joins: boolean;
  readonly mode: 'Offline' | 'Online' | 'Mixed';
}

const AT_PLACE: Truth = {
  page: 'The library 1 Church Street Look for the address on a map',
  list: PLACE,
  told: PLACE,
  location: PLACE,
  joins: false,
  mode: 'Offline',
};
const ONLINE: Truth = {
  page: 'Join online meet.example',
  list: 'Online: meet.example',
  told: LINK,
  location: LINK,
  joins: true,
  mode: 'Online',
};
const BOTH: Truth = {
  page: `${AT_PLACE.page} ${ONLINE.page}`,
  list: `${PLACE}, and online: meet.example`,
  told: `${PLACE}, and online: ${LINK}`,
  location: PLACE,
  joins: true,
  mode: 'Mixed',
};
const NOWHERE: Truth = {
  page: 'No place announced yet',
  list: 'No place announced yet',
  told: 'No place announced yet',
  location: undefined,
  joins: false,
  mode: 'Offline',
};
/** Nobody is asked to join what is off or over. */
const closed = (truth: Truth, joins: boolean): Truth => ({
  ...truth,
  page: truth.page.replace('Join online', 'Online'),
  joins,
});
const all = (truth: Truth): Record<State, Truth> => ({
  confirmed: truth,
  rescheduled: truth,
  // The link may lead to a recording.
  past: closed(truth, truth.joins),
  postponed: closed(truth, false),
  cancelled: closed(truth, false),
  'moved-online': ONLINE,
});

const TRUTHS: Record<Kind, Record<State, Truth>> = {
  'in-person': all(AT_PLACE),
  online: all(ONLINE),
  hybrid: all(BOTH),
  unannounced: all(NOWHERE),
};

const SAID: Record<State, RegExp> = {
  confirmed: /^$/,
  past: /^$/,
  rescheduled: /^The time has changed\. It was first announced for 1 May 2026, 17:00\. There is a storm\.$/,
  postponed: /^It has been postponed\. No new date has been announced\. There is a storm\.$/,
  cancelled: /^It has been cancelled\. There is a storm\.$/,
  'moved-online': /^It has moved online\.( Not at The library, 1 Church Street\.)? There is a storm\.$/,
};

const words = (html = ''): string =>
  html
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

describe('where an event is', () => {
  let site: Site;
  const slugOf = (kind: Kind, state: State): string => `${kind}-${state}`;
  const pageOf = (slug: string): string => textOf(site, `/events/${slug}/index.html`);
  const eventOf = (slug: string): EditionEvent | undefined =>
    site.publication?.editions[0]?.events.find((event) => event.slug === slug);

  before(async () => {
    const folder = miniCampaign();
    const quick = 'print: none\ncarry: none\ncards: one\nshare-pages: none\n';
    writeFiles(folder, {
      'content/campaign.yml': `title: Open\nsummary: The library.\naddress: https://library.example/\nzone: Europe/London\nlanguages: [en]\n${quick}`,
    });
    for (const [kind, where] of Object.entries(KINDS))
      for (const [state, what] of Object.entries(STATES)) {
        const id = `${kind}-${state}@library.example`;
        const when = { starts: '2026-05-01 18:00', ends: '2026-05-01 19:00', published: '2026-04-01 09:00' };
        const fields = JSON.stringify({ id, title: 'Vigil', ...when, ...where, ...what });
        writeFiles(folder, { [`content/events/${kind}-${state}.md`]: `---\n${fields}\n---\n\nBring a book.\n` });
      }
    site = await siteAsOf(folder, '2026-04-12');
  });

  for (const [kind, truths] of Object.entries(TRUTHS))
    for (const [state, truth] of Object.entries(truths))
      it(`is true of one that is ${kind} and ${state}`, () => check(kind as Kind, state as State, truth));

  it('names a place once, though its address begins with the name', () => {
    const words = site.publication?.editions[0]?.words;
    assert.ok(words);
    const lineOf = (name: string, address: string): string =>
      whereOf(
        { place: { name, address }, town: 'Leeds', online: undefined, status: 'confirmed', changes: [] },
        'Vigil',
        words,
      ).where;
    assert.equal(lineOf('Market Square', 'Market Square, Leeds'), 'Market Square, Leeds');
    assert.equal(lineOf('Market Square', 'Market Square'), 'Market Square, Leeds');
    assert.equal(lineOf('Market', 'Market Square 2'), 'Market, Market Square 2, Leeds');
  });

  function check(kind: Kind, state: State, { page, list, told, location, joins, mode }: Truth): void {
    const slug = slugOf(kind, state);
    const html = pageOf(slug);
    const [, where] = /event-details-where[^>]*>([\s\S]*?)<dd class="event-details-do">/.exec(html) ?? [];
    assert.equal(words(where), `Where ${page}`);
    const [, banner = ''] = /<p class="event-banner">([^<]*)/.exec(html) ?? [];
    assert.match(banner, SAID[state]);
    assert.equal(
      banner.includes('Not at'),
      state === 'moved-online' && 'place' in KINDS[kind] && kind !== 'unannounced',
    );
    assert.equal(html.includes(`href="${LINK}"`), joins);
    assert.equal(html.includes('openstreetmap.org'), page.includes('map'));
    const ticket = textOf(site, '/events/index.html')
      .split(/<\/(?:article|li)>/)
      .find((each) => each.includes(`${slug}/index.html`));
    assert.ok(words(ticket).endsWith(list), words(ticket));
    checkCalendar(slug, location, joins, banner);
    checkData(html, mode, location);
    checkAnnouncement(slug, told, state);
  }

  function checkCalendar(slug: string, location: string | undefined, joins: boolean, banner: string): void {
    const component = new ICAL.Component(ICAL.parse(textOf(site, `/events/${slug}.ics`))).getFirstSubcomponent(
      'vevent',
    );
    assert.equal(component?.getFirstPropertyValue('location') ?? undefined, location);
    assert.equal(component?.getFirstPropertyValue('conference') ?? undefined, joins ? LINK : undefined);
    const description = String(component?.getFirstPropertyValue('description'));
    assert.equal(description.includes(`Join online: ${LINK}`), joins && location !== LINK);
    assert.equal(description.includes('No place announced yet.'), location === undefined);
    assert.equal(description.includes('Not at'), banner.includes('Not at'));
  }

  function checkData(html: string, mode: Truth['mode'], location: string | undefined): void {
    const data = JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html)?.[1] ?? '{}');
    assert.equal(data.eventAttendanceMode, `https://schema.org/${mode}EventAttendanceMode`);
    const place = { '@type': 'Place', name: 'The library', address: '1 Church Street' };
    const link = { '@type': 'VirtualLocation', url: LINK };
    const expected = { Offline: location && place, Online: link, Mixed: [place, link] };
    assert.deepEqual(data.location, expected[mode]);
    const { items } = mf2(html, { baseUrl: 'https://library.example/' });
    assert.deepEqual(items[0]?.properties.name, [data.name]);
    const told = mode === 'Mixed' ? [PLACE, LINK] : location ? [location] : undefined;
    assert.deepEqual(items[0]?.properties.location, told);
  }

  function checkAnnouncement(slug: string, told: string, state: State): void {
    const [edition] = site.publication?.editions ?? [];
    const event = eventOf(slug);
    assert.ok(edition && event);
    const { messenger } = announcementOf(event, edition);
    const isOff = state === 'postponed' || state === 'cancelled';
    assert.equal(messenger.includes(`Where: ${told}`), !isOff, messenger);
    assert.equal(messenger.includes('Not at The library'), event.notAt !== undefined);
    assert.equal(messenger.includes('It was announced for: '), isOff);
  }
});

describe('the link of an event', () => {
  it('is written as links are, whatever its author typed', async () => {
    const folder = miniCampaign();
    const typed = 'https://x.example/a b?q=ü';
    writeFiles(folder, {
      'content/events/vigil.md': `---\nid: vigil@library.example\ntitle: Vigil\nstarts: 2026-05-01 18:00\nonline: ${typed}\npublished: 2026-04-01 09:00\n---\n`,
    });
    const site = await siteAsOf(folder, '2026-04-12');
    const link = 'https://x.example/a%20b?q=%C3%BC';
    assert.ok(textOf(site, '/events/vigil/index.html').includes(`href="${link}"`));
    const ics = textOf(site, '/events/vigil.ics').replaceAll('\r\n ', '');
    assert.ok(ics.includes(`\r\nLOCATION:${link}\r\nCONFERENCE;VALUE=URI:${link}\r\n`), ics);
  });
});

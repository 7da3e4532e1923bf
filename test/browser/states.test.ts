/** Every state of an event, between two builds: at no moment, with scripts or without, does a page say two things. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import type { PublishedFile } from '../../src/campaign/publication.ts';
import { type FileServer, serveFiles } from '../file-server.ts';
import { miniCampaign, writeFiles } from '../mini-campaign.ts';
import { siteAsOf } from '../site-as-of.ts';
import { launchBrowser } from './browser.ts';

const BUILT = '2026-05-01';

/** When a visitor looks. In London it is an hour later, and the visitor's own day is another at night. */
const MOMENTS = {
  before: '2026-05-01T09:00:00Z',
  day: '2026-05-10T08:00:00Z',
  during: '2026-05-10T17:30:00Z',
  night: '2026-05-10T22:45:00Z',
  after: '2026-05-13T09:00:00Z',
  'much later': '2031-02-10T09:00:00Z',
} as const;

type Moment = keyof typeof MOMENTS;
const NAMES: readonly Moment[] = ['before', 'day', 'during', 'night', 'after', 'much later'];

const PASSED = 'This date has passed';
const NOW = 'Happening now';
const TODAY = 'Today';
const BEGAN = 'It began at 12 noon';
const HAPPENED = 'It took place';
const CAMP = 'It took place from 8 to 12 May 2026';
const OFF = undefined;

interface Case {
  readonly fields: string;
  /** What is said at each moment, beside what has become of it; `OFF` where that says it all. */
  readonly words: readonly (string | undefined)[];
  readonly state?: string;
}

/** Each is on 10 May, or lasts over it. */
const CASES: Readonly<Record<string, Case>> = {
  'goes ahead': { fields: at('18:00', '19:00'), words: ['', TODAY, NOW, PASSED, PASSED, PASSED] },
  'has no end': { fields: at('12:00'), words: ['', TODAY, BEGAN, BEGAN, PASSED, PASSED] },
  'begins late and has no end': { fields: at('23:30'), words: ['', TODAY, TODAY, NOW, PASSED, PASSED] },
  'lasts all day': { fields: 'all-day: true\nstarts: 2026-05-10', words: ['', NOW, NOW, NOW, PASSED, PASSED] },
  'lasts for days': {
    fields: 'all-day: true\nstarts: 2026-05-08\nends: 2026-05-12\nhappened: true',
    words: ['', NOW, NOW, NOW, CAMP, CAMP],
  },
  'is confirmed': {
    fields: `${at('18:00', '19:00')}\nhappened: true`,
    words: ['', TODAY, NOW, HAPPENED, HAPPENED, HAPPENED],
  },
  'has another time': {
    fields: `${at('18:00', '19:00')}\n${changed('was: 2026-05-09 18:00')}`,
    words: ['', TODAY, NOW, PASSED, PASSED, PASSED],
    state: 'New time',
  },
  'is online': {
    fields: `${at('18:00', '19:00')}\nstatus: moved-online\nonline: https://meet.example/\n${changed()}`,
    words: ['', TODAY, NOW, PASSED, PASSED, PASSED],
    state: 'Moved online',
  },
  'is cancelled': {
    fields: `${at('18:00', '19:00')}\nstatus: cancelled\n${changed()}`,
    words: [OFF, OFF, OFF, OFF, OFF, OFF],
    state: 'Cancelled',
  },
  'is postponed': {
    fields: `${at('18:00', '19:00')}\nstatus: postponed\n${changed()}`,
    words: [OFF, OFF, OFF, OFF, OFF, OFF],
    state: 'Postponed',
  },
};

function at(starts: string, ends?: string): string {
  return `starts: 2026-05-10 ${starts}${ends ? `\nends: 2026-05-10 ${ends}` : ''}`;
}

function changed(was = ''): string {
  return `changes:\n  - at: 2026-04-20 09:00\n    note: We have changed it.\n    ${was}`;
}

function eventFile(title: string, fields: string): string {
  return `---\nid: ${title.replaceAll(' ', '-')}@library.example\ntitle: Vigil that ${title}\n${fields}\nplace: { name: The library, address: 1 Church Street }\npublished: 2026-04-01 09:00\n---\n\nBring a book.\n`;
}

function addressOf(title: string): string {
  return `/events/${title.replaceAll(' ', '-')}/`;
}

/** The files of a campaign with these events, as of a day or moment. */
async function siteWith(events: Readonly<Record<string, string>>, now: string) {
  const campaign = miniCampaign();
  const files = Object.entries(events).map(([title, fields]) => [
    `content/events/${title.replaceAll(' ', '-')}.md`,
    eventFile(title, fields),
  ]);
  writeFiles(campaign, {
    'content/events/vigil.md': eventFile('was long ago', 'starts: 2026-04-05 18:00'),
    'content/campaign.yml':
      'title: Open the library\nsummary: It is to be closed.\naddress: https://library.example/\nzone: Europe/London\nlanguages: [en]\nprint: none\ncarry: none\ncards: one\n',
    ...Object.fromEntries(files),
  });
  const { files: made, problems } = await siteAsOf(campaign, now);
  assert.ok(made, JSON.stringify(problems));
  return made;
}

/** Made by the first that asks. */
function remembered<Made>(make: () => Promise<Made>): () => Promise<Made> {
  let made: Promise<Made> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

/** What is true of some days alone, and what only is once the event is over. */
const OF_THE_DAY = /Today|Happening|It began|To come/;
const OF_LATER = /has passed|took place/;

describe('between two builds', { timeout: 600_000 }, () => {
  /** The site of the moment. A window and a browser's start cost more than a page, so there is one of each kind. */
  const served = new Map<string, PublishedFile>();
  let server: FileServer;
  let browser: Browser;
  let scripted: Page;
  let withoutScript: Page;
  before(async () => {
    server = await serveFiles(served);
    browser = await launchBrowser();
    const visitor = { timezoneId: 'Asia/Almaty', locale: 'en-GB' };
    scripted = await browser.newPage({ ...visitor, bypassCSP: true });
    withoutScript = await browser.newPage({ ...visitor, javaScriptEnabled: false });
  });
  after(async () => {
    await browser?.close();
    server?.close();
  });

  function serve(files: ReadonlyMap<string, PublishedFile>): void {
    served.clear();
    for (const [address, file] of files) served.set(address, file);
  }

  /** Opens a page at the first moment, and shows it at each later one as it would be if it were opened then. */
  async function atEach(
    path: string,
    moments: readonly Moment[],
    look: (page: Page, moment: Moment) => Promise<void>,
  ): Promise<void> {
    for (const [index, moment] of moments.entries()) {
      await scripted.clock.setFixedTime(new Date(MOMENTS[moment]));
      if (index === 0) await open(scripted, path);
      else {
        await takeBack(path);
        await scripted.evaluate(() => dispatchEvent(new Event('pageshow')));
      }
      await look(scripted, moment);
    }
  }

  /** Shows the open page as it was written, before any script. */
  async function takeBack(path: string): Promise<void> {
    const html = String(served.get(`${path}index.html`)?.body);
    await scripted.evaluate((written) => {
      document.body.innerHTML = new DOMParser().parseFromString(written, 'text/html').body.innerHTML;
    }, html);
  }

  async function open(page: Page, path: string): Promise<Page> {
    await page.goto(`${server.origin}${path}index.html`);
    return page;
  }

  for (const [title, { fields, words, state }] of Object.entries(CASES)) {
    const files = remembered(() => siteWith({ [title]: fields }, BUILT));

    it(`an event that ${title} is told alike on home, list and page at every moment`, async () => {
      serve(await files());
      const toldAt = (moment: Moment): string | undefined => words[NAMES.indexOf(moment)];
      const isOver = (moment: Moment): boolean => {
        const told = toldAt(moment);
        return told === OFF ? NAMES.indexOf(moment) > 2 : told === PASSED || told.startsWith(HAPPENED);
      };
      await atEach('/', NAMES, async (home, moment) => {
        const [heading] = await home.locator('main h2').allInnerTexts();
        assert.equal(heading, isOver(moment) ? 'Past dates' : 'When and where', moment);
        const isNamed = await home.locator('.home-title a:visible', { hasText: title }).isVisible();
        assert.equal(isNamed, !isOver(moment), moment);
        const line = [state, toldAt(moment)].filter(Boolean);
        const states = home.locator('.home-title-state:visible, .event-ticket-state:visible');
        assert.deepEqual(await states.allInnerTexts(), line, moment);
      });
      await atEach('/events/', NAMES, async (list, moment) => {
        const section = list.locator('section:visible', { has: list.locator(`text="Vigil that ${title}"`) });
        assert.equal(await section.locator('h2').innerText(), isOver(moment) ? 'Past dates' : 'Dates', moment);
        assert.equal(await list.locator('text=Subscribe to receive changes').isVisible(), !isOver(moment), moment);
      });
      await atEach(addressOf(title), NAMES, async (page, moment) => {
        const told = toldAt(moment);
        const said = await page.locator('.event-details dt:visible').first().innerText();
        assert.equal(said, told === OFF ? 'It was announced for' : told || 'When', moment);
        const text = await page.locator('main').innerText();
        const [invites, keeps] = [/Add to |Subscribe|Take part/, /Calendar file, for the rec/];
        assert.equal(invites.test(text), !isOver(moment) && told !== OFF, moment);
        assert.equal(keeps.test(text), !invites.test(text), moment);
      });
    });

    it(`an event that ${title} is told without a script and in feeds by what is true on any day`, async () => {
      const date = title === 'lasts for days' ? 'Friday, 8 May 2026' : 'Sunday, 10 May 2026';
      serve(await files());
      for (const path of ['/', '/events/', addressOf(title)]) {
        const text = await (await open(withoutScript, path)).locator('main').innerText();
        const own = text.replace(/Past dates[\s\S]*/, '');
        assert.match(own, new RegExp(date.replaceAll(/,? /g, '[,\\s]*')), path);
        assert.doesNotMatch(own, OF_THE_DAY, path);
        assert.doesNotMatch(own, OF_LATER, path);
      }
      for (const name of ['/feed.xml', '/feed.json']) {
        const feed = String((await files()).get(name)?.body);
        assert.ok(feed.includes(date));
        assert.doesNotMatch(feed, OF_THE_DAY);
        assert.doesNotMatch(feed, OF_LATER);
      }
    });
  }

  // More at once are a day of action, whose list is another when fewer are left.
  const HALF = 5;
  for (const cases of [Object.entries(CASES).slice(0, HALF), Object.entries(CASES).slice(HALF)])
    it(`a page that was built long ago says the same as one that is built now, and that is true without a script: an event that ${cases.map(([title]) => title).join(', ')}`, async () => {
      const events = {
        ...Object.fromEntries(cases.map(([title, { fields }]) => [title, fields])),
        'comes next': 'starts: 2026-05-20 18:00',
      };
      const pages = ['/', '/events/', ...Object.keys(events).map(addressOf)];
      const stale = new Map<string, string>();
      serve(await siteWith(events, BUILT));
      for (const path of pages)
        await atEach(path, NAMES, async (page, moment) => {
          stale.set(`${moment} ${path}`, await page.locator('body').innerText());
        });
      assert.match(stale.get('after /') ?? '', /When and where[\s\S]*Vigil that comes next/);
      for (const built of NAMES.slice(1)) {
        serve(await siteWith(events, MOMENTS[built]));
        for (const path of pages) {
          await atEach(path, [built], async (page) => {
            assert.equal(stale.get(`${built} ${path}`), await page.locator('body').innerText(), path);
          });
          await takeBack(path);
          assert.doesNotMatch(await scripted.locator('body').innerText(), OF_THE_DAY);
        }
      }
    });
});

/** `handbill check --live` finds nothing wrong with a good site, and tells each fault of a bad one in a sentence. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { formatProblem } from '../../src/campaign/problem.ts';
import { type Limits, politeFetcher } from '../../src/inspect/live/fetch-published.ts';
import { addressHere, builtFor, placeProblems, readAddress } from '../../src/inspect/live/published-address.ts';
import { answerFaults } from '../../src/inspect/live/published-answer.ts';
import { inspect } from '../../src/inspect/live/site-inspection.ts';
import { handbill } from '../cli/in-process.ts';
import { miniCampaign, writeFiles } from '../mini-campaign.ts';
import { goodRoutes, type PublishedSite, page, type Route, servePublishedSite, sitemap } from './published-site.ts';

let site: PublishedSite;

/** Has every test of a suite find a site of its own. */
function eachWithSite(): void {
  beforeEach(async () => {
    site = await servePublishedSite();
  });
  afterEach(() => site.close());
}

/** The problems as people read them, with the site's address as "SITE/". */
async function told(limits: Partial<Limits> = {}, address = site.base): Promise<string[]> {
  const { problems } = await inspect(address, politeFetcher(limits));
  return problems.map((problem) => formatProblem(problem).replaceAll(site.base, 'SITE/'));
}

function plain(body: string, headers: Readonly<Record<string, string>> = {}): Route {
  return { headers: { 'content-type': 'text/plain', ...headers }, body };
}

function redirect(location: string): Route {
  return { status: 302, headers: { location }, body: '' };
}

/** A good answer with other headers. */
function withHeaders(path: string, headers: Readonly<Record<string, string>>): Route {
  const route = site.routes.get(path);
  assert.ok(route && typeof route === 'object');
  return { ...route, headers: { ...route.headers, ...headers } };
}

describe('a published site', () => {
  eachWithSite();

  it('that is all in order has no problems, and each file of it is asked for once', async () => {
    const { problems, looked } = await inspect(site.base, politeFetcher());
    assert.deepEqual(problems, []);
    assert.deepEqual(looked, { pages: 2, cards: 1, calendars: 2 });
    assert.deepEqual([...new Set(site.asked.values())], [1]);
  });

  it('is asked four times at once at most, by one who says who it is', async () => {
    let running = 0;
    let most = 0;
    const agents = new Set<string | undefined>();
    const slow = Array.from({ length: 12 }, (_, index) => `slow-${index}/`);
    for (const address of slow)
      site.routes.set(`/${address}`, (request, response) => {
        agents.add(request.headers['user-agent']);
        running += 1;
        most = Math.max(most, running);
        setTimeout(() => {
          running -= 1;
          response.writeHead(404).end();
        }, 200);
      });
    site.routes.set('/sitemap.xml', sitemap(site.base, ['', ...slow]));
    await told();
    assert.equal(most, 4);
    assert.match([...agents].join(), /^Handbill\/\d+\.\d+\.\d+ \(link check\)$/);
  });

  it('may do without robots.txt', async () => {
    site.routes.delete('/robots.txt');
    assert.deepEqual(await told(), []);
  });

  it('may tell search engines how to show it', async () => {
    site.routes.set('/', withHeaders('/', { 'x-robots-tag': 'noarchive, max-image-preview: none' }));
    assert.deepEqual(await told(), []);
  });

  it('that was built for another address says so once, and is looked at all the same', async () => {
    const built = 'https://library.example/campaign/';
    for (const [path, route] of await goodRoutes(built)) site.routes.set(path, route);
    site.routes.delete('/cards/one.png');
    assert.deepEqual(await told(), [
      `SITE/  warning: was built for ${built}, so everything that is shared leads there. Check it there once it is published.`,
      'SITE/cards/one.png  answers 404. Copy everything in _site to your web space once more.',
    ]);
  });
});

/** A name, what is planted, and what is said. */
type Fault = readonly [name: string, plant: () => void | Promise<void>, told: readonly string[]];

const faults: readonly Fault[] = [
  [
    'a page that was not copied',
    () => site.routes.delete('/events/') && undefined,
    ['SITE/events/  answers 404. Copy everything in _site to your web space once more.'],
  ],
  [
    'a page behind a password',
    () => void site.routes.set('/events/', { status: 401, headers: {}, body: '' }),
    ['SITE/events/  answers 401: it may not be read. Ask your host to let everyone read it, and programs too.'],
  ],
  [
    'a server that is out of order',
    () => void site.routes.set('/', { status: 503, headers: {}, body: '' }),
    ['SITE/  answers 503: the server has a fault. Try again later; if it stays so, ask your host.'],
  ],
  [
    'a page in another character set',
    () =>
      void site.routes.set('/events/', withHeaders('/events/', { 'content-type': 'text/html; charset=iso-8859-1' })),
    [
      'SITE/events/  is served as "text/html; charset=iso-8859-1". Tell your host to serve .html files as text/html; charset=utf-8.',
    ],
  ],
  [
    'a page without a character set',
    () => void site.routes.set('/events/', withHeaders('/events/', { 'content-type': 'text/html' })),
    [
      'SITE/events/  warning: is served as "text/html". Tell your host to serve .html files as text/html; charset=utf-8.',
    ],
  ],
  [
    'a header that hides a page',
    () => void site.routes.set('/events/', withHeaders('/events/', { 'x-robots-tag': 'nofollow, Googlebot: noindex' })),
    [
      'SITE/events/  asks search engines not to show it (noindex). Tell your host to leave out the header X-Robots-Tag.',
    ],
  ],
  [
    'a card that is a download',
    () =>
      void site.routes.set(
        '/cards/one.png',
        withHeaders('/cards/one.png', { 'content-disposition': 'attachment; filename="one.png"' }),
      ),
    [
      'SITE/cards/one.png  is sent as a download, so it is not shown. Tell your host to leave out the header Content-Disposition.',
    ],
  ],
  [
    'a card of another type',
    () =>
      void site.routes.set(
        '/cards/one.png',
        withHeaders('/cards/one.png', { 'content-type': 'application/octet-stream' }),
      ),
    ['SITE/cards/one.png  is served as "application/octet-stream". Tell your host to serve .png files as image/png.'],
  ],
  [
    'a calendar without a type',
    () =>
      void site.routes.set('/events/vigil.ics', {
        headers: {},
        body: 'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n',
      }),
    [
      'SITE/events/vigil.ics  is served without a content type. Tell your host to serve .ics files as text/calendar; charset=utf-8.',
    ],
  ],
  [
    'a calendar without a character set',
    () => void site.routes.set('/calendar.ics', withHeaders('/calendar.ics', { 'content-type': 'text/calendar' })),
    [
      'SITE/calendar.ics  warning: is served as "text/calendar". Tell your host to serve .ics files as text/calendar; charset=utf-8.',
    ],
  ],
  [
    'a page instead of a calendar',
    () => void site.routes.set('/calendar.ics', withBody('/calendar.ics', '<!doctype html>')),
    [
      'SITE/calendar.ics  is not a calendar: it does not begin with BEGIN:VCALENDAR. Copy this file from _site to your web space once more.',
    ],
  ],
  [
    'a calendar that is linked and missing',
    () => site.routes.delete('/events/vigil.ics') && undefined,
    ['SITE/events/vigil.ics  answers 404. Copy everything in _site to your web space once more.'],
  ],
  [
    'feeds as plain text',
    () => {
      site.routes.set('/feed.xml', plain('<feed/>'));
      site.routes.set('/feed.json', plain('{}'));
    },
    [
      'SITE/feed.json  is served as "text/plain". Tell your host to serve .json files as application/feed+json.',
      'SITE/feed.xml  is served as "text/plain". Tell your host to serve .xml files as application/atom+xml.',
    ],
  ],
  [
    'a front page for every address',
    () => void site.routes.set('/no-such-page-of-handbill/', redirect('/')),
    [
      'SITE/no-such-page-of-handbill/  does not exist, but is answered with 200. Tell your host to answer 404 where there is no page, and to show 404.html then.',
    ],
  ],
  [
    'a robots.txt that keeps some away',
    () =>
      void site.routes.set(
        '/robots.txt',
        plain('User-agent: facebookexternalhit\nUser-agent: Twitterbot\nDisallow: /cards/\n'),
      ),
    [
      'SITE/robots.txt  warning: says "Disallow: /cards/", which Handbill does not write, so networks and search engines may be kept away. Take it out unless it is yours.',
    ],
  ],
  [
    'a robots.txt that fails',
    () => void site.routes.set('/robots.txt', { status: 500, headers: {}, body: '' }),
    ['SITE/robots.txt  answers 500: the server has a fault. Try again later; if it stays so, ask your host.'],
  ],
  [
    'a sitemap that is none',
    () => void site.routes.set('/sitemap.xml', plain('<!doctype html>')),
    ['SITE/sitemap.xml  lists no pages. Copy this file from _site to your web space once more.'],
  ],
  [
    'the same at many addresses, said once',
    () => void site.routes.set('/sitemap.xml', sitemap(site.base, ['', 'a/', 'b/', 'c/', 'd/'])),
    ['SITE/a/  answers 404. Copy everything in _site to your web space once more. The same holds for 3 others.'],
  ],
];

function withBody(path: string, body: string): Route {
  const route = site.routes.get(path);
  assert.ok(route && typeof route === 'object');
  return { ...route, body };
}

describe('of a published site', () => {
  eachWithSite();

  for (const [name, plant, expected] of faults) {
    it(`${name} is told`, async () => {
      await plant();
      assert.deepEqual(await told(), expected);
    });
  }

  it('no more than 500 pages are looked at', async () => {
    const many = Array.from({ length: 510 }, (_, index) => `page-${index}/`);
    for (const address of many) site.routes.set(`/${address}`, page(site.base, { address }));
    site.routes.set('/sitemap.xml', sitemap(site.base, ['', ...many]));
    assert.deepEqual(await told(), [
      'SITE/sitemap.xml  warning: lists 511 pages, and only the first 500 were looked at. Look at some of the others yourself.',
    ]);
    assert.equal([...site.asked.keys()].filter((path) => path.startsWith('/page-')).length, 499);
  });
});

describe('an address', () => {
  eachWithSite();

  it('where nobody listens is told', async () => {
    site.close();
    assert.deepEqual(await told(), [
      'SITE/  does not answer. Check the address and your connection; if both are good, ask your host.',
    ]);
  });

  it('that breaks off in the middle is told', async () => {
    site.routes.set('/', (_request, response) => {
      response.writeHead(200, { 'content-length': '1000' }).write('<!doctype');
      setTimeout(() => response.destroy(), 20);
    });
    assert.match((await told()).join(), /^SITE\/ {2}does not answer\./);
  });

  const late =
    'SITE/  takes too long to answer, and networks do not wait. Try again later; if it stays slow, ask your host.';

  it('that never answers is told', async () => {
    site.routes.set('/', () => {});
    assert.deepEqual(await told({ timeout: 100 }), [late]);
  });

  it('that answers drop by drop is told', async () => {
    site.routes.set('/', (request, response) => {
      response.writeHead(200);
      const drops = setInterval(() => response.write('.'), 20);
      request.once('close', () => clearInterval(drops));
    });
    assert.deepEqual(await told({ timeout: 200 }), [late]);
  });

  it('that has no end is told', async () => {
    site.routes.set('/', (request, response) => {
      const pour = () => {
        while (!request.destroyed && response.write(Buffer.alloc(65_536)));
      };
      response.writeHead(200).on('drain', pour);
      pour();
    });
    assert.deepEqual(await told(), [
      'SITE/  is larger than 5 MB, and networks give up on that. Publish the file that Handbill made.',
    ]);
  });

  it('that leads round in a circle is told, after five redirects', async () => {
    site.routes.set('/', redirect('/'));
    assert.deepEqual(await told(), ['SITE/  redirects more than 5 times. Ask your host to correct the redirects.']);
    assert.equal(site.asked.get('/'), 6);
  });

  it('that leads on to the site is followed', async () => {
    const gate = await servePublishedSite();
    gate.routes.set('/', redirect(`${site.base}index.html`));
    site.routes.set('/index.html', page(site.base, { address: '' }));
    assert.deepEqual(await told({}, gate.base), []);
    gate.close();
  });

  it('of no server, or with a bad certificate, is told in words', () => {
    const address = 'https://library.example/';
    assert.deepEqual(
      (['name', 'certificate'] as const).flatMap((reason) =>
        answerFaults({ kind: 'silence', address, reason }).map(formatProblem),
      ),
      [
        'https://library.example/  cannot be found: there is no server of that name. Check the address and your connection.',
        'https://library.example/  has a certificate that browsers refuse. Ask your host to renew it.',
      ],
    );
  });

  it('is read with or without its last slash, and with a scheme', () => {
    assert.equal(readAddress('https://Library.example'), 'https://library.example/');
    assert.equal(readAddress('https://library.example/campaign'), 'https://library.example/campaign/');
    assert.equal(readAddress('https://library.example/index.html?a#b'), 'https://library.example/');
    assert.equal(readAddress('library.example'), undefined);
    assert.equal(readAddress('https://me:secret@library.example/'), undefined);
  });
});

describe('the place of a site', () => {
  const base = 'https://library.example/';
  const other = 'https://reading-room.example/campaign/';

  it('is compared with the one it was built for', () => {
    assert.equal(builtFor(base, [base], [base, `${base}events/`]), base);
    assert.equal(builtFor(base, [`${base}campaign/`], [`${base}campaign/`]), `${base}campaign/`);
    assert.equal(builtFor(base, ['', other], []), other);
    assert.equal(builtFor(base, [`${base}events/`], [base]), base);
    assert.equal(builtFor(base, [], []), base);
  });

  it('is where its addresses are found', () => {
    const moved = { base, builtFor: other };
    assert.equal(addressHere(moved, `${other}events/a.ics`), `${base}events/a.ics`);
    assert.equal(addressHere(moved, 'webcal://reading-room.example/campaign/calendar.ics'), `${base}calendar.ics`);
    assert.equal(addressHere(moved, 'https://elsewhere.example/'), undefined);
    const nested = { base: `${base}campaign/`, builtFor: base };
    assert.equal(addressHere(nested, `${base}campaign/events/`), `${base}campaign/events/`);
    assert.equal(addressHere(nested, `${base}events/`), `${base}campaign/events/`);
  });

  it('is told when it is another, when it is a detour away, and when it is not encrypted', () => {
    const say = (from: string, to: string, asked: string) =>
      placeProblems({ base: from, builtFor: to }, asked).map(formatProblem);
    assert.deepEqual(say(base, other, base), [
      'https://library.example/  was built for https://reading-room.example/campaign/, so everything that is shared leads there. Write "address: https://library.example/" into content/campaign.yml, build again and publish everything in _site.',
    ]);
    assert.deepEqual(say('https://www.library.example/', base, base), [
      'https://www.library.example/  warning: is where https://library.example/ redirects to. Write "address: https://www.library.example/" into content/campaign.yml, so that nobody is redirected.',
    ]);
    assert.deepEqual(say('http://library.example/', base, 'http://library.example/'), [
      'http://library.example/  warning: is sent without encryption, so that anyone on the way can read and change it. Ask your host for https.',
    ]);
  });
});

describe('handbill check --live', () => {
  eachWithSite();

  it('says how much was looked at, and exits with 0', async () => {
    const run = await handbill(['check', '--live', site.base, '--campaign', miniCampaign()]);
    assert.deepEqual(run, {
      code: 0,
      stdout: 'All is well: 2 pages, 1 card, 2 calendars looked at.\n',
      stderr: '',
    });
  });

  it('says what is wrong, and exits with 1', async () => {
    site.routes.delete('/cards/one.png');
    const run = await handbill(['check', '--live', site.base, '--campaign', miniCampaign()]);
    assert.deepEqual(run, {
      code: 1,
      stdout: '1 problem to mend: 2 pages, 0 cards, 2 calendars looked at.\n',
      stderr: `${site.base}cards/one.png  answers 404. Copy everything in _site to your web space once more.\n`,
    });
  });

  it('takes the campaign’s own address unless one is given', async () => {
    const campaign = miniCampaign();
    const address = site.base.replace('http:', 'https:');
    const settings = readFileSync(join(campaign, 'content/campaign.yml'), 'utf8');
    writeFiles(campaign, {
      'content/campaign.yml': settings.replace('https://library.example/', address),
    });
    const run = await handbill(['check', '--live', '--campaign', campaign]);
    assert.deepEqual(run, {
      code: 1,
      stdout: '1 problem to mend: 0 pages, 0 cards, 0 calendars looked at.\n',
      stderr: `${address}  does not answer. Check the address and your connection; if both are good, ask your host.\n`,
    });
  });

  it('takes a web address only, and not together with --against', async () => {
    const campaign = miniCampaign();
    const wrong = await handbill(['check', '--live', 'library.example', '--campaign', campaign]);
    assert.deepEqual(wrong, {
      code: 1,
      stdout: '',
      stderr: '"library.example" is not a web address. Write it like --live https://example.org/.\n',
    });
    const both = await handbill(['check', '--live', site.base, '--against', 'a.ics', '--campaign', campaign]);
    assert.equal(both.code, 2);
    assert.match(both.stderr, /'--live \[address\]' cannot be used with option '--against <calendar>'/);
  });
});

/** `handbill build` and `check --against` stop silent changes, and `handbill announce` prints what to tell people. */
import assert from 'node:assert/strict';
import { cpSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import type { Announced, SilentChange } from '../../src/authoring/silent-change.ts';
import { silentChanges } from '../../src/authoring/silent-changes.ts';
import { campaignCalendar } from '../../src/calendar/calendar-files.ts';
import { calendarChanges, UnreadableCalendar } from '../../src/calendar/published-calendar.ts';
import { editionOf } from '../../src/campaign/edition.ts';
import { formatProblem } from '../../src/campaign/problem.ts';
import { loadSite } from '../../src/eleventy/load-site.ts';
import { problemsAgainst } from '../../src/inspect/calendar-comparison.ts';
import { readNow, type ZonedNow } from '../../src/time/now.ts';
import { handbill as handbillProcess } from '../cli/command.ts';
import { handbill } from '../cli/in-process.ts';
import { FIXTURES, miniCampaign, temporaryFolder, writeFiles } from '../mini-campaign.ts';
import { siteAsOf } from '../site-as-of.ts';

const AS_OF = ['--now', '2026-04-12'];
const LIFE = join(FIXTURES, 'life');
const VIGIL = 'content/events/vigil.md';

/** A campaign as it would be announced, without the site around it. */
async function announcedIn(folder: string): Promise<Announced> {
  const now: ZonedNow = ({ zone }) => readNow({ option: '2026-04-12', sourceDateEpoch: undefined, clock: 0 }, zone);
  const { campaign, problems } = await loadSite(folder, { now });
  assert.ok(campaign, problems.map(formatProblem).join('\n'));
  const edition = editionOf(campaign, 'en', now(campaign));
  return { folder, events: campaign.events, calendar: campaignCalendar(edition), now: edition.now };
}

async function calendar(name: string): Promise<string> {
  return (await announcedIn(miniCampaign(join(LIFE, name)))).calendar;
}

/** The event's file with something else in it. */
function edit(campaign: string, change: (text: string) => string, file = VIGIL): void {
  writeFiles(campaign, { [file]: change(readFileSync(join(campaign, file), 'utf8')) });
}

const linesOf = (changes: readonly SilentChange[]): string[] =>
  changes.map(({ problem }) => [formatProblem(problem), ...(problem.add ?? [])].join('\n'));

/** What would be told of a campaign that was published as announced, after an edit. */
async function toldOf(change: (text: string) => string, published: string): Promise<string[]> {
  const campaign = miniCampaign(join(LIFE, 'announced'));
  edit(campaign, change);
  return linesOf(silentChanges(published, await announcedIn(campaign)));
}

const UNLESS_NOBODY = 'If nobody has it yet: handbill build --allow-silent';
const ADVICE = `Say under \`changes:\` what people should be told. ${UNLESS_NOBODY}`;

describe('a change since publication', () => {
  let published: string;
  before(async () => {
    published = await calendar('announced');
  });

  it('that stands under changes is no silent one', async () => {
    for (const name of ['announced', 'changed', 'rescheduled', 'postponed', 'cancelled', 'moved-online']) {
      const campaign = miniCampaign(join(LIFE, name));
      assert.deepEqual(silentChanges(published, await announcedIn(campaign)), [], name);
    }
  });

  const silent: readonly [string, (text: string) => string, string, string?][] = [
    [
      'of the start',
      (text) => text.replace('01 18:00', '01 17:00'),
      'starts: was published as 2026-05-01 18:00',
      'was: 2026-05-01 18:00',
    ],
    ['of the end', (text) => text.replace('19:00', '20:00'), 'ends: was published as 2026-05-01 19:00'],
    [
      'of the place',
      (text) => text.replace('1 Church Street', '2 Mill Lane'),
      'place: was published as "The library, 1 Church Street"',
    ],
    ['of the title', (text) => text.replace('Vigil at', 'March to'), 'title: was published as "Vigil at the library"'],
    [
      'of the state',
      (text) => text.replace('place:', 'status: cancelled\nplace:'),
      'status: was published as confirmed',
    ],
    [
      'of the state, to one online,',
      (text) => text.replace('place:', 'status: moved-online\nonline: https://meet.example/\nplace:'),
      'place: was published as "The library, 1 Church Street"',
    ],
    [
      'of several things',
      (text) => text.replace('Vigil at', 'March to').replace('18:00', '17:00').replace('Church', 'Mill'),
      'title: was published as "Vigil at the library", starts as 2026-05-01 18:00, place as "The library, 1 Church Street"',
      'was: 2026-05-01 18:00',
    ],
    [
      'to whole days',
      (text) => text.replace('2026-05-01 18:00', '2026-05-01\nall-day: true').replace(/^ends:.*\n/m, ''),
      'starts: was published as 2026-05-01, ends as 2026-05-01',
    ],
  ];
  for (const [name, change, fault, was] of silent) {
    it(`${name} is told with the lines to add, after which it is none`, async () => {
      const [told = '', ...others] = await toldOf(change, published);
      assert.deepEqual(others, []);
      const [sentence, ...lines] = told.split('\n');
      const note = ['  - at: 2026-04-12 00:00', ...(was ? [`    ${was}`] : []), '    note: …'];
      assert.deepEqual(lines, ['changes:', ...note]);
      assert.match(sentence ?? '', /^content\/events\/vigil\.md:\d+:\d+ {2}/);
      assert.equal(sentence?.replace(/^\S+ {2}/, ''), `${fault}, but nothing tells those who have it. ${ADVICE}`);
      const added = lines.join('\n').replace('…', 'We have thought again.');
      assert.deepEqual(await toldOf((text) => change(text).replace('place:', `${added}\nplace:`), published), []);
    });
  }

  it('of the start of an event without an end is told without the hour that calendars give it', async () => {
    const endless = (text: string): string => text.replace(/^ends:.*\n/m, '');
    const campaign = miniCampaign(join(LIFE, 'announced'));
    edit(campaign, endless);
    const { calendar: before } = await announcedIn(campaign);
    const [told] = await toldOf((text) => endless(text).replace('01 18:00', '01 17:00'), before);
    assert.match(told ?? '', / starts: was published as 2026-05-01 18:00, but nothing tells those who have it\./);
  });

  it('of what is online that is off is told of its status alone, which is all that was touched', async () => {
    const online = (text: string): string => text.replace(/place:\n.*\n.*\n/, 'online: https://meet.example/\n');
    const campaign = miniCampaign(join(LIFE, 'announced'));
    edit(campaign, online);
    const { calendar: before } = await announcedIn(campaign);
    const [told, ...others] = await toldOf(
      (text) => `${online(text).replace('online:', 'status: cancelled\nonline:')}`,
      before,
    );
    assert.match(told ?? '', / status: was published as confirmed, but nothing tells those who have it\./);
    assert.deepEqual(others, []);
  });

  it('is told where the file has changes already, in the form that they have', async () => {
    const before = await calendar('changed');
    const moved = (entry: string) => (text: string) =>
      `${text.replace('1 Church Street', '2 Mill Lane').replace('place:', `changes:${entry}\nplace:`)}`;
    const added = async (entry: string): Promise<string[]> =>
      (await toldOf(moved(entry), before)).flatMap((told) => told.split('\n').slice(1));
    const at = 'at: 2026-04-05 10:00';
    assert.deepEqual(await added(`\n- ${at}\n  note: N`), ['- at: 2026-04-12 00:00', '  note: …']);
    assert.deepEqual(await added(`\n    - { ${at}, note: N }`), ['    - at: 2026-04-12 00:00', '      note: …']);
    assert.deepEqual(await added(` [{ ${at}, note: N }]`), ['{ at: 2026-04-12 00:00, note: … }']);
  });

  it('of the start that is told without saying that it moved is doubted', async () => {
    const told = await toldOf(
      (text) =>
        text
          .replace('18:00', '17:00')
          .replace('place:', 'changes:\n  - { at: 2026-04-11 09:00, note: Now at five. }\nplace:'),
      published,
    );
    assert.deepEqual(told, [
      'content/events/vigil.md:7:3  warning: changes: tells of a change, but not that it was to begin at another time. Write `was: 2026-05-01 18:00` in the entry that does.',
    ]);
  });

  it('that was taken back is told, since calendars would ignore it', async () => {
    assert.match(
      (await toldOf((text) => text, await calendar('changed'))).join(),
      /^\S+ {2}changes: had 1 when it was published and has 0 now/,
    );
  });

  it('of all there is is told with the title, the time and the file', async () => {
    assert.match(
      (await toldOf((text) => text.replace('place:', 'draft: true\nplace:'), published)).join(),
      /^content\/events\/vigil\.md {2}"Vigil at the library", 2026-05-01 18:00, was published and is gone, but stays in people’s calendars as vigil@library\.example\. Put its file back/,
    );
  });

  it('of the id alone is told where it is written', async () => {
    assert.deepEqual(await toldOf((text) => text.replace('id: vigil@', 'id: other@'), published), [
      `content/events/vigil.md:2:5  id: calendars know the event as vigil@library.example, and would keep that beside a new one. Write \`id: vigil@library.example\`. ${UNLESS_NOBODY}`,
    ]);
  });

  for (const [name, id] of [
    ['', 'id: vigil@library.example\n'],
    [' and with it of the id that calendars know', ''],
  ] as const)
    it(`of the file’s name${name} is told once, with the name that it had`, async () => {
      const campaign = miniCampaign(join(LIFE, 'announced'));
      const file = readFileSync(join(campaign, VIGIL), 'utf8').replace(/^id: .*\n/m, id);
      rmSync(join(campaign, VIGIL));
      writeFiles(campaign, { 'content/events/reading.md': file });
      const told = linesOf(silentChanges(published, await announcedIn(campaign)));
      const calendars = id ? '' : ', and calendars know the event as vigil@library.example';
      assert.deepEqual(told, [
        `content/events/reading.md  was published as content/events/vigil.md: posters, codes and links lead to /events/vigil/${calendars}. Give the file its old name; its title may be another. ${UNLESS_NOBODY}`,
      ]);
    });

  it('of the text alone is none', async () => {
    assert.deepEqual(await toldOf((text) => text.replace('Bring a book', 'Bring a friend'), published), []);
  });

  it('is none of a draft that was shown', () => {
    const shown = published.replace('TRANSP:', 'X-HANDBILL-DRAFT:TRUE\r\nTRANSP:');
    assert.deepEqual(calendarChanges(shown, shown.replace(/BEGIN:VEVENT[\s\S]*END:VEVENT\r\n/, '')), []);
    assert.equal(calendarChanges(published, shown).length, 1);
  });

  it('cannot be found in what is no calendar', () => {
    assert.throws(() => calendarChanges('<html>', published), UnreadableCalendar);
  });

  it('is looked for in any file in seconds, whatever it makes of recurrences, lines and numbers of events', () => {
    const calendar = (inner: string): string => `BEGIN:VCALENDAR\r\n${inner}END:VCALENDAR\r\n`;
    const event = (uid: number, more = '', start = 'DTSTART;TZID=Europe/London:20260501T180000'): string =>
      `BEGIN:VEVENT\r\nUID:${uid}\r\n${start}\r\n${more}END:VEVENT\r\n`;
    const zone = (rule: string): string =>
      `BEGIN:VTIMEZONE\r\nTZID:E\r\nBEGIN:STANDARD\r\nDTSTART:16010101T000000\r\nTZOFFSETFROM:+0000\r\nTZOFFSETTO:+0100\r\nRRULE:${rule}\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n`;
    const hostile = [
      zone('FREQ=SECONDLY') + event(1, '', 'DTSTART;TZID=E:20260501T180000'),
      zone('FREQ=DAILY;INTERVAL=0') + event(1, '', 'DTSTART;TZID=E:99991231T180000'),
      event(1, `X-LONG;${'A=b;'.repeat(300_000)}A=b:x\r\n`),
      event(1, `SUMMARY;${'A=b;'.repeat(300_000)}A=b:x\r\n`),
      Array.from({ length: 5000 }, (_, index) => event(index)).join(''),
    ];
    const before = process.cpuUsage().user;
    for (const inner of hostile) calendarChanges(calendar(inner), calendar(event(1)));
    assert.ok(process.cpuUsage().user - before < 15_000_000);
  });

  it('of the state is told even where nothing is known to have been published', async () => {
    const campaign = miniCampaign(join(LIFE, 'announced'));
    edit(campaign, (text) => text.replace('place:', 'status: postponed\nplace:'));
    const [told, ...others] = silentChanges(undefined, await announcedIn(campaign));
    assert.deepEqual(others, []);
    const message = ADVICE.split(' If nobody')[0];
    assert.equal(told?.problem.message, `says postponed, but nothing tells people so. ${message}`);
    assert.deepEqual(told?.problem.add, ['changes:', '  - at: 2026-04-12 00:00', '    note: …']);
  });
});

describe('the note that is still to be written', () => {
  it('is refused', async () => {
    const campaign = miniCampaign(join(LIFE, 'announced'));
    edit(campaign, (text) => text.replace('place:', 'changes:\n  - { at: 2026-04-12 00:00, note: … }\nplace:'));
    const { problems } = await loadSite(campaign);
    assert.deepEqual(
      problems.map(({ field, message }) => `${field}: ${message}`),
      ['changes.1.note: says nothing yet. Write what people should be told.'],
    );
  });
});

describe('handbill build', () => {
  it('compares with the site that it replaces, and leaves that in place', async () => {
    const campaign = miniCampaign(join(LIFE, 'announced'));
    const build = (...args: string[]) => handbill(['build', '--campaign', campaign, ...AS_OF, ...args]);
    assert.equal((await build()).code, 0);
    const site = readFileSync(join(campaign, '_site/calendar.ics'), 'utf8');
    edit(campaign, (text) => text.replace('1 Church Street', '2 Mill Lane'));
    const run = await handbillProcess(['build', '--campaign', '.', ...AS_OF], { cwd: campaign });
    assert.equal(run.code, 1);
    assert.match(
      run.stderr,
      /^content\/events\/vigil\.md:7:3 {2}place: was published as .* yet: npx handbill build --allow-silent\n.*\n.*\^\nchanges:\n {2}- at: 2026-04-12 00:00\n {4}note: …\n/,
    );
    assert.equal(readFileSync(join(campaign, '_site/calendar.ics'), 'utf8'), site);
    assert.equal((await handbill(['check', '--campaign', campaign, ...AS_OF])).code, 1);
    assert.equal((await handbill(['check', '--campaign', campaign, '--allow-silent', ...AS_OF])).code, 0);
    assert.equal((await build('--output', join(campaign, 'elsewhere'))).code, 0);
    assert.equal((await build('--allow-silent')).code, 0);
    assert.match(readFileSync(join(campaign, '_site/calendar.ics'), 'utf8'), /2 Mill Lane/);
    assert.equal((await build()).code, 0);
  });

  it('makes a new site whatever has become of the last one’s calendar, and says that nothing was compared', async () => {
    const campaign = miniCampaign(join(LIFE, 'announced'));
    const build = () => handbill(['build', '--campaign', campaign, ...AS_OF]);
    assert.equal((await build()).code, 0);
    const site = readFileSync(join(campaign, '_site/calendar.ics'), 'utf8');
    for (const damaged of ['', site.slice(0, 400), 'BEGIN:VCALENDAR', 'x'.repeat(10_000)]) {
      writeFiles(campaign, { '_site/calendar.ics': damaged });
      const run = await build();
      assert.equal(run.code, 0, run.stderr);
      assert.match(run.stderr, /calendar\.ics {2}warning: is not a calendar that can be read, so nothing shows/);
      assert.equal(readFileSync(join(campaign, '_site/calendar.ics'), 'utf8'), site);
    }
  });

  it('compares with the calendar kept in the campaign where there is no site', async () => {
    const campaign = miniCampaign(join(LIFE, 'announced'));
    writeFiles(campaign, { 'published/calendar.ics': await calendar('announced') });
    edit(campaign, (text) => text.replace('19:00', '20:00'));
    const run = await handbill(['build', '--campaign', campaign, ...AS_OF]);
    assert.equal(run.code, 1);
    assert.match(run.stderr, /ends: was published as 2026-05-01 19:00/);
    assert.equal(existsSync(join(campaign, '_site')), false);
    writeFiles(campaign, { 'published/calendar.ics': 'nothing' });
    const unreadable = await handbill(['build', '--campaign', campaign, ...AS_OF]);
    assert.match(unreadable.stderr, /published\/calendar\.ics is not a calendar\./);
    assert.equal(unreadable.code, 2);
  });
});

describe('handbill check --against', () => {
  it('a file names the content file and what to add, and exits with 1', async () => {
    const campaign = miniCampaign(join(LIFE, 'announced'));
    const kept = join(temporaryFolder(), 'calendar.ics');
    writeFiles(kept.slice(0, -'calendar.ics'.length), { 'calendar.ics': await calendar('announced') });
    assert.equal((await handbill(['check', '--campaign', campaign, '--against', kept, ...AS_OF])).code, 0);
    edit(campaign, (text) => text.replace('1 Church Street', '2 Mill Lane'));
    const run = await handbillProcess(['check', '--campaign', '.', '--against', kept, ...AS_OF], { cwd: campaign });
    assert.equal(run.code, 1);
    assert.match(
      run.stderr,
      /^content\/events\/vigil\.md:7:3 {2}place: was published as .*\n.*\n.*\^\nchanges:\n {2}- at: 2026-04-12 00:00\n/,
    );
  });

  it('a web address reads it from there', async () => {
    const folder = miniCampaign(join(LIFE, 'cancelled'));
    const site = await siteAsOf(folder, '2026-04-12');
    const ics = await calendar('announced');
    const server = createServer((request, response) => {
      response
        .writeHead(request.url === '/calendar.ics' ? 200 : 404, {
          'content-type': 'text/calendar; charset=utf-8',
        })
        .end(ics);
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const address = server.address();
    assert.ok(address && typeof address === 'object');
    const base = `http://127.0.0.1:${address.port}`;
    assert.deepEqual(await problemsAgainst(site, folder, `${base}/calendar.ics`), []);
    const missing = { message: `${base}/nothing.ics answers 404. Check the address; nothing was compared.` };
    await assert.rejects(problemsAgainst(site, folder, `${base}/nothing.ics`), missing);
    server.close();
    const silent = {
      message: `${base}/calendar.ics does not answer. Check the address and the connection.`,
    };
    await assert.rejects(problemsAgainst(site, folder, `${base}/calendar.ics`), silent);
  });

  it('says when it cannot read it, and exits with 2', async () => {
    const campaign = miniCampaign(join(LIFE, 'cancelled'));
    const none = await handbill(['check', '--campaign', campaign, '--against', 'nowhere.ics', ...AS_OF]);
    assert.match(none.stderr, /^nowhere\.ics cannot be read\./);
    assert.equal(none.code, 2);
  });
});

describe('handbill announce', () => {
  it('prints three texts about the last change, the short one at most 280 characters long', async () => {
    const campaign = miniCampaign(join(LIFE, 'cancelled'));
    const run = await handbill(['announce', 'vigil', '--campaign', campaign, ...AS_OF]);
    assert.equal(run.code, 0, run.stderr);
    const [, short] = run.stdout.split('\n\n');
    assert.equal(
      short,
      'CANCELLED: Vigil at the library – The council has given in. – Friday, 1 May 2026, 18:00 to 19:00, London time (BST) https://library.example/events/vigil/',
    );
    assert.match(run.stdout, /Subject: CANCELLED: Vigil at the library/);
    assert.match(run.stdout, /It was announced for: Friday, 1 May 2026/);
  });

  it('keeps the short text short, with its address whole', async () => {
    const campaign = miniCampaign();
    cpSync(join(LIFE, 'cancelled/content'), join(campaign, 'content'), { recursive: true });
    const event = join(campaign, 'content/events/vigil.md');
    writeFiles(campaign, {
      'content/events/vigil.md': readFileSync(event, 'utf8').replace(
        'The council has given in.',
        'Многословное объяснение. '.repeat(40),
      ),
    });
    const { stdout } = await handbill(['announce', 'vigil', '--campaign', campaign, ...AS_OF]);
    const short = stdout.split('\n\n')[1] ?? '';
    assert.ok([...short].length <= 280, `${[...short].length}`);
    assert.match(short, /^CANCELLED: Vigil at the library – .*… https:\/\/library\.example\/events\/vigil\/$/);
  });

  it('says when there is nothing to tell, and which events there are', async () => {
    const campaign = miniCampaign();
    const nothing = await handbill(['announce', 'vigil', '--campaign', campaign, ...AS_OF]);
    assert.equal(nothing.code, 1);
    assert.match(nothing.stderr, /^Nothing has changed about vigil since it was announced\./);
    assert.match(
      (await handbill(['announce', 'vigl', '--campaign', campaign, ...AS_OF])).stderr,
      /^There is no event vigl\. Did you mean vigil\?/,
    );
  });
});

/** `handbill check --against` stops silent changes, and `handbill announce` prints what to tell people. */
import assert from 'node:assert/strict';
import { copyFileSync, cpSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import { silentChanges, UnreadableCalendar } from '../../src/calendar/published-calendar.ts';
import { problemsAgainst } from '../../src/inspect/calendar-comparison.ts';
import { handbill } from '../cli/command.ts';
import { FIXTURES, miniCampaign, temporaryFolder, writeFiles } from '../mini-campaign.ts';
import { siteAsOf, textOf } from '../site-as-of.ts';

const AS_OF = ['--now', '2026-04-12'];
const LIFE = join(FIXTURES, 'life');

async function calendar(name: string): Promise<string> {
  return textOf(await siteAsOf(miniCampaign(join(LIFE, name)), '2026-04-12'), '/calendar.ics');
}

describe('a change since publication', () => {
  let published: string;
  before(async () => {
    published = await calendar('announced');
  });

  it('that stands under changes is no silent one', async () => {
    for (const name of ['announced', 'changed', 'rescheduled', 'postponed', 'cancelled', 'moved-online']) {
      assert.deepEqual(silentChanges(published, await calendar(name)), [], name);
    }
  });

  const silent: readonly [string, (ics: string) => string, RegExp][] = [
    [
      'of the start',
      (ics) => ics.replaceAll(/(DTSTART;TZID=Europe\/London:\d{8}T)180000/g, '$1170000'),
      /^begins at another time \(2026-05-01 16:00 UTC, published 2026-05-01 17:00 UTC\), and nothing tells those who have it\. Add an entry under changes:/,
    ],
    ['of the end', (ics) => ics.replaceAll('T190000', 'T200000'), /^ends at another time/],
    [
      'of the place',
      (ics) => ics.replace('1 Church Street', '2 Mill Lane'),
      /^is at another place \("The library, 2 Mill Lane", published "The library, 1 Church Street"\)/,
    ],
    [
      'of the status',
      (ics) => ics.replace('STATUS:CONFIRMED', 'STATUS:CANCELLED'),
      /^has another status \(CANCELLED, published CONFIRMED\)/,
    ],
    [
      'of the id',
      (ics) => ics.replace('UID:vigil@', 'UID:other@'),
      /^was published and is gone, but stays in people’s calendars\. Put its file back/,
    ],
  ];
  for (const [name, change, sentence] of silent) {
    it(`${name} is told`, () => {
      const [found, ...others] = silentChanges(published, change(published));
      assert.equal(found?.uid, 'vigil@library.example');
      assert.match(found?.message ?? '', sentence);
      assert.deepEqual(others, []);
    });
  }

  it('that was taken back is told, since calendars would ignore it', async () => {
    assert.match(
      silentChanges(await calendar('changed'), published)[0]?.message ?? '',
      /^had 1 changes when it was published and has 0 now/,
    );
  });

  it('of the words alone is none', () => {
    assert.deepEqual(silentChanges(published, published.replace('SUMMARY:Vigil', 'SUMMARY:Big vigil')), []);
  });

  it('cannot be found in what is no calendar', () => {
    assert.throws(() => silentChanges('<html>', published), UnreadableCalendar);
  });
});

describe('handbill check --against', () => {
  it('a file names the content file and what to add, and exits with 1', async () => {
    const campaign = miniCampaign(join(LIFE, 'announced'));
    await handbill(['build', '--campaign', campaign, ...AS_OF]);
    const kept = join(temporaryFolder(), 'calendar.ics');
    copyFileSync(join(campaign, '_site/calendar.ics'), kept);
    assert.equal((await handbill(['check', '--campaign', campaign, '--against', kept, ...AS_OF])).code, 0);
    const event = join(campaign, 'content/events/vigil.md');
    writeFiles(campaign, {
      'content/events/vigil.md': readFileSync(event, 'utf8').replace('1 Church Street', '2 Mill Lane'),
    });
    const run = await handbill(['check', '--campaign', '.', '--against', kept, ...AS_OF], { cwd: campaign });
    assert.equal(run.code, 1);
    assert.match(
      run.stderr,
      /^content\/events\/vigil\.md {2}vigil@library\.example: is at another place .* Add an entry under changes: - \{ at: \(the time now\), note: \(what has changed\) \}\.\n/,
    );
  });

  it('a web address reads it from there', async () => {
    const site = await siteAsOf(miniCampaign(join(LIFE, 'cancelled')), '2026-04-12');
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
    assert.deepEqual(await problemsAgainst(site, `${base}/calendar.ics`), []);
    const missing = { message: `${base}/nothing.ics answers 404. Check the address; nothing was compared.` };
    await assert.rejects(problemsAgainst(site, `${base}/nothing.ics`), missing);
    server.close();
    const silent = {
      message: `${base}/calendar.ics does not answer. Check the address and the connection.`,
    };
    await assert.rejects(problemsAgainst(site, `${base}/calendar.ics`), silent);
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

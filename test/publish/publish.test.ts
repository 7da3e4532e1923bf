/** What `handbill publish` shows is what it sends: into a folder and into a branch, twice, with a change that people are told of. */
import assert from 'node:assert/strict';
import { execFileSync, fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import { MARK, markOf, namesIn } from '../../src/build/output-folder.ts';
import { publish as publishSite } from '../../src/cli/publish.ts';
import { UserError } from '../../src/text/user-error.ts';
import { readNow, type ZonedNow } from '../../src/time/now.ts';
import { HANDBILL, handbill, type Run } from '../cli/command.ts';
import { inProcess } from '../cli/in-process.ts';
import { miniCampaign, temporaryFolder, writeFiles } from '../mini-campaign.ts';

const VIGIL = 'content/events/vigil.md';

describe('handbill publish', { timeout: 240_000 }, () => {
  const campaign = miniCampaign();
  const place = temporaryFolder();
  const repository = join(place, 'repository');
  const folder = join(place, 'site');
  const yml = readFileSync(join(campaign, 'content/campaign.yml'), 'utf8');
  const vigil = readFileSync(join(campaign, VIGIL), 'utf8');

  const git = (...args: string[]): string => execFileSync('git', ['-C', repository, ...args], { encoding: 'utf8' });
  const settle = (to: string): void => {
    const quick = yml.replace(/print: .*\n/, '').replace(/carry: .*\n/, '');
    const settings = `${quick}print: none\ncarry: none\ncards: one\nshare-pages: none\npublish: ${to}\n`;
    writeFiles(campaign, { 'content/campaign.yml': settings });
  };
  const publish = (to: string, day: string): Promise<Run> => {
    settle(to);
    const now: ZonedNow = ({ zone }) => readNow({ option: day, sourceDateEpoch: undefined, clock: 0 }, zone);
    return inProcess(() => publishSite({ campaign, now, yes: true })).catch((error: unknown) => {
      if (!(error instanceof UserError)) throw error;
      return { code: 2, stdout: '', stderr: error.message };
    });
  };
  /** As the browser editor does. */
  const answered = async (answer: string): Promise<number | null> => {
    const [path = '', ...options] = HANDBILL.toReversed();
    const args = ['publish', '--campaign', campaign, '--now', '2026-04-12'];
    const child = fork(path, args, { execArgv: options.toReversed(), silent: true });
    child.on('message', (message) => message === 'asking' && child.send(answer));
    const [code] = await once(child, 'close');
    return code;
  };
  const FOLDER = '{ to: folder, at: SITE }'.replace('SITE', folder);
  const BRANCH = '{ to: git, at: REPOSITORY, branch: pages }'.replace('REPOSITORY', repository);

  before(() => {
    execFileSync('git', ['init', '--quiet', '--bare', repository]);
  });

  it('shows what is new and sends nothing until somebody says yes', async () => {
    settle(FOLDER);
    const run = await handbill(['publish', '--campaign', campaign, '--now', '2026-04-12']);
    assert.equal(run.code, 2);
    assert.match(run.stdout, /Pages new: .*\/events\/vigil\/[\s\S]*New in calendars: Vigil at the library/);
    assert.match(run.stdout, /Looked for, in texts/);
    assert.match(run.stderr, /Nothing was sent/);
    assert.ok(!existsSync(folder));
  });

  it('sends the site into a folder and into a branch, in commits that name nobody', async () => {
    settle(FOLDER);
    assert.equal(await answered('yes'), 0);
    assert.equal((await publish(BRANCH, '2026-04-12')).code, 0);
    const page = readFileSync(join(campaign, '_site/events/vigil/index.html'), 'utf8');
    assert.equal(readFileSync(join(folder, 'events/vigil/index.html'), 'utf8'), page);
    assert.equal(git('show', 'pages:events/vigil/index.html'), page);
    assert.equal(git('log', '--format=%an %ae %cn', 'pages').trim(), 'Handbill handbill@localhost Handbill');
    assert.match((await publish(BRANCH, '2026-04-12')).stdout, /Nothing has changed/);
  });

  it('lets no event change in silence, whatever was built here meanwhile', async () => {
    const moved = vigil.replaceAll('2026-05-01 1', '2026-05-02 1');
    writeFiles(campaign, { [VIGIL]: moved });
    rmSync(join(campaign, '_site'), { recursive: true });
    const silent = await publish(BRANCH, '2026-04-13 10:00');
    assert.equal(silent.code, 1);
    assert.match(silent.stderr, /was published as 2026-05-01 18:00/);
    const told = 'changes:\n  - at: 2026-04-13 09:00\n    was: 2026-05-01 18:00\n    note: A day later.\n';
    writeFiles(campaign, { [VIGIL]: moved.replace('published:', `${told}published:`) });
    for (const to of [FOLDER, BRANCH]) {
      const run = await publish(to, '2026-04-13 10:00');
      assert.equal(run.code, 0, run.stderr);
      assert.match(run.stdout, /Pages changed: .*\/events\/vigil\/[\s\S]*Changed in calendars: Vigil at the library/);
    }
  });

  it('goes on where it was cut short, and takes what that left away', async () => {
    const cut = join(place, 'cut');
    const left = { 'index.html.0123456789ab.handbill': 'Half', 'events/x.ics.0123456789ab.handbill': '' };
    writeFiles(cut, { ...left, [MARK]: markOf(cut, ['index.html']), 'feed.xml/orders.txt': 'Three books' });
    rmSync(join(cut, 'feed.xml/orders.txt'));
    await assert.rejects(publish(FOLDER.replace(folder, cut), '2026-04-13 10:00'), /feed\.xml/);
    assert.ok(existsSync(join(cut, 'calendar.ics')), 'some of it was put there');
    rmSync(join(cut, 'feed.xml'), { recursive: true });
    const run = await publish(FOLDER.replace(folder, cut), '2026-04-13 10:00');
    assert.equal(run.code, 0, run.stderr);
    assert.deepEqual(namesIn(cut), namesIn(join(campaign, '_site')));
  });

  it('takes away what is gone, and nothing that is not Handbill’s', async () => {
    rmSync(join(campaign, 'content/facts/readers.md'));
    for (const to of [FOLDER, BRANCH])
      assert.match((await publish(to, '2026-04-14')).stdout, /Pages gone: .*\/facts\/readers\//);
    assert.ok(!existsSync(join(folder, 'facts')));
    assert.ok(!git('ls-tree', '-r', '--name-only', 'pages').includes('facts/readers'));
    writeFiles(folder, { 'shop/orders.txt': 'Three books' });
    const beside = await publish(FOLDER, '2026-04-14');
    assert.equal(beside.code, 2);
    assert.match(beside.stderr, /did not put there \(shop\/orders\.txt\)/);
    assert.ok(existsSync(join(folder, 'shop/orders.txt')));
    writeFileSync(join(place, 'letter.txt'), 'Dear Anna');
    const foreign = await publish(FOLDER.replace(folder, place), '2026-04-14');
    assert.equal(foreign.code, 2);
    assert.match(foreign.stderr, /files that Handbill did not make .*Move them away/);
    const blob = git('hash-object', '-w', join(place, 'letter.txt')).trim();
    const tree = execFileSync('git', ['-C', repository, 'mktree'], {
      input: `100644 blob ${blob}\tletter.txt\n`,
      encoding: 'utf8',
    }).trim();
    git(
      'update-ref',
      'refs/heads/main',
      git('-c', 'user.name=A', '-c', 'user.email=a@b', 'commit-tree', tree, '-m', 'x').trim(),
    );
    const main = await publish(BRANCH.replace('pages', 'main'), '2026-04-14');
    assert.equal(main.code, 2);
    assert.match(main.stderr, /letter\.txt/);
  });

  it('runs no program of a repository that came with the campaign', async () => {
    execFileSync('git', ['init', '--quiet', '--bare', join(campaign, 'sent.git')]);
    const hook = join(campaign, 'sent.git/hooks/pre-receive');
    writeFileSync(hook, `#!/bin/sh\ntouch '${join(place, 'ran')}'\n`, { mode: 0o755 });
    const run = await publish('{ to: git, at: ./sent.git }', '2026-04-12');
    assert.equal(run.code, 2);
    assert.match(run.stderr, /is in the campaign’s folder/);
    assert.ok(!existsSync(join(place, 'ran')));
  });

  it('says in a sentence what is missing, and takes no password', async () => {
    const none = await publish('{ to: git, at: /nowhere/at-all }', '2026-04-14');
    assert.equal(none.code, 2);
    assert.match(none.stderr, /^Nothing could be sent: git says “.*nowhere/);
    const secret = await publish('{ to: git, at: "https://me:word@git.example/me/site" }', '2026-04-14');
    assert.match(secret.stderr, /has a password or a key in front of the @/);
  });
});

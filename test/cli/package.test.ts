/** The package as people get it: in the campaign that `init` writes, pushed, cloned and built as a host does, and used there. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, renameSync, symlinkSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { before, describe, it } from 'node:test';
import { satisfies } from 'semver';
import { parse } from 'yaml';
import { ROOT, temporaryFolder, writeFiles } from '../mini-campaign.ts';

/** What a host's workflow has: no home of anybody's, nothing installed but Node, and what it kept of npm's downloads. */
function hostedEnvironment(): NodeJS.ProcessEnv {
  const home = temporaryFolder();
  symlinkSync(run('npm', ['config', 'get', 'cache'], { cwd: ROOT }).trim(), join(home, '.npm'));
  const PATH = process.env.PATH?.split(delimiter).filter((folder) => !folder.includes('node_modules'));
  // Nothing answers there, as before the first time a site is published.
  return { PATH: PATH?.join(delimiter), HOME: home, CI: 'true', SITE: 'http://127.0.0.1:9' };
}

interface Where {
  readonly cwd: string;
  readonly env?: NodeJS.ProcessEnv;
}

function run(program: string, args: readonly string[], where: Where): string {
  return execFileSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], ...where });
}

describe('a campaign that init wrote, pushed and cloned', { timeout: 600_000 }, () => {
  const folder = join(temporaryFolder(), 'my campaign');
  const clone = join(temporaryFolder(), 'clone');
  const env = hostedEnvironment();
  const read = (...path: string[]): string => readFileSync(join(clone, ...path), 'utf8');
  const handbill = (...args: string[]): string =>
    run('npm', ['exec', '--no', '--', 'handbill', ...args], { cwd: clone, env });
  let tarball = '';

  before(() => {
    run(
      'npm',
      [
        ...['run', '--silent', 'init', '--', folder, '--title', 'Open the library', '--summary', 'It is to be closed.'],
        ...['--event', 'Vigil', '--starts', '2099-12-01 18:00', '--place', 'The library', '--zone', 'Europe/London'],
        ...['--host', 'github'],
      ],
      { cwd: ROOT },
    );
    const bare = temporaryFolder();
    run('git', ['init', '--quiet', '--bare', '--initial-branch', 'main'], { cwd: bare });
    const author = ['-c', 'user.name=Organiser', '-c', 'user.email=organiser@library.example'];
    const git = (...args: string[]): string => run('git', [...author, ...args], { cwd: folder, env });
    git('init', '--quiet', '--initial-branch', 'main');
    git('add', '--all');
    git('commit', '--quiet', '--message', 'Begin');
    git('push', '--quiet', bare, 'main');
    run('git', ['clone', '--quiet', bare, clone], { cwd: folder, env });
    [, tarball = ''] = /"file:(handbill-[\d.]+\.tgz)"/.exec(read('package.json')) ?? [];
  });

  it('needs nothing of that name from any registry, where whoever had it would run code here', () => {
    const locked = JSON.parse(read('package-lock.json'));
    assert.equal(locked.packages['node_modules/handbill'].resolved, `file:${tarball}`);
  });

  it('needs no newer Node than Handbill, which npm would warn of', () => {
    const locked: Record<string, { engines?: { node?: string } }> = JSON.parse(read('package-lock.json')).packages;
    const newer = Object.entries(locked).filter(([, { engines }]) => !satisfies('20.9.0', engines?.node ?? '*'));
    assert.deepEqual(newer, []);
  });

  it('is built by the commands of the workflow that was written, in an empty home', () => {
    const { steps } = parse(read('.github/workflows/github-pages.yml')).jobs.publish;
    const commands = steps.flatMap((step: { run?: string }) => step.run ?? []);
    assert.deepEqual(
      commands.filter((command: string) => command.startsWith('npm ')),
      ['npm ci', 'npm run build'],
    );
    for (const command of commands) run('sh', ['-e', '-c', command], { cwd: clone, env });
    const uploaded = steps.find((step: { uses?: string }) => step.uses?.startsWith('actions/upload-pages-artifact@'));
    assert.match(read(uploaded.with.path, 'index.html'), /Open the library/);
    assert.ok(existsSync(join(clone, uploaded.with.path, 'events/vigil.ics')));
    assert.ok(!existsSync(join(clone, 'node_modules/handbill/content')));
    assert.equal(run('git', ['status', '--short'], { cwd: clone, env }), '');
  });

  it('is worked on there, with words and files of its own', () => {
    run('npm', ['run', 'new', 'fact', 'Ten thousand people read there'], { cwd: clone, env });
    writeFiles(clone, { 'templates/strings/en.yml': 'nav:\n  home: Front\n', 'public/map.txt': 'here' });
    assert.match(handbill('check'), /^All is well/m);
    assert.match(handbill('build'), /^Built _site/m);
    assert.match(read('_site/index.html'), /Front/);
    assert.ok(existsSync(join(clone, '_site/map.txt')));
    const { regexp } = JSON.parse(read('.vscode/tasks.json')).tasks[0].problemMatcher.pattern;
    assert.deepEqual(new RegExp(regexp).exec('content/events/a.md:4:9  warning: starts: is doubtful.')?.slice(1), [
      'content/events/a.md',
      '4',
      '9',
      'warning',
      'starts: is doubtful.',
    ]);
    const settings = JSON.parse(read('.vscode/settings.json'));
    for (const path of Object.keys(settings['yaml.schemas'])) assert.ok(existsSync(join(clone, path)), path);
  });

  it('puts itself in the place of an older one', () => {
    const older = join(clone, 'handbill-0.0.1.tgz');
    renameSync(join(clone, tarball), older);
    writeFiles(clone, { 'package.json': read('package.json').replace(tarball, 'handbill-0.0.1.tgz') });
    handbill('upgrade');
    const tarballs = readdirSync(clone).filter((name) => name.endsWith('.tgz'));
    assert.deepEqual(tarballs, [tarball]);
    const relocked = JSON.parse(read('package-lock.json'));
    assert.equal(relocked.packages['node_modules/handbill'].resolved, `file:${tarball}`);
  });
});

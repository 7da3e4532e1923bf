/** The package as people get it: packed, installed in an empty folder, and used there. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { ROOT, temporaryFolder, writeFiles } from '../mini-campaign.ts';

describe('the packed package', { timeout: 600_000 }, () => {
  it('begins, checks and builds a campaign with its own words and files, outside the repository', () => {
    const folder = temporaryFolder();
    const npm = (args: readonly string[], cwd: string): string =>
      execFileSync('npm', args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
    npm(['pack', '--silent', '--pack-destination', folder], ROOT);
    const [tarball = ''] = readdirSync(folder).filter((name) => name.endsWith('.tgz'));
    writeFiles(folder, { 'package.json': '{ "private": true }' });
    npm(['install', '--prefer-offline', '--no-audit', '--no-fund', join(folder, tarball)], folder);
    const handbill = (...args: string[]): string => npm(['exec', '--', 'handbill', ...args], folder);
    handbill(
      ...['init', 'my', '--title', 'Open the library', '--summary', 'It is to be closed.'],
      ...['--event', 'Vigil', '--starts', '2099-12-01 18:00', '--place', 'The library', '--host', 'github'],
    );
    const at = ['--campaign', 'my'];
    handbill('new', 'fact', 'Ten thousand people read there', ...at);
    writeFiles(join(folder, 'my'), {
      'templates/strings/en.yml': 'nav:\n  home: Front\n',
      'public/map.txt': 'here',
    });
    assert.match(handbill('check', ...at), /^All is well/m);
    assert.match(handbill('build', ...at), /^Built my[\\/]_site/m);
    assert.match(readFileSync(join(folder, 'my/_site/index.html'), 'utf8'), /Front/);
    assert.ok(existsSync(join(folder, 'my/_site/map.txt')));
    assert.ok(!existsSync(join(folder, 'node_modules/handbill/content')));
    const tasks = JSON.parse(readFileSync(join(folder, 'my/.vscode/tasks.json'), 'utf8'));
    const { regexp } = tasks.tasks[0].problemMatcher.pattern;
    assert.deepEqual(new RegExp(regexp).exec('content/events/a.md:4:9  warning: starts: is doubtful.')?.slice(1), [
      'content/events/a.md',
      '4',
      '9',
      'warning',
      'starts: is doubtful.',
    ]);
    const settings = JSON.parse(readFileSync(join(folder, 'my/.vscode/settings.json'), 'utf8'));
    for (const path of Object.keys(settings['yaml.schemas'])) assert.ok(existsSync(join(folder, path)), path);
  });

  it('goes with the campaign that it begins, which needs nothing of that name from any registry', () => {
    const folder = join(temporaryFolder(), 'my campaign');
    const npm = (args: readonly string[], cwd: string): string =>
      // Nobody is asked for "handbill": whoever had that name would run code here.
      execFileSync('npm', args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
    npm(
      [
        ...['run', '--silent', 'init', '--', folder, '--title', 'Open the library', '--summary', 'It is to be closed.'],
        ...['--event', 'Vigil', '--starts', '2099-12-01 18:00', '--place', 'The library', '--zone', 'Europe/London'],
      ],
      ROOT,
    );
    const read = (name: string): string => readFileSync(join(folder, name), 'utf8');
    const tarball = /"file:(handbill-[\d.]+\.tgz)"/.exec(read('package.json'))?.[1] ?? '';
    const locked = JSON.parse(read('package-lock.json'));
    assert.equal(locked.packages['node_modules/handbill'].resolved, `file:${tarball}`);
    // As a host has it: what is in the repository, and an empty home.
    const home = temporaryFolder();
    const clone = join(home, 'clone');
    cpSync(folder, clone, { recursive: true });
    const env = { PATH: process.env.PATH, HOME: home, npm_config_cache: npm(['config', 'get', 'cache'], ROOT).trim() };
    const hosted = (...args: string[]): string => execFileSync('npm', args, { cwd: clone, encoding: 'utf8', env });
    hosted('ci', '--prefer-offline', '--no-audit', '--no-fund');
    assert.match(hosted('run', 'build'), /^Built _site/m);
    assert.match(readFileSync(join(clone, '_site/index.html'), 'utf8'), /Open the library/);
    hosted('run', 'new', 'fact', 'Ten thousand people read there');
    hosted('exec', '--no', '--', 'handbill', 'upgrade');
    assert.deepEqual(
      readdirSync(clone).filter((name) => name.endsWith('.tgz')),
      [tarball],
    );
    const relocked = JSON.parse(readFileSync(join(clone, 'package-lock.json'), 'utf8'));
    assert.equal(relocked.packages['node_modules/handbill'].resolved, `file:${tarball}`);
  });
});

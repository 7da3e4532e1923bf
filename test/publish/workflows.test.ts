/** The files for hosts that build: each can be read, builds once a day, and runs only commands that there are; and our own CI. */
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { parse } from 'yaml';
import { HEADERS_FOR_ALL } from '../../src/site-files/headers.ts';
import { ROOT, temporaryFolder, writeFiles } from '../mini-campaign.ts';

const read = (name: string): string => readFileSync(join(ROOT, name), 'utf8');

describe('the files for hosts', () => {
  it('build once a day where a host has a clock', () => {
    for (const name of ['github-pages.yml', 'daily-rebuild.yml', 'network.yml']) {
      const { on: when } = parse(read(`docs/publish/${name}`));
      assert.match(when.schedule[0].cron, /^\d+ \d+ \* \* \*$/, name);
    }
    assert.ok(parse(read('docs/publish/gitlab-ci.yml')).pages.script.length > 0);
  });

  it('run only commands that a campaign has', () => {
    const { scripts } = JSON.parse(read('package.json'));
    for (const name of ['github-pages.yml', 'gitlab-ci.yml', 'netlify.toml'])
      for (const [, script = ''] of read(`docs/publish/${name}`).matchAll(/npm run (\w+)/g))
        assert.ok(script in scripts, `${name}: npm run ${script}`);
  });

  it('build a network by a list of its folders, with the actions of a single campaign', (context) => {
    const text = read('docs/publish/network.yml');
    const { jobs } = parse(text);
    const { run } = jobs.list.steps.find(({ id }: { id?: string }) => id === 'list');
    const folder = temporaryFolder();
    writeFiles(folder, {
      'towns/leeds/content/campaign.yml': 'title: Leeds\n',
      'towns/ö x/content/campaign.yml': 'title: Ö\n',
      'notes/content/other.yml': 'title: None\n',
    });
    const shell = (script: string): string =>
      execFileSync('sh', ['-ec', script], {
        cwd: folder,
        encoding: 'utf8',
        env: { ...process.env, GITHUB_OUTPUT: 'out' },
      });
    if (spawnSync('jq', ['--version']).status !== 0) context.skip('without jq');
    else {
      shell(`git init -q && git add .\n${run}`);
      const listed = JSON.parse(readFileSync(join(folder, 'out'), 'utf8').replace('campaigns=', ''));
      assert.deepEqual(listed[0], { folder: 'towns/leeds', name: 'towns-leeds' });
      assert.equal(listed.length, 2);
      const asked = [...text.matchAll(/matrix\.campaign\.(\w+)/g)].map(([, key]) => key);
      assert.deepEqual([...new Set(asked)].sort(), Object.keys(listed[0]).sort());
    }
    assert.equal(jobs.build.needs, 'list');
    assert.match(jobs.build.strategy.matrix.campaign, /fromJSON\(needs\.list\.outputs\.campaigns\)/);
    assert.match(jobs.list.outputs.campaigns, /steps\.list\.outputs\.campaigns/);
    const versions = new Set(read('docs/publish/github-pages.yml').match(/actions\/[\w-]+@v\d+/g));
    for (const action of ['checkout', 'setup-node', 'cache'])
      for (const [used] of text.matchAll(new RegExp(`actions/${action}@\\S+`, 'g')))
        assert.ok(versions.has(used), used);
  });

  it('are all explained in docs/publish.md, as is every header', () => {
    const text = read('docs/publish.md');
    for (const name of [
      ...['github-pages.yml', 'gitlab-ci.yml', 'netlify.toml', 'daily-rebuild.yml'],
      ...['network.yml', 'nginx.conf', 'Caddyfile'],
    ])
      assert.ok(text.includes(`publish/${name}`), name);
    for (const [field, value] of Object.entries(HEADERS_FOR_ALL))
      assert.ok(text.includes(`\`${field}: ${value}\``), field);
  });
});

describe('our own CI', () => {
  it('runs what every change must pass on each Node that we promise', () => {
    const text = read('.github/workflows/ci.yml');
    const { jobs } = parse(text);
    const [oldest] = /\d+/.exec(JSON.parse(read('package.json')).engines.node) ?? [];
    assert.deepEqual(jobs.test.strategy.matrix.node, [20, 22, 24]);
    assert.equal(jobs.test.strategy.matrix.node[0], Number(oldest));
    assert.equal(jobs.test.steps.at(-1).run, '.ci/run');
    const versions = new Set(read('docs/publish/github-pages.yml').match(/actions\/[\w-]+@v\d+/g));
    for (const [used] of text.matchAll(/actions\/[\w-]+@\S+/g)) assert.ok(versions.has(used), used);
  });
});

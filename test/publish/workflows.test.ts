/** The files for hosts that build: each can be read, builds once a day, and runs only commands that there are. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { parse } from 'yaml';
import { HEADERS_FOR_ALL } from '../../src/formats/headers.ts';
import { ROOT } from '../mini-campaign.ts';

const read = (name: string): string => readFileSync(join(ROOT, name), 'utf8');

describe('the files for hosts', () => {
  it('build once a day where a host has a clock', () => {
    for (const name of ['github-pages.yml', 'daily-rebuild.yml']) {
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

  it('are all explained in docs/publish.md, as is every header', () => {
    const text = read('docs/publish.md');
    for (const name of [
      ...['github-pages.yml', 'gitlab-ci.yml', 'netlify.toml', 'daily-rebuild.yml'],
      ...['nginx.conf', 'Caddyfile', 's3.sh'],
    ])
      assert.ok(text.includes(`publish/${name}`), name);
    for (const [field, value] of Object.entries(HEADERS_FOR_ALL))
      assert.ok(text.includes(`\`${field}: ${value}\``), field);
  });
});

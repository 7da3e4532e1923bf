/** The preview: on this machine alone, with every part in every state, as of any time, and gone when it is stopped. */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { get } from 'node:http';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { miniCampaign, temporaryFolder, writeFiles } from '../mini-campaign.ts';
import { Preview } from './preview.ts';

const VIGIL = 'events/vigil/';

describe('handbill dev', { timeout: 300_000 }, () => {
  const campaign = miniCampaign();
  writeFiles(campaign, {
    'public/foreign.html': '<!doctype html><body><script>fetch("/admin/")</script></body>',
    'templates/pages/secret.njk':
      '---\nlayout: handbill\ntitle: Not yet\ndescription: Still a draft.\npermalink: /secret/\ndraft: true\n---\n<h1>Not yet</h1>\n',
  });
  const preview = new Preview(campaign, 8731, ['--now', '2026-04-10']);

  before(() => preview.open());
  after(() => preview.stop());

  /** A page as of a moment, as a browser gets there. */
  async function asOf(now: string, path = VIGIL): Promise<string> {
    const first = await fetch(`${preview.address}${path}?now=${encodeURIComponent(now)}`, {
      redirect: 'manual',
    });
    assert.equal(first.status, 302);
    const [cookie = ''] = (first.headers.get('set-cookie') ?? '').split(';');
    return preview.get(path, { cookie });
  }

  it('shows the site with its policy, and the page of what is not there', async () => {
    const page = await fetch(`${preview.address}events/vigil`);
    assert.equal(page.status, 200);
    assert.match(await page.text(), /Vigil at the library[\s\S]*<script type="module" src="\/\.handbill\/preview\.js"/);
    assert.match(await preview.get('.handbill/clock.js?at=1775775600000'), /^Date\.now = \(\) => 1775775600000;$/);
    const missing = await fetch(`${preview.address}nowhere/`);
    assert.equal(missing.status, 404);
    assert.match(await missing.text(), /There is no such page/);
    assert.equal(
      (await fetch(`${preview.address}events/vigil.ics`)).headers.get('content-type'),
      'text/calendar; charset=utf-8',
    );
  });

  it('shows every part in every state, which no build has', async () => {
    // All of them are made when they are first asked for, the drawings too.
    assert.equal(await preview.status('patterns/'), 200);
    assert.match(await preview.get('patterns/'), /event-details/);
    const page = await preview.get('patterns/event-details/');
    assert.match(page, /cancelled/);
    const [, first = ''] = /<iframe[^>]* src="([^"]+)"/.exec(page) ?? [];
    const { pathname } = new URL(first, `${preview.address}patterns/event-details/`);
    assert.equal(await preview.status(pathname.slice(1)), 200);
    assert.equal(existsSync(join(campaign, '_site')), false);
  });

  it('keeps what public/ brings from the editor, and adds nothing to it', async () => {
    const foreign = await fetch(`${preview.address}foreign.html`);
    assert.equal(foreign.headers.get('content-security-policy'), 'sandbox allow-scripts');
    assert.doesNotMatch(await foreign.text(), /preview\.js/);
    assert.equal((await fetch(`${preview.address}events/vigil/`)).headers.get('content-security-policy'), null);
  });

  it('answers nobody but this machine', async () => {
    const outside = Object.values(networkInterfaces())
      .flat()
      .find((each) => each && !each.internal && each.family === 'IPv4');
    const { port } = new URL(preview.address);
    if (outside) await assert.rejects(fetch(`http://${outside.address}:${port}/`));
    const status = await new Promise((resolve) =>
      get(preview.address, { headers: { host: 'evil.example' } }, (response) => resolve(response.statusCode)),
    );
    assert.equal(status, 403);
  });

  it('travels in time: the whole site as of a moment, until one comes back', async () => {
    const past = await asOf('2026-05-02');
    assert.match(past, />This date has passed</);
    assert.match(past, new RegExp(`clock\\.js\\?at=${Date.parse('2026-05-01T23:00Z')}"`));
    assert.match(await asOf('2026-05-01T17:30Z'), new RegExp(`clock\\.js\\?at=${Date.parse('2026-05-01T17:30Z')}"`));
    assert.match(await asOf('cancelled'), /event-banner[^>]*>[\s\S]{0,200}cancelled/i);
    assert.match(await asOf('next week'), /is not a date/);
    assert.match(await asOf(''), /clock\.js\?at=1775775600000"/);
  });

  it('shows drafts, at other times too', async () => {
    assert.match(await preview.get('secret/'), /<h1>Not yet/);
    assert.match(await asOf('2026-05-02', 'secret/'), /<h1>Not yet/);
  });

  it('is there again after any crash, at the same address, and open pages are shown the new site', async () => {
    const other = new Preview(campaign, 8751);
    await other.open();
    const [{ version = '' } = {}] = other.messages;
    process.kill(Number(version.split('-')[0]), 'SIGKILL');
    await other.prints(/ended by itself \(SIGKILL\)[\s\S]*Open http:\/\/127\.0\.0\.1:8751\//);
    await other.shows(VIGIL, new RegExp(`Vigil at the library[\\s\\S]*data-version="(?!${version}")`));
    assert.equal((await other.stop()).code, 0);
  });

  it('ends when it is told to, even before there is a site, and leaves nothing behind', async () => {
    assert.deepEqual(await preview.stop('SIGINT'), { code: 0, left: [] });
    const cache = temporaryFolder();
    const other = new Preview(campaign, 8741, ['--cache', cache]);
    await other.begins(cache);
    assert.deepEqual(await other.stop('SIGTERM'), { code: 0, left: [] });
  });
});

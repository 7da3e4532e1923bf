/** Eleventy's own command makes the same pages and files as `handbill build`, and obeys its own options. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { extname, join } from 'node:path';
import { before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { makeSite } from '../../src/eleventy/make-site.ts';
import { readNow } from '../../src/time/now.ts';
import { miniCampaign, ROOT, temporaryFolder, writeFiles } from '../mini-campaign.ts';
import { EPOCH, eleventy, startEleventy } from './eleventy-command.ts';

/** Ours, for a campaign that has none of its own, as it is in the repository. */
const IN_TYPESCRIPT = `--config=${join(ROOT, 'eleventy.config.ts')}`;

/** The same as the tests are compiled, which starts sooner. */
const CONFIGURATION = `--config=${fileURLToPath(new URL(`../../eleventy.config${extname(import.meta.url)}`, import.meta.url))}`;

describe('Eleventy’s own command', { timeout: 300_000 }, () => {
  let campaign: string;
  let built: ReadonlyMap<string, string>;

  before(async () => {
    campaign = miniCampaign();
    built = await build(campaign);
  });

  it('makes the same files in a campaign without templates, byte for byte', async () => {
    const { code, stderr } = await eleventy(campaign, IN_TYPESCRIPT, '--quiet');
    assert.deepEqual({ code, stderr }, { code: 0, stderr: '' });
    assert.deepEqual(filesIn(join(campaign, '_site')), built);
  });

  it('makes them with --incremental, and again', async () => {
    for (const _ of ['once', 'again']) {
      const { code } = await eleventy(campaign, CONFIGURATION, '--quiet', '--incremental', '--output=_again');
      assert.equal(code, 0);
      assert.deepEqual(filesIn(join(campaign, '_again')), built);
    }
  });

  it('writes nothing with --dryrun', async () => {
    const { code } = await eleventy(campaign, CONFIGURATION, '--dryrun', '--output=_dry');
    assert.equal(code, 0);
    assert.equal(existsSync(join(campaign, '_dry')), false);
  });

  it('prints the same pages with --to=json', async () => {
    const { code, stdout } = await eleventy(campaign, CONFIGURATION, '--to=json', '--output=_json');
    assert.equal(code, 0);
    const pages: { url: string; content: string }[] = JSON.parse(stdout);
    assert.equal(pages.length, [...built.keys()].filter((name) => name.endsWith('.html')).length - 1);
    for (const { url, content } of pages)
      assert.equal(content, built.get(url.slice(1).replace(/(^|\/)$/, '$1index.html')), url);
    assert.equal(existsSync(join(campaign, '_json')), false);
  });

  it('stops before anything is written where the content has an error', async () => {
    const wrong = miniCampaign();
    writeFiles(wrong, { 'content/statement.md': 'No fields.\n' });
    const { code, stdout, stderr } = await eleventy(wrong, CONFIGURATION);
    assert.equal(code, 1);
    assert.match(stderr, /^content\/statement\.md:1:1 {2}/);
    assert.doesNotMatch(stdout + stderr, /\n\s+at |stack/);
    assert.equal(existsSync(join(wrong, '_site')), false);
  });

  it('serves the site with --serve, and what is edited then', async () => {
    writeFiles(campaign, { 'templates/pages/press.njk': PRESS });
    const port = await freePort();
    const child = startEleventy(campaign, [CONFIGURATION, '--serve', '--incremental', `--port=${port}`]);
    try {
      await until(port, '/press/', /<h1>Press<\/h1>/);
      await until(port, '/calendar.ics', /SUMMARY:Vigil at the library/);
      const event = readFileSync(join(campaign, 'content/events/vigil.md'), 'utf8');
      writeFiles(campaign, {
        'content/events/vigil.md': event.replace(/^title: .*$/m, 'title: Vigil by night'),
      });
      await until(port, '/events/vigil/', /<h1[^>]*>Vigil by night<\/h1>/);
      await until(port, '/calendar.ics', /SUMMARY:Vigil by night/);
      writeFiles(campaign, { 'templates/pages/press.njk': PRESS.replace('<h1>Press', '<h1>The press') });
      await until(port, '/press/', /<h1>The press<\/h1>/);
    } finally {
      child.kill('SIGINT');
      await new Promise((done) => child.once('close', done));
    }
    const served = filesIn(join(campaign, '_site'));
    for (const [name, body] of await build(campaign)) assert.equal(served.get(name), body, name);
  });
});

const PRESS =
  '---\nlayout: handbill\npermalink: /press/\ntitle: Press\ndescription: For the press.\n---\n<h1>Press</h1>\n';

/** The files that `handbill build` makes of a campaign, as text by which they can be told apart. */
async function build(campaign: string): Promise<Map<string, string>> {
  const output = temporaryFolder();
  const site = await makeSite(
    campaign,
    ({ zone }) => readNow({ option: undefined, sourceDateEpoch: String(EPOCH), clock: 0 }, zone),
    { output },
  );
  assert.deepEqual(site.problems, []);
  return filesIn(output);
}

function filesIn(folder: string): Map<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  const files = names.filter((name) => statSync(join(folder, name)).isFile());
  return new Map(files.map((name) => [name.replaceAll('\\', '/'), textOf(readFileSync(join(folder, name)))]));
}

function textOf(bytes: Buffer): string {
  const text = bytes.toString('utf8');
  return text.includes('�') ? bytes.toString('base64') : text;
}

function freePort(): Promise<number> {
  const server = createServer();
  return new Promise((resolve) =>
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    }),
  );
}

/** Asks until the answer is as it should be. */
async function until(port: number, address: string, wanted: RegExp): Promise<void> {
  let last = '';
  for (let tries = 0; tries < 300; tries += 1) {
    last = await fetch(`http://127.0.0.1:${port}${address}`).then(
      (answer) => answer.text(),
      (error: unknown) => String(error),
    );
    if (wanted.test(last)) return;
    await new Promise((done) => setTimeout(done, 100));
  }
  assert.match(last, wanted);
}

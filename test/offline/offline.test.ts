/** What people carry where the net is cut: the pocket edition, the archive, and the sums by which copies are checked. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { appendFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { unzipSync } from 'fflate';
import type { Browser } from 'playwright-core';
import { BUILT_IN_FONTS } from '../../src/drawing/fonts.ts';
import type { Site } from '../../src/eleventy/site.ts';
import { fileOf } from '../../src/text/url.ts';
import { launchBrowser } from '../browser/browser.ts';
import { miniCampaign, ROOT, temporaryFolder, writeFiles } from '../mini-campaign.ts';
import { foldedOf, siteAsOf, textOf } from '../site-as-of.ts';
import { invalidHtml } from '../valid-html.ts';

describe('what people carry', { timeout: 120_000 }, () => {
  let site: Site;
  let browser: Browser;
  const folder = temporaryFolder();

  before(async () => {
    site = await siteAsOf(ROOT, '2011-12-18');
    for (const { address, body } of site.files?.values() ?? []) {
      const path = join(folder, 'copy of the site', fileOf(address));
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, body);
    }
    browser = await launchBrowser();
  });
  after(() => browser?.close());

  it('is one file that has everything, asks for nothing, and works from a bare folder with the net off', async () => {
    const html = textOf(site, '/handbill-en.html');
    assert.ok(Buffer.byteLength(html) < 300_000);
    writeFileSync(join(folder, 'handbill.html'), html);
    const context = await browser.newContext({
      offline: true,
      javaScriptEnabled: false,
      acceptDownloads: true,
    });
    const page = await context.newPage();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    const address = pathToFileURL(join(folder, 'handbill.html')).href;
    await page.goto(address);
    for (const words of [
      'Ten people were shot dead',
      'Kazakh oil workers’ communities',
      'Tony Blair is being paid',
      '62 South Audley Street, Mayfair, London',
    ])
      assert.ok(await page.getByText(words).first().isVisible(), words);
    assert.ok(
      await page
        .locator('img')
        .evaluateAll((all) =>
          all.every((each) => each instanceof HTMLImageElement && each.complete && each.naturalWidth > 0),
        ),
    );
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Add to calendar' }).click(),
    ]);
    assert.equal(download.suggestedFilename(), 'london.ics');
    const [, encoded = ''] = /href="data:text\/calendar;charset=utf-8;base64,([^"]+)"/.exec(html) ?? [];
    assert.equal(Buffer.from(encoded, 'base64').toString(), textOf(site, '/events/london.ics'));
    await page.getByRole('link', { name: 'The UK is the third largest direct investor' }).click();
    assert.ok(page.url().endsWith('#facts-investor'));
    assert.deepEqual(
      asked.filter((url) => !url.startsWith('data:') && !url.startsWith(address)),
      [],
    );
    await context.close();
  });

  it('has a code of the home page where the site has one, and asks for none where it has not', async () => {
    const shown = (html: string): string[] =>
      [...html.matchAll(/\ssrc="([^"]*)"/g)].map(([, src = '']) => src.slice(0, 9));
    const campaign = miniCampaign();
    const settings = join(campaign, 'content/campaign.yml');
    const offline = async (): Promise<string> => textOf(await siteAsOf(campaign, '2026-04-10'), '/handbill-en.html');
    assert.deepEqual(shown(await offline()), ['data:imag']);
    appendFileSync(settings, 'share-pages: none\n');
    assert.deepEqual(shown(await offline()), []);
  });

  it('tells what has become of each event, the dates of a series and what was corrected of a fact, what is to come first', async () => {
    const campaign = miniCampaign();
    const event = (title: string, starts: string, rest: string): string =>
      `---\nid: ${title}@library.example\ntitle: ${title}\nstarts: ${starts} 18:00\nplace: { name: The library }\npublished: 2026-03-01 09:00\n${rest}---\n\nCome.\n`;
    const off = 'changes: [{ at: 2026-04-02 09:00, date: 2026-04-25, status: cancelled, note: We are ill. }]\n';
    writeFiles(campaign, {
      'content/events/past.md': event('Past', '2026-03-20', ''),
      'content/events/stall.md': event('Stall', '2026-04-11', `repeats: weekly until 2026-05-09\n${off}`),
      'content/events/talk.md': event(
        'Talk',
        '2026-04-13',
        `status: cancelled\n${off.replace(/ date: .*?cancelled,/, '')}`,
      ),
      'content/facts/loans.md':
        '---\nclaim: Four thousand read there\nsources: [{ title: A report }]\ncorrections: [{ at: 2026-04-03 09:00, note: It said five thousand. }]\n---\n\nThey do.\n',
    });
    const html = foldedOf(await siteAsOf(campaign, '2026-04-10'), '/handbill-en.html');
    assert.deepEqual(await invalidHtml(html, 'offline'), []);
    assert.match(html, /<li><a href="#?[^"]*">Monday, 13 April 2026: Talk<\/a> <strong>Cancelled<\/strong>/);
    assert.match(html, /<h2>Talk<\/h2> ?<p class="?event-banner"?>It has been cancelled\./);
    assert.match(html, /<h2>Stall<\/h2> <p class="?event-rhythm"?>Every Saturday, 18:00/);
    assert.match(html, /25 April 2026<\/time> <strong>Cancelled<\/strong>/);
    assert.match(html, /It said five thousand\./);
    assert.ok(html.indexOf('<h2>Past<') > html.indexOf('<h2>Stall<'));
  });

  it('is an archive of every file, the same bytes every time, whose sums and the site’s are right', async () => {
    const zip = site.files?.get('/handbill.zip')?.body;
    assert.ok(zip instanceof Uint8Array);
    const entries = unzipSync(zip);
    assert.match(new TextDecoder().decode(entries['README.txt']), /Open site\/index\.html/);
    const files = [...(site.files?.entries() ?? [])].filter(
      ([name]) => !['/handbill.zip', '/SHA256SUMS'].includes(name),
    );
    for (const [name, { body }] of files)
      assert.deepEqual(Buffer.from(entries[`site${name}`] ?? []), Buffer.from(body), name);
    assert.equal(Object.keys(entries).length, files.length + 2);
    const lines = textOf(site, '/SHA256SUMS').trim().split('\n');
    assert.equal(lines.length, files.length + 1);
    for (const line of lines) {
      const [sum, name = ''] = line.split('  ');
      assert.equal(
        createHash('sha256')
          .update(site.files?.get(`/${name}`)?.body ?? '')
          .digest('hex'),
        sum,
        name,
      );
    }
    const again = await siteAsOf(ROOT, '2011-12-18');
    assert.deepEqual(Buffer.from(again.files?.get('/handbill.zip')?.body ?? ''), Buffer.from(zip));
  });

  it('has the licence of each font beside the fonts, in the site and in the archive', () => {
    const zip = site.files?.get('/handbill.zip')?.body;
    const fonts = [...(site.files?.keys() ?? [])].filter((address) => address.startsWith('/fonts/'));
    const [licence = ''] = fonts.filter((address) => address.endsWith('.txt'));
    assert.deepEqual(fonts.map((address) => address.replace(/.*\./, '')).sort(), ['txt', 'woff2']);
    for (const { package: name } of BUILT_IN_FONTS) {
      const [owner = ''] = readFileSync(join(ROOT, 'node_modules', name, 'LICENSE_FONT'), 'utf8').split('\n');
      assert.match(owner, /^Copyright/);
      assert.ok(textOf(site, licence).includes(owner), owner);
    }
    assert.match(textOf(site, licence), /SIL OPEN FONT LICENSE Version 1\.1/);
    assert.ok(zip instanceof Uint8Array && unzipSync(zip)[`site${licence}`]);
  });

  it('has nothing that goes on by itself on a reader’s device', () => {
    for (const [name, { body }] of site.files ?? [])
      if (/\.(js|html)$/.test(name))
        assert.doesNotMatch(String(body), /serviceWorker|localStorage|sessionStorage|indexedDB|document\.cookie/, name);
    assert.ok(readdirSync(join(folder, 'copy of the site')).length > 10);
  });
});

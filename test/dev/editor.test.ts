/** The browser editor as an organiser uses it, with no JavaScript: edit, be told what is wrong, save, begin, add a picture. */
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { isError } from '../../src/campaign/problem.ts';
import { NO_SITE } from '../../src/dev/editor/answer.ts';
import { Editor } from '../../src/dev/editor/editor.ts';
import type { Work } from '../../src/dev/editor/publishing.ts';
import { PreviewServer } from '../../src/dev/preview-server.ts';
import sharp from '../../src/drawing/sharp.ts';
import { loadSite } from '../../src/eleventy/load-site.ts';
import { launchBrowser } from '../browser/browser.ts';
import { miniCampaign, temporaryFolder } from '../mini-campaign.ts';
import { invalidHtml } from '../valid-html.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const SQUARE = 'admin/edit/?file=content/images/the-square.yml';
const VIGIL = 'admin/edit/?file=content/events/vigil.md';

/** A white picture that says by which camera it was taken. */
function photograph(): Promise<Buffer> {
  return sharp({ create: { width: 80, height: 60, channels: 3, background: '#fff' } })
    .withExif({ IFD0: { Model: 'Camera of Ada' } })
    .jpeg()
    .toBuffer();
}

/** Says what is doubtful and what would change, and does what it is told; or looks. */
function publishing(work: Work): ChildProcess {
  const doubt = `{ severity: 'warning', file: 'content/events/vigil.md', field: 'starts', message: 'is early.' }`;
  const look = `console.log('3 pages looked at.');`;
  const program =
    work === 'look'
      ? look
      : `process.send({ problems: [${doubt}] });
    console.log('1 page is new.'); process.send('asking');
    process.once('message', (answer) => { console.log('It was told ' + answer); process.exit(answer === 'yes' ? 0 : 2); });`;
  return spawn(process.execPath, ['-e', program], { stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
}

describe('the browser editor', { timeout: 300_000 }, () => {
  const campaign = miniCampaign();
  const vigil = join(campaign, 'content/events/vigil.md');
  const original = readFileSync(vigil, 'utf8');
  const server = new PreviewServer(
    new Editor(campaign, () => Date.parse('2026-04-10T09:00Z'), { ...NO_SITE, publish: publishing }),
  );
  let address = '';
  let browser: Browser;

  before(async () => {
    address = await server.listen(8761);
    browser = await launchBrowser();
  });

  after(async () => {
    await browser?.close();
    await server.close();
  });

  const open = async (path: string, options: BrowserContextOptions = {}): Promise<Page> => {
    const context = await browser.newContext({ javaScriptEnabled: false, ...options });
    const page = await context.newPage();
    await page.goto(address + path);
    return page;
  };

  it('lists every text, and opens and saves one without changing a byte of it', async () => {
    const page = await open('admin/');
    assert.match(await page.locator('main').innerText(), /Vigil at the library\nFri 1 May 2026, 18:00 · The library\n/);
    await page.getByRole('link', { name: 'Vigil at the library' }).click();
    assert.equal(await page.getByLabel('Begins (needed)').inputValue(), '2026-05-01T18:00');
    await page.getByRole('button', { name: 'Save' }).click();
    assert.match(await page.getByRole('status').innerText(), /^Saved/);
    assert.equal(readFileSync(vigil, 'utf8'), original);
    await page.context().close();
  });

  it('says beside a field what is wrong, keeps what was typed, saves nothing, then saves what is mended', async () => {
    const page = await open(VIGIL);
    await page.getByLabel('Online').fill('on the wire');
    await page.getByLabel('Title').fill('Vigil: "again"');
    await page.getByRole('button', { name: 'Save' }).click();
    assert.match(
      await page.getByRole('alert').innerText(),
      /Not saved yet[\s\S]*Online: "on the wire" is not a web address/,
    );
    assert.equal(await page.getByLabel('Online').getAttribute('aria-invalid'), 'true');
    assert.equal(await page.getByLabel('Title').inputValue(), 'Vigil: "again"');
    assert.equal(readFileSync(vigil, 'utf8'), original);
    // Contradictions that only the whole campaign shows are told the same way.
    await page.getByLabel('Online').fill('');
    await page.getByLabel('Ends').fill('2026-05-01T10:00');
    await page.getByRole('button', { name: 'Save' }).click();
    assert.equal(await page.getByLabel('Ends').getAttribute('aria-invalid'), 'true');
    await page.getByLabel('Ends').fill('');
    await page.getByRole('button', { name: 'Save' }).click();
    // It was announced already, so it is asked who is to hear of it.
    await page.getByLabel('Nothing, since nobody has heard of it yet').check();
    await page.getByRole('button', { name: 'Save' }).click();
    assert.match(await page.getByRole('status').innerText(), /^Saved/);
    const saved = readFileSync(vigil, 'utf8');
    assert.match(saved, /^title: "Vigil: \\"again\\""$/m);
    writeFileSync(vigil, original);
    await page.context().close();
  });

  it('does not overwrite what another has saved meanwhile, unless told again', async () => {
    const page = await open(VIGIL);
    const theirs = original.replace('Vigil at the library', 'Vigil at the town hall');
    writeFileSync(vigil, theirs);
    await page.getByLabel('Title').fill('Mine');
    await page.getByRole('button', { name: 'Save' }).click();
    assert.match(await page.getByRole('alert').innerText(), /changed elsewhere/);
    assert.equal(readFileSync(vigil, 'utf8'), theirs);
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByLabel('What should people be told?').fill('It has another name.');
    await page.getByRole('button', { name: 'Save' }).click();
    assert.match(readFileSync(vigil, 'utf8'), /^title: Mine$/m);
    writeFileSync(vigil, original);
    await page.context().close();
  });

  it('shows a file whose fields cannot be read as a text, so that it can be mended', async () => {
    writeFileSync(vigil, original.replace('title: ', 'title: a: '));
    const page = await open(VIGIL);
    assert.match(await page.getByRole('alert').innerText(), /To mend/);
    await page.getByLabel('The whole file').fill(original);
    await page.getByRole('button', { name: 'Save' }).click();
    assert.match(await page.getByRole('status').innerText(), /^Saved/);
    assert.equal(readFileSync(vigil, 'utf8'), original);
    await page.context().close();
  });

  it('begins an event with a permanent id, once', async () => {
    const page = await open('admin/new/?kind=event');
    await page.getByRole('button', { name: 'Begin' }).click();
    assert.match(await page.getByRole('alert').innerText(), /Title: is empty[\s\S]*Begins: is empty/);
    const fill = async (): Promise<void> => {
      await page.getByLabel('Title').fill('Picket at the embassy');
      await page.getByLabel('Begins').fill('2026-06-01T18:00');
      await page.getByRole('group', { name: 'Place' }).getByLabel('Name').fill('Embassy');
      await page.getByRole('button', { name: 'Begin' }).click();
    };
    await fill();
    assert.match(page.url(), /picket-at-the-embassy\.md$/);
    const id = readFileSync(join(campaign, 'content/events/picket-at-the-embassy.md'), 'utf8');
    assert.match(id, /^id: picket-at-the-embassy-2026-06-01@/m);
    await page.goto(`${address}admin/new/?kind=event`);
    await fill();
    assert.match(await page.getByRole('alert').innerText(), /already/);
    await page.context().close();
  });

  const addPicture = async (page: Page, name: string, buffer: Buffer): Promise<void> => {
    await page.goto(`${address}admin/pictures/`);
    await page.getByLabel('Add a picture').setInputFiles({ name, mimeType: 'image/jpeg', buffer });
    await page.getByRole('button', { name: 'Add', exact: true }).click();
  };

  it('adds pictures without what they tell, under names of their own', async () => {
    const page = await open('admin/');
    await addPicture(page, 'The Square.JPG', await photograph());
    assert.match(await page.getByRole('status').innerText(), /!\[What it shows\]\(images\/the-square\.jpg\)/);
    assert.equal(await page.getByRole('link', { name: 'Delete it' }).count(), 1);
    writeFileSync(vigil, `${original}\n![A square](images/the-square.jpg)\n`);
    await page.getByRole('link', { name: 'Delete it' }).click();
    assert.match(await page.locator('main').innerText(), /shown in these texts[\s\S]*Vigil at the library/);
    writeFileSync(vigil, original);
    const added = join(campaign, 'content/images/the-square.jpg');
    const { exif, width } = await sharp(added).metadata();
    assert.deepEqual([exif, width], [undefined, 80]);
    await addPicture(page, 'the square.jpeg', await photograph());
    assert.match(await page.getByRole('status').innerText(), /\(images\/the-square-2\.jpeg\)/);
    await page.context().close();
  });

  it('hides for good what is marked on a picture by drawing, or by numbers, and keeps the original aside', async () => {
    const page = await open(SQUARE, { javaScriptEnabled: true });
    const box = await page.locator('.drawing').boundingBox();
    assert.ok(box);
    await page.mouse.move(box.x + 11, box.y + 11);
    await page.mouse.down();
    await page.mouse.move(box.x + 40, box.y + 40);
    await page.mouse.up();
    assert.equal(await page.locator('.drawing span').count(), 1);
    assert.equal(await page.getByLabel('People on it').inputValue(), 'redacted');
    await page.getByRole('button', { name: 'Save' }).click();
    assert.match(await page.getByRole('status').innerText(), /^Saved/);
    const images = join(campaign, 'content/images');
    const redOf = async (path: string, left: number, top: number): Promise<number> =>
      (await sharp(path).extract({ left, top, width: 1, height: 1 }).raw().toBuffer())[0] ?? -1;
    assert.ok((await redOf(join(images, 'the-square.jpg'), 20, 20)) < 30);
    assert.ok((await redOf(join(images, 'the-square.jpg'), 60, 20)) > 200);
    const kept = join(campaign, 'content/originals');
    assert.ok((await redOf(join(kept, 'the-square.jpg'), 20, 20)) > 200);
    assert.equal(readFileSync(join(kept, '.gitignore'), 'utf8'), '*\n');
    await page.context().close();
    const plain = await open(SQUARE);
    assert.equal(await plain.locator('[name="redact.0.left"]').inputValue(), '11');
    for (const side of ['left', 'top', 'width', 'height']) await plain.locator(`[name="redact.0.${side}"]`).fill('');
    await plain.getByLabel('People on it').selectOption('consented');
    await plain.getByRole('button', { name: 'Save' }).click();
    assert.ok((await redOf(join(images, 'the-square.jpg'), 20, 20)) > 200);
    await plain.context().close();
  });

  it('deletes a text with its translations, and a picture with its words, and puts them back to the byte', async () => {
    const paths = ['content/facts/readers.md', 'content/images/the-square.yml', 'content/images/the-square.jpg'];
    const before = paths.map((path) => readFileSync(join(campaign, path)));
    const page = await open('admin/');
    for (const path of paths.slice(0, 2)) {
      await page.goto(`${address}admin/delete/?file=${path}`);
      await page.getByRole('button', { name: 'Delete it' }).click();
    }
    for (const path of paths) assert.equal(existsSync(join(campaign, path)), false, path);
    await page
      .getByRole('button', { name: /^Put back/ })
      .first()
      .click();
    await page.getByRole('button', { name: /^Put back/ }).click();
    assert.equal(await page.getByRole('button', { name: /^Put back/ }).count(), 0);
    assert.match(await page.getByRole('status').innerText(), /^It is put back/);
    const after = paths.map((path) => readFileSync(join(campaign, path)));
    assert.deepEqual(after, before);
    await page.context().close();
  });

  it('says why the site stays as it was, leads to what mends it, and takes a translation beside its original', async () => {
    const settings = join(campaign, 'content/campaign.yml');
    const before = readFileSync(settings, 'utf8');
    writeFileSync(vigil, original.replace('2026-05-01 18:00', '1st of May'));
    const page = await open('admin/edit/?file=content/campaign.yml');
    await page.getByLabel('Languages').fill('en, de');
    await page.getByRole('button', { name: 'Save' }).click();
    assert.match(await page.getByRole('status').innerText(), /^Saved\.$/);
    assert.match(
      await page.getByRole('alert').innerText(),
      /The site stays as it was until this is mended[\s\S]*1st of May/,
    );
    await page.getByRole('alert').getByRole('link').click();
    assert.match(page.url(), /vigil\.md/);
    writeFileSync(vigil, original);
    await page.goto(`${address}admin/translations/?lang=de`);
    await page.getByRole('link', { name: 'Open the library' }).first().click();
    assert.match(await page.locator('blockquote').first().innerText(), /Open the library/);
    assert.match(await page.locator('h1').innerText(), /, in German \(de\)$/);
    await page.getByLabel('Title (needed)').fill('Macht die Bücherei auf');
    await page.getByRole('button', { name: 'Save' }).click();
    assert.match(await page.getByRole('status').innerText(), /^Saved\. The site/);
    assert.match(readFileSync(join(campaign, 'content/campaign.de.yml'), 'utf8'), /^title: Macht die Bücherei auf$/m);
    await page.goto(`${address}admin/translations/?lang=de`);
    assert.match(await page.locator('main').innerText(), /1 of \d+ texts are translated/);
    // A translation of what has changed since says so, until somebody has looked.
    writeFileSync(settings, readFileSync(settings, 'utf8').replace(/^title: .*$/m, 'title: Open it'));
    await page.goto(`${address}admin/edit/?file=content/campaign.de.yml`);
    const current = page.getByLabel('It says all that the original says now');
    assert.equal(await current.isChecked(), false);
    await current.check();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.goto(`${address}admin/translations/?lang=de`);
    assert.match(await page.locator('main').innerText(), /1 of \d+ texts are translated/);
    writeFileSync(settings, before);
    rmSync(join(campaign, 'content/campaign.de.yml'));
    await page.context().close();
  });

  it('shows how a text looks, at once where there are scripts, with what the buttons write', async () => {
    const plain = await open(VIGIL);
    await plain.locator('#body').fill('**Come** [here](javascript:alert(1))');
    await plain.getByRole('button', { name: 'Show how it looks' }).click();
    assert.match(await plain.locator('#shown').innerHTML(), /<strong>Come<\/strong> <a>here<\/a>/);
    assert.equal(readFileSync(vigil, 'utf8'), original);
    await plain.context().close();
    const page = await open(VIGIL, { javaScriptEnabled: true });
    await page.locator('#body').fill('Come');
    await page.locator('#body').selectText();
    await page.getByRole('button', { name: 'Bold' }).click();
    await page.locator('#shown strong').filter({ hasText: 'Come' }).waitFor();
    await page.context().close();
  });

  it('begins a campaign by a form where there is none, which reads without a fault', async () => {
    const folder = temporaryFolder();
    const first = new PreviewServer(new Editor(folder, () => Date.parse('2026-04-10T09:00Z')));
    const own = await first.listen(8762);
    const page = await open('admin/');
    await page.goto(`${own}admin/`);
    await page.getByRole('button', { name: 'Begin' }).click();
    assert.match(
      await page.getByRole('alert').innerText(),
      /Title: is (empty|missing)[\s\S]*Event › Place › Name: is missing/,
    );
    await page.locator('[name=title]').fill('Open the library');
    await page.locator('[name=summary]').fill('It is to be closed.');
    await page.getByLabel('Time zone').fill('Europe/London');
    await page.locator('[name="event.title"]').fill('Vigil');
    assert.equal(await page.getByLabel('Begins (needed)').count(), 1);
    await page.getByLabel('Begins (needed)').fill('2025-05-01T18:00');
    await page.getByRole('group', { name: 'Place' }).getByLabel('Name (needed)').fill('The library');
    await page.getByRole('button', { name: 'Begin' }).click();
    assert.match(await page.getByRole('alert').innerText(), /Event › Begins: is over already\. Correct the year/);
    await page.getByLabel('Not known yet').check();
    await page.locator('[name="event.place.name"]').fill('The library');
    await page.getByRole('button', { name: 'Begin' }).click();
    assert.match(await page.getByRole('status').innerText(), /^Your campaign is begun/);
    assert.match(await page.locator('main').innerText(), /Vigil\nto be announced · The library/);
    const { problems } = await loadSite(folder);
    assert.deepEqual(problems.filter(isError), []);
    await page.goto(`${own}admin/first/`);
    assert.match(page.url(), /admin\/$/);
    await page.context().close();
    await first.close();
  });

  it('says what publishing would change, and publishes when it is told to', async () => {
    const page = await open('admin/');
    await page.getByRole('link', { name: /and publish$/ }).click();
    await page.getByRole('button', { name: 'See what would change' }).click();
    await page.getByRole('button', { name: 'Not now' }).click();
    await page.getByRole('button', { name: 'See what would change' }).click();
    assert.match(await page.locator('main').innerText(), /At work|1 page is new/);
    await page.getByRole('button', { name: 'Publish this' }).click();
    const look = page.getByRole('button', { name: 'Look at the published site' });
    await look.waitFor();
    assert.match(
      await page.locator('main').innerText(),
      /Done \(2026-04-10 10:00\)\.\s+1 page is new\.\s+It was told yes/,
    );
    await page.getByText(/^What is doubtful/).click();
    assert.match(
      (await page.getByRole('link', { name: 'Vigil at the library' }).getAttribute('href')) ?? '',
      /^\/admin\/edit\/\?file=content%2Fevents%2Fvigil\.md#field-starts$/,
    );
    await look.click();
    await page.getByText('3 pages looked at.').waitFor();
    await page.getByRole('link', { name: 'publishing' }).click();
    assert.match(await page.locator('main').innerText(), /GitHub Pages \(free\)/);
    await page.context().close();
  });

  it('shows a page of the site anew when it has been made anew', async () => {
    const show = (words: string): void => {
      const body = `<!doctype html><html lang="en"><title>Site</title><body>${words}</body></html>`;
      const files = new Map([['/index.html', { address: '/', body }]]);
      server.update({ files, version: words, problems: [] });
    };
    show('Before');
    const page = await open('', { javaScriptEnabled: true });
    await page.getByText('Before').waitFor();
    show('After');
    await page.getByText('After').waitFor();
    await page.context().close();
  });

  it('begins the supporters, adds another with a logo, and tells of one that is there twice', async () => {
    const page = await open('admin/new/?kind=supporters');
    await page.getByLabel('Name').fill('Elm Road Traders');
    await page.getByRole('button', { name: 'Begin' }).click();
    assert.match(page.url(), /content%2Fsupporters\.yml$/);
    await page.getByText('Add to supporters').click();
    await page.locator('[name="supporters.1.name"]').fill('Elm Road Traders');
    await page.getByRole('button', { name: 'Save' }).click();
    assert.match(await page.getByRole('alert').innerText(), /"Elm Road Traders" is there twice/);
    await page.locator('[name="supporters.1.name"]').fill('Valley Buses');
    await page.getByText('Add to quotes').click();
    await page.locator('[name="quotes.0.quote"]').fill('I learnt to read there.');
    await page.locator('[name="quotes.0.name"]').fill('Maria Lopes');
    await page.getByRole('button', { name: 'Save' }).click();
    assert.match(await page.getByRole('status').innerText(), /^Saved/);
    const saved = readFileSync(join(campaign, 'content/supporters.yml'), 'utf8');
    assert.match(saved, /name: Elm Road Traders[\s\S]*name: Valley Buses[\s\S]*quote: I learnt to read there\./);
    await page.goto(`${address}admin/`);
    assert.equal(await page.getByRole('link', { name: 'New supporters' }).count(), 0);
    await page.context().close();
  });

  it('takes nothing from other sites, without its token, or outside content', async () => {
    const html = await (await fetch(address + VIGIL)).text();
    const [, token = ''] = /name="token" value="([^"]+)"/.exec(html) ?? [];
    const send = async (path: string, fields: Record<string, string>, origin: string): Promise<number> => {
      const body = new FormData();
      for (const [name, value] of Object.entries(fields)) body.set(name, value);
      return (await fetch(address + path, { method: 'POST', body, headers: { origin }, redirect: 'manual' })).status;
    };
    const own = new URL(address).origin;
    assert.equal(await send(VIGIL, { token }, 'https://evil.example'), 403);
    assert.equal(await send(VIGIL, { token: 'guess' }, own), 403);
    for (const file of ['../package.json', 'content/../package.json', '/etc/passwd', 'content/README.md'])
      assert.equal(await send(`admin/edit/?file=${file}`, { token, text: 'x' }, own), 404);
    assert.equal(readFileSync(vigil, 'utf8'), original);
    assert.equal(existsSync(join(campaign, 'content/events/passwd')), false);
  });

  it('is valid, fits a phone, and axe finds nothing', async () => {
    const settings = join(campaign, 'content/campaign.yml');
    writeFileSync(settings, readFileSync(settings, 'utf8').replace('[en]', '[en, de]'));
    for (const path of [
      'admin/',
      VIGIL,
      `${VIGIL}&as=text`,
      'admin/new/?kind=fact',
      'admin/pictures/',
      'admin/publish/',
      'admin/help/',
      SQUARE,
      'admin/translations/?lang=de',
      'admin/edit/?file=content/statement.de.md',
      `admin/delete/?file=content/facts/readers.md`,
    ]) {
      assert.deepEqual(await invalidHtml(await (await fetch(address + path)).text(), path), []);
      const phone = { viewport: { width: 320, height: 640 } };
      const dark = { viewport: { width: 1280, height: 900 }, colorScheme: 'dark' as const };
      for (const options of path === VIGIL ? [phone, dark] : path.length % 2 === 0 ? [phone] : [dark]) {
        const page = await open(path, { javaScriptEnabled: true, bypassCSP: true, ...options });
        await page.evaluate(AXE);
        const found = await page.evaluate(
          `axe.run().then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes[0].html))`,
        );
        assert.deepEqual(found, [], path);
        assert.equal(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'), true, path);
        await page.context().close();
      }
    }
  });
});

/** The browser editor as an organiser uses it, with no JavaScript: edit, be told what is wrong, save, begin, add a picture. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { Editor } from '../../src/dev/editor/editor.ts';
import { PreviewServer } from '../../src/dev/preview-server.ts';
import { launchBrowser } from '../browser/browser.ts';
import { miniCampaign } from '../mini-campaign.ts';
import { invalidHtml } from '../valid-html.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const VIGIL = 'admin/edit/?file=content/events/vigil.md';
/** One black pixel. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==',
  'base64',
);

describe('the browser editor', { timeout: 120_000 }, () => {
  const campaign = miniCampaign();
  const vigil = join(campaign, 'content/events/vigil.md');
  const original = readFileSync(vigil, 'utf8');
  const server = new PreviewServer(
    new Editor(
      campaign,
      () => Date.parse('2026-04-10T09:00Z'),
      () => false,
    ),
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
    await page.getByRole('link', { name: 'Vigil at the library' }).click();
    assert.equal(await page.getByLabel('Starts (needed)').inputValue(), '2026-05-01 18:00');
    await page.getByRole('button', { name: 'Save' }).click();
    assert.match(await page.getByRole('status').innerText(), /^Saved/);
    assert.equal(readFileSync(vigil, 'utf8'), original);
    await page.context().close();
  });

  it('says beside a field what is wrong, keeps what was typed, saves nothing, then saves what is mended', async () => {
    const page = await open(VIGIL);
    await page.getByLabel('Starts (needed)').fill('1st of May');
    await page.getByLabel('Title').fill('Vigil: "again"');
    await page.getByRole('button', { name: 'Save' }).click();
    assert.match(await page.getByRole('alert').innerText(), /Not saved yet[\s\S]*starts: "1st of May" is not a date/);
    assert.equal(await page.getByLabel('Starts (needed)').getAttribute('aria-invalid'), 'true');
    assert.equal(await page.getByLabel('Title').inputValue(), 'Vigil: "again"');
    assert.equal(readFileSync(vigil, 'utf8'), original);
    // Contradictions that only the whole campaign shows are told the same way.
    await page.getByLabel('Starts (needed)').fill('2026-05-01 18:00');
    await page.getByLabel('Ends').fill('2026-05-01 10:00');
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

  it('begins an event with a permanent id, once, and adds a picture', async () => {
    const page = await open('admin/new/?kind=event');
    await page.getByRole('button', { name: 'Begin' }).click();
    assert.match(await page.getByRole('alert').innerText(), /title: is empty[\s\S]*starts: is empty/);
    const fill = async (): Promise<void> => {
      await page.getByLabel('Title').fill('Picket at the embassy');
      await page.getByLabel('Starts').fill('2026-06-01 18:00');
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
    await page.goto(`${address}admin/picture/`);
    await page.getByLabel('Picture').setInputFiles({ name: 'The Square.PNG', mimeType: 'image/png', buffer: PNG });
    await page.getByRole('button', { name: 'Add' }).click();
    assert.match(await page.getByRole('status').innerText(), /!\[What it shows\]\(images\/the-square\.png\)/);
    assert.deepEqual(readFileSync(join(campaign, 'content/images/the-square.png')), PNG);
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
    for (const path of ['admin/', VIGIL, `${VIGIL}&as=text`, 'admin/new/?kind=fact', 'admin/picture/']) {
      assert.deepEqual(await invalidHtml(await (await fetch(address + path)).text(), path), []);
      for (const options of [
        { viewport: { width: 320, height: 640 } },
        { viewport: { width: 1280, height: 900 }, colorScheme: 'dark' as const },
      ]) {
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

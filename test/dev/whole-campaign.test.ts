/** The example of a whole campaign, made once more through the browser editor alone, field by field. */
import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { readDocument } from '../../src/content/reading/front-matter.ts';
import { isRecord, readYaml, type YamlValue } from '../../src/content/reading/yaml-text.ts';
import { Editor } from '../../src/dev/editor/editor.ts';
import { PreviewServer } from '../../src/dev/preview-server.ts';
import { loadSite } from '../../src/eleventy/load-site.ts';
import { readNow } from '../../src/time/now.ts';
import { launchBrowser } from '../browser/browser.ts';
import { ROOT, temporaryFolder } from '../mini-campaign.ts';

const EXAMPLE = join(ROOT, 'examples/elm-road');

interface Text {
  readonly data: { readonly [key: string]: YamlValue };
  readonly body: string;
}

function readText(campaign: string, path: string): Text {
  // Of a drawing the picture is kept that the site shows.
  const text = readFileSync(join(campaign, path), 'utf8').replace(/(images\/[\w-]+)\.svg/g, '$1.png');
  const read = path.endsWith('.md') ? readDocument({ path, text }) : readYaml(path, text, 1);
  if (Array.isArray(read)) throw new Error(JSON.stringify(read));
  return 'fields' in read ? { data: read.fields.data, body: read.body.trim() } : { data: read.data, body: '' };
}

/** The controls of fields with what is typed into them: "actions.0.do". */
function controlsOf(value: YamlValue, name: string): [string, string][] {
  if (Array.isArray(value) && !value.some(isRecord)) return [[name, value.join('\n')]];
  if (typeof value !== 'object' || value === null) return [[name, String(value ?? '').trim()]];
  return Object.entries(value).flatMap(([key, inner]) => controlsOf(inner, name ? `${name}.${key}` : key));
}

/** Translations are made beside these. */
function isOriginal(path: string): boolean {
  return !/\.de\.(md|yml)$/.test(path);
}

/** A moment as browsers take it. */
function typed(value: string): string {
  return value.replace(/^(\d{4}-\d\d-\d\d) (\d\d:\d\d)$/, '$1T$2');
}

describe('a whole campaign in the browser editor', { timeout: 600_000 }, () => {
  const campaign = temporaryFolder();
  mkdirSync(join(campaign, 'content'));
  writeFileSync(join(campaign, 'content/campaign.yml'), 'title: A new campaign\nzone: Europe/London\n');
  const clock = (): number => Date.parse('2027-01-25T09:00Z');
  const server = new PreviewServer(new Editor(campaign, clock));
  let address = '';
  let browser: Browser;
  let page: Page;
  before(async () => {
    address = await server.listen(8763);
    browser = await launchBrowser();
    page = await browser.newPage({ javaScriptEnabled: false });
  });
  after(async () => {
    await browser?.close();
    await server.close();
  });

  /** Types into each control; a list gets one entry more each time that it is saved. */
  async function fillIn(path: string, { data, body }: Text): Promise<void> {
    let left = controlsOf(data, '');
    while (left.length > 0) {
      await page.goto(`${address}admin/edit/?file=${encodeURIComponent(path)}`);
      const later: typeof left = [];
      const closed = page.locator('details:not([open]) > summary');
      while ((await closed.count()) > 0) await closed.first().click();
      for (const [name, value] of left) {
        const control = page.locator(`[name="${name}"]`);
        if ((await control.count()) === 0) {
          assert.match(name, /\.[1-9]\d*\./, `${path} has no control ${name}`);
          later.push([name, value]);
        } else await type(name, value);
      }
      if (body) await page.locator('[name=body]').fill(body);
      await save(path);
      left = later;
    }
  }

  /** A list of all that it may be, a date of the browser's own, or words. */
  async function type(name: string, value: string): Promise<void> {
    const control = page.locator(`[name="${name}"]`);
    const [, month] = /^to be announced(?:, (.*))?$/.exec(value) ?? [];
    const unknown = page.locator(`[name="${name}.unknown"]`);
    if ((await page.locator(`select[name="${name}"]`).count()) > 0) await control.selectOption(value);
    else if (value.startsWith('to be announced') && (await unknown.count()) > 0) {
      await unknown.check();
      await page.locator(`[name="${name}.month"]`).fill(month ?? '');
    } else await control.fill(typed(value));
  }

  async function save(path: string): Promise<void> {
    await page.getByRole('button', { name: 'Save' }).click();
    const nobody = page.getByLabel('Nothing, since nobody has heard of it yet');
    if (await nobody.isVisible()) {
      await nobody.check();
      await page.getByRole('button', { name: 'Save' }).click();
    }
    const told = await page.locator('.told').allInnerTexts();
    assert.match(told.join(' '), /^Saved/, path);
  }

  async function begin(kind: string, values: Readonly<Record<string, string>>): Promise<void> {
    await page.goto(`${address}admin/new/?kind=${kind}`);
    for (const [name, value] of Object.entries(values)) await type(name, value);
    await page.getByRole('button', { name: 'Begin' }).click();
    assert.match(page.url(), /admin\/edit/, `${kind} ${JSON.stringify(values)}`);
  }

  const textsIn = (folder: string): string[] =>
    readdirSync(join(EXAMPLE, 'content', folder))
      .filter((name) => isOriginal(name) && /\.(md|yml)$/.test(name))
      .sort()
      .map((name) => `content/${folder}/${name}`);

  it('is the same as the one made of files, but for its translations', async () => {
    for (const name of readdirSync(join(EXAMPLE, 'content/images')).filter((each) => !each.endsWith('.yml'))) {
      await page.goto(`${address}admin/pictures/`);
      await page.locator('[name=picture]').setInputFiles(join(EXAMPLE, 'content/images', name));
      await page.getByRole('button', { name: 'Add', exact: true }).click();
      assert.match(await page.getByRole('status').innerText(), new RegExp(name.replace(/\.svg$/, '.png')));
    }
    const original = readText(EXAMPLE, 'content/campaign.yml');
    const settings = { ...original, data: { ...original.data, languages: ['en'] } };
    const texts = new Map<string, Text>([['content/campaign.yml', settings]]);
    const take = (path: string): Text => {
      const text = readText(EXAMPLE, path);
      texts.set(path, text);
      return text;
    };
    await fillIn('content/campaign.yml', settings);
    for (const path of textsIn('images')) await fillIn(path, take(path));
    for (const path of textsIn('facts')) {
      const text = take(path);
      await begin('fact', { claim: String(text.data.claim), 'address-name': path.replace(/.*\/\d+-|\.md$/g, '') });
      await fillIn(path, text);
    }
    for (const path of textsIn('events')) {
      const text = take(path);
      const { title, starts } = text.data;
      const name = path.replace(/.*\/|\.md$/g, '');
      await begin('event', {
        title: String(title),
        starts: String(starts),
        'place.name': 'to be announced',
        'address-name': name,
      });
      const place = text.data.place ?? { name: '' };
      await fillIn(path, { ...text, data: { ...text.data, place } });
    }
    for (const path of textsIn('updates')) {
      const text = take(path);
      await begin('update', { title: String(text.data.title), 'address-name': path.replace(/.*\/|\.md$/g, '') });
      await fillIn(path, text);
    }
    for (const path of textsIn('pages')) {
      const text = take(path);
      const name = path.replace(/.*\/|\.md$/g, '');
      await begin('page', { title: String(text.data.title), 'address-name': name });
      await fillIn(path, text);
    }
    await begin('statement', { title: 'A library is not a building site' });
    await fillIn('content/statement.md', take('content/statement.md'));
    await begin('supporters', { name: 'Railway Works Choir' });
    await fillIn('content/supporters.yml', take('content/supporters.yml'));
    for (const [path, text] of texts) {
      const made = readText(campaign, path);
      // What goes ahead says so from the beginning.
      const { status, ...data } = made.data;
      assert.deepEqual(
        Object.fromEntries(controlsOf(status === 'confirmed' ? data : made.data, '')),
        Object.fromEntries(controlsOf(text.data, '')),
        path,
      );
      assert.equal(made.body, text.body, path);
    }
    const { problems } = await loadSite(campaign, {
      now: ({ zone }) => readNow({ option: '2027-01-25', sourceDateEpoch: undefined, clock: 0 }, zone),
    });
    assert.deepEqual(problems, []);
  });
});

/** The forms of the editor where there are scripts: what Enter does, what is asked before leaving, what is too large. */
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { NO_SITE } from '../../src/dev/editor/answer.ts';
import { Editor } from '../../src/dev/editor/editor.ts';
import { PreviewServer } from '../../src/dev/preview-server.ts';
import { launchBrowser } from '../browser/browser.ts';
import { miniCampaign } from '../mini-campaign.ts';

const FILE = 'content/events/vigil.md';
const VIGIL = `admin/edit/?file=${FILE}`;

describe('the forms of the editor, with scripts', { timeout: 120_000 }, () => {
  const campaign = miniCampaign();
  const original = readFileSync(join(campaign, FILE), 'utf8');
  const server = new PreviewServer(new Editor(campaign, () => Date.parse('2026-04-10T09:00Z'), NO_SITE));
  let address = '';
  let browser: Browser;
  before(async () => {
    address = await server.listen(8791);
    browser = await launchBrowser();
  });
  after(async () => {
    await browser?.close();
    await server.close();
  });

  const open = async (path: string): Promise<Page> => {
    const page = await browser.newPage();
    await page.goto(address + path);
    return page;
  };

  /** Whether one is asked before a page is left. */
  const asksBeforeLeaving = (page: Page): Promise<boolean> =>
    page.evaluate(() => !dispatchEvent(new Event('beforeunload', { cancelable: true })));

  it('saves at Enter in a line of a form that has a text', async () => {
    const page = await open(VIGIL);
    await page.getByLabel('Getting in').fill('By the side door.');
    await page.getByLabel('Online').press('Enter');
    await page.getByRole('status').waitFor();
    assert.match(readFileSync(join(campaign, FILE), 'utf8'), /By the side door\./);
    writeFileSync(join(campaign, FILE), original);
    assert.equal(await asksBeforeLeaving(page), false);
  });

  it('shows how a text looks in its place, and still asks before it is lost', async () => {
    const page = await open(VIGIL);
    await page.locator('#body').fill('Come **all**');
    await page.getByRole('button', { name: 'Show how it looks' }).click();
    await page.locator('#shown strong').waitFor();
    assert.equal(page.url(), address + VIGIL);
    assert.equal(await asksBeforeLeaving(page), true);
  });

  it('asks before what could not be saved is lost', async () => {
    const page = await open(VIGIL);
    await page.getByLabel('Title').fill('');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('alert').waitFor();
    await page.locator('h1').click();
    assert.equal(await asksBeforeLeaving(page), true);
  });

  it('says before a picture is sent that it is too large, and answers one that is sent all the same', async () => {
    const page = await open('admin/pictures/');
    assert.match(await page.locator('#picture-hint').innerText(), /up to 50 MB/);
    const weighed = await page.locator('#picture').evaluate((input) => {
      const large = new File([new Uint8Array(60_000_000)], 'large.jpg');
      Object.defineProperty(input, 'files', { value: [large] });
      input.dispatchEvent(new Event('change'));
      return input instanceof HTMLInputElement ? input.validationMessage : '';
    });
    assert.match(weighed, /larger than 50 MB/);
    await page.close();
    // As browsers do: all is sent before the answer is read.
    const answer = await new Promise<string>((resolve, reject) => {
      const headers = { origin: new URL(address).origin, 'content-type': 'multipart/form-data; boundary=x' };
      const sent = request(`${address}admin/pictures/`, { method: 'POST', headers });
      let isSent = false;
      sent.on('finish', () => {
        isSent = true;
      });
      sent.on('error', reject);
      sent.on('response', async (response) => {
        let text = `${response.statusCode} ${isSent} `;
        for await (const part of response) text += String(part);
        resolve(text);
      });
      for (let megabyte = 0; megabyte < 60; megabyte += 1) sent.write(Buffer.alloc(1_000_000));
      sent.end();
    });
    assert.match(answer, /^413 true [\s\S]*larger than 50 MB/);
  });
});

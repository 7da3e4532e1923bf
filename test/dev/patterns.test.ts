/** The pattern pages: every part has one, and each is valid. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import { DiskCache, NO_CACHE } from '../../src/build/disk-cache.ts';
import { foldersOf } from '../../src/build/folders.ts';
import { CARD_LAYOUTS, type PublishedFile } from '../../src/campaign/publication.ts';
import type { DrawnPattern } from '../../src/dev/patterns/drawn-patterns.ts';
import { makePatterns, type Pattern } from '../../src/dev/patterns/patterns.ts';
import sharp from '../../src/drawing/sharp.ts';
import { sheetName, sheetsOf } from '../../src/print/sheets.ts';
import { CARD_SHAPES } from '../../src/share/card.ts';
import { relativeLink } from '../../src/text/url.ts';
import { ROOT } from '../mini-campaign.ts';
import { invalidHtml } from '../valid-html.ts';

describe('the pattern pages', () => {
  let patterns: readonly Pattern[];
  let files: readonly PublishedFile[];
  let drawn: readonly DrawnPattern[];
  before(async () => {
    const { HANDBILL_CACHE: cache } = process.env;
    ({ patterns, files, drawn } = await makePatterns(foldersOf(ROOT), cache ? new DiskCache(cache) : NO_CACHE));
  });

  const bodyOf = (address: string): string => String(files.find((file) => file.address === address)?.body ?? '');

  it('show every part, by itself or in another, and say what each is for', () => {
    const shown = new Set(patterns.map(({ part }) => part));
    const parts = join(ROOT, 'templates/parts');
    const sources = [...shown].flatMap((part) => [join(parts, part, `${part}.njk`)]).filter((path) => existsSync(path));
    const included = sources.flatMap((path) => readFileSync(path, 'utf8').match(/(?<=include "parts\/)[\w-]+/g) ?? []);
    const templates = readdirSync(parts).filter((part) => existsSync(join(parts, part, `${part}.njk`)));
    assert.ok(templates.length > 40);
    assert.deepEqual(
      templates.filter((part) => !shown.has(part) && !included.includes(part)),
      [],
    );
    const index = bodyOf('/patterns/');
    for (const part of shown)
      assert.match(index, new RegExp(`<a href="${part}/index.html">${part}</a> <span>[A-Z]`), part);
  });

  it('have a page a part, with each example under a heading, as wide as a phone and a desk, light and dark', () => {
    const page = bodyOf('/patterns/event-banner/');
    const examples = patterns.filter(({ part }) => part === 'event-banner');
    assert.equal(page.match(/<h2>/g)?.length, examples.length);
    for (const { address, name } of examples)
      for (const scheme of ['light', 'dark']) {
        const title = `${name.replace('event-banner: ', '')}, (phone|desk), ${scheme}`;
        const frame = new RegExp(
          `<iframe [^>]*src="${relativeLink('/patterns/event-banner/', `${address}${scheme}/`)}"[^>]*title="${title.replace(/\((\w\w)\)/, '\\($1\\)')}"`,
          'g',
        );
        assert.equal(page.match(frame)?.length, 2, String(frame));
        assert.match(bodyOf(`${address}${scheme}/`), new RegExp(`color-scheme:${scheme}\\b`));
      }
  });

  it('have the look of the campaign that they are shown with', async () => {
    const { HANDBILL_CACHE: cache } = process.env;
    const look = { style: 'plain', colours: { paper: '#fffffe', ink: '#102030', accent: '#ffe600' } };
    const own = await makePatterns(foldersOf(ROOT), cache ? new DiskCache(cache) : NO_CACHE, look);
    assert.match(own.patterns[0]?.html ?? '', /--accent:#ffe600/);
  });

  it('show every layout of card in every shape, and every sheet, in both directions', async () => {
    const index = bodyOf('/patterns/cards/') + bodyOf('/patterns/sheets/');
    for (const { address } of drawn)
      assert.ok(index.includes(`<img src="../${address.slice('/patterns/'.length)}"`), address);
    const has = (name: RegExp): boolean => drawn.some(({ address }) => name.test(address));
    for (const lang of ['en', 'ar']) {
      for (const layout of CARD_LAYOUTS.filter((each) => lang === 'en' || !['update', 'statement'].includes(each)))
        for (const shape of Object.keys(CARD_SHAPES))
          assert.ok(has(new RegExp(`/${layout}-.*${lang}-${shape}\\.png$`)), `${layout} ${shape} ${lang}`);
      for (const sheet of sheetsOf('a4'))
        assert.ok(has(new RegExp(`/${sheetName(sheet)}-.*${lang}\\.png$`)), `${sheetName(sheet)} ${lang}`);
    }
    for (const { address, draw } of drawn) assert.equal((await sharp(await draw()).metadata()).format, 'png', address);
  });

  it('are valid HTML', async () => {
    for (const { name, html } of patterns) assert.deepEqual(await invalidHtml(html, name), []);
    for (const address of ['/patterns/', '/patterns/event-banner/', '/patterns/cards/'])
      assert.deepEqual(await invalidHtml(bodyOf(address), address), []);
  });
});

/** The pattern pages: every part has one, and each is valid. */
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import { DiskCache, NO_CACHE } from '../../src/build/disk-cache.ts';
import { foldersOf } from '../../src/build/folders.ts';
import { CARD_LAYOUTS, type PublishedFile } from '../../src/campaign/publication.ts';
import { makePatterns, type Pattern } from '../../src/dev/patterns/patterns.ts';
import sharp from '../../src/drawing/sharp.ts';
import { sheetName, sheetsOf } from '../../src/print/sheets.ts';
import { CARD_SHAPES } from '../../src/share/card.ts';
import { ROOT } from '../mini-campaign.ts';
import { invalidHtml } from '../valid-html.ts';

describe('the pattern pages', () => {
  let patterns: readonly Pattern[];
  let files: readonly PublishedFile[];
  before(async () => {
    const { HANDBILL_CACHE: cache } = process.env;
    ({ patterns, files } = await makePatterns(foldersOf(ROOT), cache ? new DiskCache(cache) : NO_CACHE));
  });

  it('show every part', () => {
    const shown = new Set(patterns.map(({ name }) => name.split(':')[0]));
    const parts = readdirSync(join(ROOT, 'templates/parts')).filter((name) => name.endsWith('.njk'));
    assert.deepEqual(
      parts.map((name) => name.slice(0, -'.njk'.length)).filter((name) => !shown.has(name)),
      [],
    );
  });

  it('show every layout of card in every shape, and every sheet, in both directions', async () => {
    const index = String(files.find(({ address }) => address === '/patterns/')?.body);
    const drawn = files.filter(({ address }) => address.startsWith('/patterns/drawn/'));
    for (const { address } of drawn) assert.ok(index.includes(`<img src="${address}"`), address);
    const has = (name: RegExp): boolean => drawn.some(({ address }) => name.test(address));
    for (const lang of ['en', 'ar']) {
      for (const layout of CARD_LAYOUTS.filter((each) => lang === 'en' || !['update', 'statement'].includes(each)))
        for (const shape of Object.keys(CARD_SHAPES))
          assert.ok(has(new RegExp(`/${layout}-.*${lang}-${shape}\\.png$`)), `${layout} ${shape} ${lang}`);
      for (const sheet of sheetsOf('a4'))
        assert.ok(has(new RegExp(`/${sheetName(sheet)}-.*${lang}\\.png$`)), `${sheetName(sheet)} ${lang}`);
    }
    const [first] = drawn;
    assert.ok(first?.body instanceof Uint8Array);
    assert.equal((await sharp(first.body).metadata()).format, 'png');
  });

  it('are valid HTML', async () => {
    for (const { name, html } of patterns) assert.deepEqual(await invalidHtml(html, name), []);
  });
});

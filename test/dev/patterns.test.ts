/** The pattern pages: every part has one, and each is valid. */
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import { DiskCache, NO_CACHE } from '../../src/build/disk-cache.ts';
import { foldersOf } from '../../src/build/folders.ts';
import { makePatterns, type Pattern } from '../../src/dev/patterns/patterns.ts';
import { ROOT } from '../mini-campaign.ts';
import { invalidHtml } from '../valid-html.ts';

describe('the pattern pages', () => {
  let patterns: readonly Pattern[];
  before(async () => {
    const { HANDBILL_CACHE: cache } = process.env;
    ({ patterns } = await makePatterns(foldersOf(ROOT), cache ? new DiskCache(cache) : NO_CACHE));
  });

  it('show every part', () => {
    const shown = new Set(patterns.map(({ name }) => name.split(':')[0]));
    const parts = readdirSync(join(ROOT, 'templates/parts')).filter((name) => name.endsWith('.njk'));
    assert.deepEqual(
      parts.map((name) => name.slice(0, -'.njk'.length)).filter((name) => !shown.has(name)),
      [],
    );
  });

  it('are valid HTML', async () => {
    for (const { name, html } of patterns) assert.deepEqual(await invalidHtml(html, name), []);
  });
});

/** The poster of a day of action: everything on it has room on every paper, with a map and without. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { DateTime } from 'luxon';
import { NO_CACHE } from '../../src/build/disk-cache.ts';
import { editionOf } from '../../src/campaign/edition.ts';
import { codeLetters, qrCodeSvg } from '../../src/drawing/qr-code.ts';
import type { TypesetSheet } from '../../src/drawing/typesetter.ts';
import { drawingTools } from '../../src/eleventy/drawing-tools.ts';
import { loadSite } from '../../src/eleventy/load-site.ts';
import { sheetData } from '../../src/print/print-data.ts';
import { sheetsOf } from '../../src/print/sheets.ts';
import { townsPoster } from '../../src/print/towns-poster.ts';
import { dayOfAction } from '../day-of-action.ts';

describe('the campaign’s poster on a day of action', () => {
  it('says when, how many and where, and all of it has room on every sheet', async () => {
    const { campaign, folders } = await loadSite(dayOfAction());
    const now = DateTime.fromISO('2027-05-04');
    assert.ok(campaign && now.isValid);
    const { typesetter } = await drawingTools(folders, NO_CACHE);
    assert.ok(typesetter);
    const code = qrCodeSvg('https://night-trains.example/', await codeLetters(NO_CACHE));
    for (const lang of campaign.languages) {
      const { data, land = '' } = townsPoster(editionOf(campaign, lang, now));
      assert.equal(data.event, null);
      assert.equal(
        data.towns.map?.marks.reduce((sum, { count }) => sum + count, 0),
        39,
      );
      assert.doesNotMatch(data.towns.names, /Exeter|Эксетер/);
      for (const sheet of [...sheetsOf('a4'), ...sheetsOf('letter')].filter(({ kind }) => kind === 'poster'))
        for (const map of [data.towns.map, null]) {
          const poster = { ...data, towns: { ...data.towns, map } };
          const given = sheetData(poster, sheet);
          const made: TypesetSheet = await typesetter.pdf('print/towns', {
            data: given,
            files: { 'code.svg': code, 'map.svg': land },
          });
          assert.ok(made.pdf.length < 200_000, `${made.pdf.length} octets`);
          assert.equal(made.fitted.length, 4);
          for (const { name, excess, size } of made.fitted)
            assert.ok(excess <= 0.004 && size > 7, `${sheet.paper} ${lang}: ${name} ${excess} at ${size} pt`);
        }
    }
    const { data } = townsPoster(editionOf(campaign, 'en', now));
    assert.equal(data.towns.when, 'Saturday, 15 May 2027 to Sunday, 16 May 2027');
    assert.equal(data.towns.count, '42 events, 39 towns');
  });
});

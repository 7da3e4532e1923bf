/** The fonts: what they have, what is left out where none has it, and a campaign's own. */
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import fc from 'fast-check';
import { NO_CACHE } from '../../src/build/disk-cache.ts';
import { readFonts } from '../../src/build/font-files.ts';
import { Drawable } from '../../src/drawing/drawable.ts';
import { type Fonts, SURELY_COVERED } from '../../src/drawing/fonts.ts';
import { miniCampaign } from '../mini-campaign.ts';
import { runs } from '../runs.ts';

let fonts: Fonts;

async function read(): Promise<void> {
  ({ fonts } = await readFonts(miniCampaign(), NO_CACHE));
}

describe('the fonts', () => {
  before(read);

  it('have every character that is taken for granted, in every face of the first family', async () => {
    const granted = Array.from({ length: 0x2100 }, (_, code) => code).filter((code) =>
      SURELY_COVERED.test(String.fromCodePoint(code)),
    );
    assert.ok(granted.length > 400);
    const faces = fonts.families[0]?.faces ?? [];
    assert.equal(faces.length, 5);
    for (const face of faces) {
      const { letters } = await fonts.facts(face);
      const lacking = granted.filter(
        (code) => !/\p{Cf}|\s/u.test(String.fromCodePoint(code)) && !letters.includes(code),
      );
      assert.deepEqual(lacking, [], face.source);
    }
  });

  it('have every letter of Kazakh, Ukrainian, Turkish, Arabic and Persian, and the signs that titles have', async () => {
    const letters = 'ӘәҒғҚқҢңӨөҰұҮүҺһІі ЄєЇїҐґ İıŞşĞğÇç ابتثجحخدذرزسشصضطظعغفقكلمنهوي پچژگ ٠١٢٣ ۴۵۶ ✊★✓₸₽₴🔥☎✉⚠❤️';
    assert.deepEqual(await fonts.missing(letters), []);
  });

  it('are asked about every other character, each told once', async () => {
    assert.deepEqual(await fonts.missing('漢字 漢 ok'), ['漢', '字']);
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme' }), async (text) => {
        const missing = await fonts.missing(text);
        assert.equal(new Set(missing).size, missing.length);
      }),
      { numRuns: runs(50) },
    );
  });
});

describe('what no font has', () => {
  before(read);

  it('is left out with the marks on it and the space around it, and remembered for its file', async () => {
    const drawable = new Drawable(fonts);
    const data = { title: 'Read 漢\u0301 字 now', n: 1, lines: ['字'], other: null };
    assert.deepEqual(await drawable.without(data, 'content/a.md'), {
      title: 'Read now',
      n: 1,
      lines: [''],
      other: null,
    });
    assert.deepEqual([...(drawable.missing.get('content/a.md') ?? [])].sort(), ['字', '漢']);
  });

  it('costs nothing where there is none', async () => {
    const data = { title: 'Әділет  now' };
    assert.equal(await new Drawable(fonts).without(data, 'content/a.md'), data);
  });
});

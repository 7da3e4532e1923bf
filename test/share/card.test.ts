/** Share cards: the same bytes everywhere, no font of the system, text fitted and never cut. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { CARD_HEIGHT, CARD_WIDTH, drawCard } from '../../src/share/card.ts';
import { CARD_FONTS, missingGlyphs, SURELY_COVERED } from '../../src/share/card-font.ts';
import sharp from '../../src/text/sharp.ts';
import { ROOT } from '../mini-campaign.ts';

const COLOURS = { paper: '#f7f3e9', ink: '#16130f', accent: '#b3121d' };
const LONG_RUSSIAN =
  'Достопримечательностями нефтедобывающей Мангистауской области интересовались высокопоставленные правительственные корреспонденты';

describe('a share card', () => {
  it('is the same to the byte under another locale, time zone and system font configuration', () => {
    const script = `import('./src/share/card.ts').then(async ({ drawCard }) => process.stdout.write((await drawCard('x', { kicker: 'Fact 1', headline: 'Жаңаөзен – ҚӘҒҢӨҰҮҺІ “tent city”', detail: 'Stop police violence against strikers' }, ${JSON.stringify(COLOURS)})).address))`;
    const draw = (env: Record<string, string>): string =>
      spawnSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
        cwd: ROOT,
        env: { ...process.env, ...env },
        encoding: 'utf8',
      }).stdout;
    const plain = draw({});
    assert.match(plain, /^\/cards\/x-[0-9a-f]{10}\.png$/);
    // An empty folder of fonts: what the system has can make no difference.
    assert.equal(
      draw({
        LANG: 'ar_EG.UTF-8',
        LC_ALL: 'ar_EG.UTF-8',
        TZ: 'Asia/Almaty',
        FONTCONFIG_FILE: '/nonexistent/fonts.conf',
        FONTCONFIG_PATH: '/nonexistent',
        XDG_DATA_HOME: '/nonexistent',
      }),
      plain,
    );
  });

  it('keeps text of any length inside its margins', async () => {
    const headlines = [
      'Да',
      LONG_RUSSIAN,
      'Stop police violence against strikers '.repeat(5),
      'W'.repeat(200),
      `${'слово '.repeat(32)}конец`,
    ];
    for (const headline of headlines) {
      const { bytes } = await drawCard('x', { kicker: headline, headline, detail: headline }, COLOURS);
      const { data, info } = await sharp(bytes).removeAlpha().raw().toBuffer({ resolveWithObject: true });
      assert.deepEqual([info.width, info.height], [CARD_WIDTH, CARD_HEIGHT]);
      const paper = data.subarray((info.width * 40 + 5) * 3, (info.width * 40 + 5) * 3 + 3);
      for (const x of [8, 40, 60, CARD_WIDTH - 60, CARD_WIDTH - 40, CARD_WIDTH - 8]) {
        for (let y = 30; y < CARD_HEIGHT - 15; y += 1) {
          const pixel = data.subarray((info.width * y + x) * 3, (info.width * y + x) * 3 + 3);
          assert.ok(pixel.equals(paper), `ink at ${x},${y} for “${headline.slice(0, 20)}…”`);
        }
      }
    }
  });

  it('shows markup as text', async () => {
    const words = { kicker: '', headline: '<b>5 & 6</b> "x"', detail: '<span size="9999">' };
    assert.ok((await drawCard('x', words, COLOURS)).bytes.length > 0);
  });
});

describe('the cards’ fonts', () => {
  it('have every character that is taken for granted', async () => {
    const fontkit = await import('fontkit');
    const granted = Array.from({ length: 0x2100 }, (_, code) => String.fromCodePoint(code)).filter(
      (character) => SURELY_COVERED.test(character),
    );
    assert.ok(granted.length > 700);
    for (const { file } of Object.values(CARD_FONTS)) {
      const font = fontkit.openSync(file);
      assert.ok('hasGlyphForCodePoint' in font);
      const lacking = granted.filter(
        (character) =>
          !/\p{Cf}|\s/u.test(character) && !font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0),
      );
      assert.deepEqual(lacking, [], file);
    }
  });

  it('have every Kazakh letter', async () => {
    assert.deepEqual(await missingGlyphs('ӘәҒғҚқҢңӨөҰұҮүҺһІі'), []);
  });

  it('are asked about every other character, each told once', async () => {
    assert.deepEqual(await missingGlyphs('漢字 漢 ok'), ['漢', '字']);
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme' }), async (text) => {
        const missing = await missingGlyphs(text);
        assert.equal(new Set(missing).size, missing.length);
      }),
      { numRuns: 50 },
    );
  });
});

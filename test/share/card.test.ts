/** Share cards: the same bytes everywhere, no font of the system, text fitted and never cut. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { CARD_LAYOUTS, type CardText } from '../../src/campaign/publication.ts';
import { CARD_FONTS, missingGlyphs, SURELY_COVERED } from '../../src/drawing/fonts.ts';
import sharp from '../../src/drawing/sharp.ts';
import { drawCard } from '../../src/share/card.ts';
import { CARD_SHAPES, type CardShape, layOut, shapesOf } from '../../src/share/card-layout.ts';
import { letter } from '../../src/share/card-lettering.ts';
import { ROOT } from '../mini-campaign.ts';

const COLOURS = { paper: '#f7f3e9', ink: '#16130f', accent: '#b3121d' };

const LONG_RUSSIAN =
  'Достопримечательностями нефтедобывающей Мангистауской области интересовались высокопоставленные правительственные корреспонденты';
const KAZAKH = 'Жаңаөзен мұнайшыларының көпшілігі жұмыс істейтін компаниялардың бір бөлігі: ӘҒҚҢӨҰҮҺІ';
const ARABIC = 'أوقفوا عنف الشرطة ضد عمال النفط المضربين في جاناوزن 2011';

const EMPTY: CardText = {
  layout: 'default',
  kicker: '',
  figure: '',
  caption: '',
  note: '',
  headline: '',
  detail: '',
  stamp: '',
  isOff: false,
  foot: '',
  site: '',
};

/** The same words in every place of a card. */
function filledWith(text: string, layout: CardText['layout']): CardText {
  const words = { kicker: text, caption: text, note: text, headline: text, detail: text, foot: text };
  return { ...EMPTY, ...words, layout, figure: '21', stamp: 'Перенесено', isOff: true, site: 'example.org' };
}

const SHAPES: readonly [CardText['layout'], CardShape][] = CARD_LAYOUTS.flatMap((layout) =>
  shapesOf(layout).map((shape): [CardText['layout'], CardShape] => [layout, shape]),
);

describe('a share card', () => {
  it('is the same to the byte under another locale, time zone and system font configuration', () => {
    const order = {
      name: 'x',
      shape: 'wide',
      text: { ...filledWith(`${KAZAKH} ${ARABIC}`, 'event'), figure: '٢١' },
      colours: COLOURS,
      direction: 'rtl',
    };
    const script = `import('./src/share/card.ts').then(async ({ drawCard }) => process.stdout.write((await drawCard(${JSON.stringify(order)})).address))`;
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

  it('has every text inside its box, whatever its length and script, in every layout and shape', async () => {
    const texts = ['Да', LONG_RUSSIAN, KAZAKH, ARABIC, 'W'.repeat(200), `${'слово '.repeat(32)}конец`];
    for (const [layout, shape] of SHAPES) {
      for (const text of texts) {
        for (const block of layOut(filledWith(text, layout), shape).texts) {
          const { width, height, bytes } = await letter(block);
          assert.ok(width <= block.width && height <= block.height, `${layout} ${shape}: ${text}`);
          assert.ok(
            bytes.some((ink) => ink > 100),
            `${layout} ${shape}: nothing is drawn of ${text}`,
          );
        }
      }
    }
  });

  it('has no two texts in one place, and none outside the card', () => {
    for (const [layout, shape] of SHAPES) {
      for (const stamp of ['', 'Cancelled']) {
        const { texts } = layOut({ ...filledWith('Words', layout), stamp }, shape);
        const { width, height } = CARD_SHAPES[shape];
        for (const [index, a] of texts.entries()) {
          assert.ok(a.left >= 40 && a.top >= 40 && a.left + a.width <= width - 24, `${layout} ${shape}`);
          assert.ok(a.top + a.height <= height - 24, `${layout} ${shape}: ${a.top + a.height}`);
          for (const b of texts.slice(index + 1)) {
            const isBeside = a.left + a.width <= b.left || b.left + b.width <= a.left;
            const isAbove = a.top + a.height <= b.top || b.top + b.height <= a.top;
            assert.ok(isBeside || isAbove, `${layout} ${shape} ${stamp}: ${a.top} and ${b.top}`);
          }
        }
      }
    }
  });

  it('has claims of two hundred characters in any script at a size that can be read', async () => {
    const claims = [
      LONG_RUSSIAN,
      `${KAZAKH} `.repeat(2).trim(),
      `${ARABIC} `.repeat(3).trim(),
      'oil money '.repeat(20),
    ];
    for (const headline of claims) {
      for (const [layout, shape] of SHAPES) {
        const block = layOut({ ...EMPTY, layout, headline, detail: 'A source' }, shape).texts.find(
          ({ text }) => text === headline,
        );
        assert.ok(block);
        const { size } = await letter(block);
        // Messengers show cards some 400 px wide: a third of this is left.
        assert.ok(size >= 36, `${layout} ${shape}: ${size} px for ${headline}`);
      }
    }
  });

  it('has the date as the largest thing on an event’s card', async () => {
    const text = {
      ...EMPTY,
      layout: 'event' as const,
      kicker: 'Wednesday',
      figure: '21',
      caption: 'December 2011',
      note: '12 noon, London time (GMT)',
      headline: 'Vigil',
      detail: 'Kazakh-British Chamber of Commerce',
      foot: 'Stop police violence against strikers',
    };
    for (const shape of shapesOf('event')) {
      const { texts } = layOut(text, shape);
      const heights = await Promise.all(
        texts.map(async (block) => ({ text: block.text, height: (await letter(block)).height })),
      );
      const [tallest] = heights.sort((a, b) => b.height - a.height);
      assert.equal(tallest?.text, '21', shape);
    }
  });

  it('is a PNG of its shape, under 100 kB, that another program reads', async () => {
    for (const [layout, shape] of SHAPES) {
      const text = filledWith(LONG_RUSSIAN, layout);
      const card = await drawCard({ name: 'x', shape, text, colours: COLOURS, direction: 'ltr' });
      const { format, width, height } = await sharp(card.bytes).metadata();
      assert.deepEqual({ format, width, height }, { format: 'png', ...CARD_SHAPES[shape] });
      assert.ok(card.bytes.length < 100_000, `${layout} ${shape}: ${card.bytes.length}`);
    }
  });

  it('has the campaign’s own colours, and is mirrored for a script that runs from right to left', async () => {
    const pixelsOf = async (direction: 'ltr' | 'rtl') => {
      const text = { ...EMPTY, layout: 'fact' as const, figure: '1', headline: 'A' };
      const { bytes } = await drawCard({ name: 'x', shape: 'wide', text, colours: COLOURS, direction });
      const { data } = await sharp(bytes).removeAlpha().raw().toBuffer({ resolveWithObject: true });
      return [10, 1190].map((x) => data.subarray((1200 * 600 + x) * 3, (1200 * 600 + x) * 3 + 3).toString('hex'));
    };
    assert.deepEqual(await pixelsOf('ltr'), ['b3121d', 'f7f3e9']);
    assert.deepEqual(await pixelsOf('rtl'), ['f7f3e9', 'b3121d']);
  });

  it('shows markup as text', async () => {
    const hostile = { ...EMPTY, headline: '<b>5 & 6</b> "x"', detail: '<span size="9999">' };
    const plain = { ...EMPTY, headline: '5', detail: '' };
    const draw = (text: CardText) => drawCard({ name: 'x', shape: 'wide', text, colours: COLOURS, direction: 'ltr' });
    assert.ok((await draw(hostile)).bytes.length > (await draw(plain)).bytes.length);
  });
});

describe('the cards’ fonts', () => {
  it('have every character that is taken for granted', async () => {
    const fontkit = await import('fontkit');
    const granted = Array.from({ length: 0x2100 }, (_, code) => String.fromCodePoint(code)).filter((character) =>
      SURELY_COVERED.test(character),
    );
    assert.ok(granted.length > 400);
    for (const { files } of Object.values(CARD_FONTS)) {
      const font = fontkit.openSync(files[0]);
      assert.ok('hasGlyphForCodePoint' in font);
      const lacking = granted.filter(
        (character) => !/\p{Cf}|\s/u.test(character) && !font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0),
      );
      assert.deepEqual(lacking, [], files[0]);
    }
  });

  it('have every letter of Kazakh, Ukrainian, Turkish, Arabic and Persian', async () => {
    const letters = 'ӘәҒғҚқҢңӨөҰұҮүҺһІі ЄєЇїҐґ İıŞşĞğÇç ابتثجحخدذرزسشصضطظعغفقكلمنهوي پچژگ ٠١٢٣ ۴۵۶';
    assert.deepEqual(await missingGlyphs(letters), []);
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

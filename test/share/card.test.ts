/** Share cards: the same bytes everywhere, no font of the system, text fitted and never cut, in every layout and shape. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { before, describe, it } from 'node:test';
import { NO_CACHE } from '../../src/build/disk-cache.ts';
import { foldersOf } from '../../src/build/folders.ts';
import { CARD_LAYOUTS, type CardText } from '../../src/campaign/publication.ts';
import sharp from '../../src/drawing/sharp.ts';
import type { FittedText, Typesetter } from '../../src/drawing/typesetter.ts';
import { drawingTools } from '../../src/eleventy/drawing-tools.ts';
import { CARD_SHAPES, type CardOrder, type CardShape, cardGiven, drawCard, plainCard } from '../../src/share/card.ts';
import { miniCampaign, ROOT } from '../mini-campaign.ts';

const COLOURS = { paper: '#f7f3e9', ink: '#16130f', accent: '#b3121d' };

const LONG_RUSSIAN =
  'Достопримечательностями нефтедобывающей Мангистауской области интересовались высокопоставленные правительственные корреспонденты';
const KAZAKH = 'Жаңаөзен мұнайшыларының көпшілігі жұмыс істейтін компаниялардың бір бөлігі: ӘҒҚҢӨҰҮҺІ';
const ARABIC = 'أوقفوا عنف الشرطة ضد عمال النفط المضربين في جاناوزن 2011';
const GERMAN = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft';

const EMPTY: CardText = {
  layout: 'page',
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

const ALL_SHAPES = ['wide', 'square', 'story'] as const;

const SHAPES: readonly [CardText['layout'], CardShape][] = CARD_LAYOUTS.flatMap((layout) =>
  ALL_SHAPES.map((shape): [CardText['layout'], CardShape] => [layout, shape]),
);

function orderOf(text: CardText, shape: CardShape = 'wide', direction: CardOrder['direction'] = 'ltr'): CardOrder {
  return { name: 'x', shape, text, colours: COLOURS, lang: direction === 'rtl' ? 'ar' : 'en', direction };
}

let typesetter: Typesetter;

/** The sizes at which the words of a card are set. */
async function fittedOn(order: CardOrder): Promise<readonly FittedText[]> {
  return (await typesetter.pdf(`cards/${order.text.layout}`, cardGiven(order))).fitted;
}

async function pixelsOf(order: CardOrder): Promise<Buffer> {
  return sharp(await drawCard(order, typesetter))
    .removeAlpha()
    .raw()
    .toBuffer();
}

describe('a share card', () => {
  before(async () => {
    const tools = await drawingTools(foldersOf(miniCampaign()), NO_CACHE);
    assert.ok(tools.typesetter);
    typesetter = tools.typesetter;
  });

  it('is the same to the byte under another locale, time zone and system font configuration', () => {
    const order = orderOf({ ...filledWith(`${KAZAKH} ${ARABIC} ✊`, 'event'), figure: '٢١' }, 'wide', 'rtl');
    const script = `Promise.all(['src/share/card', 'src/eleventy/drawing-tools', 'src/build/folders', 'src/build/disk-cache'].map((name) => import('./' + name + '.ts'))).then(async ([{ drawCard }, { drawingTools }, { foldersOf }, { NO_CACHE }]) => {
      const { typesetter } = await drawingTools(foldersOf('.'), NO_CACHE);
      process.stdout.write(Buffer.from(await drawCard(${JSON.stringify(order)}, typesetter)).toString('base64'));
    })`;
    const draw = (env: Record<string, string>): string =>
      spawnSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
        cwd: ROOT,
        env: { ...process.env, ...env },
        encoding: 'utf8',
        maxBuffer: 1e7,
      }).stdout;
    const plain = draw({});
    assert.match(plain, /^iVBORw0KGgo/);
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
    const texts = ['Да', LONG_RUSSIAN, KAZAKH, ARABIC, GERMAN, 'W'.repeat(200), `${'слово '.repeat(49)}конец`];
    for (const [layout, shape] of SHAPES) {
      for (const text of texts) {
        const fitted = await fittedOn(orderOf(filledWith(text, layout), shape));
        assert.ok(fitted.length >= 4, `${layout} ${shape}`);
        for (const { excess } of fitted) assert.ok(excess < 0.01, `${layout} ${shape}: ${text}`);
      }
    }
  });

  it('has no two texts in one place, and none outside the card', async () => {
    const fields = ['kicker', 'figure', 'caption', 'note', 'headline', 'detail', 'stamp', 'foot'] as const;
    for (const [layout, shape] of SHAPES.filter(([each]) => ['page', 'event'].includes(each))) {
      const { width, height } = CARD_SHAPES[shape];
      const full = { ...filledWith(`Wj ${LONG_RUSSIAN}`, layout), isOff: false };
      const base = await pixelsOf(orderOf(full, shape));
      const boxes: (readonly [field: string, box: Box])[] = [];
      for (const field of fields) {
        // What stands beside the day moves with it; this one is as wide.
        const instead = field === 'figure' && shape === 'wide' ? '12' : '.';
        const other = await pixelsOf(orderOf({ ...full, [field]: instead }, shape));
        const box = differenceOf(base, other, width);
        if (box) boxes.push([field, box]);
      }
      assert.ok(boxes.length >= 4, `${layout} ${shape}`);
      for (const [index, [field, a]] of boxes.entries()) {
        // The day alone is cropped by the edges.
        assert.ok(
          field === 'figure' || (a.left >= 40 && a.right <= width - 24 && a.top >= 40 && a.bottom <= height - 20),
          `${layout} ${shape} ${field}: ${JSON.stringify(a)}`,
        );
        for (const [other, b] of boxes.slice(index + 1)) {
          const isApart = a.right < b.left || b.right < a.left || a.bottom < b.top || b.bottom < a.top;
          assert.ok(isApart, `${layout} ${shape}: ${field} ${JSON.stringify(a)} and ${other} ${JSON.stringify(b)}`);
        }
      }
    }
  });

  it('has claims of two hundred characters in any script at a size that can be read', async () => {
    const claims = [
      LONG_RUSSIAN,
      `${KAZAKH} `.repeat(2).trim(),
      `${ARABIC} `.repeat(3).trim(),
      'oil money '.repeat(20).trim(),
      `${GERMAN} ist lang`,
    ];
    for (const headline of claims) {
      for (const [layout, shape] of SHAPES) {
        const order = orderOf({ ...EMPTY, layout, headline, detail: 'A source' }, shape);
        const headlineSize = (await fittedOn(order)).find(({ name }) => name === headline)?.size ?? 0;
        // Messengers show cards some 400 px wide: a third of this is left.
        assert.ok(headlineSize >= 30, `${layout} ${shape}: ${headlineSize} px for ${headline}`);
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
    for (const shape of ALL_SHAPES) {
      const [largest] = [...(await fittedOn(orderOf(text, shape)))].sort((a, b) => b.size - a.size);
      assert.equal(largest?.name, '21', shape);
    }
  });

  it('is a PNG of its shape, under 100 kB, that another program reads', async () => {
    for (const [layout, shape] of SHAPES) {
      const bytes = await drawCard(
        orderOf(filledWith(`${LONG_RUSSIAN} ${KAZAKH} ${LONG_RUSSIAN}`.slice(0, 300), layout), shape),
        typesetter,
      );
      const { format, width, height } = await sharp(bytes).metadata();
      assert.deepEqual({ format, width, height }, { format: 'png', ...CARD_SHAPES[shape] });
      assert.ok(bytes.length < 100_000, `${layout} ${shape}: ${bytes.length}`);
    }
  });

  it('has the campaign’s own colours, and is mirrored for a script that runs from right to left', async () => {
    const coloursOf = async (direction: 'ltr' | 'rtl') => {
      const data = await pixelsOf(orderOf({ ...EMPTY, layout: 'fact', figure: '1', headline: 'A' }, 'wide', direction));
      return [10, 1190].map((x) => data.subarray((1200 * 600 + x) * 3, (1200 * 600 + x) * 3 + 3).toString('hex'));
    };
    assert.deepEqual(await coloursOf('ltr'), ['b3121d', 'f7f3e9']);
    assert.deepEqual(await coloursOf('rtl'), ['f7f3e9', 'b3121d']);
  });

  it('carries the campaign’s sign', async () => {
    const bytes = await sharp({ create: { width: 80, height: 40, channels: 3, background: '#00f' } })
      .png()
      .toBuffer();
    const logo = { name: 'logo.png', bytes, ground: undefined, ratio: 2 };
    for (const [layout, shape] of SHAPES) {
      const data = await pixelsOf({ ...orderOf({ ...EMPTY, layout, headline: 'A' }, shape), logo });
      assert.ok(data.indexOf(Buffer.from('0000ff'.repeat(9), 'hex')) > 0, `${layout} ${shape}`);
    }
  });

  it('takes what authors write for words, never for instructions', async () => {
    const hostile =
      '#panic("x") $1/0$ ] } \\ #read("/etc/passwd") @label <x> *b* _i_ `c` // /* = - + ~ \' " <b>5 & 6</b>';
    for (const [layout, shape] of SHAPES) {
      const names = (await fittedOn(orderOf(filledWith(hostile, layout), shape))).map(({ name }) => name);
      assert.ok(names.includes(hostile), `${layout} ${shape}`);
    }
  });

  it('is plain where nothing can be set', async () => {
    const { format, width, height } = await sharp(await plainCard(orderOf(EMPTY, 'story'))).metadata();
    assert.deepEqual({ format, width, height }, { format: 'png', ...CARD_SHAPES.story });
  });
});

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Where two pictures differ. */
function differenceOf(a: Buffer, b: Buffer, width: number): Box | undefined {
  const [xs, ys] = [new Set<number>(), new Set<number>()];
  for (let at = 0; at < a.length; at += 3) {
    // Shades may differ a little, as each picture has a palette of its own.
    if ([0, 1, 2].every((channel) => Math.abs((a[at + channel] ?? 0) - (b[at + channel] ?? 0)) < 64)) continue;
    xs.add((at / 3) % width);
    ys.add(Math.floor(at / 3 / width));
  }
  if (xs.size === 0) return undefined;
  const [columns, rows] = [[...xs].sort((p, q) => p - q), [...ys].sort((p, q) => p - q)];
  return { left: columns[0] ?? 0, right: columns.at(-1) ?? 0, top: rows[0] ?? 0, bottom: rows.at(-1) ?? 0 };
}

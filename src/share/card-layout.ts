/** Where a card's words stand: pure geometry, drawn elsewhere. All lengths in px, all boxes as for left-to-right scripts. */
import type { CardText } from '../campaign/publication.ts';

/** The shapes in which a card is drawn: for link previews, and for people to post by hand. */
export const CARD_SHAPES = {
  wide: { width: 1200, height: 630 },
  square: { width: 1080, height: 1080 },
  story: { width: 1080, height: 1920 },
} as const;

export type CardShape = keyof typeof CARD_SHAPES;

/** One of the campaign's colours. Text is always paper on a colour or a colour on paper. */
export type Tone = 'paper' | 'ink' | 'accent';

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export interface Fill extends Box {
  readonly tone: Tone;
}

export interface TextBlock extends Box {
  readonly text: string;
  readonly weight: 'medium' | 'black';
  readonly tone: Tone;
  readonly on: Tone;
  /** The largest and smallest font size. */
  readonly sizes: readonly [number, number];
  /** Which edge of the box the text keeps to. */
  readonly anchor: 'top' | 'middle' | 'bottom';
}

export interface Drawing {
  readonly background: Tone;
  readonly fills: readonly Fill[];
  readonly texts: readonly TextBlock[];
  /** Drawn over the texts. */
  readonly strokes: readonly Fill[];
}

const MARGIN = 60;
const RULE = 4;
const FOOT_HEIGHT = 30;

/** The shapes a layout comes in; only what people post by hand needs more than one. */
export function shapesOf(layout: CardText['layout']): readonly CardShape[] {
  return layout === 'event' || layout === 'fact' ? ['wide', 'square', 'story'] : ['wide'];
}

/** The card's drawing. A text that is empty takes no part. */
export function layOut(text: CardText, shape: CardShape): Drawing {
  const drawing = LAYOUTS[text.layout](text, shape);
  return { ...drawing, texts: drawing.texts.filter((block) => block.text.trim() !== '') };
}

const LAYOUTS: Readonly<Record<CardText['layout'], (text: CardText, shape: CardShape) => Drawing>> = {
  default: (text) => poster(text, { background: 'paper', bar: 'accent' }),
  update: (text) => poster(text, { background: 'paper', bar: 'ink' }),
  statement: (text) => poster(text, { background: 'accent', bar: 'paper' }),
  fact: (text, shape) => (shape === 'wide' ? beside(text, 250) : above(text, shape)),
  event: (text, shape) => (shape === 'wide' ? beside(text, 410) : above(text, shape)),
};

/** A headline over the whole card, under a bar. */
function poster(text: CardText, { background, bar }: { background: Tone; bar: Tone }): Drawing {
  const { width, height } = CARD_SHAPES.wide;
  const column = { left: MARGIN, width: width - 2 * MARGIN };
  const tone = background === 'paper' ? 'ink' : 'paper';
  const kickerTone = background === 'paper' ? 'accent' : 'paper';
  const top = text.kicker ? 112 : 64;
  const bottom = text.detail ? 412 : 520;
  return {
    background,
    fills: [{ left: 0, top: 0, width, height: 26, tone: bar }, footRule(column, height - 78, tone)],
    texts: [
      block(text.kicker, { ...column, top: 56, height: 36 }, [36, 20], { tone: kickerTone, on: background }),
      block(text.headline, { ...column, top, height: bottom - top }, [230, 34], { tone, on: background }),
      block(text.detail, { ...column, top: 426, height: 108 }, [38, 21], {
        tone,
        on: background,
        weight: 'medium',
        anchor: 'bottom',
      }),
      foot(text, column, height - 62, tone, background),
    ],
    strokes: [],
  };
}

/** A block of colour beside the words, with the figure as the largest thing; what has become of it across both. */
function beside(text: CardText, panel: number): Drawing {
  const { width, height } = CARD_SHAPES.wide;
  const [bandTop, bandBottom] = text.stamp ? [322, 430] : [412, 412];
  const inner = { left: MARGIN, width: panel - MARGIN - 36 };
  const column = { left: panel + 50, width: width - panel - 50 - MARGIN };
  const tone = text.isOff ? 'ink' : 'accent';
  const captionTop = bandTop - 66;
  const figure = { ...inner, top: 112, height: (text.caption ? captionTop - 20 : bandTop) - 112 };
  return {
    background: 'paper',
    fills: [
      { left: 0, top: 0, width: panel, height, tone },
      { left: 0, top: bandTop, width, height: bandBottom - bandTop, tone: 'ink' },
      footRule(column, height - 78, 'ink'),
    ],
    texts: [
      block(text.kicker, { ...inner, top: 52, height: 44 }, [48, 18], { tone: 'paper', on: tone }),
      block(text.figure, figure, [420, 40], {
        tone: 'paper',
        on: tone,
        anchor: text.caption ? 'middle' : 'top',
      }),
      block(text.caption, { ...inner, top: captionTop, height: 54 }, [54, 18], { tone: 'paper', on: tone }),
      block(text.note, { ...inner, top: bandBottom + 18, height: height - bandBottom - 18 - 48 }, [40, 17], {
        tone: 'paper',
        on: tone,
        weight: 'medium',
      }),
      block(text.headline, { ...column, top: 52, height: bandTop - 52 - 20 }, [130, 30], {
        tone: 'ink',
        on: 'paper',
      }),
      block(text.stamp, { ...column, top: bandTop + 20, height: bandBottom - bandTop - 40 }, [110, 40], {
        tone: 'paper',
        on: 'ink',
        anchor: 'middle',
      }),
      block(text.detail, { ...column, top: bandBottom + 14, height: height - 78 - 16 - bandBottom - 14 }, [40, 18], {
        tone: 'ink',
        on: 'paper',
        weight: 'medium',
        anchor: 'bottom',
      }),
      foot(text, column, height - 62, 'ink', 'paper'),
    ],
    strokes: strike(text, figure),
  };
}

/** The same for upright pictures: the block of colour above the words. Stories keep clear of the app's own controls. */
function above(text: CardText, shape: Exclude<CardShape, 'wide'>): Drawing {
  const { width, height } = CARD_SHAPES[shape];
  const [safeTop, safeBottom] = shape === 'story' ? [270, height - 330] : [64, height - 56];
  const panel = safeTop + Math.round((safeBottom - safeTop) * (text.caption ? 0.46 : 0.36));
  const band = text.stamp ? 140 : 0;
  const column = { left: MARGIN, width: width - 2 * MARGIN };
  const tone = text.isOff ? 'ink' : 'accent';
  const figureWidth = text.caption ? 480 : column.width;
  const figure = { left: MARGIN, width: figureWidth, top: safeTop + 84, height: panel - safeTop - 84 - 50 };
  const caption = { left: MARGIN + figureWidth + 40, width: column.width - figureWidth - 40 };
  const middle = figure.top + Math.round(figure.height / 2);
  return {
    background: 'paper',
    fills: [
      { left: 0, top: 0, width, height: panel, tone },
      { left: 0, top: panel, width, height: band, tone: 'ink' },
      // Where the block above is ink too, a line keeps the two apart.
      { left: 0, top: panel, width, height: band && text.isOff ? RULE * 2 : 0, tone: 'accent' },
      footRule(column, safeBottom - 50, 'ink'),
    ],
    texts: [
      block(text.kicker, { ...column, top: safeTop, height: 60 }, [60, 24], { tone: 'paper', on: tone }),
      block(text.figure, figure, [700, 60], { tone: 'paper', on: tone, anchor: 'middle' }),
      block(text.caption, { ...caption, top: figure.top, height: figure.height / 2 - 16 }, [100, 24], {
        tone: 'paper',
        on: tone,
        anchor: 'bottom',
      }),
      block(text.note, { ...caption, top: middle + 16, height: figure.height / 2 - 16 }, [56, 22], {
        tone: 'paper',
        on: tone,
        weight: 'medium',
      }),
      block(text.stamp, { ...column, top: panel + 28, height: band - 48 }, [120, 40], {
        tone: 'paper',
        on: 'ink',
        anchor: 'middle',
      }),
      block(
        text.headline,
        { ...column, top: panel + band + 44, height: safeBottom - 66 - 130 - panel - band - 60 },
        [150, 34],
        { tone: 'ink', on: 'paper' },
      ),
      block(text.detail, { ...column, top: safeBottom - 66 - 118, height: 110 }, [46, 22], {
        tone: 'ink',
        on: 'paper',
        weight: 'medium',
        anchor: 'bottom',
      }),
      foot(text, column, safeBottom - 34, 'ink', 'paper'),
    ],
    strokes: strike(text, figure),
  };
}

/** A line through a date on which nothing will happen. */
function strike({ isOff }: CardText, figure: Box): Fill[] {
  const thickness = 16;
  if (!isOff) return [];
  const top = figure.top + Math.round((figure.height - thickness) / 2);
  return [{ left: figure.left - 12, top, width: figure.width + 24, height: thickness, tone: 'accent' }];
}

function footRule(column: Pick<Box, 'left' | 'width'>, top: number, tone: Tone): Fill {
  return { ...column, top, height: RULE, tone };
}

function foot(
  { foot: title, site }: CardText,
  column: Pick<Box, 'left' | 'width'>,
  top: number,
  tone: Tone,
  on: Tone,
): TextBlock {
  const words = [title, site].filter(Boolean).join(' · ');
  return block(words, { ...column, top, height: FOOT_HEIGHT }, [27, 15], {
    tone,
    on,
    weight: 'medium',
    anchor: 'middle',
  });
}

function block(
  text: string,
  box: Box,
  sizes: readonly [number, number],
  style: Pick<TextBlock, 'tone' | 'on'> & Partial<Pick<TextBlock, 'weight' | 'anchor'>>,
): TextBlock {
  return { text, ...box, sizes, weight: 'black', anchor: 'top', ...style };
}

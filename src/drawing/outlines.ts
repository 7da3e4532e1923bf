/** Letters of our own font as outlines, so that words in a drawing look the same whatever fonts a machine has. */
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

const FONT = '@expo-google-fonts/fira-sans-extra-condensed';

/** The font and its version, on which outlines depend. */
export const OUTLINED_FONT = `${FONT} ${require(`${FONT}/package.json`).version}`;

/** A letter drawn from its baseline upwards; lengths are parts of the font size. */
export interface Outline {
  readonly advance: number;
  /** An SVG path in thousandths of the font size. */
  readonly path: string;
}

/** By character. */
export type Outlines = Readonly<Record<string, Outline>>;

/** The units of a path in one font size. */
const UNITS = 1000;

/** The outlines of characters, of those that the font has. fontkit takes a tenth of a second to load, so it is loaded only here. */
export async function outlinesOf(characters: string): Promise<Outlines> {
  const fontkit = await import('fontkit');
  const font = fontkit.openSync(require.resolve(`${FONT}/500Medium/FiraSansExtraCondensed_500Medium.ttf`));
  if (!('glyphForCodePoint' in font)) throw new Error('the font is a collection of fonts');
  const outlines = [...characters].flatMap((character): [string, Outline][] => {
    const code = character.codePointAt(0) ?? 0;
    if (!font.hasGlyphForCodePoint(code)) return [];
    const glyph = font.glyphForCodePoint(code);
    const scale = UNITS / font.unitsPerEm;
    return [
      [character, { advance: glyph.advanceWidth / font.unitsPerEm, path: glyph.path.scale(scale, scale).toSVG() }],
    ];
  });
  return Object.fromEntries(outlines);
}

/** How wide a text is, as a part of the font size. */
export function widthOf(text: string, outlines: Outlines): number {
  return [...text].reduce((width, character) => width + (outlines[character]?.advance ?? 0), 0);
}

/** A text of one line as SVG, its first letter at x, on the baseline y. */
export function textSvg(
  text: string,
  outlines: Outlines,
  { x, y, size }: { readonly x: number; readonly y: number; readonly size: number },
): string {
  let at = 0;
  const letters = [...text].map((character) => {
    const { advance = 0, path = '' } = outlines[character] ?? {};
    const letter = path && `<path transform="translate(${Math.round(at * UNITS)} 0)" d="${path}"/>`;
    at += advance;
    return letter;
  });
  const scale = round(size / UNITS);
  return `<g transform="translate(${round(x)} ${round(y)}) scale(${scale} -${scale})">${letters.join('')}</g>`;
}

/** The same digits on every machine. */
function round(value: number): string {
  return String(Number(value.toFixed(6)));
}

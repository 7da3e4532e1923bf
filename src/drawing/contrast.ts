/** Whether one colour can be read on another (WCAG 2.2 §1.4.3), the nearest that can, and the tones of a campaign's colours. Colours are "#rrggbb". */
// In one file: its two hundred modules take a twentieth of a second to load.
import culori from 'culori/require';
import { remembered } from '../text/remembered.ts';

const { clampChroma, converter, formatHex, wcagContrast } = culori;

/** The least contrast of text of any size at level AA. */
export const AA_CONTRAST = 4.5;

const STEPS = 200;

const toOklch = converter('oklch');

/** From 1, none, to 21, black on white. */
export function contrast(a: string, b: string): number {
  return wcagContrast(a, b);
}

/** Of the colours of the same hue that reach the contrast on every ground, the one whose lightness is nearest. */
export function nearestReadable(colour: string, grounds: readonly string[], least = AA_CONTRAST): string {
  const own = toOklch(colour);
  const from = own?.l ?? 0;
  const candidates = Array.from({ length: STEPS + 1 }, (_, step) => step / STEPS)
    .sort((a, b) => Math.abs(a - from) - Math.abs(b - from))
    .map((l) => formatHex(clampChroma({ mode: 'oklch', l, c: own?.c ?? 0, h: own?.h ?? 0 }, 'oklch')) ?? colour);
  const fit = [colour, ...candidates].find((candidate) =>
    grounds.every((ground) => contrast(candidate, ground) >= least),
  );
  return fit ?? '#000000';
}

/** The colour so far on the way from one to another, from 0 to 1, as browsers mix in sRGB. */
export function blend(from: string, to: string, part: number): string {
  const channel = (at: number): string => {
    const [a, b] = [parseInt(from.slice(at, at + 2), 16), parseInt(to.slice(at, at + 2), 16)];
    return Math.round(a + (b - a) * part)
      .toString(16)
      .padStart(2, '0');
  };
  return `#${channel(1)}${channel(3)}${channel(5)}`;
}

/** What follows from a campaign's colours, in either scheme: its paper is the dark one's ink. */
export interface Tones {
  /** Words on a ground of the accent. */
  readonly onAccent: string;
  /** The accent as words on paper, and on ink. */
  readonly accentText: string;
  readonly accentOnInk: string;
  /** What lies on paper, and on ink, a little lighter. */
  readonly raised: string;
  readonly raisedInk: string;
}

/** Any accent can be a ground, with words of paper or ink on it, or of black or white; as words it is moved until it can be read. */
export const tonesOf = remembered(
  ({ paper, ink, accent }: Palette) => `${paper} ${ink} ${accent}`,
  ({ paper, ink, accent }: Palette): Tones => {
    const readable = (on: string, ...tones: readonly string[]): string =>
      tones.find((tone) => contrast(tone, on) >= AA_CONTRAST) ?? on;
    const raised = readable(ink, blend(paper, '#ffffff', 0.55), blend(paper, '#ffffff', 0.07), paper);
    const raisedInk = readable(paper, blend(ink, '#ffffff', 0.07), ink);
    return {
      onAccent: readable(accent, paper, ink, '#ffffff', '#000000'),
      accentText: nearestReadable(accent, [paper, raised]),
      accentOnInk: nearestReadable(accent, [ink, raisedInk]),
      raised,
      raisedInk,
    };
  },
);

/** The colours that a campaign chooses. */
interface Palette {
  readonly paper: string;
  readonly ink: string;
  readonly accent: string;
}

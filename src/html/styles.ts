/** Puts a page's style sheet together: the shared layers, and of the parts only those whose class the page uses. */
import { Features, transform } from 'lightningcss';
import type { Colours } from '../campaign/model.ts';
import { contrast, tonesOf } from '../drawing/contrast.ts';
import { remembered } from '../text/remembered.ts';

export interface StyleSources {
  /** The shared sheets by name: reset, colours, scale, tokens, base, compositions, utilities, and the campaign's own. */
  readonly shared: ReadonlyMap<string, string>;
  /** The parts' sheets by the class they style. */
  readonly parts: ReadonlyMap<string, string>;
}

/** A style sheet that cannot be read; line and column count from 1. */
export class StyleError extends Error {
  readonly sheet: string;
  readonly line: number;
  readonly column: number;

  constructor(sheet: string, line: number, column: number) {
    super('has a mistake in its CSS here. Look for a missing bracket, colon or semicolon.');
    this.sheet = sheet;
    this.line = line;
    this.column = column;
  }
}

/** The first versions that know cascade layers; nesting and range queries are written out for them. */
const TARGETS = {
  chrome: 99 << 16,
  firefox: 97 << 16,
  safari: (15 << 16) | (4 << 8),
  ios_saf: (15 << 16) | (4 << 8),
};

/** Later layers win; the campaign's own comes last. */
const BEFORE_PARTS = ['reset', 'colours', 'scale', 'tokens', 'base', 'compositions'];
const AFTER_PARTS = ['utilities', 'campaign'];
const LAYERS = [...BEFORE_PARTS, 'parts', ...AFTER_PARTS];

/** Makes the minified sheet for a page's classes; pages that use the same parts share the work. */
export function styleSheets(
  sources: StyleSources,
  colours: Colours,
  fontFaces: string,
): (classes: ReadonlySet<string>) => string {
  const made = new Map<string, string>();
  const head = `@layer ${LAYERS.join(',')};${fontFaces}`;
  const own = campaignColours(colours);
  return (classes) => {
    const parts = [...sources.parts.keys()].filter((name) => classes.has(name)).sort();
    const key = parts.join(' ');
    const known = made.get(key);
    if (known !== undefined) return known;
    const layers = [
      ...BEFORE_PARTS.map((name) => layer(name, sources.shared.get(name))),
      ...parts.map((name) => layer('parts', sources.parts.get(name))),
      ...AFTER_PARTS.map((name) => layer(name, sources.shared.get(name))),
    ];
    const sheet = minify(
      'page',
      (head + layers.join('')).replace(CAMPAIGN_COLOUR, (whole, name) => own.get(name) ?? whole),
    );
    made.set(key, sheet);
    return sheet;
  };
}

/** Reads every sheet once, so that a mistake in one that no page uses is told too. Throws StyleError. */
export function checkStyles({ shared, parts }: StyleSources): void {
  for (const [name, sheet] of shared) minify(`styles/${name}.css`, sheet);
  for (const [name, sheet] of parts) minify(`parts/${name}/${name}.css`, sheet);
}

function layer(name: string, sheet: string | undefined): string {
  return sheet ? `@layer ${name}{${sheet}}` : '';
}

/** Where sheets ask for a colour of the campaign's, the colour itself stands in the page: as a property it would weigh more. */
const CAMPAIGN_COLOUR = /var\(--campaign-([\w-]+)\)/g;

function campaignColours(colours: Colours): Map<string, string> {
  const { paper, ink, accent } = colours;
  const { onAccent, accentText, accentOnInk, raised, raisedInk } = tonesOf(colours);
  const [dark, light] = contrast(paper, '#000000') < contrast(ink, '#000000') ? [paper, ink] : [ink, paper];
  return new Map([
    ['paper', paper],
    ['ink', ink],
    ['accent', accent],
    ['on-accent', onAccent],
    ['accent-text', accentText],
    ['accent-on-ink', accentOnInk],
    ['raised', raised],
    ['raised-ink', raisedInk],
    ['light', light],
    ['dark', dark],
  ]);
}

/** The preview asks for the same sheets after every change. */
const minify = remembered((name: string, css: string) => `${name}\n${css}`, minifyAnew);

function minifyAnew(name: string, css: string): string {
  try {
    return new TextDecoder().decode(
      transform({
        filename: name,
        code: new TextEncoder().encode(css),
        minify: true,
        targets: TARGETS,
        // What stands in for light-dark() costs two properties a scheme, and nothing here asks for it.
        exclude: Features.LightDark,
      }).code,
    );
  } catch (error) {
    const { line, column } = placeOf(error);
    throw new StyleError(name, line, column);
  }
}

function placeOf(error: unknown): { line: number; column: number } {
  const loc: unknown = typeof error === 'object' && error !== null && 'loc' in error ? error.loc : undefined;
  const isPlace = typeof loc === 'object' && loc !== null && 'line' in loc && 'column' in loc;
  return isPlace ? { line: Number(loc.line), column: Number(loc.column) } : { line: 1, column: 1 };
}

/** The cards' own fonts: drawn from the package, never from the system, and asked first whether they have a glyph. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { escapeMarkup } from '../text/escape.ts';

const require = createRequire(import.meta.url);

/** Font files by the weight's name as Pango knows it. */
export const CARD_FONTS = {
  regular: {
    pango: 'Noto Sans',
    file: require.resolve('@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf'),
  },
  bold: {
    pango: 'Noto Sans Bold',
    file: require.resolve('@expo-google-fonts/noto-sans/700Bold/NotoSans_700Bold.ttf'),
  },
  black: {
    pango: 'Noto Sans Heavy',
    file: require.resolve('@expo-google-fonts/noto-sans/900Black/NotoSans_900Black.ttf'),
  },
} as const;

/** Latin with its supplements, Greek, Cyrillic and its supplement, common punctuation: all in Noto Sans (a test holds this). */
export const SURELY_COVERED = /^[\u0020-\u007e\u00a0-\u024f\u0400-\u052f\u2010-\u2027\u2030-\u203a\u20ac]*$/;

let isConfigured = false;

/**
 * Points fontconfig at the package's fonts alone. Must run before sharp draws its first text; fontconfig reads
 * its configuration once, and without one it silently uses the system's fonts.
 */
export function useOwnFonts(): void {
  if (isConfigured) return;
  isConfigured = true;
  const folder = mkdtempSync(join(tmpdir(), 'handbill-fonts-'));
  const folders = Object.values(CARD_FONTS).map(({ file }) => `<dir>${escapeMarkup(dirname(file))}</dir>`);
  const configuration = `<?xml version="1.0"?>\n<fontconfig>${folders.join('')}<cachedir>${escapeMarkup(join(folder, 'cache'))}</cachedir></fontconfig>\n`;
  writeFileSync(join(folder, 'fonts.conf'), configuration);
  process.env.FONTCONFIG_FILE = join(folder, 'fonts.conf');
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
}

/** The characters of a text that the cards' fonts cannot draw, each once. */
export async function missingGlyphs(text: string): Promise<string[]> {
  if (SURELY_COVERED.test(text)) return [];
  const fontkit = await import('fontkit');
  const font = fontkit.openSync(CARD_FONTS.black.file);
  if (!('hasGlyphForCodePoint' in font)) throw new Error('the card font is a collection of fonts');
  const unknown = [...text].filter((character) => {
    const code = character.codePointAt(0) ?? 0;
    return !/[\s\p{Cf}]/u.test(character) && !font.hasGlyphForCodePoint(code);
  });
  return [...new Set(unknown)];
}

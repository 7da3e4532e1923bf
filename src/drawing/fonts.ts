/** The cards' own fonts: drawn from the packages, never from the system, and asked first whether they have a glyph. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { escapeMarkup } from '../text/escape.ts';

const require = createRequire(import.meta.url);

/** The weights of the cards by name: how Pango is asked for one, and its files, in the order they are tried. */
export const CARD_FONTS = {
  medium: {
    pango: 'Fira Sans Extra Condensed, Noto Sans Arabic Medium',
    files: [
      require.resolve('@expo-google-fonts/fira-sans-extra-condensed/500Medium/FiraSansExtraCondensed_500Medium.ttf'),
      require.resolve('@expo-google-fonts/noto-sans-arabic/500Medium/NotoSansArabic_500Medium.ttf'),
    ],
  },
  black: {
    pango: 'Fira Sans Extra Condensed, Noto Sans Arabic Heavy',
    files: [
      require.resolve('@expo-google-fonts/fira-sans-extra-condensed/900Black/FiraSansExtraCondensed_900Black.ttf'),
      require.resolve('@expo-google-fonts/noto-sans-arabic/900Black/NotoSansArabic_900Black.ttf'),
    ],
  },
} as const;

/** The faces that sheets are printed in: the cards' own, and lighter and bolder ones to read. */
export const PRINT_FONTS = [
  ...CARD_FONTS.black.files,
  ...CARD_FONTS.medium.files,
  require.resolve('@expo-google-fonts/fira-sans-extra-condensed/400Regular/FiraSansExtraCondensed_400Regular.ttf'),
  require.resolve(
    '@expo-google-fonts/fira-sans-extra-condensed/400Regular_Italic/FiraSansExtraCondensed_400Regular_Italic.ttf',
  ),
  require.resolve('@expo-google-fonts/fira-sans-extra-condensed/700Bold/FiraSansExtraCondensed_700Bold.ttf'),
] as const;

/** The licences of all of these, which go wherever the fonts go; each package has its own two folders above its files. */
export function fontLicences(): string {
  const paths = [...CARD_FONTS.black.files, ...PRINT_FONTS].map((file) => join(dirname(dirname(file)), 'LICENSE_FONT'));
  return [...new Set(paths)].map((path) => readFileSync(path, 'utf8')).join('\n');
}

/** Latin, Russian and Kazakh with common punctuation: all in the fonts (a test holds this). */
export const SURELY_COVERED =
  /^[\u0020-\u007e\u00a0-\u017e\u0400-\u045f\u0490-\u0493\u049a-\u049b\u04a2-\u04a3\u04ae-\u04b1\u04ba-\u04bb\u04d8-\u04d9\u04e8-\u04e9\u2013-\u2014\u2018-\u201a\u201c-\u201e\u2026\u20ac]*$/;

/** Letters keep their drawn shape: at these sizes hinting gains nothing, costs time and varies by machine. */
const UNHINTED =
  '<match target="font"><edit name="hinting" mode="assign"><bool>false</bool></edit><edit name="autohint" mode="assign"><bool>false</bool></edit><edit name="hintstyle" mode="assign"><const>hintnone</const></edit></match>';

let isConfigured = false;

/**
 * Points fontconfig at the packages' fonts alone. Must run before sharp draws its first text; fontconfig reads
 * its configuration once, and without one it silently uses the system's fonts.
 */
export function useOwnFonts(): void {
  if (isConfigured) return;
  isConfigured = true;
  const folder = mkdtempSync(join(tmpdir(), 'handbill-fonts-'));
  const files = Object.values(CARD_FONTS).flatMap((font) => font.files);
  const folders = files.map((file) => `<dir>${escapeMarkup(dirname(file))}</dir>`);
  const configuration = `<?xml version="1.0"?>\n<fontconfig>${folders.join('')}<cachedir>${escapeMarkup(join(folder, 'cache'))}</cachedir>${UNHINTED}</fontconfig>\n`;
  writeFileSync(join(folder, 'fonts.conf'), configuration);
  process.env.FONTCONFIG_FILE = join(folder, 'fonts.conf');
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
}

/** The characters of a text that the cards' fonts cannot draw, each once. */
export async function missingGlyphs(text: string): Promise<string[]> {
  if (SURELY_COVERED.test(text)) return [];
  const fonts = await openFonts();
  const unknown = [...text].filter((character) => {
    const code = character.codePointAt(0) ?? 0;
    return !/[\s\p{Cf}]/u.test(character) && !fonts.some((font) => font.hasGlyphForCodePoint(code));
  });
  return [...new Set(unknown)];
}

async function openFonts() {
  const fontkit = await import('fontkit');
  return CARD_FONTS.black.files.map((file) => {
    const font = fontkit.openSync(file);
    if (!('hasGlyphForCodePoint' in font)) throw new Error(`${file} is a collection of fonts`);
    return font;
  });
}

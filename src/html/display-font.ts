/** The pages' one display face: the cards' own, cut down for each language to the letters of its titles and words. */
import { createHash } from 'node:crypto';
import type { Lang } from '../campaign/model.ts';
import type { Cache, PublishedFile, View } from '../campaign/publication.ts';
import { readableUrl } from '../text/url.ts';

export interface DisplayFont {
  readonly file: PublishedFile;
  /** Its @font-face rules, the fallback's among them; the address is from the site's root. */
  readonly css: string;
}

/** What type needs to be set well; small capitals and the like are left out. */
const FEATURES = ['kern', 'mark', 'mkmk', 'locl', 'ccmp'];

/** Whatever else the pages say, they count. */
const ALWAYS = ' 0123456789';

/**
 * Arial and its like, set to the same width a letter (0.396 em on English and Russian titles against 0.493) and the same
 * height a line, so that nothing moves when the face arrives (CSS Fonts 5 §4.5, §7).
 */
const FALLBACK =
  "@font-face{font-family:'Handbill Display Fallback';src:local('Arial Bold'),local('Arial-BoldMT'),local('Liberation Sans Bold'),local('Arimo Bold'),local('Arimo-Bold'),local('Roboto Bold'),local('Roboto-Bold'),local('Noto Sans Bold'),local('Helvetica-Bold');font-weight:900;size-adjust:80%;ascent-override:117%;descent-override:33%;line-gap-override:0%}";

/**
 * The face of each language's pages, from the font file's bytes. Languages of the same letters share a file.
 */
export async function displayFonts(
  views: readonly View[],
  font: Uint8Array,
  cache: Cache,
): Promise<Map<Lang, DisplayFont>> {
  const letters = new Map<Lang, Set<string>>();
  for (const view of views) {
    const own = letters.get(view.lang) ?? new Set(ALWAYS + commonWords(view));
    letters.set(view.lang, own);
    for (const letter of lettersOf(view)) own.add(letter);
  }
  const fonts = new Map<Lang, DisplayFont>();
  for (const [lang, own] of letters) fonts.set(lang, await displayFont([...own].sort().join(''), font, cache));
  return fonts;
}

/** Every character of its own that a page may set in the display face, once. */
function lettersOf(view: View): string {
  return [...new Set(wordsOf(view).join(''))].join('');
}

/** The words that every page of a language may have. */
function commonWords({ edition: { headings, words, campaign } }: View): string {
  return headings.facts + words.characters + readableUrl(campaign.address);
}

async function displayFont(letters: string, font: Uint8Array, cache: Cache): Promise<DisplayFont> {
  const key = `display font ${letters}`;
  const known = cache.get(key);
  const body = known ?? (await cutDown(font, letters));
  if (!known) cache.set(key, body);
  const hash = createHash('sha256').update(body).digest('hex').slice(0, 10);
  const address = `/fonts/display-${hash}.woff2`;
  const css = `@font-face{font-family:'Handbill Display';src:url(${address}) format('woff2');font-weight:900;font-display:swap}${FALLBACK}`;
  return { file: { address, body }, css };
}

/** The harfbuzz that does it takes a second to start, so it is loaded only when it is needed. */
async function cutDown(font: Uint8Array, letters: string): Promise<Uint8Array> {
  const { default: subsetFont } = await import('subset-font');
  return subsetFont(Buffer.from(font), letters, {
    targetFormat: 'woff2',
    keepFeatures: FEATURES,
    noHinting: true,
  });
}

/** Texts have headings of their own. */
function wordsOf({ title, cardText, edition, item }: View): string[] {
  const { layout: _, isOff: __, ...texts } = cardText;
  const prose = (item ?? edition.statement)?.prose.plain ?? '';
  return [title, prose, ...Object.values(texts)];
}

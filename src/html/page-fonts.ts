/** The pages' own faces, cut down for each language to the letters that its pages have: for titles, and where a campaign has one for texts. */
import { createHash } from 'node:crypto';
import type { Lang } from '../campaign/model.ts';
import { ProblemError } from '../campaign/problem.ts';
import type { Cache, PublishedFile, View } from '../campaign/publication.ts';
import type { FontFacts } from '../drawing/font-file.ts';
import type { FontFace, FontRole, Fonts } from '../drawing/fonts.ts';

export interface PageFonts {
  readonly files: readonly PublishedFile[];
  /** Their @font-face rules, the fallbacks' among them; addresses are from the site's root. */
  readonly css: string;
}

/** What type needs to be set right in every script; small capitals and the like are left out. */
const FEATURES =
  'mark mkmk locl ccmp rlig init medi med2 fin2 fin3 fina isol curs dist nukt akhn rphf rkrf pref blwf abvf half pstf vatu cjct pres abvs blws psts haln abvm blwm ljmo vjmo tjmo'.split(
    ' ',
  );

/** Whatever else the pages say, they count. */
const ALWAYS = ' 0123456789?!';

/** A family as style sheets ask for it. */
interface Use {
  readonly family: string;
  readonly role: FontRole;
  /** Whether it is the campaign's own font or none. */
  readonly isOwnAlone?: boolean;
  /** A third of a title's face would be pairs of letters that stand closer; what is to be read has them. */
  readonly features: readonly string[];
  /** What stands in until the face is there: a font of the reader's, and the mean width of its letters (`FontFacts.width`). */
  readonly fallback: { readonly names: string; readonly width: number };
}

const BOLD = {
  names:
    'Arial Bold,Arial-BoldMT,Liberation Sans Bold,Arimo Bold,Arimo-Bold,Roboto Bold,Roboto-Bold,Noto Sans Bold,Helvetica-Bold',
  width: 0.48,
};

const USES: readonly Use[] = [
  { family: 'Handbill Display', role: 'display', features: FEATURES, fallback: BOLD },
  { family: 'Campaign Display', role: 'display', isOwnAlone: true, features: FEATURES, fallback: BOLD },
  {
    family: 'Handbill Text',
    role: 'text',
    isOwnAlone: true,
    features: [...FEATURES, 'kern'],
    fallback: { names: 'Arial,ArialMT,Liberation Sans,Arimo,Roboto,Noto Sans,Helvetica', width: 0.4464 },
  },
];

/** The faces of each language's pages that their style sheets ask for. Languages of the same letters share files. */
export async function pageFonts(
  views: readonly View[],
  fonts: Fonts,
  cache: Cache,
  sheets: readonly string[],
): Promise<Map<Lang, PageFonts>> {
  const letters = new Map<Lang, Record<FontRole, Set<string>>>();
  for (const view of views) {
    const own = letters.get(view.lang) ?? commonLetters(view);
    letters.set(view.lang, own);
    for (const letter of titlesOf(view)) own.display.add(letter);
    for (const letter of wordsOf(view)) own.text.add(letter);
  }
  const made = new Map<Lang, PageFonts>();
  const uses = USES.filter(({ family }) => sheets.some((sheet) => sheet.includes(`'${family}'`)));
  for (const [lang, own] of letters) {
    const faces: PageFace[] = [];
    for (const use of uses) faces.push(...(await facesOf(use, own[use.role], fonts, cache)));
    made.set(lang, { files: faces.flatMap(({ file }) => file ?? []), css: faces.map(({ css }) => css).join('') });
  }
  return made;
}

/** What every page of a language may have, in its own face: titles that lists lead to, and when and where. */
function commonLetters({
  edition: { title, lang, campaign, words, events, facts, updates, pages, towns },
}: View): Record<FontRole, Set<string>> {
  const titles = [...events, ...updates, ...pages, { title }].map((each) => each.title);
  const whens = events.flatMap(({ when }) => [when.date, when.iso ? '' : when.span]);
  // In translations a place's name is foreign, and left to the reader's own fonts.
  const places = lang === campaign.languages[0] ? events.map(({ venue }) => venue?.name) : [];
  const display = [
    ALWAYS,
    ...titles,
    ...whens,
    ...places,
    ...facts.map(({ claim }) => claim),
    ...towns.map(({ name }) => name),
  ];
  return { display: new Set(display.join('')), text: new Set([...display, words.characters].join('')) };
}

/** What of a page is set large: its title, and what its card says. */
function titlesOf({ title, cardText }: View): string {
  const { layout: _, isOff: __, detail: ___, foot: ____, site: _____, ...texts } = cardText;
  return [title, ...Object.values(texts)].join('');
}

function wordsOf(view: View): string {
  const { description, item, edition } = view;
  const texts = [item, edition.statement].map((text) => text?.prose.html);
  return [titlesOf(view), view.cardText.detail, description, ...texts].join('');
}

interface PageFace {
  readonly file?: PublishedFile;
  readonly css: string;
}

/** The faces of a role, each family's for the letters that those before it lack; the first one's stand-in among them. */
async function facesOf(use: Use, letters: ReadonlySet<string>, fonts: Fonts, cache: Cache): Promise<PageFace[]> {
  const { role, isOwnAlone } = use;
  const families = fonts.of(role).filter(({ onPages, isOwn }) => onPages[role] && (isOwn || !isOwnAlone));
  const used: { readonly faces: readonly ShownFace[]; readonly own: readonly string[] }[] = [];
  let left = [...letters].sort();
  let fallback = '';
  for (const [index, family] of families.entries()) {
    // Signs are left to the reader's own fonts.
    if (!left.some((letter) => /\p{L}|\p{N}/u.test(letter))) break;
    const faces = await facesToShow(role, family.faces, fonts);
    const [main] = faces;
    const own = main ? left.filter((letter) => main.has.has(letter.codePointAt(0) ?? 0)) : [];
    if (!main || !own.some((letter) => /\S/.test(letter))) continue;
    used.push({ faces, own });
    if (index === 0) fallback = standIn(use, main);
    left = left.filter((letter) => !own.includes(letter));
  }
  const made = used.flatMap(({ faces, own }) => {
    const range = used.length > 1 ? `;unicode-range:${rangesOf(own)}` : '';
    return faces.map((face) => faceOf(use, face, own, range, cache));
  });
  return [...(await Promise.all(made)), { css: fallback }];
}

interface ShownFace extends FontFacts {
  readonly face: FontFace;
  readonly has: ReadonlySet<number>;
}

/** For titles the boldest of a family, for texts each, the plainest first. */
async function facesToShow(role: FontRole, faces: readonly FontFace[], fonts: Fonts): Promise<ShownFace[]> {
  const all = await Promise.all(
    faces.map(async (face) => ({ ...(await fonts.facts(face)), face, has: await fonts.letters(face) })),
  );
  const wanted = role === 'display' ? 900 : 400;
  const distance = ({ weight, isItalic }: FontFacts): number => Math.abs(weight - wanted) + (isItalic ? 1000 : 0);
  return all.sort((a, b) => distance(a) - distance(b)).slice(0, role === 'display' ? 1 : undefined);
}

async function faceOf(
  use: Use,
  { face, weight, isItalic, has }: ShownFace,
  letters: readonly string[],
  range: string,
  cache: Cache,
): Promise<PageFace> {
  const { role, family } = use;
  const own = letters.filter((letter) => has.has(letter.codePointAt(0) ?? 0));
  const file = await cutDown(use, face, own.join(''), cache);
  const style = isItalic ? ';font-style:italic' : '';
  // However bold it is, titles ask for the boldest.
  const css = `@font-face{font-family:'${family}';src:url(${file.address}) format('woff2');font-weight:${role === 'display' ? 900 : weight}${style};font-display:swap${range}}`;
  return { file, css };
}

/**
 * A font of the reader's set to the same width a letter and the same height a line, so that nothing moves when the face
 * arrives (CSS Fonts 5 §4.5, §7).
 */
function standIn({ role, family, fallback }: Use, { width, ascent, descent, lineGap }: FontFacts): string {
  const scale = width > 0 ? width / fallback.width : 1;
  const percent = (value: number): string => `${Math.round(value * 1000) / 10}%`;
  const sources = fallback.names
    .split(',')
    .map((name) => `local('${name}')`)
    .join(',');
  const weight = role === 'display' ? ';font-weight:900' : '';
  return `@font-face{font-family:'${family} Fallback';src:${sources}${weight};size-adjust:${percent(scale)};ascent-override:${percent(ascent / scale)};descent-override:${percent(descent / scale)};line-gap-override:${percent(lineGap / scale)}}`;
}

/** A face with those letters alone. The harfbuzz that does it takes a second to start, so it is loaded only when it is needed. */
async function cutDown({ role, features }: Use, face: FontFace, letters: string, cache: Cache): Promise<PublishedFile> {
  const key = `page font ${role} ${face.source} ${letters}`;
  const known = cache.get(key);
  const body = known ?? (await subset(face, letters, features));
  if (!known) cache.set(key, body);
  const hash = createHash('sha256').update(body).digest('hex').slice(0, 10);
  return { address: `/fonts/${role}-${hash}.woff2`, body };
}

/** Throws ProblemError. */
async function subset(face: FontFace, letters: string, keepFeatures: readonly string[]): Promise<Uint8Array> {
  const { default: subsetFont } = await import('subset-font');
  const options = { targetFormat: 'woff2', keepFeatures, noHinting: true } as const;
  return subsetFont(Buffer.from(face.read()), letters, options).catch(() => {
    throw new ProblemError({ severity: 'error', file: face.source.replace(/ \S+$/, ''), message: DAMAGED });
  });
}

const DAMAGED = 'is a font in which something is damaged. Copy it here again from where you have it, or take another.';

/** "U+20-7e,U+5d0" */
function rangesOf(letters: readonly string[]): string {
  const codes = letters.map((letter) => letter.codePointAt(0) ?? 0).sort((a, b) => a - b);
  const ranges: [number, number][] = [];
  for (const code of codes) {
    const last = ranges.at(-1);
    if (last && code === last[1] + 1) last[1] = code;
    else ranges.push([code, code]);
  }
  return ranges.map(([from, to]) => `U+${from.toString(16)}${from === to ? '' : `-${to.toString(16)}`}`).join(',');
}

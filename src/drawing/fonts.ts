/** The one table of fonts: in which families cards, sheets and pages are set, and in which order each letter is looked for. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type FontFacts, factsOf } from './font-file.ts';

const require = createRequire(import.meta.url);

/** Where a campaign's own fonts are, from its folder. */
export const OWN_FONTS = 'content/fonts';

/** What a family is for: titles and figures, or words to be read. */
export type FontRole = 'display' | 'text';

/** One font file. */
export interface FontFace {
  /** Where it is from and which one it is, for keys: "content/fonts/hebrew.ttf 3f…", "@expo-google-fonts/oswald 0.4.1 …". */
  readonly source: string;
  /** Its bytes, TrueType or OpenType. */
  read(): Uint8Array;
}

export interface FontFamily {
  /** As templates ask for it; like no other font's, so that none of the machine's stands in for it. */
  readonly name: string;
  /** Whether the campaign brings it. */
  readonly isOwn: boolean;
  readonly roles: readonly FontRole[];
  /** Whether pages are sent it as well, where readers' own fonts would do. */
  readonly onPages: Readonly<Record<FontRole, boolean>>;
  readonly faces: readonly FontFace[];
}

interface BuiltInFamily {
  readonly package: string;
  /** How its files' names begin. */
  readonly file: string;
  readonly name: string;
  readonly styles: readonly string[];
  /** Whether it is asked only for what no other font has; pages leave that to the reader's own. */
  readonly isLast?: boolean;
}

/** The families that come with Handbill; a campaign's own stand before them, or before the last. */
export const BUILT_IN_FONTS: readonly BuiltInFamily[] = [
  {
    package: '@expo-google-fonts/fira-sans-extra-condensed',
    file: 'FiraSansExtraCondensed',
    name: 'Fira Sans Extra Condensed',
    styles: ['900Black', '500Medium', '400Regular', '400Regular_Italic', '700Bold'],
  },
  {
    package: '@expo-google-fonts/noto-sans-arabic',
    file: 'NotoSansArabic',
    name: 'Noto Sans Arabic',
    styles: ['900Black', '500Medium'],
  },
  // Signs of money that Fira lacks: ₸ is the one of Kazakhstan.
  {
    package: '@expo-google-fonts/oswald',
    file: 'Oswald',
    name: 'Oswald',
    styles: ['700Bold', '400Regular'],
    isLast: true,
  },
  {
    package: '@expo-google-fonts/noto-sans-symbols-2',
    file: 'NotoSansSymbols2',
    name: 'Noto Sans Symbols 2',
    styles: ['400Regular'],
    isLast: true,
  },
  {
    package: '@expo-google-fonts/noto-emoji',
    file: 'NotoEmoji',
    name: 'Noto Emoji',
    styles: ['700Bold'],
    isLast: true,
  },
];

/** The licences of all of these, which go wherever the fonts go. */
export function fontLicences(): string {
  const paths = BUILT_IN_FONTS.map(({ package: name }) => require.resolve(`${name}/LICENSE_FONT`));
  return [...new Set(paths.map((path) => readFileSync(path, 'utf8')))].join('\n');
}

/** Latin, Russian and Kazakh with common punctuation: all in the first family (a test holds this). */
export const SURELY_COVERED =
  /^[\u0020-\u007e\u00a0-\u017e\u0400-\u045f\u0490-\u0493\u049a-\u049b\u04a2-\u04a3\u04ae-\u04b1\u04ba-\u04bb\u04d8-\u04d9\u04e8-\u04e9\u2013-\u2014\u2018-\u201a\u201c-\u201e\u2026\u20ac]*$/;

/** Keeps what was made before. */
interface KeptFacts {
  get(key: string): Uint8Array | undefined;
  set(key: string, bytes: Uint8Array): void;
}

/** The fonts of one campaign. */
export class Fonts {
  /** In the order in which a letter is looked for. */
  readonly families: readonly FontFamily[];
  /** All that they depend on. */
  readonly recipe: string;
  readonly #cache: KeptFacts;
  readonly #letters = new Map<FontFace, Promise<ReadonlySet<number>>>();

  constructor(families: readonly FontFamily[], cache: KeptFacts) {
    this.families = families;
    this.recipe = JSON.stringify(
      families.map(({ name, roles, faces }) => [name, roles, faces.map(({ source }) => source)]),
    );
    this.#cache = cache;
  }

  /** The families of a role. */
  of(role: FontRole): readonly FontFamily[] {
    return this.families.filter(({ roles }) => roles.includes(role));
  }

  /** Their names, as templates ask for them. */
  get names(): Readonly<Record<FontRole, readonly string[]>> {
    const names = (role: FontRole): string[] => this.of(role).map(({ name }) => name);
    return { display: names('display'), text: names('text') };
  }

  /** What a font says of itself; reading it takes a while, so it is kept. */
  async facts(face: FontFace): Promise<FontFacts> {
    const key = `font ${face.source}`;
    const known = this.#cache.get(key);
    if (known) return JSON.parse(new TextDecoder().decode(known));
    const facts = await factsOf(face.read());
    this.#cache.set(key, new TextEncoder().encode(JSON.stringify(facts)));
    return facts;
  }

  /** The characters that a face has. */
  letters(face: FontFace): Promise<ReadonlySet<number>> {
    const letters = this.#letters.get(face) ?? this.facts(face).then((facts) => new Set(facts.letters));
    this.#letters.set(face, letters);
    return letters;
  }

  /** Of the characters of a text those that no family of a role can draw, each once. */
  async missing(text: string): Promise<string[]> {
    if (SURELY_COVERED.test(text)) return [];
    const missing: string[] = [];
    for (const character of new Set(text)) {
      // Spaces, and what only says how others are joined or look.
      if (SURELY_COVERED.test(character) || /[\s\p{Cf}\p{Variation_Selector}]/u.test(character)) continue;
      const code = character.codePointAt(0) ?? 0;
      if (!((await this.#draws('display', code)) && (await this.#draws('text', code)))) missing.push(character);
    }
    return missing;
  }

  async #draws(role: FontRole, code: number): Promise<boolean> {
    for (const { faces } of this.of(role)) {
      const letters = await Promise.all(faces.map((face) => this.letters(face)));
      if (letters.every((each) => each.has(code))) return true;
    }
    return false;
  }
}

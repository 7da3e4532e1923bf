/** Countries by their two letters (ISO 3166-1), with the names that each language has for them (CLDR). */

/** The code in capitals, and the official one for one that is in use beside it: "GB" for "uk". */
export function canonicalCountry(code: string): string {
  const upper = code.toUpperCase();
  try {
    return new Intl.Locale(`und-${upper}`).region ?? upper;
  } catch {
    return upper;
  }
}

/** The country's name in a language; undefined for what is no country's code. */
export function countryName(code: string, locale: string): string | undefined {
  const canonical = canonicalCountry(code);
  if (!/^[A-Z]{2}$/.test(canonical) || NO_COUNTRIES.has(canonical)) return undefined;
  return new Intl.DisplayNames([locale], { type: 'region', fallback: 'none' }).of(canonical);
}

/** Codes with names that are of no country: unions, the unknown, and what software tests itself with. */
const NO_COUNTRIES = new Set(['EU', 'EZ', 'UN', 'ZZ', 'XA', 'XB', 'QO']);

/** What is written for a language by the code of a country. Where that is the code of a language too, few write that. */
const LANGUAGES: Readonly<Record<string, string>> = {
  al: 'sq',
  by: 'be',
  cn: 'zh',
  cz: 'cs',
  dk: 'da',
  gr: 'el',
  il: 'he',
  in: 'hi',
  ir: 'fa',
  jp: 'ja',
  kr: 'ko',
  kz: 'kk',
  rs: 'sr',
  se: 'sv',
  tj: 'tg',
  ua: 'uk',
  us: 'en',
  vn: 'vi',
};

/** The language of a country whose code was written for it: "kk" for "kz". */
export function languageOfCountry(code: string): string | undefined {
  return LANGUAGES[code];
}

const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];

/** The code of a country by its name in English. */
export function countryNamed(name: string): string | undefined {
  const wanted = name.trim().toLowerCase();
  const codes = LETTERS.flatMap((first) => LETTERS.map((second) => first + second));
  return codes.find((code) => canonicalCountry(code) === code && countryName(code, 'en')?.toLowerCase() === wanted);
}

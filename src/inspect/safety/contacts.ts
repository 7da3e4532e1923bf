/** Finds telephone numbers and email addresses in what authors wrote, which anyone can collect once it is published. */
import type { CountryCode } from 'libphonenumber-js';
import { isScalar, parseDocument, visit } from 'yaml';
import type { Problem } from '../../campaign/problem.ts';
import type { SourceFile } from '../../content/reading/source-file.ts';
import { onlyRanges, type Range } from './contact-text.ts';

/** Where it is safe to look for: not the names of people in the fediverse, nor the ids of events. */
const EMAIL = /(?<![\w.@/-])[\w.+-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}(?![\w@/-])/gi;

/** Notices about a text; `known` are meant to be public, `countries` have the numbers that are written without theirs. */
export async function contactsIn(
  { path, text }: SourceFile,
  known: readonly string[],
  countries: readonly string[],
): Promise<Problem[]> {
  const shown = /\.(md|ya?ml)$/.test(path) ? publishedPart(path, text) : text;
  const digits = known.map(digitsOf);
  const phones = (await phonesIn(shown, countries)).filter(
    ({ words }) => !digits.some((each) => each !== '' && digitsOf(words).endsWith(each.replace(/^(00|0)/, ''))),
  );
  const mails = [...shown.matchAll(EMAIL)]
    .map(({ 0: words, index }) => ({ words, index }))
    .filter(({ words }) => !known.includes(words));
  return [
    ...phones.map((found) => notice(path, text, found, 'a telephone number')),
    ...mails.map((found) => notice(path, text, found, 'an email address')),
  ];
}

/** The text with its comments and permanent ids blanked: the former are not published, and the latter look like addresses. */
function publishedPart(path: string, text: string): string {
  const fence = path.endsWith('.md') ? /^---[ \t]*\n([\s\S]*?)^---[ \t]*$/m.exec(text) : null;
  if (path.endsWith('.md') && fence?.index !== 0) return text;
  const start = fence ? fence[0].indexOf('\n') + 1 : 0;
  const end = fence ? start + (fence[1] ?? '').length : text.length;
  return text.slice(0, start) + onlyValues(text.slice(start, end)) + text.slice(end);
}

/** A file of fields with everything blanked but their values. */
function onlyValues(yaml: string): string {
  const shown: Range[] = [];
  visit(parseDocument(yaml, { schema: 'failsafe', logLevel: 'silent' }), {
    Pair: (_, { key }) => (isScalar(key) && key.value === 'id' ? visit.SKIP : undefined),
    Scalar: (_, { range }) => void (range && shown.push([range[0], range[1]])),
  });
  return onlyRanges(yaml, shown);
}

interface Found {
  readonly words: string;
  readonly index: number;
}

/** Eight digits, in any script, with little between them; dates and times of day apart. */
const MANY_DIGITS = /\p{Nd}(?:[^\p{L}\p{Nd}\n]{0,5}\p{Nd}){7}/u;
const TIMES = /\b(19|20)\d\d-\d\d-\d\d([ T]\d{1,2}:\d\d(:\d\d)?)?\b/g;

async function phonesIn(text: string, countries: readonly string[]): Promise<Found[]> {
  // Looking for numbers is slow, and most texts plainly have none.
  if (!MANY_DIGITS.test(text.replace(TIMES, ' x '))) return [];
  const { findPhoneNumbersInText, isSupportedCountry } = await import('libphonenumber-js');
  const found = new Map<number, Found>();
  const codes: (CountryCode | undefined)[] = countries.filter((code): code is CountryCode => isSupportedCountry(code));
  for (const defaultCountry of codes.length > 0 ? codes : [undefined])
    for (const { startsAt, endsAt } of findPhoneNumbersInText(text, defaultCountry && { defaultCountry }))
      found.set(startsAt, { words: text.slice(startsAt, endsAt), index: startsAt });
  return [...found.values()].filter(
    ({ words }) => digitsOf(words).length >= FEWEST_DIGITS && !DATE.test(words) && !COORDINATE.test(words),
  );
}

/** Shorter ones are years and amounts more often than numbers that anyone is called by. */
const FEWEST_DIGITS = 8;

const DATE = /^(19|20)\d\d-\d\d/;

/** Of the meeting point, 43.2383, 76.9453. */
const COORDINATE = /^\d{1,3}\.\d{3,}(?:[,\s]|$)/;

function notice(file: string, text: string, { words, index }: Found, what: string): Problem {
  const before = text.slice(0, index).split('\n');
  return {
    severity: 'warning',
    file,
    place: { line: before.length, column: (before.at(-1) ?? '').length + 1 },
    message: `has ${what}, ${words}. Whoever reads the site can find out whose it is. Take it out, or, if it is meant for everyone, add it to \`contacts:\` in content/campaign.yml.`,
  };
}

function digitsOf(text: string): string {
  return text.replace(/\D/g, '');
}

/** Holds a language's interface words against those of the complete one: none missing, none left in it, every plural form. */
import { IntlMessageFormat } from 'intl-messageformat';
import type { Lang } from '../../campaign/model.ts';
import { type Problem, quote } from '../../campaign/problem.ts';
import type { Words, WrittenMessage } from '../../campaign/words.ts';
import { remembered } from '../../text/remembered.ts';
import { readWords } from '../reading/interface-words.ts';
import type { SourceFile } from '../reading/source-file.ts';

/** The language that has all the words. */
export const COMPLETE_LANGUAGE = 'en';

/** Names, and words that many languages have in common. */
export const SHARED_WORDS =
  /^(site\.(title|comma|sentences|colon|counted)|language\.in|event\.(description|named|virtual)|series\.time|share\.(mastodon\.heading|sms|shape|email|text)|when|calendar\.file|feed|qr|sources|announce|note\.ref)/;

/** More lines than these say no more. */
const MOST_TOLD = 20;

export function checkWords(lang: Lang, words: Words, strings: ReadonlyMap<string, readonly SourceFile[]>): Problem[] {
  const complete = readWords(COMPLETE_LANGUAGE, strings.get(COMPLETE_LANGUAGE) ?? []);
  if (Array.isArray(complete)) return [];
  return [...missing(lang, words, complete), ...untranslated(lang, words, complete), ...unpluralled(words)];
}

function missing(lang: Lang, { messages }: Words, complete: Words): Problem[] {
  const lacking = [...complete.messages.keys()].filter((key) => !messages.has(key)).sort();
  if (lacking.length === 0) return [];
  const more = lacking.length > 5 ? ` and ${lacking.length - 5} more` : '';
  const message = `lacks words that templates/strings/${COMPLETE_LANGUAGE}.yml has: ${lacking.slice(0, 5).join(', ')}${more}. Add them.`;
  return [{ severity: 'error', file: `templates/strings/${lang}.yml`, message }];
}

/** Words that are as in English, where a language is no English itself. */
function untranslated(lang: Lang, { messages, nameOf }: Words, complete: Words): Problem[] {
  if (lang.split('-')[0] === COMPLETE_LANGUAGE) return [];
  const left = [...messages].filter(([key, { text }]) => {
    const english = complete.messages.get(key)?.text;
    return text === english && !SHARED_WORDS.test(key) && /\p{L}/u.test(text.replace(/\{[^{}]*\}/g, ''));
  });
  return left.slice(0, MOST_TOLD).map(([key, at], index) => {
    const others = index === MOST_TOLD - 1 ? left.length - MOST_TOLD : 0;
    const more = others > 0 ? ` So are ${others} more below.` : '';
    return warning(key, at, `is in English still: ${quote(at.text)} Write it in ${nameOf(lang)}.${more}`);
  });
}

/** A message that has forms for numbers needs all that numbers up to a thousand take, unless one form serves for all. */
function unpluralled({ messages, locale }: Words): Problem[] {
  return [...messages].flatMap(([key, at]) =>
    pluralsIn(at.text, locale).flatMap(({ forms, isOrdinal }) => {
      const needed = formsNeeded(locale, isOrdinal);
      const lacking = needed.filter((form) => !forms.includes(form));
      const own = forms.filter((form) => !form.startsWith('='));
      if (own.length === 1 || lacking.length === 0) return [];
      const [form, number] = [lacking[0] ?? '', numberOf(locale, isOrdinal, lacking[0])];
      return [
        warning(key, at, `lacks the form "${form}", as for ${number}. In this language it takes ${needed.join(', ')}.`),
      ];
    }),
  );
}

function warning(field: string, { file, place }: WrittenMessage, message: string): Problem {
  return { severity: 'warning', file, place, field, message };
}

interface Plural {
  readonly forms: readonly string[];
  readonly isOrdinal: boolean;
}

function pluralsIn(text: string, locale: string): Plural[] {
  if (!/,\s*(?:plural|selectordinal)\s*,/.test(text)) return [];
  const parts = new IntlMessageFormat(text, locale, undefined, { ignoreTag: true }).getAst();
  const walk = (part: (typeof parts)[number]): Plural[] => {
    if (!('options' in part)) return [];
    const inner = Object.values(part.options).flatMap(({ value }) => value.flatMap(walk));
    if (!('pluralType' in part)) return inner;
    return [{ forms: Object.keys(part.options), isOrdinal: part.pluralType === 'ordinal' }, ...inner];
  };
  return parts.flatMap(walk);
}

const COUNTED = Array.from({ length: 1001 }, (_, number) => number);

/** The same for each of a language's messages, and a thousand questions. */
const formsNeeded = remembered(
  (locale: string, isOrdinal: boolean) => `${locale} ${isOrdinal}`,
  (locale, isOrdinal): string[] => {
    const rules = new Intl.PluralRules(locale, { type: isOrdinal ? 'ordinal' : 'cardinal' });
    return [...new Set([...COUNTED.map((number) => rules.select(number)), 'other'])];
  },
);

function numberOf(locale: string, isOrdinal: boolean, form: string | undefined): number | undefined {
  const rules = new Intl.PluralRules(locale, { type: isOrdinal ? 'ordinal' : 'cardinal' });
  return COUNTED.slice(1).find((number) => rules.select(number) === form) ?? 0;
}

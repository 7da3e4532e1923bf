/** Reads the interface's words in one language from `templates/strings/LANG.yml`. */
import { IntlMessageFormat } from 'intl-messageformat';
import type { Problem } from '../../campaign/problem.ts';
import type { Words, WordValues, WrittenMessage } from '../../campaign/words.ts';
import { isolated } from '../../text/direction.ts';
import { remembered } from '../../text/remembered.ts';
import type { SourceFile } from './source-file.ts';
import { type FieldPath, isRecord, readYaml, type YamlValue } from './yaml-text.ts';

/** Reads strings files of one language; a later file's words win over an earlier one's, key by key. */
export const readWords = remembered(
  (lang: string, files: readonly SourceFile[]) => JSON.stringify([lang, files]),
  readWordsAnew,
);

function readWordsAnew(lang: string, files: readonly SourceFile[]): Words | Problem[] {
  const messages = new Map<string, IntlMessageFormat>();
  const written = new Map<string, WrittenMessage>();
  const problems: Problem[] = [];
  let locale = lang;
  for (const file of files) {
    const yaml = readYaml(file.path, file.text, 1);
    if (Array.isArray(yaml)) {
      problems.push(...yaml);
      continue;
    }
    const report = (path: FieldPath, message: string): void => {
      problems.push({
        severity: 'error',
        file: file.path,
        place: yaml.locate(path),
        field: path.join('.'),
        message,
      });
    };
    const wanted = yaml.data.locale;
    if (typeof wanted === 'string' && isLocale(wanted)) locale = wanted;
    else if (wanted !== undefined) report(['locale'], 'is not a locale. Write it like en-GB.');
    for (const { path, text } of leaves(yaml.data)) {
      const key = path.join('.');
      const message = compile(text, locale);
      const fault = message ? unknownPlaceholder(message, messages.get(key)) : BRACES;
      if (fault) report(path, fault);
      else if (message) {
        messages.set(key, message);
        written.set(key, { text, file: file.path, place: yaml.locate(path) });
      }
    }
  }
  if (problems.length > 0) return problems;
  return wordsOf(lang, locale, messages, written);
}

function wordsOf(
  lang: string,
  locale: string,
  messages: ReadonlyMap<string, IntlMessageFormat>,
  written: ReadonlyMap<string, WrittenMessage>,
): Words {
  const say = sayerOf(messages, lang, figureIn(locale));
  const direction = directionOf(locale);
  const nameOf = (other: string): string => new Intl.DisplayNames(locale, { type: 'language' }).of(other) ?? other;
  versions += 1;
  return {
    version: versions,
    locale,
    openGraphLocale: openGraphLocale(locale),
    direction,
    say,
    // When they are asked for: a language that is being added may lack them still.
    get comma() {
      return say('site.comma', { first: '', second: '' });
    },
    get colon() {
      return say('site.colon', { label: '', words: '' });
    },
    listed: (texts) => texts.filter(Boolean).join(say('site.comma', { first: '', second: '' })),
    sentences: (texts) => inSentences(texts.filter(Boolean), say('site.sentences', { first: '', second: '' })),
    isolated: (text) => (direction === 'rtl' ? isolated(text) : text),
    marked: (text, other) =>
      text && other !== lang ? `${text} ${say('language.in', { language: nameOf(other) })}` : text,
    nameOf,
    figure: figureIn(locale),
    messages: written,
    characters: [...new Set([...messages.values()].flatMap((message) => [...partsOf(message).literal]))].join(''),
  };
}

/** Numbers are written as a language writes them, without a mark between thousands. */
function figureIn(locale: string): Words['figure'] {
  const { format } = new Intl.NumberFormat(locale, { useGrouping: false });
  return (number) => format(number);
}

function sayerOf(
  messages: ReadonlyMap<string, IntlMessageFormat>,
  lang: string,
  figure: Words['figure'],
): Words['say'] {
  /** A number is said in the language's digits; one that decides on a plural is needed as it is. */
  const inDigits = (message: IntlMessageFormat, values: WordValues): WordValues => {
    const plain = message.getAst().flatMap((part) => (part.type === ARGUMENT ? [part.value] : []));
    const numbers = Object.entries(values).flatMap(([name, value]) =>
      typeof value === 'number' && plain.includes(name) ? [[name, figure(value)]] : [],
    );
    return { ...values, ...Object.fromEntries(numbers) };
  };
  const said = new Map<string, string>();
  const sayAnew = (key: string, values?: WordValues): string => {
    const message = messages.get(key);
    if (!message) throw new Error(`the words "${key}" are not in templates/strings/${lang}.yml`);
    const text = String(message.format(values && inDigits(message, values)));
    // A date may end in an abbreviation's full stop, which is the sentence's too: "2011 г." An author's own two stay.
    const hasOwn = Object.values(values ?? {}).some((value) => String(value).includes('..'));
    return hasOwn ? text : text.replace(/(?<!\.)\.\.(?!\.)/g, '.');
  };
  return (key, values) => {
    const known = values ?? said.get(key);
    if (typeof known === 'string') return known;
    const text = sayAnew(key, values);
    if (!values) said.set(key, text);
    return text;
  };
}

function inSentences(texts: readonly (string | undefined)[], between: string): string {
  const said = texts.map((text = '', index) => {
    if (index === texts.length - 1) return text;
    return text + (/[.!?…。！？।؟]$/.test(text) ? between.slice(1) : between);
  });
  return said.join('');
}

let versions = 0;

/** A plain placeholder, in ICU MessageFormat's tree. */
const ARGUMENT = 1;

const BRACES = 'has braces that are no placeholder. Write {name}, or see the plural forms in en.yml.';

function isLocale(text: string): boolean {
  try {
    return Intl.getCanonicalLocales(text).length === 1;
  } catch {
    return false;
  }
}

function compile(text: string, locale: string): IntlMessageFormat | undefined {
  try {
    return new IntlMessageFormat(text, locale, undefined, { ignoreTag: true });
  } catch {
    return undefined;
  }
}

/** What is wrong with a message in place of a built-in one: a placeholder that would never be filled. */
function unknownPlaceholder(message: IntlMessageFormat, builtIn: IntlMessageFormat | undefined): string | undefined {
  if (!builtIn) return undefined;
  const known = placeholdersOf(builtIn);
  const unknown = [...placeholdersOf(message)].find((name) => !known.has(name));
  if (unknown === undefined) return undefined;
  const may = known.size > 0 ? `They may have {${[...known].join('}, {')}}.` : 'They have no placeholder.';
  return `has the placeholder {${unknown}}, which these words are not given. ${may}`;
}

function placeholdersOf(message: IntlMessageFormat): Set<string> {
  return partsOf(message).placeholders;
}

/** A message's own words, and the names of what it is given. */
function partsOf(message: IntlMessageFormat): { placeholders: Set<string>; literal: string } {
  const placeholders = new Set<string>();
  let literal = '';
  const walk = (part: unknown): void => {
    if (Array.isArray(part)) part.forEach(walk);
    if (typeof part !== 'object' || part === null || Array.isArray(part)) return;
    // Type 0 is literal text and 7 the # of a plural (ICU MessageFormat).
    if ('type' in part && 'value' in part && part.type === 0) literal += part.value;
    else if ('type' in part && 'value' in part && part.type !== 7) placeholders.add(String(part.value));
    if ('options' in part && typeof part.options === 'object' && part.options !== null)
      Object.values(part.options).forEach(walk);
    if ('value' in part && Array.isArray(part.value)) part.value.forEach(walk);
  };
  walk(message.getAst());
  return { placeholders, literal };
}

function* leaves(value: YamlValue, path: FieldPath = []): Generator<{ path: FieldPath; text: string }> {
  if (typeof value === 'string') yield { path, text: value };
  if (!isRecord(value)) return;
  for (const [key, inner] of Object.entries(value)) yield* leaves(inner, [...path, key]);
}

const RIGHT_TO_LEFT_SCRIPTS = new Set(['Arab', 'Hebr', 'Syrc', 'Thaa', 'Nkoo', 'Adlm']);

function openGraphLocale(locale: string): string {
  const { language, region } = new Intl.Locale(locale).maximize();
  return `${language}_${region ?? language.toUpperCase()}`;
}

function directionOf(locale: string): 'ltr' | 'rtl' {
  const { script } = new Intl.Locale(locale).maximize();
  return script && RIGHT_TO_LEFT_SCRIPTS.has(script) ? 'rtl' : 'ltr';
}

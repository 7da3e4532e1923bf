/** The interface's words in one language, read from `templates/strings/LANG.yml`. */
import { IntlMessageFormat } from 'intl-messageformat';
import type { Problem } from './problem.ts';
import type { SourceFile } from './source-file.ts';
import { type FieldPath, isRecord, readYaml, type Written } from './yaml-text.ts';

export type WordValues = Readonly<Record<string, string | number>>;

export interface Words {
  /** The locale of dates and plurals, such as "en-GB" for "en". */
  readonly locale: string;
  readonly direction: 'ltr' | 'rtl';
  /** The words at a key such as "event.took-place", its ICU placeholders filled. Throws when there are none. */
  say(key: string, values?: WordValues): string;
  /** Every key, for the test that compares languages. */
  readonly keys: readonly string[];
}

/** Reads strings files of one language; a later file's words win over an earlier one's, key by key. */
export function readWords(lang: string, files: readonly SourceFile[]): Words | Problem[] {
  const messages = new Map<string, IntlMessageFormat>();
  const problems: Problem[] = [];
  let locale = lang;
  for (const file of files) {
    const yaml = readYaml(file.path, file.text, 1);
    if (Array.isArray(yaml)) {
      problems.push(...yaml);
      continue;
    }
    if (typeof yaml.data.locale === 'string') locale = yaml.data.locale;
    for (const { path, text } of leaves(yaml.data)) {
      const message = compile(text, locale);
      if (message) messages.set(path.join('.'), message);
      else
        problems.push({
          severity: 'error',
          file: file.path,
          place: yaml.locate(path),
          field: path.join('.'),
          message: 'has braces that are no placeholder. Write {name}, or see the plural forms in en.yml.',
        });
    }
  }
  if (problems.length > 0) return problems;
  const say = (key: string, values?: WordValues): string => {
    const message = messages.get(key);
    if (!message) throw new Error(`the words "${key}" are not in templates/strings/${lang}.yml`);
    return String(message.format(values));
  };
  return { locale, direction: directionOf(locale), say, keys: [...messages.keys()].sort() };
}

function compile(text: string, locale: string): IntlMessageFormat | undefined {
  try {
    return new IntlMessageFormat(text, locale, undefined, { ignoreTag: true });
  } catch {
    return undefined;
  }
}

function* leaves(value: Written, path: FieldPath = []): Generator<{ path: FieldPath; text: string }> {
  if (typeof value === 'string') yield { path, text: value };
  if (!isRecord(value)) return;
  for (const [key, inner] of Object.entries(value)) yield* leaves(inner, [...path, key]);
}

const RIGHT_TO_LEFT_SCRIPTS = new Set(['Arab', 'Hebr', 'Syrc', 'Thaa', 'Nkoo', 'Adlm']);

function directionOf(locale: string): 'ltr' | 'rtl' {
  const { script } = new Intl.Locale(locale).maximize();
  return script && RIGHT_TO_LEFT_SCRIPTS.has(script) ? 'rtl' : 'ltr';
}

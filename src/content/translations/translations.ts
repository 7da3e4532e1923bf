/** Reads the texts that stand beside an original in other languages, and holds them to be words alone. */
import type { z } from 'zod';
import type { Lang, Localised, Translation } from '../../campaign/model.ts';
import type { Problem } from '../../campaign/problem.ts';
import type { Prose } from '../../campaign/prose.ts';
import { checkTranslatedActions } from '../checks/check-actions.ts';
import { type Check, type CheckedDocument, readFields, reportField } from '../checks/text-check.ts';
import type { Document } from '../reading/front-matter.ts';
import type { YamlText } from '../reading/yaml-text.ts';
import { notedIn, type WordsOf, wordsOf } from '../schema/roles.ts';
import { notedWords } from '../schema/written-words.ts';
import { versionOf } from './translation-version.ts';

/** Warns of a field of a translation. */
export type Warn = (field: string, message: string, terminal?: string) => void;

/** A translation's words, and how they stand to the original's. */
type TranslatedWords<T extends z.ZodObject> = WordsOf<T> & { readonly prose: Prose; readonly translation: Translation };

interface Translating<T extends z.ZodObject, Text> {
  /** The original. */
  readonly document: CheckedDocument;
  readonly schema: T;
  /** Whether a language without it is worth a warning. */
  readonly isNeeded?: boolean;
  readonly make: (words: TranslatedWords<T>, fields: z.infer<T>, warn: Warn) => Text;
}

/** The text of every language that has one beside the original. Reports problems, and what is missing or out of date. */
export function translationsOf<T extends z.ZodObject, Text>(
  check: Check,
  { document, schema, isNeeded, make }: Translating<T, Text>,
): Localised<Text> {
  const files = check.translations(document.path);
  const found = new Set(files.map(({ check: own }) => own.lang));
  if (isNeeded)
    for (const lang of check.otherLanguages)
      if (!found.has(lang)) {
        const known = check.untranslated.get(lang) ?? [];
        check.untranslated.set(lang, [...known, document.path]);
      }
  const texts: [Lang, Text][] = files.flatMap(({ check: own, file }) => {
    const read = readFields(own, file, schema, 'a translation', belongsTo(document));
    if (!read) return [];
    const isCopied = reportCopied(own, read.document, document);
    const translation = translationIn(read.document, document, own.report);
    checkNotes(own, read.document, document, translation.isOutdated);
    if (!read.fields || !read.prose || isCopied) return [];
    const warn: Warn = (field, message, terminal) =>
      reportField(own, read.document, [field], message, { severity: 'warning', terminal });
    const words = { ...wordsOf(schema, read.fields), prose: read.prose, translation };
    return [[own.lang, make(words, read.fields, warn)]];
  });
  return Object.fromEntries(texts);
}

/** Says of a field that only the original may set where it is set. */
export function belongsTo({
  path,
  schema,
}: Pick<CheckedDocument, 'path' | 'schema'>): (key: string) => string | undefined {
  return (key) =>
    key in schema.shape
      ? `is taken from ${path} in every language, so that no translation can contradict it. Remove it here.`
      : undefined;
}

/** How a translation stands to the original as it is now. Reports when that has changed since, or is not known. */
export function translationIn(
  { path, fields }: { readonly path: string; readonly fields: YamlText },
  original: Omit<CheckedDocument, 'bodyLine'>,
  report: (problem: Problem) => void,
): Translation {
  const { translates, translated } = fields.data;
  const version = versionOf(original);
  const made = typeof translated === 'string' ? translated : undefined;
  // What is no version at all is told by the schema.
  const isOutdated = typeof translates === 'string' && /^[0-9a-f]{8}$/.test(translates) && translates !== version;
  const about = (message: string): void =>
    report({ ...fields.problem(['translates'], message, 'warning'), isStrict: true, terminal: accepting(path) });
  if (translates === undefined)
    about(
      `is missing, so nobody is told when ${original.path} changes. If the two say the same, say that it is up to date.`,
    );
  else if (isOutdated) {
    // Without its version nobody knows whether the place is still the one that is spelled.
    const left = fields.data.spelling && !fields.data.spells ? ', and its spelling of the place is left out' : '';
    about(
      `names an older version: ${original.path} has changed since. Readers are told${left}. Change the translation, and say that it is up to date.`,
    );
  }
  checkTranslatedActions(fields, original.fields, original.path).forEach(report);
  return { path, made, isOutdated };
}

/** How one says at a terminal that a translation is up to date. */
export function accepting(path: string): string {
  return `For that: handbill check --accept-translation ${path}`;
}

/** "Russian (ru)" */
export function nameOfLanguage(lang: Lang): string {
  return `${new Intl.DisplayNames('en', { type: 'language' }).of(lang) ?? lang} (${lang})`;
}

/** As many texts that a language lacks are told one by one. */
const FEW = 3;

/** Tells of the texts that a language lacks: in one sentence when there are many. */
export function reportUntranslated({ untranslated, report }: Pick<Check, 'untranslated' | 'report'>): void {
  for (const [lang, paths] of untranslated) {
    const language = nameOfLanguage(lang);
    const warn = (file: string, message: string, terminal: string): void =>
      report({ severity: 'warning', isStrict: true, file, message, terminal, into: lang });
    if (paths.length <= FEW) {
      for (const path of paths)
        warn(
          path,
          `is not translated into ${language}, so readers of that are led to the original.`,
          `Begin with: handbill new translation ${path} --lang ${lang}`,
        );
      continue;
    }
    const message = `has ${language} among its languages, into which ${paths.length} texts are not translated, so readers of that are led to the originals: ${paths.slice(0, FEW - 1).join(', ')} and ${paths.length - FEW + 1} more.`;
    const terminal = `See them all with: handbill translations. Begin them all with: handbill new translation --lang ${lang}`;
    warn('content/campaign.yml', message, terminal);
  }
}

/** What `new translation` puts there to be translated must not be published as if it were. */
function reportCopied(check: Check, own: Document, original: Document): boolean {
  const words = (body: string): string => body.replace(/\s+/g, ' ').trim();
  const isCopied = words(own.body) !== '' && words(own.body) === words(original.body);
  if (isCopied) {
    const place = { line: own.bodyLine, column: 1 };
    const message = `has the original’s own words below its fields. Translate them into ${nameOfLanguage(check.lang)}, or remove the file.`;
    check.report({ severity: 'error', file: own.path, place, message });
  }
  return isCopied;
}

/** More notes than the original has changes, or the like, of which one tells of nothing; or fewer, which readers would see in the original's words. */
function checkNotes(check: Check, own: Document, { path, fields, schema }: CheckedDocument, isOutdated: boolean): void {
  const told = notedWords(schema, fields.data);
  for (const [field, type] of Object.entries(schema.shape)) {
    const { under = '' } = notedIn(type) ?? {};
    const [list = [], count] = [own.fields.data[under], told.get(under)?.length ?? 0];
    if (!Array.isArray(list) || list.length === count) continue;
    if (list.length > count) {
      const message = `is one more than ${path} has under \`${field}:\`, where there are ${count}. Remove it.`;
      reportField(check, own, [under, count], message);
    } else if (!isOutdated) {
      const message = `has ${list.length} of ${count}: ${path} has more under \`${field}:\`, which readers see untranslated. Add them in their order.`;
      reportField(check, own, [under], message, { severity: 'warning', isStrict: true });
    }
  }
}

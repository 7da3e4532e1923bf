/** The statement, the facts, the updates and the campaign's own pages: their files become parts of the model. */

import type { z } from 'zod';
import type { Fact } from '../../campaign/fact.ts';
import type { Localised, OwnPage, Statement, Update } from '../../campaign/model.ts';
import { pictureAtHead } from '../images/named-picture.ts';
import type { Document } from '../reading/front-matter.ts';
import type { SourceFile } from '../reading/source-file.ts';
import { wordsOf } from '../schema/roles.ts';
import { factFields, pageFields, statementFields, updateFields } from '../schema/schema.ts';
import {
  factTranslation,
  pageTranslation,
  statementTranslation,
  updateTranslation,
} from '../schema/translation-schema.ts';
import { translationsOf } from '../translations/translations.ts';
import { isDay } from './recurrence-text.ts';
import { type Check, readFields, readMoment, readPastMoment, reportFuture, reportFutureDay } from './text-check.ts';

interface Kind<T extends z.ZodObject, U extends z.ZodObject> {
  /** As its author calls it: "a fact". */
  readonly kind: string;
  readonly schema: T;
  readonly translation: U;
  /** Whether a language without it is worth a warning. */
  readonly isNeeded?: boolean;
}

/** A file and its translations, checked: its fields, and its words in every language; undefined after reporting every problem. */
function readTexts<T extends z.ZodObject, U extends z.ZodObject>(
  check: Check,
  file: SourceFile,
  { kind, schema, translation, isNeeded = false }: Kind<T, U>,
) {
  const read = readFields(check, file, schema, kind);
  if (!read) return undefined;
  const { document, fields, prose } = read;
  const translations = translationsOf(check, { document, schema: translation, isNeeded, make: (words) => words });
  if (!fields || !prose) return undefined;
  const original = { ...wordsOf(schema, fields), prose };
  return { document, fields, original, translations, text: { [check.lang]: original, ...translations } };
}

/** The statement of a file in every language, or undefined after reporting every problem in it. */
export function checkStatement(check: Check, file: SourceFile): Localised<Statement> | undefined {
  const read = readTexts(check, file, {
    kind: 'the statement',
    schema: statementFields,
    translation: statementTranslation,
    isNeeded: true,
  });
  if (!read) return undefined;
  const { document, original, translations } = read;
  if (!original.prose.html) {
    const message = 'has no words below its fields. Write the statement there.';
    check.report({ severity: 'error', file: file.path, place: { line: document.bodyLine, column: 1 }, message });
    return undefined;
  }
  const others = Object.entries(translations).flatMap(([lang, own]): [string, Statement][] =>
    own ? [[lang, { ...own, path: own.translation.path }]] : [],
  );
  return { [check.lang]: { ...original, path: file.path }, ...Object.fromEntries(others) };
}

/** The fact of a file, or undefined after reporting every problem in it. */
export function checkFact(check: Check, file: SourceFile, slug: string): Fact | undefined {
  const read = readTexts(check, file, { kind: 'a fact', schema: factFields, translation: factTranslation });
  if (!read) return undefined;
  const { document, fields, text } = read;
  const { sources = [] } = fields;
  if (sources.length === 0) reportUnsourced(check, document);
  for (const [index, { date }] of sources.entries())
    reportFutureDay(check, document, ['sources', index, 'date'], date, 'Write when it was published.');
  const corrections = (fields.corrections ?? []).flatMap(({ at, note }, index) => {
    const path = ['corrections', index, 'at'];
    // At noon, which no clock skips; readers see the day alone.
    const moment = readPastMoment(
      check,
      document,
      path,
      isDay(at) ? `${at} 12:00` : at,
      check.zone,
      'Write when it was corrected.',
    );
    return moment ? [{ at: moment, note }] : [];
  });
  corrections.sort((a, b) => a.at.toMillis() - b.at.toMillis());
  const picture = pictureAtHead(check, document, 'whole', 'list');
  return { slug, path: file.path, sources, corrections, picture, text };
}

function reportUnsourced(check: Check, { fields }: Document): void {
  const message =
    'is missing, so nobody can check the claim. Add a source with the title of an article, a report or a film.';
  check.report({ ...fields.problem(['claim'], message, 'warning'), isStrict: true, field: 'sources', add: SOURCE });
}

const SOURCE = ['sources:', '  - title: …', '    url: https://…'];

const WAITING = ['The update waits until then.', 'To see it before: handbill build --drafts'] as const;

/** The update of a file, or undefined after reporting every problem in it. */
export function checkUpdate(check: Check, file: SourceFile, slug: string): Update | undefined {
  const read = readTexts(check, file, { kind: 'an update', schema: updateFields, translation: updateTranslation });
  if (!read) return undefined;
  const { document, fields, text } = read;
  const date = readMoment(check, document, ['date'], fields.date, check.zone);
  if (!date) return undefined;
  if (check.now && date > check.now) reportFuture(check, document, ['date'], fields.date, ...WAITING);
  const picture = pictureAtHead(check, document, 'whole', 'list');
  return { slug, path: file.path, date, confirms: fields.confirms, picture, text };
}

/** The page of a file, or undefined after reporting every problem in it. */
export function checkOwnPage(check: Check, file: SourceFile, slug: string): OwnPage | undefined {
  const read = readTexts(check, file, { kind: 'a page', schema: pageFields, translation: pageTranslation });
  if (!read) return undefined;
  return { slug, path: file.path, picture: pictureAtHead(check, read.document, 'whole'), text: read.text };
}

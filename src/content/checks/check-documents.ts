/** The statement, the facts and the updates: their files become parts of the model. */

import type { Fact, Localised, Statement, Update } from '../../campaign/model.ts';
import type { Document } from '../reading/front-matter.ts';
import type { SourceFile } from '../reading/source-file.ts';
import { factFields, statementFields, updateFields } from '../schema/schema.ts';
import { factTranslation, statementTranslation, updateTranslation } from '../schema/translation-schema.ts';
import { translationsOf } from '../translations/translations.ts';
import { type Check, readFields, readMoment } from './text-check.ts';

/** The statement of a file in every language, or undefined after reporting every problem in it. */
export function checkStatement(check: Check, file: SourceFile): Localised<Statement> | undefined {
  const read = readFields(check, file, statementFields, 'the statement');
  if (!read) return undefined;
  const translations = translationsOf(check, {
    document: read.document,
    original: statementFields,
    schema: statementTranslation,
    isNeeded: true,
    make: ({ title, summary }, prose, translation) => ({
      path: translation.path,
      title,
      summary,
      prose,
      translation,
    }),
  });
  if (!read.fields || !read.prose) return undefined;
  if (!read.prose.plain) {
    const place = { line: read.document.bodyLine, column: 1 };
    check.report({
      severity: 'error',
      file: file.path,
      place,
      message: 'has no words below its fields. Write the statement there.',
    });
    return undefined;
  }
  const { title, summary } = read.fields;
  return { [check.lang]: { path: file.path, title, summary, prose: read.prose }, ...translations };
}

/** The fact of a file, or undefined after reporting every problem in it. */
export function checkFact(check: Check, file: SourceFile, slug: string): Fact | undefined {
  const read = readFields(check, file, factFields, 'a fact');
  if (!read) return undefined;
  const { document, fields, prose } = read;
  const translations = translationsOf(check, {
    document,
    original: factFields,
    schema: factTranslation,
    make: ({ claim, summary, notes }, own, translation) => ({
      claim,
      summary,
      notes,
      prose: own,
      translation,
    }),
  });
  if (!fields || !prose) return undefined;
  const { claim, summary, sources = [] } = fields;
  if (sources.length === 0) reportUnsourced(check, document);
  const corrections = (fields.corrections ?? []).flatMap(({ at, note }, index) => {
    const moment = readMoment(check, document, ['corrections', index, 'at'], at, check.zone);
    return moment ? [{ at: moment, note }] : [];
  });
  corrections.sort((a, b) => a.at.toMillis() - b.at.toMillis());
  return {
    slug,
    path: file.path,
    sources,
    corrections,
    text: { [check.lang]: { claim, summary, prose }, ...translations },
  };
}

function reportUnsourced(check: Check, { path, fields }: Document): void {
  check.report({
    severity: 'warning',
    isStrict: true,
    file: path,
    place: fields.locate(['claim']),
    field: 'sources',
    message:
      'is missing, so nobody can check the claim. Write sources: and, on the line below it, two spaces and - title: with the title of an article, a report or a film.',
  });
}

/** The update of a file, or undefined after reporting every problem in it. */
export function checkUpdate(check: Check, file: SourceFile, slug: string): Update | undefined {
  const read = readFields(check, file, updateFields, 'an update');
  if (!read) return undefined;
  const translations = translationsOf(check, {
    document: read.document,
    original: updateFields,
    schema: updateTranslation,
    make: (own, prose, translation) => ({ title: own.title, summary: own.summary, prose, translation }),
  });
  if (!read.fields || !read.prose) return undefined;
  const { title, summary } = read.fields;
  const date = readMoment(check, read.document, ['date'], read.fields.date, check.zone);
  if (!date) return undefined;
  return {
    slug,
    path: file.path,
    date,
    text: { [check.lang]: { title, summary, prose: read.prose }, ...translations },
  };
}

/** The statement, the facts, the updates and the campaign's own pages: their files become parts of the model. */

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

/** The statement of a file in every language, or undefined after reporting every problem in it. */
export function checkStatement(check: Check, file: SourceFile): Localised<Statement> | undefined {
  const read = readFields(check, file, statementFields, 'the statement');
  if (!read) return undefined;
  const translations = translationsOf(check, {
    document: read.document,
    schema: statementTranslation,
    isNeeded: true,
    make: (own, prose, translation) => ({
      ...wordsOf(statementTranslation, own),
      path: translation.path,
      prose,
      translation,
    }),
  });
  if (!read.fields || !read.prose) return undefined;
  if (!read.prose.html) {
    const place = { line: read.document.bodyLine, column: 1 };
    check.report({
      severity: 'error',
      file: file.path,
      place,
      message: 'has no words below its fields. Write the statement there.',
    });
    return undefined;
  }
  const words = wordsOf(statementFields, read.fields);
  return { [check.lang]: { ...words, path: file.path, prose: read.prose }, ...translations };
}

/** The fact of a file, or undefined after reporting every problem in it. */
export function checkFact(check: Check, file: SourceFile, slug: string): Fact | undefined {
  const read = readFields(check, file, factFields, 'a fact');
  if (!read) return undefined;
  const { document, fields, prose } = read;
  const translations = translationsOf(check, {
    document,
    schema: factTranslation,
    make: (own, ownProse, translation) => ({
      ...wordsOf(factTranslation, own),
      prose: ownProse,
      translation,
    }),
  });
  if (!fields || !prose) return undefined;
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
  return {
    slug,
    path: file.path,
    sources,
    corrections,
    picture: pictureAtHead(check, document, 'whole', 'list'),
    text: { [check.lang]: { ...wordsOf(factFields, fields), prose }, ...translations },
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

const WAITING = 'The update waits until then; to see it before: handbill build --drafts';

/** The update of a file, or undefined after reporting every problem in it. */
export function checkUpdate(check: Check, file: SourceFile, slug: string): Update | undefined {
  const read = readFields(check, file, updateFields, 'an update');
  if (!read) return undefined;
  const translations = translationsOf(check, {
    document: read.document,
    schema: updateTranslation,
    make: (own, prose, translation) => ({ ...wordsOf(updateTranslation, own), prose, translation }),
  });
  if (!read.fields || !read.prose) return undefined;
  const date = readMoment(check, read.document, ['date'], read.fields.date, check.zone);
  if (!date) return undefined;
  if (check.now && date > check.now) reportFuture(check, read.document, ['date'], read.fields.date, WAITING);
  return {
    slug,
    path: file.path,
    date,
    confirms: read.fields.confirms,
    picture: pictureAtHead(check, read.document, 'whole', 'list'),
    text: { [check.lang]: { ...wordsOf(updateFields, read.fields), prose: read.prose }, ...translations },
  };
}

/** The page of a file, or undefined after reporting every problem in it. */
export function checkOwnPage(check: Check, file: SourceFile, slug: string): OwnPage | undefined {
  const read = readFields(check, file, pageFields, 'a page');
  if (!read) return undefined;
  const translations = translationsOf(check, {
    document: read.document,
    schema: pageTranslation,
    make: (own, prose, translation) => ({ ...wordsOf(pageTranslation, own), prose, translation }),
  });
  if (!read.fields || !read.prose) return undefined;
  const words = wordsOf(pageFields, read.fields);
  const picture = pictureAtHead(check, read.document, 'whole');
  return { slug, path: file.path, picture, text: { [check.lang]: { ...words, prose: read.prose }, ...translations } };
}

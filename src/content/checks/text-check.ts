/** What every check of a content file is given, and the reading of its documents and times. */
import type { DateTime } from 'luxon';
import type { z } from 'zod';
import type { Lang } from '../../campaign/model.ts';
import { type Problem, quote } from '../../campaign/problem.ts';
import type { Prose } from '../../campaign/prose.ts';
import type { Words } from '../../campaign/words.ts';
import { readPartialDate, readWallClock } from '../../time/wall-clock.ts';
import type { PinnedZone } from '../../time/zone.ts';
import type { Document, readDocument } from '../reading/front-matter.ts';
import type { LinkResolver } from '../reading/link-resolver.ts';
import { readProse } from '../reading/prose.ts';
import type { SourceFile } from '../reading/source-file.ts';
import type { FieldPath } from '../reading/yaml-text.ts';
import { checkFields } from './check-fields.ts';
import { markupInFields } from './markup-in-fields.ts';
import { nationalNumbers } from './national-numbers.ts';
import { explainFault } from './wall-clock-fault.ts';

/** A document and the schema that its fields are held against. */
export interface CheckedDocument extends Document {
  readonly schema: z.ZodObject;
}

/** A translation that is to be read, and the check of its language. */
export interface TranslationFile {
  readonly check: Check;
  readonly file: SourceFile;
}

export interface Check {
  readonly lang: Lang;
  readonly words: Words;
  /** The language of the originals. */
  readonly original: Lang;
  /** The campaign's languages but that. */
  readonly otherLanguages: readonly Lang[];
  /** The translations of the file at a path, each with the check of its language. */
  translations(path: string): readonly TranslationFile[];
  /** The campaign's zone. */
  readonly zone: PinnedZone;
  /** As of when the campaign is read; undefined where that does not matter. */
  readonly now: DateTime<true> | undefined;
  /** A file's document, read once. */
  readonly read: typeof readDocument;
  /** The site's host, for calendar ids. */
  readonly host: string;
  /** Where a file's links and pictures may lead. */
  resolverOf(path: string): LinkResolver;
  report(problem: Problem): void;
  /** The files of the calendar ids seen so far. */
  readonly ids: Map<string, string>;
  /** The texts that each language should have and has not, by path. */
  readonly untranslated: Map<Lang, readonly string[]>;
  /** The documents read so far, by path. */
  readonly documents: Map<string, CheckedDocument>;
}

/**
 * A document's checked fields and rendered text; `kind` names it to the author, "an event". `elsewhere` says of a field
 * that is none of its own where it belongs. Reports problems.
 */
export function readFields<T extends z.ZodObject>(
  check: Check,
  file: SourceFile,
  schema: T,
  kind: string,
  elsewhere?: (key: string) => string | undefined,
): { document: CheckedDocument; fields: z.infer<T> | undefined; prose: Prose | undefined } | undefined {
  const read = check.read(file);
  if (Array.isArray(read)) {
    read.forEach(check.report);
    return undefined;
  }
  const document = { ...read, schema };
  check.documents.set(file.path, document);
  const checked = checkFields(schema, file.path, document.fields, kind, elsewhere);
  if (Array.isArray(checked)) checked.forEach(check.report);
  markupInFields(schema, document.fields).forEach(check.report);
  nationalNumbers(schema, document.fields).forEach(check.report);
  return {
    document,
    fields: Array.isArray(checked) ? undefined : checked.fields,
    prose: readBody(check, document),
  };
}

function readBody(check: Check, document: Document): Prose | undefined {
  const docId = document.path
    .replace(/^content\//, '')
    .replace(/\.md$/, '')
    .replace(/[^a-z0-9]+/g, '-');
  const environment = {
    hasAnchors: document.path.startsWith('content/pages/'),
    docId,
    isRightToLeft: check.words.direction === 'rtl',
    captionLang: check.lang === check.original ? undefined : check.original,
    noteName: (number: number) => check.words.say('note.ref', { number }),
    backName: (number: number) => check.words.say('note.back', { number }),
  };
  const read = readProse({ ...document, lang: check.lang }, environment, check.resolverOf(document.path));
  (Array.isArray(read) ? read : read.doubts).forEach(check.report);
  return Array.isArray(read) ? undefined : read.prose;
}

/** Reports a problem with one field of a document. */
export function reportField(
  check: Check,
  document: Document,
  path: FieldPath,
  message: string,
  more: Partial<Problem> = {},
): void {
  check.report({ ...document.fields.problem(path, message), ...more });
}

/** The instant of a wall-clock field in a zone, or undefined after reporting what is wrong with it. */
export function readMoment(
  check: Check,
  document: Document,
  path: FieldPath,
  written: string,
  zone: PinnedZone,
): DateTime<true> | undefined {
  const reading = readWallClock(written, zone);
  if (reading.ok) return reading.at;
  reportField(check, document, path, explainFault(written, zone.name, reading.fault, MAY_BE_DAYS.has(path.at(-1))));
  return undefined;
}

/** The fields that are days in an event that lasts whole days. */
const MAY_BE_DAYS: ReadonlySet<unknown> = new Set(['starts', 'ends', 'was']);

/** The same for what has been, at the latest today: a warning says what follows of a day that is still to come. */
export function readPastMoment(
  check: Check,
  document: Document,
  path: FieldPath,
  written: string,
  zone: PinnedZone,
  consequence: string,
): DateTime<true> | undefined {
  const at = readMoment(check, document, path, written, zone);
  if (at && check.now && at > check.now.endOf('day')) reportFuture(check, document, path, written, consequence);
  return at;
}

/** Warns of a time that is still to come where one was to be told that has been. */
export function reportFuture(
  check: Check,
  document: Document,
  path: FieldPath,
  written: string,
  consequence: string,
  terminal?: string,
): void {
  const message = `${quote(written)} is still to come. ${consequence}`;
  reportField(check, document, path, message, { severity: 'warning', terminal });
}

/** Warns of a day, month or year that is still to come; of nothing where there is none. */
export function reportFutureDay(
  check: Check,
  document: Document,
  path: FieldPath,
  written: string | undefined,
  consequence: string,
): void {
  const at = written === undefined ? undefined : readPartialDate(written)?.at;
  // A day begins up to fourteen hours earlier elsewhere.
  if (at && check.now && at > check.now.plus({ hours: 14 }))
    reportFuture(check, document, path, written ?? '', consequence);
}

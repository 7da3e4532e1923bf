/** What every check of a content file is given, and the reading of its documents and times. */
import type { DateTime } from 'luxon';
import type { z } from 'zod';
import { readWallClock } from '../../time/wall-clock.ts';
import type { PinnedZone } from '../../time/zone.ts';
import { checkFields, fieldName } from './check-fields.ts';
import { type Document, readDocument } from '../reading/front-matter.ts';
import type { Lang } from '../../campaign/model.ts';
import type { Problem } from '../../campaign/problem.ts';
import { type Prose, readProse } from '../reading/prose.ts';
import type { Surroundings } from '../reading/prose-faults.ts';
import type { SourceFile } from '../reading/source-file.ts';
import { documentOf, type TextReadings } from './text-readings.ts';
import type { TranslationFile } from '../translations/translations.ts';
import { explainFault } from './wall-clock-fault.ts';
import type { Words } from '../../campaign/words.ts';
import type { FieldPath } from '../reading/yaml-text.ts';

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
  /** The site's host, for calendar ids. */
  readonly host: string;
  /** Where a file's links and pictures may lead. */
  surroundings(path: string): Surroundings;
  report(problem: Problem): void;
  /** The files of the calendar ids seen so far. */
  readonly ids: Map<string, string>;
  /** What was read in texts before. */
  readonly readings: TextReadings;
  /** The documents read so far, by path. */
  readonly documents: Map<string, Document>;
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
): { document: Document; fields: z.infer<T> | undefined; prose: Prose | undefined } | undefined {
  const known = check.readings.get(file.text);
  const document = known ? documentOf(file, known) : readDocument(file);
  if (Array.isArray(document)) {
    document.forEach(check.report);
    return undefined;
  }
  check.documents.set(file.path, document);
  const checked = checkFields(schema, file.path, document.fields, kind, elsewhere);
  if (Array.isArray(checked)) checked.forEach(check.report);
  const prose = known?.prose ?? readBody(check, document, file.text);
  return { document, fields: Array.isArray(checked) ? undefined : checked.fields, prose };
}

function readBody(check: Check, document: Document, text: string): Prose | undefined {
  const docId = document.path
    .replace(/^content\//, '')
    .replace(/\.md$/, '')
    .replace(/[^a-z0-9]+/g, '-');
  let isAlone = true;
  /** Notes, links into the site and pictures depend on more than the text. */
  const depending = <A extends unknown[], R>(ask: (...args: A) => R): ((...args: A) => R) => {
    return (...args) => {
      isAlone = false;
      return ask(...args);
    };
  };
  const { link, picture } = check.surroundings(document.path);
  const read = readProse(
    document,
    {
      docId,
      captionLang: check.lang === check.original ? undefined : check.original,
      noteName: depending((number) => check.words.say('note.ref', { number })),
      backName: depending((number) => check.words.say('note.back', { number })),
    },
    { link: depending(link), picture: depending(picture) },
  );
  if (!('prose' in read)) {
    read.forEach(check.report);
    return undefined;
  }
  const { fields, body, bodyLine } = document;
  if (isAlone) {
    document.reading = {
      data: fields.data,
      bodyStart: text.length - body.length,
      bodyLine,
      prose: read.prose,
    };
    check.readings.set(text, document.reading);
  }
  return read.prose;
}

/** Reports a problem with one field of a document. */
export function reportField(
  check: Check,
  document: Document,
  path: FieldPath,
  message: string,
  severity: Problem['severity'] = 'error',
): void {
  check.report({
    severity,
    file: document.path,
    place: document.fields.locate(path),
    field: fieldName(path),
    message,
  });
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
  reportField(check, document, path, explainFault(written, zone.name, reading.fault));
  return undefined;
}

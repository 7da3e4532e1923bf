/** An event file becomes an event: its times exist, in order, in its own zone, and its calendar id is permanent. */
import type { DateTime } from 'luxon';
import { readDay } from '../text/wall-clock.ts';
import { findZone, type PinnedZone } from '../text/zone.ts';
import { type Check, readFields, readMoment, reportField } from './check.ts';
import type { Document } from './front-matter.ts';
import type { CampaignEvent, Change } from './model.ts';
import { quote } from './problem.ts';
import { type EventFields, eventFields } from './schema.ts';
import type { SourceFile } from './source-file.ts';
import type { FieldPath, Written } from './yaml-text.ts';
import { isRecord } from './yaml-text.ts';

/** The event of a file, or undefined after reporting every problem in it. */
export function checkEvent(check: Check, file: SourceFile, slug: string): CampaignEvent | undefined {
  const read = readFields(check, file, eventFields, 'an event');
  if (!read?.fields) return undefined;
  const { document, fields, prose } = read;
  reportBackslashes(check, document, document.fields.data, []);
  if (prose?.plain.includes('\\')) reportBackslash(check, document, undefined);
  reportMissingLink(check, document, fields);
  const times = readTimes(check, document, fields);
  const changes = readChanges(check, document, fields);
  if (times && changes) reportImpossibleOrder(check, document, times, changes);
  const uid = fields.id ?? derivedId(check, document, slug);
  claimId(check, document, uid);
  if (!times || !changes || !prose) return undefined;
  const { title, summary, place, status = 'confirmed', online } = fields;
  const text = { [check.lang]: { title, summary, prose } };
  return { slug, path: file.path, uid, ...times, place, status, online, changes, text };
}

function readTimes(check: Check, document: Document, fields: EventFields) {
  const zone = zoneOf(check, fields);
  const allDay = fields['all-day'] === 'true';
  const read = allDay ? readWholeDay : readMoment;
  const starts = read(check, document, ['starts'], fields.starts, zone);
  const written = fields.ends && read(check, document, ['ends'], fields.ends, zone);
  const published = readMoment(check, document, ['published'], fields.published, zone);
  const ends = written && (allDay ? written.plus({ days: 1 }) : written);
  if (starts && ends && ends <= starts) {
    reportField(
      check,
      document,
      ['ends'],
      `${quote(fields.ends ?? '')} is not after the start, ${quote(fields.starts)}. Correct one of the two, or leave the end out if none is announced.`,
    );
    return undefined;
  }
  if (!starts || !published || (fields.ends && !ends)) return undefined;
  // Without an end, whole days are one day.
  const end = ends || (allDay ? starts.plus({ days: 1 }) : undefined);
  return { starts, ends: end, allDay, published };
}

function readWholeDay(
  check: Check,
  document: Document,
  path: FieldPath,
  written: string,
  zone: PinnedZone,
): DateTime<true> | undefined {
  const day = readDay(written, zone);
  if (!day)
    reportField(
      check,
      document,
      path,
      `${quote(written)} is not a day, and the event lasts all day. Write it like 2011-12-21, or take all-day away.`,
    );
  return day;
}

function readChanges(check: Check, document: Document, fields: EventFields): Change[] | undefined {
  const written = fields.changes ?? [];
  const zone = zoneOf(check, fields);
  const readStart = fields['all-day'] === 'true' ? readWholeDay : readMoment;
  const changes = written.flatMap(({ at, note, was }, index) => {
    const moment = readMoment(check, document, ['changes', index, 'at'], at, zone);
    const earlier = was && readStart(check, document, ['changes', index, 'was'], was, zone);
    return moment && (!was || earlier) ? [{ at: moment, note, was: earlier || undefined }] : [];
  });
  if (changes.length < written.length) return undefined;
  return changes.sort((a, b) => a.at.toMillis() - b.at.toMillis());
}

/** What cannot be true: an announcement after the event began, a change before the announcement or to the same time. */
function reportImpossibleOrder(
  check: Check,
  document: Document,
  { starts, published }: Pick<CampaignEvent, 'starts' | 'published'>,
  changes: readonly Change[],
): void {
  if (published > starts) {
    reportField(
      check,
      document,
      ['published'],
      'is after the event begins. Write when it was first announced.',
    );
  }
  if (changes[0] && changes[0].at < published) {
    reportField(
      check,
      document,
      ['changes'],
      'has an entry from before the event was published. Correct its at:, or published:.',
    );
  }
  const last = changes.findLast(({ was }) => was);
  if (last?.was?.equals(starts)) {
    reportField(
      check,
      document,
      ['changes'],
      'says that it was to begin at the very time it begins now. Change starts: too, or leave was: out.',
    );
  }
}

function zoneOf(check: Check, fields: EventFields): PinnedZone {
  return (fields.zone && findZone(fields.zone)) || check.zone;
}

function derivedId(check: Check, document: Document, slug: string): string {
  const id = `${slug}@${check.host}`;
  check.report({
    severity: 'warning',
    file: document.path,
    place: document.fields.locate([]),
    field: 'id',
    message: `is missing, so calendars know the event as ${id}. Write id: ${id} and it stays the same whatever you rename.`,
  });
  return id;
}

/** Two events under one id would overwrite each other in every calendar. */
function claimId(check: Check, document: Document, uid: string): void {
  const other = check.ids.get(uid);
  if (other) {
    reportField(
      check,
      document,
      ['id'],
      `"${uid}" is also the id of ${other}. Give each event an id of its own.`,
    );
  }
  check.ids.set(uid, other ?? document.path);
}

function reportMissingLink(check: Check, document: Document, { status, online }: EventFields): void {
  if (status !== 'moved-online' || online) return;
  reportField(
    check,
    document,
    ['status'],
    'says that the event has moved online, but not where. Add a line online: with the address, like online: https://example.org/meeting.',
  );
}

/** Four of nine calendar programs decode an escaped backslash wrongly. */
function reportBackslashes(check: Check, document: Document, value: Written, path: FieldPath): void {
  if (typeof value === 'string') {
    if (value.includes('\\')) reportBackslash(check, document, path);
    return;
  }
  const entries = Array.isArray(value) ? value.entries() : isRecord(value) ? Object.entries(value) : [];
  for (const [key, inner] of entries) reportBackslashes(check, document, inner, [...path, key]);
}

function reportBackslash(check: Check, document: Document, path: FieldPath | undefined): void {
  const message =
    'has a backslash (\\), which several calendars show wrongly. Write / instead, or leave it out.';
  if (path) reportField(check, document, path, message);
  else
    check.report({
      severity: 'error',
      file: document.path,
      place: { line: document.bodyLine, column: 1 },
      message: `the text ${message}`,
    });
}

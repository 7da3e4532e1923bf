/** An event file becomes an event: its times exist, in order, in its own zone, and its calendar id is permanent. */
import { findZone } from '../text/zone.ts';
import { type Check, readFields, readMoment, reportField } from './check.ts';
import type { Document } from './front-matter.ts';
import type { CampaignEvent, Change } from './model.ts';
import { quote } from './problem.ts';
import { type EventFields, eventFields } from './schema.ts';
import type { SourceFile } from './source-file.ts';

/** The event of a file, or undefined after reporting every problem in it. */
export function checkEvent(check: Check, file: SourceFile, slug: string): CampaignEvent | undefined {
  const read = readFields(check, file, eventFields, 'an event');
  if (!read?.fields) return undefined;
  const { document, fields, prose } = read;
  const times = readTimes(check, document, fields);
  const changes = readChanges(check, document, fields);
  const uid = fields.id ?? derivedId(check, document, slug);
  claimId(check, document, uid);
  if (!times || !changes || !prose) return undefined;
  const { title, summary, place, status = 'confirmed' } = fields;
  return { slug, uid, ...times, place, status, changes, text: { [check.lang]: { title, summary, prose } } };
}

function readTimes(check: Check, document: Document, fields: EventFields) {
  const zone = (fields.zone && findZone(fields.zone)) || check.zone;
  const starts = readMoment(check, document, ['starts'], fields.starts, zone);
  const ends = fields.ends ? readMoment(check, document, ['ends'], fields.ends, zone) : undefined;
  const published = readMoment(check, document, ['published'], fields.published, zone);
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
  return { starts, ends, published };
}

function readChanges(check: Check, document: Document, fields: EventFields): Change[] | undefined {
  const written = fields.changes ?? [];
  const changes = written.flatMap(({ at, note }, index) => {
    const moment = readMoment(check, document, ['changes', index, 'at'], at, check.zone);
    return moment ? [{ at: moment, note }] : [];
  });
  if (changes.length < written.length) return undefined;
  return changes.sort((a, b) => a.at.toMillis() - b.at.toMillis());
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
  if (other)
    reportField(
      check,
      document,
      ['id'],
      `"${uid}" is also the id of ${other}. Give each event an id of its own.`,
    );
  check.ids.set(uid, other ?? document.path);
}

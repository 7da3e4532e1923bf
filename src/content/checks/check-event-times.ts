/** When an event is: its times and its changes' exist, in order, on the clock of its zone. */
import type { DateTime } from 'luxon';
import type { CampaignEvent, Change } from '../../campaign/model.ts';
import { quote } from '../../campaign/problem.ts';
import { readDay, readToBeAnnounced } from '../../time/wall-clock.ts';
import { findZone, type PinnedZone } from '../../time/zone.ts';
import type { Document } from '../reading/front-matter.ts';
import type { FieldPath } from '../reading/yaml-text.ts';
import type { EventFields } from '../schema/schema.ts';
import { type Check, readMoment, readPastMoment, reportField } from './text-check.ts';

type Times = Pick<CampaignEvent, 'starts' | 'month' | 'ends' | 'allDay' | 'published'> & { readonly changes: Change[] };

/** The times of an event, or undefined after reporting what is wrong with them. */
export function checkEventTimes(check: Check, document: Document, fields: EventFields): Times | undefined {
  const times = readTimes(check, document, fields);
  const changes = readChanges(check, document, fields);
  if (!times || !changes) return undefined;
  reportImpossibleOrder(check, document, times, changes);
  return { ...times, changes };
}

const ANNOUNCED = 'The event is shown all the same. Write when it was first announced, or draft: true.';
const CHANGED = 'The change is shown all the same. Write when it was announced.';

/** Stands for the words of a note in the lines that we show; nobody means to publish it. */
export const NOTE_TO_WRITE = '…';

function readTimes(check: Check, document: Document, fields: EventFields) {
  const zone = zoneOf(check, fields);
  const allDay = fields['all-day'] === 'true';
  const published = readPastMoment(check, document, ['published'], fields.published, zone, ANNOUNCED);
  const unknown = readToBeAnnounced(fields.starts, zone);
  if (unknown) {
    reportWithoutDate(check, document, fields);
    return published && { starts: undefined, month: unknown.month, ends: undefined, allDay, published };
  }
  const read = allDay ? readWholeDay : readMoment;
  const starts = read(check, document, ['starts'], fields.starts, zone);
  const written = fields.ends && read(check, document, ['ends'], fields.ends, zone);
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
  return { starts, month: undefined, ends: end, allDay, published };
}

/** What is said of a date that nobody has announced. */
function reportWithoutDate(check: Check, document: Document, { ends, status, changes = [] }: EventFields): void {
  if (ends)
    reportField(check, document, ['ends'], 'is the end of what has no date yet. Leave it out until it has one.');
  const index = changes.findIndex(({ was }) => was);
  const path = index >= 0 ? ['changes', index, 'was'] : status === 'postponed' ? ['status'] : undefined;
  const said = index >= 0 ? 'says when it was to begin' : 'says that it is postponed';
  if (path)
    reportField(
      check,
      document,
      path,
      `${said}, and starts that this was never announced. Write the date that people were told into starts:, and status: postponed.`,
    );
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
    if (note === NOTE_TO_WRITE)
      reportField(check, document, ['changes', index, 'note'], 'says nothing yet. Write what people should be told.');
    const moment = readPastMoment(check, document, ['changes', index, 'at'], at, zone, CHANGED);
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
  if (starts && published > starts) {
    reportField(check, document, ['published'], 'is after the event begins. Write when it was first announced.');
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
  if (starts && last?.was?.equals(starts)) {
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

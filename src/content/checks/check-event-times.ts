/** When an event is: its times and its changes' exist, in order, on the clock of its zone. */
import type { DateTime } from 'luxon';
import type { CampaignEvent } from '../../campaign/model.ts';
import { quote } from '../../campaign/problem.ts';
import { readDay, readToBeAnnounced } from '../../time/wall-clock.ts';
import { findZone, type PinnedZone, zonesOfCountry } from '../../time/zone.ts';
import type { Document } from '../reading/front-matter.ts';
import type { FieldPath } from '../reading/yaml-text.ts';
import { daysIn } from '../schema/fields.ts';
import type { EventFields } from '../schema/schema.ts';
import { isSeries } from './check-series.ts';
import type { DateChange } from './series-dates.ts';
import { type Check, readMoment, readPastMoment, reportField } from './text-check.ts';

type Times = Pick<CampaignEvent, 'starts' | 'month' | 'ends' | 'allDay' | 'published'> & {
  readonly changes: ReadChange[];
};

/** A change with what it says of the dates of a series. */
export type ReadChange = DateChange & { readonly note: string };

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
  if (!allDay) warnOfOtherClock(check, document, fields, starts);
  // Without an end, whole days are one day.
  const end = ends || (allDay ? starts.plus({ days: 1 }) : undefined);
  return { starts, month: undefined, ends: end, allDay, published };
}

/** An event in a country none of whose clocks shows the campaign's time: whoever wrote 17:00 for Berlin meant Berlin's. */
function warnOfOtherClock(check: Check, document: Document, fields: EventFields, starts: DateTime<true>): void {
  if (!fields.country || fields.zone) return;
  const zones = zonesOfCountry(fields.country);
  if (zones.length === 0 || zones.some((zone) => zone.offset(starts.toMillis()) === starts.offset)) return;
  const names = zones.slice(0, 6).map(({ name }) => name);
  const which = names.length > 1 ? `\`zone:\` with that of its town (${names.join(', ')})` : `\`zone: ${names[0]}\``;
  reportField(
    check,
    document,
    ['country'],
    `is ${fields.country}, where no clock shows the time of ${check.zone.name}, and the event has no zone of its own. Write ${which}, or \`zone: ${check.zone.name}\` if that is meant.`,
    { severity: 'warning' },
  );
}

/** What is said of a date that nobody has announced. */
function reportWithoutDate(check: Check, document: Document, { ends, status, changes = [] }: EventFields): void {
  if (ends)
    reportField(check, document, ['ends'], 'is an end, but the event has no date yet. Leave it out until it has one.');
  const index = changes.findIndex(({ was }) => was);
  const path = index >= 0 ? ['changes', index, 'was'] : status === 'postponed' ? ['status'] : undefined;
  const said = index >= 0 ? 'says when it was to begin' : 'says that it is postponed';
  if (path)
    reportField(
      check,
      document,
      path,
      `${said}, and \`starts:\` that this was never announced. Write the date that people were told into \`starts:\`, and \`status: postponed\`.`,
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
      `${quote(written)} is not a day, and the event lasts all day. Write it like 2011-12-21, or remove \`all-day:\`.`,
    );
  return day;
}

function readChanges(check: Check, document: Document, fields: EventFields): ReadChange[] | undefined {
  const written = fields.changes ?? [];
  const zone = zoneOf(check, fields);
  const readStart = fields['all-day'] === 'true' ? readWholeDay : readMoment;
  const changes = written.flatMap(({ at, note, date, status, ...moments }, index) => {
    const path = (field: string): FieldPath => ['changes', index, field];
    const startIn = (field: 'was' | 'starts'): DateTime<true> | undefined => {
      const text = moments[field];
      return text === undefined ? undefined : readStart(check, document, path(field), text, zone);
    };
    if (note === NOTE_TO_WRITE)
      reportField(check, document, path('note'), 'says nothing yet. Write what people should be told.');
    const moment = readPastMoment(check, document, path('at'), at, zone, CHANGED);
    const [was, starts] = [startIn('was'), startIn('starts')];
    const misplaced = misplacedIn(written[index] ?? {}, fields);
    if (misplaced) reportField(check, document, path(misplaced[0]), misplaced[1]);
    const isRead = moment && !misplaced && !was === !moments.was && !starts === !moments.starts;
    return isRead
      ? [{ at: moment, note, was, days: date === undefined ? undefined : daysIn(date), starts, status }]
      : [];
  });
  if (changes.length < written.length) return undefined;
  return changes.sort((a, b) => a.at.toMillis() - b.at.toMillis());
}

type Written = Partial<NonNullable<EventFields['changes']>[number]>;

/** The field of a change that says what it cannot say of this event, and what to do. */
function misplacedIn({ date, was, starts, status }: Written, fields: EventFields): [string, string] | undefined {
  const beside = starts !== undefined ? 'starts' : status !== undefined ? 'status' : undefined;
  if (!isSeries(fields)) {
    if (date !== undefined)
      return ['date', 'is for one date of a series, and this event has neither `repeats:` nor `dates:`. Leave it out.'];
    return (
      beside && [
        beside,
        `is for one date of a series. Change \`${beside}:\` of the event itself, and leave it out here.`,
      ]
    );
  }
  if (date === undefined)
    return beside
      ? [
          beside,
          `is for one date of the series. Write that date too, like \`date: 2026-12-26\`, or change \`${beside}:\` of the whole.`,
        ]
      : was !== undefined && was.slice(0, 10) !== fields.starts.slice(0, 10)
        ? [
            'was',
            `is on another day than \`starts:\`. Of a whole series it says the time of day before: write it with the day of \`starts:\`, ${quote(fields.starts)}.`,
          ]
        : undefined;
  if (was !== undefined) return ['was', 'is known from `date:`. Leave it out, and write `starts:` with its new time.'];
  if (starts !== undefined && daysIn(date).length > 1)
    return ['starts', 'is one time for several dates. Write an entry for each of them.'];
  return undefined;
}

/** What cannot be true: an announcement after the event began, a change before the announcement or to the same time. */
function reportImpossibleOrder(
  check: Check,
  document: Document,
  { starts, published }: Pick<CampaignEvent, 'starts' | 'published'>,
  changes: readonly ReadChange[],
): void {
  if (starts && published > starts) {
    const begins = quote(starts.setZone(published.zone).toFormat('yyyy-MM-dd HH:mm'));
    const fault = `is after the event begins, ${begins}. Correct the year there, if it was meant to be to come; else write when it was first announced.`;
    reportField(check, document, ['published'], fault);
  }
  if (changes[0] && changes[0].at < published) {
    reportField(
      check,
      document,
      ['changes'],
      'has an entry from before the event was published. Correct its `at:`, or `published:`.',
    );
  }
  const last = changes.findLast(({ was }) => was);
  if (starts && last?.was?.equals(starts)) {
    reportField(
      check,
      document,
      ['changes'],
      'says that it was to begin at the very time it begins now. Change `starts:` too, or leave `was:` out.',
    );
  }
}

function zoneOf(check: Check, fields: EventFields): PinnedZone {
  return (fields.zone && findZone(fields.zone)) || check.zone;
}

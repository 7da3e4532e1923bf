/** Tells of every event that is another than people were told, and shows the lines by which they would be. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DateTime } from 'luxon';
import {
  type Compared,
  calendarChanges,
  type EventChange,
  type PublishedEvent,
} from '../calendar/published-calendar.ts';
import type { CampaignEvent } from '../campaign/model.ts';
import { type Problem, quote } from '../campaign/problem.ts';
import { NOTE_TO_WRITE } from '../content/checks/check-event-times.ts';
import { type Document, readDocument } from '../content/reading/front-matter.ts';
import { decodeSource } from '../content/reading/source-file.ts';

/** What is held against what people have. */
export interface Announced {
  /** The campaign's folder. */
  readonly folder: string;
  /** Texts by path that stand in for those on the disk. */
  readonly drafts?: ReadonlyMap<string, string> | undefined;
  readonly events: readonly CampaignEvent[];
  /** The calendar of these events, an iCalendar text. */
  readonly calendar: string;
  readonly now: DateTime<true>;
}

/** What of an entry under `changes` is known. */
export interface Entry {
  readonly at: string;
  readonly was?: string;
}

export interface SilentChange {
  readonly problem: Problem;
  /** The entry that would tell of it, but for its note; undefined where none would do. */
  readonly entry?: Entry;
}

/** The field that each thing that is compared comes from. */
const FIELDS: Readonly<Record<Compared, string>> = {
  title: 'title',
  start: 'starts',
  end: 'ends',
  place: 'place',
  online: 'online',
  status: 'status',
};

/** As `status` has them. */
const STATUSES: Readonly<Record<string, string>> = {
  CONFIRMED: 'confirmed',
  TENTATIVE: 'postponed',
  CANCELLED: 'cancelled',
};

const UNLESS = 'If nobody has it yet: handbill build --allow-silent';

/**
 * A problem for every change since `published`, an iCalendar text, that people would not be told of, and for every event
 * that is off without a word of it. Throws UnreadableCalendar.
 */
export function silentChanges(published: string | undefined, announced: Announced): SilentChange[] {
  const changes = published === undefined ? [] : calendarChanges(published, announced.calendar);
  const told = changes.flatMap((change) => problemOf(change, announced) ?? []);
  const unexplained = announced.events
    .filter(({ status, changes: own }) => (status === 'cancelled' || status === 'postponed') && own.length === 0)
    .filter(({ path }) => !told.some(({ problem }) => problem.file === path))
    .map((event) => withLines(event, 'status', `says ${event.status}, and nothing says so to people.`, {}, announced));
  return [...told, ...unexplained];
}

function problemOf({ before, after, differing }: EventChange, announced: Announced): SilentChange | undefined {
  const event = announced.events.find(({ uid }) => uid === before.uid);
  if (!after && event && !event.starts) {
    const message = `was published as ${startOf(before, event)}, which stays in people’s calendars. Write that again; if it will be on another day, status: postponed, and say so under changes. ${UNLESS}`;
    return { problem: located(event, 'starts', message, documentOf(announced, event)) };
  }
  if (!after || !event) {
    const message = `was published and is gone, but stays in people’s calendars. Put its file back, without draft: true; if the event is off, write status: cancelled and say so under changes. ${UNLESS}`;
    return { problem: { severity: 'error', file: 'content/events', field: before.uid, message } };
  }
  if (after.sequence < before.sequence) {
    const message = `had ${before.sequence} when it was published and has ${after.sequence} now, so calendars would take it for old. Put back what is missing.`;
    return { problem: located(event, 'changes', message, documentOf(announced, event)) };
  }
  const start = startOf(before, event);
  // A day that has become a moment of it, or the other way round, is no other start.
  const hasMoved =
    differing.includes('start') && start !== (event.starts && written(event.starts.toMillis(), event, 0));
  const was = hasMoved ? { was: start } : {};
  if (after.sequence > before.sequence) {
    if (!hasMoved || event.changes.slice(before.sequence).some((change) => change.was)) return undefined;
    const message = `tells of a change, but not that it was to begin at another time. Write was: ${start} in the entry that does.`;
    const problem = located(event, 'changes', message, documentOf(announced, event));
    return { problem: { ...problem, severity: 'warning' } };
  }
  const [first = 'status'] = differing;
  const fieldOf = (each: Compared): string => (each === 'place' && !event.place ? 'online' : FIELDS[each]);
  const parts = differing.map(
    (each) => `${each === first ? 'was published' : fieldOf(each)} as ${oldOf(each, before, event)}`,
  );
  return withLines(event, fieldOf(first), `${parts.join(', ')}, and nothing tells those who have it.`, was, announced);
}

/** What people have, as the file would say it. */
function oldOf(each: Compared, before: PublishedEvent, event: CampaignEvent): string {
  if (each === 'start') return startOf(before, event);
  if (each === 'end') return written(before.end, event, -1);
  // What nobody had announced yet stands in no calendar.
  if (each === 'place' && before.place === '') return 'to be announced';
  return each === 'status' ? (STATUSES[before.status] ?? before.status) : quote(before[each]);
}

function startOf({ start }: PublishedEvent, event: CampaignEvent): string {
  return written(start, event, 0);
}

/** A moment or a day on the clock of the event's place; `days` are added to a day, since the last one is included there. */
function written(moment: number | string, { published: { zone }, allDay }: CampaignEvent, days: number): string {
  const at =
    typeof moment === 'string'
      ? DateTime.fromISO(moment, { zone }).plus({ days })
      : DateTime.fromMillis(moment, { zone });
  return at.toFormat(allDay ? 'yyyy-MM-dd' : 'yyyy-MM-dd HH:mm');
}

/** The problem with the lines to add, where the file has its other changes. */
function withLines(
  event: CampaignEvent,
  field: string,
  fault: string,
  was: Pick<Entry, 'was'>,
  announced: Announced,
): SilentChange {
  const document = documentOf(announced, event);
  const at = DateTime.max(announced.now, event.published).setZone(event.published.zone).toFormat('yyyy-MM-dd HH:mm');
  const entry = { at, ...was };
  const hasChanges = document?.fields.data.changes !== undefined;
  const advice = `Add these lines ${hasChanges ? 'under changes:' : 'to its fields'}, with what people should be told. ${UNLESS}`;
  const problem = located(event, field, `${fault} ${advice}`, document);
  return { problem: { ...problem, add: linesOf(entry, hasChanges ? document : undefined) }, entry };
}

/** An entry as it is written below those of a document, or with the field's name where there are none. */
function linesOf(entry: Entry, document: Document | undefined): string[] {
  const fields = Object.entries({ ...entry, note: NOTE_TO_WRITE }).map(([name, value]) => `${name}: ${value}`);
  const place = document?.fields.locate(['changes']);
  if (document && place?.line === document.fields.locateKey(['changes']).line) return [`{ ${fields.join(', ')} }`];
  const indent = ' '.repeat(place ? place.column - 1 : 2);
  const block = fields.map((line, index) => `${indent}${index === 0 ? '- ' : '  '}${line}`);
  return place ? block : ['changes:', ...block];
}

function located({ path }: CampaignEvent, field: string, message: string, document: Document | undefined): Problem {
  return { severity: 'error', file: path, place: document?.fields.locate([field]), field, message };
}

function documentOf({ folder, drafts }: Announced, { path }: CampaignEvent): Document | undefined {
  const text = drafts?.get(path);
  const source = text === undefined ? decodeSource(path, readFileSync(join(folder, path))) : { path, text };
  const document = 'message' in source ? undefined : readDocument(source);
  return Array.isArray(document) ? undefined : document;
}

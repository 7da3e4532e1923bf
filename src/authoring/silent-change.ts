/** What one silent change is: how it is told, and the lines under `changes` that would tell people. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DateTime } from 'luxon';
import { HOURS_WITHOUT_AN_END } from '../calendar/event-times.ts';
import type { Compared, PublishedEvent } from '../calendar/published-calendar.ts';
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
  /** Of a series, the dates that it is about, and what becomes of them. */
  readonly date?: string;
  readonly status?: string;
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

export const UNLESS = 'If nobody has it yet: handbill build --allow-silent';

/** What people have, as the file would say it. */
export function oldOf(each: Compared, before: PublishedEvent, event: CampaignEvent): string {
  if (each === 'start') return startOf(before, event);
  if (each === 'end') return written(before.end, event, -1);
  // What nobody had announced yet stands in no calendar.
  if (each === 'place' && before.place === '') return 'to be announced';
  return each === 'status' ? (STATUSES[before.status] ?? before.status) : quote(before[each]);
}

/** What is another than people have it: the field it is of, a change of status first, and how it was published. */
export function publishedAs(differing: readonly Compared[], before: PublishedEvent, event: CampaignEvent) {
  const hasStatus = differing.includes('status');
  // Of what is off no calendar has the link, whose line nobody has touched; nor has the end that calendars make up one.
  const isTouched = (each: Compared): boolean =>
    each === 'end'
      ? event.ends !== undefined || !isMadeUp(before)
      : !hasStatus || !(each === 'online' || (each === 'place' && !event.place));
  const told = [
    ...(hasStatus ? ['status' as const] : []),
    ...differing.filter((each) => each !== 'status' && isTouched(each)),
  ];
  const fieldOf = (each: Compared): string => (each === 'place' && !event.place ? 'online' : FIELDS[each]);
  const [first = 'status'] = told;
  const parts = told.map(
    (each) => `${each === first ? 'was published' : fieldOf(each)} as ${oldOf(each, before, event)}`,
  );
  return { field: fieldOf(first), words: parts.join(', ') };
}

/** Whether an event lasts as long in calendars as one whose end is not announced. */
function isMadeUp({ start, end }: PublishedEvent): boolean {
  return typeof start === 'number' && end === start + HOURS_WITHOUT_AN_END * 3_600_000;
}

export function startOf({ start }: PublishedEvent, event: CampaignEvent): string {
  return written(start, event, 0);
}

/** A moment or a day on the clock of the event's place; `days` are added to a day, since the last one is included there. */
export function written(moment: number | string, { published: { zone }, allDay }: CampaignEvent, days: number): string {
  const at =
    typeof moment === 'string'
      ? DateTime.fromISO(moment, { zone }).plus({ days })
      : DateTime.fromMillis(moment, { zone });
  return at.toFormat(allDay ? 'yyyy-MM-dd' : 'yyyy-MM-dd HH:mm');
}

/** What was published and is nowhere now: told of its file if that is there still, as a draft. */
export function goneProblem(before: PublishedEvent, { folder, now }: Announced, isSeries = false): SilentChange {
  const { title, start, slug, uid } = before;
  const path = `content/events/${slug}.md`;
  const when =
    typeof start === 'string' ? start : DateTime.fromMillis(start, { zone: now.zone }).toFormat('yyyy-MM-dd HH:mm');
  const what = isSeries ? 'its dates stay' : 'stays';
  const message = `${quote(title)}, ${when}, was published and is gone, but ${what} in people’s calendars as ${uid}. Put its file back, without \`draft: true\`; if the event is off, write \`status: cancelled\` and say so under \`changes:\`.`;
  const file = slug && existsSync(join(folder, path)) ? path : 'content/events';
  return { problem: { severity: 'error', file, message, terminal: UNLESS } };
}

/** The problem with the lines to add, where the file has its other changes. */
export function withLines(
  event: CampaignEvent,
  field: string,
  fault: string,
  more: Omit<Entry, 'at'>,
  announced: Announced,
): SilentChange {
  const document = documentOf(announced, event);
  const at = DateTime.max(announced.now, event.published).setZone(event.published.zone).toFormat('yyyy-MM-dd HH:mm');
  const entry = { at, ...more };
  const hasChanges = document?.fields.data.changes !== undefined;
  const problem = located(event, field, `${fault} Say under \`changes:\` what people should be told.`, document);
  return { problem: { ...problem, terminal: UNLESS, add: linesOf(entry, hasChanges ? document : undefined) }, entry };
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

export function located(
  { path }: CampaignEvent,
  field: string,
  message: string,
  document: Document | undefined,
): Problem {
  return document?.fields.problem([field], message) ?? { severity: 'error', file: path, field, message };
}

export function documentOf({ folder, drafts }: Announced, { path }: CampaignEvent): Document | undefined {
  const text = drafts?.get(path);
  const source = text === undefined ? decodeSource(path, readFileSync(join(folder, path))) : { path, text };
  const document = 'message' in source ? undefined : readDocument(source);
  return Array.isArray(document) ? undefined : document;
}

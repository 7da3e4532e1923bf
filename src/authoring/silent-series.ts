/** Tells of the dates of a series that are others than people were told, or gone, in one problem for the whole of it. */
import { DateTime } from 'luxon';
import { DATE_IN_UID, type EventChange, type PublishedEvent, wholeUid } from '../calendar/published-calendar.ts';
import type { CampaignEvent } from '../campaign/model.ts';
import {
  type Announced,
  documentOf,
  located,
  oldOf,
  publishedAs,
  type SilentChange,
  UNLESS,
  goneProblem as wholeProblem,
  withLines,
} from './silent-change.ts';

export interface SeriesChanges {
  /** The event as it is now: a series, or one date that was a series; undefined where its file is gone. */
  readonly event: CampaignEvent | undefined;
  readonly changes: readonly EventChange[];
}

/** The changes of dates, by the series that they are of or were of. */
export function changesOfSeries(changes: readonly EventChange[], { events }: Announced): SeriesChanges[] {
  const found = new Map<string, EventChange[]>();
  for (const change of changes) {
    const { uid } = change.before;
    const event = events.find((each) => each.uid === uid);
    const whole = event?.series ? uid : wholeUid(uid);
    if (event?.series || (!event && whole !== uid)) found.set(whole, [...(found.get(whole) ?? []), change]);
  }
  return [...found].map(([uid, own]) => ({ event: events.find((each) => each.uid === uid), changes: own }));
}

const dayIn = ({ uid }: PublishedEvent): string => DATE_IN_UID.exec(uid)?.[1] ?? '';

/** What is wrong, if anything: of what is over nobody needs to be told any more. */
export function seriesProblem({ event, changes }: SeriesChanges, announced: Announced): SilentChange | undefined {
  const toCome = changes.filter(({ before }) => isToCome(before, announced.now));
  const [first] = toCome;
  if (!first) return undefined;
  if (!event) {
    const isSeries = toCome.length > 1;
    const { before } = first;
    return wholeProblem(isSeries ? { ...before, uid: wholeUid(before.uid) } : before, announced, isSeries);
  }
  if (!event.series)
    return turned(event, 'was published as a series and has one date now. Put `repeats:` or `dates:` back', announced);
  if (first.before.uid === event.uid)
    return turned(
      event,
      'was published with one date and is a series now, whose dates have ids of their own. Leave that event as it was, and begin a file with another id for the series',
      announced,
    );
  const gone = toCome.filter(({ after }) => !after).map(({ before }) => dayIn(before));
  if (gone.length > 0) return goneProblem(event, gone, announced);
  const older = toCome.find(({ before, after }) => after && after.sequence < before.sequence);
  if (older) {
    const message = `had more entries about ${dayIn(older.before)} when it was published, so calendars would think it out of date. Put back what is missing.`;
    return { problem: located(event, 'changes', message, documentOf(announced, event)) };
  }
  return untold(
    event,
    toCome.filter(({ before, after }) => after?.sequence === before.sequence),
    announced,
  );
}

/** People would keep what they have beside what is published now. */
function turned(event: CampaignEvent, fault: string, announced: Announced): SilentChange {
  const message = `${fault}: people’s calendars would keep what they have beside it.`;
  const problem = located(event, event.series ? 'repeats' : 'id', message, documentOf(announced, event));
  return { problem: { ...problem, terminal: UNLESS } };
}

function goneProblem(event: CampaignEvent, gone: readonly string[], announced: Announced): SilentChange {
  const days = gone.join(', ');
  const { recurrence } = event.series ?? {};
  const unnamed = gone.filter((day) => !recurrence?.except.includes(day)).join(', ');
  const keep = recurrence
    ? unnamed && ` Write ${unnamed} after except in \`repeats:\`, so that it is known that they were dates.`
    : ` Put ${days} back into \`dates:\`.`;
  const fault = `no longer has ${days}, which people were told of, so it would stay in their calendars.${keep}`;
  return withLines(event, recurrence ? 'repeats' : 'dates', fault, { date: days, status: 'cancelled' }, announced);
}

/** What is another without a word: of one date, or of all that are to come, for which one entry does. */
function untold(event: CampaignEvent, silent: readonly EventChange[], announced: Announced): SilentChange | undefined {
  const [first] = silent;
  if (!first) return undefined;
  const { before, differing } = first;
  const isAll = silent.length > 1;
  const { field, words } = publishedAs(differing, before, event);
  const of = isAll ? `${silent.length} dates` : dayIn(before);
  const clock = oldOf('start', before, event).slice(11);
  const was =
    isAll && differing.includes('start') && clock ? { was: `${event.starts?.toFormat('yyyy-MM-dd')} ${clock}` } : {};
  const about = isAll ? was : { date: dayIn(before) };
  return withLines(event, field, `${words} (${of}), but nothing tells those who have it.`, about, announced);
}

function isToCome({ end }: PublishedEvent, now: DateTime): boolean {
  return typeof end === 'string' ? end > now.toFormat('yyyy-MM-dd') : DateTime.fromMillis(end) > now;
}

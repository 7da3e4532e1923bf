/** Tells of every event that is another than people were told, and shows the lines by which they would be. */
import { calendarChanges, type EventChange } from '../calendar/published-calendar.ts';
import { renamedProblem } from './renamed-event.ts';
import {
  type Announced,
  documentOf,
  goneProblem,
  located,
  publishedAs,
  type SilentChange,
  startOf,
  UNLESS,
  withLines,
  written,
} from './silent-change.ts';
import { changesOfSeries, seriesProblem } from './silent-series.ts';

/**
 * A problem for every change since `published`, an iCalendar text, that people would not be told of, and for every event
 * that is off without a word of it. Throws UnreadableCalendar.
 */
export function silentChanges(published: string | undefined, announced: Announced): SilentChange[] {
  const all = published === undefined ? [] : calendarChanges(published, announced.calendar);
  const renamed = all.filter((change) => change.renamed);
  const changes = all.filter((change) => !change.renamed);
  const ofSeries = changesOfSeries(changes, announced);
  const isOfSeries = new Set(ofSeries.flatMap((series) => series.changes));
  const others = changes.filter((change) => !isOfSeries.has(change));
  const told = [
    // Of a series all dates are renamed at once.
    ...new Map(renamed.map((change) => [change.renamed?.slug, renamedProblem(change, announced)])).values(),
    ...others.flatMap((change) => problemOf(change, announced) ?? []),
    ...ofSeries.flatMap((series) => seriesProblem(series, announced) ?? []),
  ];
  const unexplained = announced.events
    .filter(({ status, changes: own }) => (status === 'cancelled' || status === 'postponed') && own.length === 0)
    .filter(({ path }) => !told.some(({ problem }) => problem.file === path))
    .map((event) => withLines(event, 'status', `says ${event.status}, but nothing tells people so.`, {}, announced));
  return [...told, ...unexplained];
}

function problemOf({ before, after, differing }: EventChange, announced: Announced): SilentChange | undefined {
  const event = announced.events.find(({ uid }) => uid === before.uid);
  if (!after && event && !event.starts) {
    const message = `was published as ${startOf(before, event)}, which stays in people’s calendars. Write that again; if it will be on another day, \`status: postponed\`, and say so under \`changes:\`.`;
    return { problem: { ...located(event, 'starts', message, documentOf(announced, event)), terminal: UNLESS } };
  }
  if (!after || !event) return goneProblem(before, announced);
  if (after.sequence < before.sequence) {
    const message = `had ${before.sequence} when it was published and has ${after.sequence} now, so calendars would think it out of date. Put back what is missing.`;
    return { problem: located(event, 'changes', message, documentOf(announced, event)) };
  }
  const start = startOf(before, event);
  // A day that has become a moment of it, or the other way round, is no other start.
  const hasMoved =
    differing.includes('start') && start !== (event.starts && written(event.starts.toMillis(), event, 0));
  const was = hasMoved ? { was: start } : {};
  if (after.sequence > before.sequence) {
    if (!hasMoved || event.changes.slice(before.sequence).some((change) => change.was)) return undefined;
    const message = `tells of a change, but not that it was to begin at another time. Write \`was: ${start}\` in the entry that does.`;
    const problem = located(event, 'changes', message, documentOf(announced, event));
    return { problem: { ...problem, severity: 'warning' } };
  }
  const { field, words } = publishedAs(differing, before, event);
  return withLines(event, field, `${words}, but nothing tells those who have it.`, was, announced);
}

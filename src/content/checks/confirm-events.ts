/** Which events are confirmed to have taken place: by their own word, or by that of an update. */
import { goesAhead } from '../../campaign/event-state.ts';
import type { CampaignEvent, SeriesDate, Update } from '../../campaign/model.ts';
import { type Problem, quote } from '../../campaign/problem.ts';
import { nearest } from '../../text/nearest.ts';
import { type Check, reportField } from './text-check.ts';

/**
 * The events with what published updates say of them. Reports what cannot have taken place; `slugs` are those of all
 * event files.
 */
export function confirmEvents(
  check: Check,
  events: readonly CampaignEvent[],
  updates: readonly Update[],
  slugs: readonly string[],
  isPublished: (update: Update) => boolean,
): CampaignEvent[] {
  const report = (path: string, field: string, message: string, severity: Problem['severity'] = 'error'): void => {
    const document = check.documents.get(path);
    if (document) reportField(check, document, [field], message, { severity });
  };
  const happened = new Set(events.filter((event) => event.happened));
  const dates = new Set<SeriesDate>();
  for (const { path, status, starts, series } of happened)
    if (series) report(path, 'happened', OF_A_SERIES);
    else if (!goesAhead(status))
      report(path, 'happened', `cannot be true: status is ${status}. Correct one of the two.`);
    else if (!starts) report(path, 'happened', 'cannot be true: starts says no date. Write when it was.');
    else if (check.now && starts > check.now)
      report(
        path,
        'happened',
        'is about an event that is still to come. Pages say it once its date has passed.',
        'warning',
      );
  for (const update of updates) {
    const { path, confirms, date } = update;
    if (confirms === undefined) continue;
    const event = events.find(({ slug }) => slug === confirms);
    const of = event?.series ? event.series.dates.findLast(({ starts }) => starts <= date) : event;
    const fault = event
      ? faultOf({ ...event, ...of }, date)
      : slugs.includes(confirms)
        ? undefined
        : strayAdvice(confirms, slugs);
    if (fault) report(path, 'confirms', fault);
    if (of && 'day' in of && isPublished(update)) dates.add(of);
    else if (event && isPublished(update)) happened.add(event);
  }
  return events.map((event) => {
    if (happened.has(event)) return { ...event, happened: true };
    const { series } = event;
    const confirmed = series?.dates.map((date) => (dates.has(date) ? { ...date, happened: true } : date));
    return series && confirmed ? { ...event, series: { ...series, dates: confirmed } } : event;
  });
}

const OF_A_SERIES =
  'is about a whole series, which may have dates to come. Leave it out; an update with `confirms:` says it of the date before it.';

function faultOf(
  { path, status, starts }: Pick<CampaignEvent, 'path' | 'status' | 'starts'>,
  date: Update['date'],
): string | undefined {
  if (!goesAhead(status))
    return `says that ${path} took place, and there its status is ${status}. Correct one of the two.`;
  if (!starts) return `says that ${path} took place, and there starts says no date. Write there when it was.`;
  return date < starts
    ? `says that ${path} took place, but the update’s date is before it begins. Correct one of the two.`
    : undefined;
}

function strayAdvice(name: string, slugs: readonly string[]): string {
  const near = nearest(name, slugs) ?? slugs[0];
  return `is ${quote(name)}, which is not an event here. ${near ? `Write the name of an event’s file, like ${near}.` : 'Leave it out.'}`;
}

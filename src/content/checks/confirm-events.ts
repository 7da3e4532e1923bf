/** Which events are confirmed to have taken place: by their own word, or by that of an update. */
import { goesAhead } from '../../campaign/event-state.ts';
import type { CampaignEvent, Update } from '../../campaign/model.ts';
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
  const report = (path: string, field: string, message: string, severity?: Problem['severity']): void => {
    const document = check.documents.get(path);
    if (document) reportField(check, document, [field], message, severity);
  };
  const happened = new Set(events.filter((event) => event.happened));
  for (const { path, status, starts } of happened)
    if (!goesAhead(status)) report(path, 'happened', `cannot be true: status is ${status}. Correct one of the two.`);
    else if (!starts) report(path, 'happened', 'cannot be true: starts says no date. Write when it was.');
    else if (check.now && starts > check.now)
      report(
        path,
        'happened',
        'is said of an event that is still to come. Pages say it once its date has passed.',
        'warning',
      );
  for (const update of updates) {
    const { path, confirms, date } = update;
    if (confirms === undefined) continue;
    const event = events.find(({ slug }) => slug === confirms);
    const fault = event ? faultOf(event, date) : slugs.includes(confirms) ? undefined : strayAdvice(confirms, slugs);
    if (fault) report(path, 'confirms', fault);
    if (event && isPublished(update)) happened.add(event);
  }
  return events.map((event) => (happened.has(event) ? { ...event, happened: true } : event));
}

function faultOf({ path, status, starts }: CampaignEvent, date: Update['date']): string | undefined {
  if (!goesAhead(status))
    return `says that ${path} took place, and there its status is ${status}. Correct one of the two.`;
  if (!starts) return `says that ${path} took place, and there starts says no date. Write there when it was.`;
  return date < starts
    ? `says that ${path} took place, but the update’s date is before it begins. Correct one of the two.`
    : undefined;
}

function strayAdvice(name: string, slugs: readonly string[]): string {
  const near = nearest(name, slugs) ?? slugs[0];
  return `is ${quote(name)}, which is no event here. ${near ? `Write the name of an event’s file, like ${near}.` : 'Leave it out.'}`;
}

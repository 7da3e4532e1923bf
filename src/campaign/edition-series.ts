/** An event in one language as of one moment, with each of its dates if it has several. */
import type { EditionContext } from './edition-context.ts';
import { type DatedEvent, type EditionEvent, isDated, singleIn } from './edition-event.ts';
import { goesAhead } from './event-state.ts';
import type { CampaignEvent, EventText, Localised, Series, SeriesDate } from './model.ts';
import { describeRhythm } from './rhythm.ts';

/** The event in an edition; none where it has no words in any of the edition's languages. */
export function eventIn(event: CampaignEvent, context: EditionContext): EditionEvent[] {
  const { series, starts } = event;
  const found = series && starts ? seriesIn(event, series, starts, context) : singleIn(event, context);
  return found ? [found] : [];
}

/** The whole of a series: as its next date, and off only where nothing that is to come goes ahead. */
function seriesIn(
  event: CampaignEvent,
  series: Series,
  first: DatedEvent['starts'],
  context: EditionContext,
): EditionEvent | undefined {
  const rhythm = describeRhythm({ ...event, ...series, starts: first }, context);
  const dates = series.dates.flatMap((date) => {
    const found = singleIn(dateOf(event, date), context, { dates: [], rhythm });
    return found && isDated(found) ? [found] : [];
  });
  const toCome = dates.filter(({ phase }) => phase !== 'past');
  const next = toCome.find((date) => date.goesAhead);
  const shown = next ?? toCome[0] ?? dates.at(-1);
  if (!shown) return undefined;
  const { starts, ends, happened } = shown;
  // What has become of one date is told of that date.
  const status = next && goesAhead(event.status) ? event.status : shown.status;
  return singleIn({ ...event, starts, ends, status, happened }, context, { dates, rhythm });
}

/** One date as an event, with the changes that are about it and what translations say of them. */
function dateOf(
  event: CampaignEvent,
  { uid, starts, ends, status, happened, changes: told }: SeriesDate,
): CampaignEvent {
  const changes = told.flatMap(({ index, was }) => {
    const change = event.changes[index];
    return change ? [{ ...change, was }] : [];
  });
  const text: Localised<EventText> = Object.fromEntries(
    Object.entries(event.text).map(([lang, own]) => [
      lang,
      own && { ...own, notes: own.notes && told.map(({ index }) => own.notes?.[index] ?? '') },
    ]),
  );
  return { ...event, uid, starts, ends, status, happened, changes, text };
}

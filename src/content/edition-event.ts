/** An event in one language as of one moment: its words, its state and phase, and where its page and file are. */
import { eventCalendarAddress, itemAddress } from './addresses.ts';
import type { EditionContext, Placed } from './edition-context.ts';
import { type EventPhase, type PhaseTimes, phaseOf, phaseTimes } from './event-phase.ts';
import { type EventState, goesAhead, stateOf } from './event-state.ts';
import type { CampaignEvent, EventText } from './model.ts';
import { describeDate, describeMoment, describeWhen, type When } from './when.ts';

export type EditionEvent = Placed &
  Omit<CampaignEvent, 'text'> &
  EventText & {
    readonly calendarAddress: string;
    /** The title, and before it what has become of the event where that matters: "CANCELLED: …" */
    readonly name: string;
    readonly state: EventState;
    readonly goesAhead: boolean;
    readonly phase: EventPhase;
    readonly phaseTimes: PhaseTimes;
    readonly when: When;
    /** "12:00, Saturday, 17 December 2011": the start that was first announced, where it is another now. */
    readonly wasWhen: string | undefined;
    /** Name and address, or the link of one that has moved online, on one line. */
    readonly where: string;
  };

/** The event, or nothing where that language has no text of it. */
export function eventIn(
  { text, ...event }: CampaignEvent,
  { lang, words, now, at }: EditionContext,
): EditionEvent[] {
  const own = text[lang];
  if (!own) return [];
  const state = stateOf(event);
  const times = phaseTimes(event);
  const when = describeWhen(event, words);
  const where = whereOf(event);
  const was = event.changes.find((change) => change.was)?.was;
  return [
    {
      ...event,
      ...own,
      name: NAMED_STATES.has(state) ? words.say(`event.named.${state}`, { title: own.title }) : own.title,
      state,
      goesAhead: goesAhead(state),
      phase: phaseOf(times, now),
      phaseTimes: times,
      when,
      wasWhen: was && (event.allDay ? describeDate(was, words) : describeMoment(was, words)),
      where,
      description:
        own.summary ??
        words.say('event.description', {
          when: when.full,
          where: state === 'moved-online' ? where : event.place.name,
        }),
      address: at(itemAddress('events', event.slug)),
      calendarAddress: at(eventCalendarAddress(event.slug)),
    },
  ];
}

/** The states that everyone must hear of before anything else. */
const NAMED_STATES: ReadonlySet<EventState> = new Set(['postponed', 'cancelled', 'moved-online']);

function whereOf({ status, online, place }: Omit<CampaignEvent, 'text'>): string {
  if (status === 'moved-online' && online) return online;
  return [place.name, place.address].filter(Boolean).join(', ');
}

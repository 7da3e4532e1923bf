/** An event in one language as of one moment: its words, its state and phase, and where its page and file are. */
import type { DateTime } from 'luxon';
import { once } from '../text/once.ts';
import { sentence } from '../text/sentence.ts';
import { eventCalendarAddress, itemAddress } from './addresses.ts';
import { describeDate, describeMoment, describeWhen, type When } from './dates-in-words.ts';
import { actionsIn, type EditionAction } from './edition-action.ts';
import { type EditionContext, NO_PROSE, type Noted, notesIn, type Placed, wordsIn } from './edition-context.ts';
import { type Need, needsIn } from './event-needs.ts';
import { type EventPhase, type PhaseTimes, phaseOf, phaseTimes } from './event-phase.ts';
import { type Where, whereOf } from './event-place.ts';
import { type EventState, goesAhead, stateOf } from './event-state.ts';
import type { CampaignEvent, Change, EventText } from './model.ts';
import type { Rhythm } from './rhythm.ts';
import { type ShownPicture, shownPicture } from './shown-picture.ts';
import type { TownName } from './town-names.ts';
import type { Words } from './words.ts';

export type EditionEvent = Placed &
  Omit<CampaignEvent, 'text' | 'changes' | 'actions' | 'picture' | 'series'> &
  Omit<EventText, 'notes' | 'actions'> &
  Where & {
    /** What people can do for it until it is over; nothing where its text is not translated. */
    readonly actions: readonly EditionAction[];
    readonly picture: ShownPicture | undefined;
    /** In order of time. */
    readonly changes: readonly (Change & Noted)[];
    readonly calendarAddress: string;
    /** What people need to know to come; nothing where nobody is asked to. */
    readonly needs: readonly Need[];
    /** The title, and before it what has become of the event where that matters: "CANCELLED: …" */
    readonly name: string;
    readonly state: EventState;
    /** In a sentence or two; undefined of one that is as it was announced. */
    readonly stateWords: string | undefined;
    readonly goesAhead: boolean;
    readonly phase: EventPhase;
    readonly phaseTimes: PhaseTimes;
    /** What is said of it in each phase that calls for words; nothing where nobody is asked to come. */
    readonly phaseWords: Readonly<Partial<Record<EventPhase, string>>>;
    readonly when: When;
    /** `when.full` as a sentence of its own: of a postponed event, that it was announced for then. */
    readonly whenTold: string;
    /** "Friday, 1 May 2026, 18:00. The library.", for texts to pass on */
    readonly whenAndWhere: string;
    /** The town as the edition names it. */
    readonly inTown: TownName | undefined;
  } & SeriesPart;

/** What an event of several dates is beside what every event is, and each of its dates. */
export interface SeriesPart {
  /** Of the whole, each date as an event of its own, in order; the whole has the times of the next one. */
  readonly dates: readonly DatedEvent[];
  /** When it takes place as a series, "Every Saturday, 10:00, until 16 January 2027". */
  readonly rhythm: Rhythm | undefined;
}

export const NO_SERIES: SeriesPart = { dates: [], rhythm: undefined };

/** An event whose date is known: one that calendars can hold. */
export type DatedEvent = EditionEvent & { readonly starts: DateTime<true> };

export function isDated(event: EditionEvent): event is DatedEvent {
  return event.starts !== undefined;
}

/** The event; when, where and whether are told in the edition's language even where its text is not translated. */
export function singleIn(
  { text, series: _, ...event }: CampaignEvent,
  context: EditionContext,
  part: SeriesPart = NO_SERIES,
): EditionEvent | undefined {
  const { words, now, addressIn } = context;
  const found = wordsIn(text, context, headlineOf);
  if (!found) return undefined;
  const { lang, own } = found;
  const address = addressIn(lang, itemAddress('events', event.slug));
  const moves = movesOf(event, part);
  const state = stateOf({ status: event.status, changes: moves });
  const when = once(() => describeWhen(event, words));
  const inTown = context.townOf(event);
  const where = whereOf(event, own.title, words, inTown?.name);
  const whenTold = (): string => toldWhen((part.dates.length > 0 && part.rhythm?.full) || when().full, state, words);
  const whenAndWhere = once(() => {
    const place = event.online ? where.where : (where.venueBrief ?? where.where);
    return words.say('event.description', { when: whenTold(), where: place });
  });
  return {
    ...event,
    ...own,
    ...where,
    lang,
    actions: lang === context.lang ? actionsIn(event.actions, text, address, context) : [],
    changes: notesIn(event.changes, own.notes, context),
    picture: shownPicture(event.picture, text, context),
    name: NAMED_STATES.has(state) ? words.say(`event.named.${state}`, { title: own.title }) : own.title,
    needs: goesAhead(state) ? needsIn(own, Boolean(where.venue), words) : [],
    state,
    get stateWords() {
      return stateWordsOf({ ...event, changes: moves }, state, where.notAt, words);
    },
    goesAhead: goesAhead(state),
    ...phasesOf(event, now),
    // Words are costly, and most of ten thousand events are asked for few of them.
    get when() {
      return when();
    },
    get whenTold() {
      return whenTold();
    },
    get whenAndWhere() {
      return whenAndWhere();
    },
    get phaseWords() {
      return goesAhead(state) ? phaseWordsOf(event, when(), words) : {};
    },
    inTown,
    get description() {
      return own.summary ?? whenAndWhere();
    },
    address,
    calendarAddress: addressIn(lang, eventCalendarAddress(event.slug)),
    ...part,
  };
}

/** Of a series, what was moved is told of its dates. */
function movesOf({ changes }: Pick<CampaignEvent, 'changes'>, { dates }: SeriesPart): readonly Change[] {
  return dates.length > 0 ? [] : changes.filter(({ was }) => was);
}

function phasesOf(event: Pick<CampaignEvent, 'starts' | 'ends' | 'month'>, now: DateTime<true>) {
  const times = phaseTimes(event);
  return { phase: phaseOf(times, now), phaseTimes: times };
}

function toldWhen(when: string, state: EventState, words: Words): string {
  return state === 'postponed' ? words.say('announce.when-was', { when }) : sentence(when, words.locale);
}

function stateWordsOf(
  { changes, allDay }: Pick<CampaignEvent, 'changes' | 'allDay'>,
  state: EventState,
  notAt: string | undefined,
  words: Words,
): string | undefined {
  if (state === 'confirmed') return undefined;
  const first = changes.find(({ was }) => was)?.was;
  const was = first && (allDay ? describeDate(first, words) : describeMoment(first, words));
  return [words.say(`event.state.${state}`, { was: was ?? '' }), notAt].filter(Boolean).join(' ');
}

function headlineOf({ title }: EventText): EventText {
  return { title, summary: undefined, prose: NO_PROSE };
}

/** That it took place is said only where somebody has confirmed it. */
function phaseWordsOf(
  { happened }: Pick<CampaignEvent, 'happened'>,
  { clock, days }: When,
  words: Words,
): EditionEvent['phaseWords'] {
  const tookPlace = days ? words.say('event.phase.happened-days', days) : words.say('event.phase.happened');
  return {
    today: words.say('event.phase.today'),
    now: words.say('event.phase.now'),
    ...(clock && { began: words.say('event.phase.began', { time: clock }) }),
    past: happened ? tookPlace : words.say('event.phase.past'),
  };
}

/** The states that everyone must hear of before anything else. */
const NAMED_STATES: ReadonlySet<EventState> = new Set(['postponed', 'cancelled', 'moved-online']);

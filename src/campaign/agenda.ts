/** Many events in the order in which people look for theirs: by month, then by town, then by the clock of the place. */
import { describePartialDate } from './dates-in-words.ts';
import type { EditionEvent } from './edition-event.ts';
import type { TownName } from './town-names.ts';
import type { Words } from './words.ts';

export interface AgendaMonth {
  /** "2026-12", which is its anchor too. */
  readonly id: string;
  /** "December 2026" */
  readonly name: string;
  readonly towns: readonly AgendaTown[];
}

export interface AgendaTown {
  /** The anchor: "2026-12-leeds". */
  readonly id: string;
  /** Undefined of events that are in no town. */
  readonly town: TownName | undefined;
  readonly events: readonly EditionEvent[];
}

/** More are no longer looked through one by one. */
const FEW = 8;

/** Whether there are so many of something that one needs to find one's way among them. */
export function areMany(events: readonly unknown[]): boolean {
  return events.length > FEW;
}

/** The events in an agenda's order; of those that are over the last month comes first. */
export function inAgendaOrder(events: readonly EditionEvent[], { locale }: Pick<Words, 'locale'>): EditionEvent[] {
  const { compare } = new Intl.Collator(locale);
  const keyed = events.map((event) => ({
    event,
    month: monthOf(event),
    town: event.inTown?.title ?? '',
    start: event.starts?.toFormat("yyyy-MM-dd'T'HH:mm") ?? '',
  }));
  return keyed
    .sort((a, b) => {
      const months = a.month < b.month ? -1 : Number(a.month > b.month);
      const isOver = a.event.phase === 'past' && b.event.phase === 'past';
      return (isOver ? -months : months) || compare(a.town, b.town) || compare(a.start, b.start);
    })
    .map(({ event }) => event);
}

/** Events in an agenda's order, by month and town; those in no town are the first of their month. */
export function agendaOf(events: readonly EditionEvent[], words: Words): AgendaMonth[] {
  return [...grouped(events, monthOf)].map(([id, inMonth]) => ({
    id,
    name: id === UNKNOWN ? words.say('when.unknown') : describePartialDate(id, words),
    towns: [...grouped(inMonth, ({ inTown }) => inTown?.slug ?? '')].map(([slug, inTown]) => ({
      id: slug ? `${id}-${slug}` : `${id}-`,
      town: inTown[0]?.inTown,
      events: inTown,
    })),
  }));
}

/** Behind all months. */
const UNKNOWN = 'unknown';

/** On the clock of the place. */
function monthOf({ starts, month }: EditionEvent): string {
  return (starts ?? month)?.toFormat('yyyy-MM') ?? UNKNOWN;
}

function grouped<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item)) ?? [];
    group.push(item);
    groups.set(keyOf(item), group);
  }
  return groups;
}

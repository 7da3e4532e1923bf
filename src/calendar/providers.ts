/** The calendars on the web that take an event by a link: one record each. Nobody is asked until the visitor taps. */
import { absolute } from '../campaign/addresses.ts';
import type { Edition } from '../campaign/edition.ts';
import type { DatedEvent } from '../campaign/edition-event.ts';
import type { Town } from '../campaign/towns.ts';
import { escapeMarkup } from '../text/escape.ts';
import { remembered } from '../text/remembered.ts';
import { shorten } from '../text/shorten.ts';
import { formatTime, utcIsoOf, utcText } from '../time/time-text.ts';
import { describeBriefly } from './description.ts';
import { calendarEnd, zonesFor } from './event-times.ts';

export interface CalendarProvider {
  readonly id: string;
  /** A proper name. */
  readonly name: string;
  /** The link for an event, with texts that may have been shortened. */
  href(event: DatedEvent, texts: EntryTexts): string;
  /** Whether it would show an event at the right time; of one that does not say, it does. */
  isRight?(event: DatedEvent): boolean;
}

/** What an entry says. */
interface EntryTexts {
  readonly title: string;
  readonly where: string;
  readonly description: string;
}

/** Longer ones are cut off by some of the services, characters. */
const HREF_LIMIT = 1900;

const DAY = 'yyyyMMdd';
const LOCAL = "yyyyMMdd'T'HHmmss";

export const CALENDAR_PROVIDERS: readonly CalendarProvider[] = [
  {
    id: 'google',
    name: 'Google Calendar',
    href: (event, { title, where, description }) =>
      link('https://calendar.google.com/calendar/render', {
        action: 'TEMPLATE',
        text: title,
        ...googleTimes(event),
        details: description,
        location: where,
      }),
  },
  {
    id: 'outlook',
    name: 'Outlook.com',
    href: outlookLink('https://outlook.live.com/calendar/0/deeplink/compose'),
  },
  {
    id: 'office365',
    name: 'Office 365',
    href: outlookLink('https://outlook.office.com/calendar/deeplink/compose'),
  },
  {
    id: 'yahoo',
    name: 'Yahoo',
    // Yahoo ignores a Z, so it is given the clock of the place, which those who take part from elsewhere do not have.
    isRight: ({ allDay, joinUrl }) => allDay || !joinUrl,
    href: (event, { title, where, description }) =>
      link('https://calendar.yahoo.com/', {
        v: '60',
        TITLE: title,
        ST: formatTime(event.starts, event.allDay ? DAY : LOCAL),
        // It has whole days for a single one alone, and no end beside them; several are told by their midnights.
        ET: isOneDay(event) ? undefined : formatTime(calendarEnd(event), event.allDay ? DAY : LOCAL),
        DUR: isOneDay(event) ? 'allday' : undefined,
        DESC: description,
        in_loc: where,
      }),
  },
];

/** Each provider's link for an event, its texts shortened until it is short enough: the description first, the title last. */
export function calendarLinks(event: DatedEvent, edition: Edition): { id: string; name: string; href: string }[] {
  const describe = describeBriefly(event, edition);
  return CALENDAR_PROVIDERS.filter(({ isRight }) => isRight?.(event) ?? true).map((provider) => {
    const { id, name } = provider;
    let limits = { description: HREF_LIMIT, where: HREF_LIMIT, title: HREF_LIMIT };
    for (;;) {
      const href = provider.href(event, {
        title: shorten(event.name, limits.title),
        where: shorten(event.location, limits.where),
        description: describe(limits.description),
      });
      if (href.length <= HREF_LIMIT || limits.title < SHORTEST) return { id, name, href };
      limits = narrower(limits);
    }
  });
}

function isOneDay(event: DatedEvent): boolean {
  return event.allDay && calendarEnd(event).equals(event.starts.plus({ days: 1 }));
}

/** Below this a text says nothing any more, characters. */
const SHORTEST = 20;

function narrower<T extends { description: number; where: number; title: number }>(limits: T): T {
  const field = limits.description >= SHORTEST ? 'description' : limits.where >= SHORTEST ? 'where' : 'title';
  return { ...limits, [field]: Math.floor(limits[field] * 0.8) };
}

/** On the clock of the place, or in UTC where that clock is near a change and would be misread. */
function googleTimes(event: DatedEvent): { dates: string; ctz?: string } {
  const end = calendarEnd(event);
  if (event.allDay) return { dates: `${formatTime(event.starts, DAY)}/${formatTime(end, DAY)}` };
  if (zonesFor([event]).length === 0) return { dates: `${utcText(event.starts)}/${utcText(end)}` };
  return {
    dates: `${formatTime(event.starts, LOCAL)}/${formatTime(end, LOCAL)}`,
    ctz: event.starts.zoneName,
  };
}

/** The ways to subscribe to a campaign's calendar, or a town's: the scheme that devices know, and two services. */
export function subscriptionLinks(
  { campaign, calendarAddress, title }: Edition,
  town?: Town,
): { id: string; name?: string; href: string }[] {
  const address = absolute(campaign, town?.calendarAddress ?? calendarAddress);
  const webcal = address.replace(/^https?:/, 'webcal:');
  return [
    { id: 'webcal', href: webcal },
    {
      id: 'google',
      name: 'Google Calendar',
      href: link('https://calendar.google.com/calendar/r', { cid: webcal }),
    },
    {
      id: 'outlook',
      name: 'Outlook.com',
      href: link('https://outlook.live.com/calendar/0/addfromweb/', { url: address, name: town?.title ?? title }),
    },
  ];
}

function outlookLink(base: string): CalendarProvider['href'] {
  return (event, { title, where, description }) =>
    link(base, {
      path: '/calendar/action/compose',
      rru: 'addevent',
      startdt: event.allDay ? event.starts.toISODate() : utcIsoOf(event.starts),
      enddt: event.allDay ? calendarEnd(event).toISODate() : utcIsoOf(calendarEnd(event)),
      allday: event.allDay ? 'true' : undefined,
      subject: title,
      // Outlook reads the body as HTML.
      body: escapeMarkup(description).replaceAll('\n', '<br>'),
      location: where,
    });
}

/** The same few texts of an event are in every provider's link. */
const encoded = remembered((text: string) => text, encodeURIComponent);

/** `%20` for a space, never `+`, which some of the services show as it is. */
function link(base: string, parameters: Readonly<Record<string, string | undefined>>): string {
  const pairs = Object.entries(parameters).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}=${encoded(value)}`],
  );
  return `${base}?${pairs.join('&')}`;
}

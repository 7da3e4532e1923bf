/** The calendars on the web that take an event by a link: one record each. Nobody is asked until the visitor taps. */
import type { DateTime } from 'luxon';
import { absolute } from '../content/addresses.ts';
import type { Edition } from '../content/edition.ts';
import type { EditionEvent } from '../content/edition-event.ts';
import { escapeMarkup } from '../text/escape.ts';
import { describeBriefly } from './description.ts';
import { calendarEnd } from './event-times.ts';

export interface CalendarProvider {
  readonly id: string;
  /** A proper name. */
  readonly name: string;
  /** The link for an event whose description is given. */
  href(event: EditionEvent, description: string): string;
}

/** Longer ones are cut off by some of the services, characters. */
const HREF_LIMIT = 1900;

const DAY = 'yyyyMMdd';
const LOCAL = "yyyyMMdd'T'HHmmss";

export const CALENDAR_PROVIDERS: readonly CalendarProvider[] = [
  {
    id: 'google',
    name: 'Google Calendar',
    href: (event, description) =>
      link('https://calendar.google.com/calendar/render', {
        action: 'TEMPLATE',
        text: event.name,
        dates: `${event.starts.toFormat(event.allDay ? DAY : LOCAL)}/${calendarEnd(event).toFormat(event.allDay ? DAY : LOCAL)}`,
        ctz: event.allDay ? undefined : event.starts.zoneName,
        details: description,
        location: event.where,
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
    // Yahoo ignores a Z, so it is given the clock of the place.
    href: (event, description) =>
      link('https://calendar.yahoo.com/', {
        v: '60',
        TITLE: event.name,
        ST: event.starts.toFormat(event.allDay ? DAY : LOCAL),
        ET: event.allDay ? undefined : calendarEnd(event).toFormat(LOCAL),
        DUR: event.allDay ? 'allday' : undefined,
        DESC: description,
        in_loc: event.where,
      }),
  },
];

/** Each provider's link for an event, its description shortened until the link is short enough. */
export function calendarLinks(
  event: EditionEvent,
  edition: Edition,
): { id: string; name: string; href: string }[] {
  return CALENDAR_PROVIDERS.map((provider) => {
    const { id, name } = provider;
    for (let limit = HREF_LIMIT; ; limit = Math.floor(limit * 0.8)) {
      const href = provider.href(event, describeBriefly(event, edition, limit));
      if (href.length <= HREF_LIMIT || limit < 8) return { id, name, href };
    }
  });
}

/** The ways to subscribe to a campaign's calendar: the scheme that devices know, and two services. */
export function subscriptionLinks(edition: Edition): { id: string; name?: string; href: string }[] {
  const address = absolute(edition.campaign, edition.calendarAddress);
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
      href: link('https://outlook.live.com/calendar/0/addfromweb/', { url: address, name: edition.title }),
    },
  ];
}

function outlookLink(base: string): CalendarProvider['href'] {
  return (event, description) =>
    link(base, {
      path: '/calendar/action/compose',
      rru: 'addevent',
      startdt: event.allDay ? event.starts.toISODate() : instant(event.starts),
      enddt: event.allDay ? calendarEnd(event).toISODate() : instant(calendarEnd(event)),
      allday: event.allDay ? 'true' : undefined,
      subject: event.name,
      // Outlook reads the body as HTML.
      body: escapeMarkup(description).replaceAll('\n', '<br>'),
      location: event.where,
    });
}

function instant(at: DateTime<true>): string {
  return at.toUTC().toISO({ suppressMilliseconds: true });
}

/** `%20` for a space, never `+`, which some of the services show as it is. */
function link(base: string, parameters: Readonly<Record<string, string | undefined>>): string {
  const pairs = Object.entries(parameters).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}=${encodeURIComponent(value)}`],
  );
  return `${base}?${pairs.join('&')}`;
}

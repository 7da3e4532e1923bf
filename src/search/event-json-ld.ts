/** An event as search engines read it: schema.org's Event, complete by their documented rules. */
import type { Event, EventStatusType, Place, VirtualLocation, WithContext } from 'schema-dts';
import { absolute } from '../campaign/addresses.ts';
import type { Edition } from '../campaign/edition.ts';
import type { EditionEvent } from '../campaign/edition-event.ts';
import type { EventState } from '../campaign/event-state.ts';
import { isoOf } from '../time/time-text.ts';
import { describeOrganiser } from './organiser-json-ld.ts';

const EVENT_STATUS: Readonly<Record<EventState, EventStatusType>> = {
  confirmed: 'https://schema.org/EventScheduled',
  rescheduled: 'https://schema.org/EventRescheduled',
  postponed: 'https://schema.org/EventPostponed',
  cancelled: 'https://schema.org/EventCancelled',
  'moved-online': 'https://schema.org/EventMovedOnline',
};

/** As many of a series as search engines show of one, which keeps the page small. */
const MOST_DATES = 12;

/** An Event for each date of a series that is to come, as Google's documentation asks for; one for any other. */
export function describeEvents(event: EditionEvent, edition: Edition, image: string): WithContext<Event>[] {
  const toCome = event.dates.filter(({ phase }) => phase !== 'past').slice(0, MOST_DATES);
  const dates = toCome.length > 0 ? toCome : [event.dates.at(-1) ?? event];
  return dates.map((date) => describeEvent(date, edition, image));
}

/** The event with its card, whose address is absolute; an end that was not announced is left out rather than guessed. */
function describeEvent(event: EditionEvent, edition: Edition, image: string): WithContext<Event> {
  const organiser = describeOrganiser(edition);
  const was = event.changes.flatMap((change) =>
    change.was ? [event.allDay ? change.was.toISODate() : isoOf(change.was)] : [],
  );
  return {
    '@context': 'https://schema.org',
    '@type': 'Event',
    name: event.name,
    description: event.description,
    url: absolute(edition.campaign, event.address),
    inLanguage: edition.lang,
    // A date, and a place, that nobody has announced is left out too.
    ...(event.when.iso && { startDate: event.when.iso }),
    ...(event.when.isoEnd && { endDate: event.when.isoEnd }),
    ...(was.length > 0 && { previousStartDate: was }),
    eventStatus: EVENT_STATUS[event.state],
    ...attendanceOf(event),
    image: [image],
    ...(organiser && { organizer: organiser }),
  };
}

/** With its town or country the address is in parts, as it is for whoever looks for events near. */
function describePlace({ place, town, country, at }: EditionEvent): Exclude<Place, string> | undefined {
  const isInParts = town ?? country;
  const address = isInParts
    ? {
        '@type': 'PostalAddress' as const,
        ...(place?.address && { streetAddress: place.address }),
        ...(town && { addressLocality: town }),
        ...(country && { addressCountry: country }),
      }
    : place?.address;
  if (!place?.name && !address && !at) return undefined;
  return {
    '@type': 'Place',
    ...(place?.name && { name: place.name }),
    ...(address && { address }),
    ...(at && { geo: { '@type': 'GeoCoordinates', ...at } }),
  };
}

/** How people take part, and where. */
function attendanceOf(event: EditionEvent) {
  const { venue, online } = event;
  const mode = venue && online ? 'Mixed' : online ? 'Online' : 'Offline';
  const place = venue && describePlace(event);
  const link: VirtualLocation | undefined = online ? { '@type': 'VirtualLocation', url: online } : undefined;
  const locations = [place, link].filter((each) => each !== undefined);
  const [first, second] = locations;
  return {
    eventAttendanceMode: `https://schema.org/${mode}EventAttendanceMode`,
    ...(first && { location: second ? [first, second] : first }),
  } as const;
}

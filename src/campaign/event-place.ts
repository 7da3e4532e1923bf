/** Where an event is, in words: at a place, online, at both, or nobody knows yet. */
import { printedAddress } from '../text/url.ts';
import { goesAhead, stateOf } from './event-state.ts';
import type { CampaignEvent, Place } from './model.ts';
import type { Words } from './words.ts';

export interface Where {
  /** The place that people go to; undefined where there is none, or none any more. */
  readonly venue: Place | undefined;
  /** The town, where its name is in neither the place's nor its address. */
  readonly locality: string | undefined;
  /** The venue's address with that. */
  readonly venueAddress: string | undefined;
  /** The venue's name with the town, unless it names that. */
  readonly venueBrief: string | undefined;
  /** The link to take part by, as long as the event goes ahead. */
  readonly joinUrl: string | undefined;
  /** "meet.example": whom the link leads to. */
  readonly onlineHost: string | undefined;
  /** The place, or the link of one that is online, on one line; both of one that is both. */
  readonly where: string;
  /** The same with the link's host in its place, for where nobody can follow it. */
  readonly whereBrief: string;
  /** The venue's name beside the title, unless that or the address says it. */
  readonly placeName: string | undefined;
  /** `whereBrief` beside the title, without what that says. */
  readonly whereBeside: string;
  /** For programs: what is known of the place, else the link; empty where nothing is known. */
  readonly location: string;
  /** "Not at The library, 1 Church Street.", of one that has moved online. */
  readonly notAt: string | undefined;
}

type Located = Pick<CampaignEvent, 'place' | 'town' | 'online' | 'status' | 'changes'>;

/** Where people are to go now, in the language of `words`; `townName` is the town's in that, where the campaign says it. */
export function whereOf(event: Located, title: string, words: Words, townName = event.town): Where {
  const { online } = event;
  const place = event.place && namedOnce(event.place);
  const state = stateOf(event);
  const hasMoved = state === 'moved-online';
  const venue = hasMoved ? undefined : place;
  const locality = townUnlessIn(event.town, `${place?.name} ${place?.address}`) && townName;
  const lineOf = ({ name, address }: Place): string => [name, address, locality].filter(Boolean).join(', ');
  const onlineHost = online && printedAddress(new URL(online).origin);
  const at = venue && lineOf({ ...venue, name: venue.name ?? words.say('event.no-place') });
  const briefly = onlineHost && words.say('site.colon', { label: words.say('event.virtual'), words: onlineHost });
  const both = (link = '', place = at): string => words.say('event.hybrid', { place: place ?? '', online: link });
  const venueAddress = (venue && lineOf({ ...venue, name: undefined })) || undefined;
  const placeName = nameBeside(venue?.name, title, venueAddress);
  const beside = venue?.name ? [placeName, venueAddress].filter(Boolean).join(', ') : at;
  return {
    venue,
    locality,
    venueAddress,
    placeName,
    venueBrief:
      venue?.name && [venue.name, townUnlessIn(event.town, venue.name) && townName].filter(Boolean).join(', '),
    joinUrl: goesAhead(state) ? online : undefined,
    onlineHost,
    where: at && online ? both(online) : (at ?? online ?? ''),
    whereBrief: at && online ? both(onlineHost) : (at ?? briefly ?? ''),
    whereBeside: beside && online ? both(onlineHost, beside) : (beside ?? briefly ?? ''),
    location: venue ? lineOf(venue) : (online ?? ''),
    notAt: hasMoved && place?.name ? words.say('event.not-at', { where: lineOf(place) }) : undefined,
  };
}

/** An address often begins with the name of the place: "Market Square, Leeds". */
function namedOnce({ name, address }: Place): Place {
  if (!name || !address?.toLowerCase().startsWith(name.toLowerCase())) return { name, address };
  const rest = address.slice(name.length);
  return { name, address: /^(?:\s*,|$)/.test(rest) ? rest.replace(/^[\s,]+/, '') || undefined : address };
}

/** Nor beside a title that says it, where its name is not all there is. */
function nameBeside(name: string | undefined, title: string, address: string | undefined): string | undefined {
  return address && name && title.toLowerCase().includes(name.toLowerCase()) ? undefined : name;
}

function townUnlessIn(town: string | undefined, told: string): string | undefined {
  return town && !told.toLowerCase().includes(town.toLowerCase()) ? town : undefined;
}

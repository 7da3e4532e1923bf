/** The checked campaign: frozen data that everything published is made from. */
import type { DateTime } from 'luxon';
import type { PinnedZone } from '../time/zone.ts';
import type { Action, ActionWords } from './action.ts';
import type { Coordinates } from './coordinates.ts';
import type { Change, EventStatus, Series } from './event-dates.ts';
import type { EventNeeds } from './event-needs.ts';
import type { Fact } from './fact.ts';
import type { Contact, PressContact, Supporters } from './people.ts';
import type { Picture, PictureWords, PublishedPicture } from './picture.ts';
import type { Prose } from './prose.ts';
import type { Lang, Localised, Translated } from './translation.ts';
import type { Words } from './words.ts';

export { type Change, EVENT_STATUSES, type EventStatus, type Series, type SeriesDate } from './event-dates.ts';
export type { Lang, Localised, Translation } from './translation.ts';

/** The two families of paper in the world. */
export const PAPERS = ['a4', 'letter'] as const;

/** The style of a campaign that names none; each is a folder of `templates/styles/`. */
export const DEFAULT_STYLE = 'poster';

/** How a site can be sent. */
export const TARGETS = ['folder', 'git', 'rsync', 'sftp', 's3'] as const;

/** Where the site is sent. */
export interface PublishSettings {
  readonly to: (typeof TARGETS)[number];
  readonly at: string;
  readonly branch?: string | undefined;
  readonly endpoint?: string | undefined;
}

/** What the home page is composed of, in the order that it has unless the campaign says another. */
export const HOME_SECTIONS = ['hero', 'event', 'statement', 'facts', 'updates', 'supporters'] as const;

export interface Campaign {
  /** The site's address, ending in a slash. */
  readonly address: string;
  readonly zone: PinnedZone;
  /** The original's language first. */
  readonly languages: readonly [Lang, ...Lang[]];
  readonly colours: Colours;
  /** The style of its pages, cards and sheets: the name of its folder. */
  readonly style: string;
  /** Its sign. */
  readonly logo: Picture | undefined;
  /** The one at the head of the first page. */
  readonly picture: Picture | undefined;
  /** Telephone numbers and email addresses that are meant for everyone. */
  readonly contacts: readonly string[];
  /** Where copies of the site are. */
  readonly mirrors: readonly string[];
  /** What is made to be carried. */
  readonly carry: 'all' | 'pocket' | 'none';
  /** Whether each page has a card of its own, or all share the home page's. */
  readonly cards: 'each' | 'one';
  /** Whether each page has a page with everything to share it by. */
  readonly sharePages: 'each' | 'none';
  /** The family of paper that posters, placards and leaflets are made for. */
  readonly print: (typeof PAPERS)[number] | 'none';
  readonly organiser: Organiser | undefined;
  readonly publish: PublishSettings | undefined;
  /** Ids of the places a page can be shared to, in the order they are offered; undefined leaves it to us. */
  readonly share: readonly string[] | undefined;
  /** What people can do, the most important first. */
  readonly actions: readonly Action[];
  /** What the home page shows of what there is, in its order. */
  readonly home: readonly (typeof HOME_SECTIONS)[number][];
  readonly text: Localised<CampaignText>;
  readonly words: Localised<Words>;
  readonly statement: Localised<Statement>;
  readonly facts: readonly Fact[];
  /** In order of their beginning. */
  readonly events: readonly CampaignEvent[];
  /** The newest first. */
  readonly updates: readonly Update[];
  /** Pages of the campaign's own, in their order. */
  readonly pages: readonly OwnPage[];
  readonly supporters: Supporters;
  /** Those that it shows. */
  readonly pictures: readonly PublishedPicture[];
}

/** Who runs the campaign. */
export interface Organiser {
  readonly name: string;
  readonly url?: string | undefined;
  /** The organiser's own pages elsewhere. */
  readonly profiles?: readonly string[] | undefined;
  /** "@name@server", whom Mastodon names as the author. */
  readonly fediverse?: string | undefined;
}

export interface CampaignText extends Translated, PictureWords {
  readonly title: string;
  readonly summary: string;
  readonly source: string | undefined;
  readonly headings: { readonly facts?: string | undefined };
  readonly contact?: Contact | undefined;
  readonly press?: PressContact | undefined;
  /** Towns as this language names them, by their names in the original. */
  readonly towns?: Readonly<Record<string, string>> | undefined;
  /** The words of the actions, in their order, as far as this language has them. */
  readonly actions?: readonly ActionWords[] | undefined;
}

/** Colours as "#rrggbb". */
export interface Colours {
  readonly paper: string;
  readonly ink: string;
  readonly accent: string;
}

export interface Statement extends Translated {
  /** Its content file: "content/statement.md". */
  readonly path: string;
  readonly title: string;
  readonly summary: string | undefined;
  readonly prose: Prose;
}

/** Where people go to take part. */
export interface Place {
  /** Undefined while it is to be announced. */
  readonly name: string | undefined;
  /** Street and town, or as much of them as is known. */
  readonly address?: string | undefined;
}

export interface CampaignEvent {
  readonly slug: string;
  /** Its content file: "content/events/london.md". */
  readonly path: string;
  /** Permanent in calendars; RFC 5545 §3.8.4.7. */
  readonly uid: string;
  /** In the event's own zone; midnight for an event of whole days; of a series, its first date's. Undefined while it is to be announced. */
  readonly starts: DateTime<true> | undefined;
  /** The beginning of the month that it is announced for, as long as its day is not. */
  readonly month?: DateTime<true> | undefined;
  /** Exclusive: the midnight after the last of whole days. Undefined when no end is announced. */
  readonly ends: DateTime<true> | undefined;
  /** Whether it lasts whole days. */
  readonly allDay: boolean;
  /** Undefined where it is online alone. */
  readonly place: Place | undefined;
  /** The town, as the original's language names it. */
  readonly town: string | undefined;
  /** The country as ISO 3166-1 has it: "GB". */
  readonly country: string | undefined;
  /** The very point where people meet. */
  readonly at: Coordinates | undefined;
  readonly published: DateTime<true>;
  /** Whether it is shown before it is published at all. */
  readonly isDraft: boolean;
  readonly status: EventStatus;
  /** Whether it is confirmed that it took place. */
  readonly happened: boolean;
  /** Whether the home page begins with it, whatever comes first. */
  readonly isMain: boolean;
  /** Where to take part online. */
  readonly online: string | undefined;
  /** In order of time. */
  readonly changes: readonly Change[];
  /** What people can do for it until it is over. */
  readonly actions: readonly Action[];
  /** The dates of an event that has several. */
  readonly series?: Series | undefined;
  readonly picture: Picture | undefined;
  readonly text: Localised<EventText>;
}

export interface EventText extends Translated, EventNeeds, PictureWords {
  readonly title: string;
  readonly summary: string | undefined;
  /** The place as this language writes it. */
  readonly spelling?: { readonly name?: string | undefined; readonly address?: string | undefined } | undefined;
  /** The notes of the changes, in their order, as far as they are translated. */
  readonly notes?: readonly string[] | undefined;
  /** The words of the actions, in their order, as far as this language has them. */
  readonly actions?: readonly ActionWords[] | undefined;
  readonly prose: Prose;
}

export interface Update {
  readonly slug: string;
  /** Its content file: "content/updates/glasgow.md". */
  readonly path: string;
  readonly date: DateTime<true>;
  /** The slug of the event that took place, as it tells. */
  readonly confirms: string | undefined;
  readonly picture: Picture | undefined;
  readonly text: Localised<UpdateText>;
}

export interface UpdateText extends Translated, PictureWords {
  readonly title: string;
  readonly summary: string | undefined;
  readonly prose: Prose;
}

/** A page of the campaign's own: questions and answers, who we are, for the press. */
export interface OwnPage {
  /** Of its address; with the folders it lies in: "press/photos". */
  readonly slug: string;
  /** Its content file: "content/pages/press/photos.md". */
  readonly path: string;
  readonly picture: Picture | undefined;
  readonly text: Localised<OwnPageText>;
}

export interface OwnPageText extends Translated, PictureWords {
  readonly title: string;
  readonly summary: string | undefined;
  /** Its name in the navigation; without one it is in none. */
  readonly nav: string | undefined;
  readonly prose: Prose;
}

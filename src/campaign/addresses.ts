/** The addresses that never change, each from the site's root; languages but the first are under /LANG/. */
import type { Campaign, Lang } from './model.ts';

/** The kinds of content that have a page for each file, and the folder of both. */
export const COLLECTIONS = ['facts', 'events', 'updates', 'pages'] as const;

export type Collection = (typeof COLLECTIONS)[number];

/** The address of an item's own page: "/events/london/"; the campaign's own pages stand at the root: "/press/photos/". */
export function itemAddress(collection: Collection, slug: string): string {
  return collection === 'pages' ? `/${slug}/` : `/${collection}/${slug}/`;
}

/** The address of an event's calendar file: "/events/london.ics". */
export function eventCalendarAddress(slug: string): string {
  return `/events/${slug}.ics`;
}

/** The address of a town's calendar, to subscribe to: "/calendar/leeds.ics". */
export function townCalendarAddress(slug: string): string {
  return `/calendar/${slug}.ics`;
}

/** The calendar of all events, to subscribe to. */
export const CALENDAR_ADDRESS = '/calendar.ics';

/** The Atom feed. */
export const FEED_ADDRESS = '/feed.xml';

/** The JSON Feed. */
export const JSON_FEED_ADDRESS = '/feed.json';

/** The offline edition of a language: "/handbill-en.html". */
export function offlineAddress(lang: Lang): string {
  return `/handbill-${lang}.html`;
}

/** The page of what people can do, for the campaign at its home or for an event at its page. */
export function actionsAddress(address: string): string {
  return `${address}act/`;
}

/** The archive for journalists in a language: "/press-kit-en.zip". */
export function pressKitAddress(lang: Lang): string {
  return `/press-kit-${lang}.zip`;
}

/** The page with everything to share another page with. */
export function sharePageAddress(address: string): string {
  return `${address}share/`;
}

/** The QR code of a page: "/qr/events-london.svg". */
export function qrCodeAddress(address: string): string {
  return `/qr/${nameOf(address)}.svg`;
}

/** A page's address as part of a file name: "events-london", "home". */
export function nameOf(address: string): string {
  return address.replace(/^\/|\/$/g, '').replaceAll('/', '-') || 'home';
}

/** An address in one language's tree. */
export function inLanguage(campaign: Pick<Campaign, 'languages'>, lang: Lang, address: string): string {
  return lang === campaign.languages[0] ? address : `/${lang}${address}`;
}

/** The absolute web address, for where a relative one will not do. */
export function absolute(campaign: Pick<Campaign, 'address'>, address: string): string {
  return new URL(address.slice(1), campaign.address).href;
}

/** The single pages that every campaign may have, from the root of a language's tree. */
export const PAGE_ADDRESSES = [
  '/',
  '/facts/',
  '/events/',
  '/updates/',
  '/sources/',
  '/act/',
  '/contact/',
  '/press/',
  '/supporters/',
  '/404.html',
] as const;

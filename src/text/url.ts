/** Tells safe links from unsafe ones and makes site addresses relative; addresses begin and end with a slash or a file. */
import { posix } from 'node:path';
import { domainToUnicode } from 'node:url';
import { hasControls } from './escape.ts';

const ALLOWED_SCHEMES = new Set(['http', 'https', 'mailto', 'tel']);

/** The scheme of a link in lower case, "" for one without; control characters and spaces are ignored as browsers do. */
function schemeOf(href: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: browsers strip these before they read the scheme
  const stripped = href.replace(/[\u0000-\u0020\u007f]/g, '');
  return /^([a-z][a-z0-9+.-]*):/i.exec(stripped)?.[1]?.toLowerCase() ?? '';
}

/**
 * Whether a link may be published: http, https, mailto, tel, or no scheme at all. "http:page", "//host" and an address with
 * spaces or line ends in it lead elsewhere than they seem to, as browsers take the one for another and strip the rest.
 */
export function isAllowedLink(href: string): boolean {
  const scheme = schemeOf(href);
  if (scheme === '') return !href.startsWith('//');
  if (!/^https?$/.test(scheme)) return ALLOWED_SCHEMES.has(scheme) && !hasControls(href);
  // A space behind the host is published encoded, and means what it seems to.
  return isWebAddress(href.replaceAll(' ', '%20'));
}

/** Whether an address of the web is whole: "https://example.org/page". */
export function isWebAddress(url: string): boolean {
  return /^https?:\/\/[^/\\\s]\S*$/i.test(url) && !hasControls(url) && URL.canParse(url);
}

/** Whether a link leaves the site or is no page at all, so that it must stand as it is. */
export function isExternal(href: string): boolean {
  return schemeOf(href) !== '' || href.startsWith('//');
}

/** Whether a link says the name of a user, or a password, to the site that it leads to. */
export function hasCredentials(href: string): boolean {
  const url = URL.canParse(href) ? new URL(href) : undefined;
  return url ? /^https?:$/.test(url.protocol) && url.username + url.password !== '' : false;
}

/**
 * An absolute web address as people read it: "https://свобода.рф/кампания/" where links have `xn--` and `%D0`. It leads
 * to the same place, whole when it is copied: spaces and signs stay encoded.
 */
export function readableUrl(url: string): string {
  if (!URL.canParse(url)) return url;
  const { hostname, href } = new URL(url);
  const readable = href.replace(/(?:%[89a-f][0-9a-f])+/gi, (encoded) => {
    const text = decoded(encoded);
    return /^[\p{L}\p{M}\p{N}]+$/u.test(text) ? text : encoded;
  });
  return hostname ? readable.replace(hostname, () => domainToUnicode(hostname) || hostname) : readable;
}

/** The scripts that the fonts of cards and sheets have. */
const DRAWN = /^[\p{ASCII}\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Arabic}]*$/u;

/** A web address as it is printed and typed, "example.org/campaign"; as links have it where there are no letters to draw it with. */
export function printedAddress(url: string, canDraw = (text: string): boolean => DRAWN.test(text)): string {
  const bare = (address: string): string => address.replace(/^https?:\/\//, '').replace(/\/$/, '');
  const readable = bare(readableUrl(url));
  return canDraw(readable) ? readable : bare(url);
}

/** Percent-encoded text; the same where it is none. */
export function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The file that an address is served from: "/facts/" is "/facts/index.html". */
export function fileOf(address: string): string {
  return address.endsWith('/') ? `${address}index.html` : address;
}

/**
 * A site address seen from a page's own, with explicit index.html so that a folder opened from a disk works.
 * Query and fragment stay. `from` and `to` are addresses from the site's root.
 */
export function relativeLink(from: string, to: string): string {
  const [, path = '', rest = ''] = /^([^?#]*)(.*)$/s.exec(to) ?? [];
  const target = fileOf(path);
  const own = fileOf(from);
  if (target === own && rest.startsWith('#')) return rest;
  return posix.relative(posix.dirname(own), target) + rest;
}

/** An email address, a telephone number or an address of another site with the scheme that its author left out. */
export function completedAddress(href: string): string | undefined {
  const plain = href.trim();
  if (/^[^\s/@]+@[^\s/@]+\.[^\s/@]+$/.test(plain)) return `mailto:${plain}`;
  if (/^\+?[\d\s().-]{6,}$/.test(plain)) return `tel:${plain.replace(/[^\d+]/g, '')}`;
  const [, host = ''] = /^((?:[\p{L}\p{N}-]+\.)+\p{L}{2,})(?:[/?#:]|$)/u.exec(plain) ?? [];
  const isFile = host === plain && /\.(md|html?|ics|pdf|txt|ya?ml|xml|json|jpe?g|png|gif|webp|avif|svg)$/i.test(host);
  return host && !isFile ? `https://${plain}` : undefined;
}

/** Tells safe links from unsafe ones and makes site addresses relative; addresses begin and end with a slash or a file. */
import { posix } from 'node:path';

const ALLOWED_SCHEMES = new Set(['http', 'https', 'mailto', 'tel']);

/** The scheme of a link in lower case, "" for one without; control characters and spaces are ignored as browsers do. */
function schemeOf(href: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: browsers strip these before they read the scheme
  const stripped = href.replace(/[\u0000-\u0020\u007f]/g, '');
  return /^([a-z][a-z0-9+.-]*):/i.exec(stripped)?.[1]?.toLowerCase() ?? '';
}

/** Whether a link may be published: http, https, mailto, tel, or no scheme at all. */
export function isAllowedLink(href: string): boolean {
  const scheme = schemeOf(href);
  return scheme === '' || ALLOWED_SCHEMES.has(scheme);
}

/** Whether a link leaves the site or is no page at all, so that it must stand as it is. */
export function isExternal(href: string): boolean {
  return schemeOf(href) !== '' || href.startsWith('//');
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

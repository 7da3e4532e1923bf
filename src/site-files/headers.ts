/** What servers are to send with the files: `_headers` for the hosts that read it, and the rules for all others. */
import type { PublishedFile } from '../campaign/publication.ts';

/** For every file. The pages' policy is in the pages; that nobody may frame them only a header can say. */
export const HEADERS_FOR_ALL: Readonly<Record<string, string>> = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'X-Frame-Options': 'DENY',
  'Content-Security-Policy': "frame-ancestors 'none'",
};

/** Folders whose files are named by their content: another content is another address. */
export const LASTING_FOLDERS = ['cards', 'fonts', 'images'] as const;

export const LASTING = 'public, max-age=31536000, immutable';

/** For all the rest: a meeting point that is out of date is dangerous, so it is asked for anew each time. */
export const FRESH = 'no-cache';

/** Types that servers often get wrong, by the path that they are for. */
export const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '/*.ics': 'text/calendar; charset=utf-8',
  '/feed.xml': 'application/atom+xml; charset=utf-8',
  '/feed.json': 'application/feed+json; charset=utf-8',
  '/site.webmanifest': 'application/manifest+json; charset=utf-8',
};

/** `_headers`, as Netlify and Cloudflare Pages read it. They join values of one name, and are fresh by themselves. */
export function headers(): PublishedFile[] {
  const rules = [
    ['/*', HEADERS_FOR_ALL] as const,
    ...LASTING_FOLDERS.map((folder) => [`/${folder}/*`, { 'Cache-Control': LASTING }] as const),
    ...Object.entries(CONTENT_TYPES).map(([path, type]) => [path, { 'Content-Type': type }] as const),
  ];
  const lines = rules.flatMap(([path, fields]) => [
    path,
    ...Object.entries(fields).map(([name, value]) => `  ${name}: ${value}`),
  ]);
  return [{ address: '/_headers', body: `${lines.join('\n')}\n` }];
}

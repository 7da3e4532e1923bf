/** A small published site on a loopback port, good as it is, into which a test plants a fault. */
import assert from 'node:assert/strict';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import sharp from '../../src/drawing/sharp.ts';

/** How a path is answered; a function answers by itself. */
export type Route =
  | {
      readonly status?: number;
      readonly headers: Readonly<Record<string, string>>;
      readonly body: string | Uint8Array;
    }
  | ((request: IncomingMessage, response: ServerResponse) => void);

export type Routes = Map<string, Route>;

export interface PublishedSite {
  /** "http://127.0.0.1:41234/" */
  readonly base: string;
  readonly routes: Routes;
  /** How often each path was asked for. */
  readonly asked: Map<string, number>;
  readonly close: () => void;
}

/** What the tags of a page say; a test changes one. */
export interface PageWords {
  readonly address: string;
  readonly head?: string;
  readonly canonical?: string;
  readonly url?: string;
  readonly image?: string;
  readonly width?: number;
}

/** A page whose address, canonical address and card are right unless said otherwise. */
export function page(base: string, { address, head = '', ...words }: PageWords): Route {
  const own = `${base}${address}`;
  const { canonical = own, url = own, image = `${base}cards/one.png`, width = 120 } = words;
  const body = `<!doctype html><html lang="en"><head><meta charset="utf-8">${head}<title>A page</title>
<link rel="canonical" href="${canonical}">
<meta property="og:title" content="A page"><meta property="og:description" content="What it is about">
<meta property="og:url" content="${url}"><meta property="og:image" content="${image}">
<meta property="og:image:width" content="${width}"><meta property="og:image:height" content="63">
<link rel="alternate" href="/feed.xml"><link rel="alternate" href="/feed.json"></head><body><a href="/calendar.ics">All</a><a href="${address ? '../' : ''}events/vigil.ics">Calendar</a></body></html>`;
  return { headers: { 'content-type': 'text/html; charset=utf-8' }, body };
}

/** A sitemap of addresses from the site's root. */
export function sitemap(base: string, addresses: readonly string[]): Route {
  const rows = addresses.map((address) => `<url><loc>${new URL(address, base).href}</loc></url>`).join('');
  const body = `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${rows}</urlset>`;
  return { headers: { 'content-type': 'application/xml' }, body };
}

/** A picture card. */
export function card(width = 120, height = 63): Promise<Buffer> {
  return sharp({ create: { width, height, channels: 3, background: '#b00' } })
    .png()
    .toBuffer();
}

/** The answers of a site that was built for `builtFor` and is all in order. */
export async function goodRoutes(builtFor: string): Promise<Routes> {
  const calendar = {
    headers: { 'content-type': 'text/calendar; charset=utf-8' },
    body: 'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n',
  };
  return new Map<string, Route>([
    ['/', page(builtFor, { address: '' })],
    ['/events/', page(builtFor, { address: 'events/' })],
    ['/sitemap.xml', sitemap(builtFor, ['', 'events/'])],
    ['/robots.txt', { headers: { 'content-type': 'text/plain' }, body: 'User-agent: *\nAllow: /\n' }],
    ['/cards/one.png', { headers: { 'content-type': 'image/png' }, body: await card() }],
    ['/calendar.ics', calendar],
    ['/events/vigil.ics', calendar],
    ['/feed.xml', { headers: { 'content-type': 'application/atom+xml' }, body: '<feed/>' }],
    ['/feed.json', { headers: { 'content-type': 'application/feed+json' }, body: '{}' }],
  ]);
}

/** Serves routes on a free loopback port; what has no route answers 404. */
export async function serve(routes: Routes): Promise<PublishedSite> {
  const asked = new Map<string, number>();
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    asked.set(path, (asked.get(path) ?? 0) + 1);
    const route = routes.get(path) ?? { status: 404, headers: {}, body: 'Not found' };
    if (typeof route === 'function') route(request, response);
    else response.writeHead(route.status ?? 200, route.headers).end(route.body);
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  assert.ok(address && typeof address === 'object');
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { base: `http://127.0.0.1:${address.port}/`, routes, asked, close };
}

/** Serves a site that is all in order. */
export async function servePublishedSite(): Promise<PublishedSite> {
  const site = await serve(new Map());
  for (const [path, route] of await goodRoutes(site.base)) site.routes.set(path, route);
  return site;
}

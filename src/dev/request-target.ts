/** Reads what a request to the preview asks for: an address of this site, or nothing that it could answer. */
import type { IncomingMessage } from 'node:http';

/** An address of the preview. */
export interface Target {
  /** From the root, decoded: never an address that a browser would take for another site's. */
  readonly path: string;
  readonly query: URLSearchParams;
}

/** This machine's own names; under any other, another site's page could reach a loopback server (DNS rebinding). */
const OWN_HOST = /^(?:127\.0\.0\.1|localhost)(?::(\d{1,5}))?$/;

const LAST_PORT = 65_535;

/** Two slashes begin the name of a host, and browsers read a backslash as a slash. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: no file of a site has them, and headers may not
const FOREIGN = /\/\/|\\|[\u0000-\u001f\u007f]/;

/** With every answer: a page of the web must not show a draft's pictures, or find out by them that there is one (Fetch §3.8). */
export const OWN_PAGES_ALONE = { 'cross-origin-resource-policy': 'same-origin', 'cache-control': 'no-store' };

/** What a request asks for; undefined for what no page of ours leads to. */
export function targetOf({ url = '' }: IncomingMessage): Target | undefined {
  if (!url.startsWith('/')) return undefined;
  // With the host in front, whatever begins with a slash is a path.
  const { pathname, searchParams } = new URL(`http://localhost${url}`);
  const path = decoded(pathname);
  return path === undefined || FOREIGN.test(path) ? undefined : { path, query: searchParams };
}

/** Whether a request was sent to this machine under its own name. */
export function isOwnHost({ headers }: IncomingMessage): boolean {
  const found = OWN_HOST.exec(headers.host ?? '');
  return found !== null && Number(found[1] ?? 0) <= LAST_PORT;
}

/** The value of a cookie; "" for none, and for one that cannot be read. */
export function cookieOf({ headers }: IncomingMessage, name: string): string {
  const pairs = (headers.cookie ?? '').split(/;\s*/);
  return decoded(pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1) ?? '') ?? '';
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

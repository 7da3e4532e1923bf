/** What is wrong with the published files that are no pages: cards, calendars, feeds, the sitemap, and what is not there. */
import { type Problem, quote } from '../../campaign/problem.ts';
import { elementsOf } from '../../html/elements.ts';
import { type Answer, answerFaults, problemAt, type Reply, typeFaults } from './published-answer.ts';

/** What a picture turns out to be; undefined where it is no PNG or JPEG. */
export type Measured = { readonly width: number; readonly height: number } | undefined;

/** What a page says of its card's size. */
export interface CardClaim {
  readonly width: string | undefined;
  readonly height: string | undefined;
}

/** WhatsApp leaves out larger pictures, bytes. */
const CARD_LIMIT = 250_000;

const ONCE_MORE = 'Copy this file from _site to your web space once more.';

/** A card that answers 200, held against what the pages say of it. */
export function cardProblems(reply: Reply, measured: Measured, claims: readonly CardClaim[]): Problem[] {
  const isJpeg = /\.jpe?g$/i.test(new URL(reply.address).pathname);
  const types = isJpeg ? ['image/jpeg', 'image/png'] : ['image/png', 'image/jpeg'];
  const type = typeFaults(reply, { ending: isJpeg ? '.jpg' : '.png', types, isText: false });
  const faults: string[] = [];
  if (/^\s*attachment/i.test(reply.headers.get('content-disposition') ?? ''))
    faults.push(
      'is sent as a download, so Bluesky shows no picture. Tell your host to leave out the header Content-Disposition.',
    );
  if (reply.body.length > CARD_LIMIT)
    faults.push(
      `has ${Math.ceil(reply.body.length / 1000)} kB, and WhatsApp leaves out pictures above 250 kB. Make a smaller one, or publish the one that Handbill makes.`,
    );
  if (!measured) faults.push(`is no PNG or JPEG picture. ${ONCE_MORE}`);
  const sizes = measured ? claims.flatMap((claim) => sizeFault(measured, claim)) : [];
  return [...type, ...[...faults, ...sizes].map((text) => problemAt(reply.address, text))];
}

function sizeFault(measured: NonNullable<Measured>, { width, height }: CardClaim): string[] {
  const size = `${measured.width} × ${measured.height}`;
  if (width === undefined || height === undefined || size === `${width} × ${height}`) return [];
  return [`is ${size} pixels, but its pages say ${width} × ${height}. Build again and publish everything in _site.`];
}

/** A calendar that answers 200. */
export function calendarProblems(reply: Reply): Problem[] {
  const type = typeFaults(reply, { ending: '.ics', types: ['text/calendar'], isText: true });
  if (Buffer.from(reply.body.subarray(0, 15)).toString('latin1') === 'BEGIN:VCALENDAR') return type;
  const message = `is no calendar: it does not begin with BEGIN:VCALENDAR. ${ONCE_MORE}`;
  return [...type, problemAt(reply.address, message)];
}

/** A feed that answers 200. */
export function feedProblems(reply: Reply): Problem[] {
  const serving = reply.address.endsWith('.json')
    ? { ending: '.json', types: ['application/feed+json', 'application/json'], isText: false }
    : { ending: '.xml', types: ['application/atom+xml', 'application/xml', 'text/xml'], isText: false };
  return typeFaults(reply, serving);
}

/** What answers where there is no page. */
export function absenceProblems(answer: Answer): Problem[] {
  if (answer.kind === 'silence') return answerFaults(answer);
  const { address, status } = answer;
  if (status === 404 || status === 410) return [];
  return [
    problemAt(
      address,
      `does not exist, but is answered with ${status}. Tell your host to answer 404 where there is no page, and to show 404.html then.`,
    ),
  ];
}

/** The addresses that a sitemap lists. */
export function listedAddresses({ body }: Reply): string[] {
  return elementsOf(new TextDecoder().decode(body))
    .filter(({ tagName }) => tagName === 'loc')
    .map((element) => element.text.trim());
}

/** What a sitemap lists. */
export interface Listing {
  readonly listed: number;
  /** How many of them were looked at at most. */
  readonly limit: number;
  /** Addresses of another site. */
  readonly strangers: readonly string[];
}

/** A sitemap that answers 200. */
export function sitemapProblems(address: string, { listed, limit, strangers }: Listing): Problem[] {
  const [stranger] = strangers;
  const faults: string[] = [];
  if (listed === 0) faults.push(`lists no pages. ${ONCE_MORE}`);
  if (stranger !== undefined) faults.push(`lists ${quote(stranger)}, which is no page of this site. ${ONCE_MORE}`);
  const rest = `lists ${listed} pages, and only the first ${limit} were looked at. Look at some of the others yourself.`;
  return [
    ...faults.map((message) => problemAt(address, message)),
    ...(listed > limit ? [problemAt(address, rest, 'warning')] : []),
  ];
}

/** Asks for each kind of published file and collects what is wrong with every one of them. */
import { CALENDAR_ADDRESS, FEED_ADDRESS, JSON_FEED_ADDRESS } from '../../campaign/addresses.ts';
import type { Problem } from '../../campaign/problem.ts';
import sharp from '../../drawing/sharp.ts';
import type { Fetcher } from './fetch-published.ts';
import { addressHere, type Whereabouts } from './published-address.ts';
import { answerFaults, isFound, type Reply } from './published-answer.ts';
import {
  absenceProblems,
  type CardClaim,
  calendarProblems,
  cardProblems,
  feedProblems,
  type Measured,
} from './published-files.ts';
import { type LivePage, pageProblems, readLivePage } from './published-page.ts';
import { robotsProblems } from './robots-rules.ts';

/** The site that is looked at, and how to ask for its files. */
export interface Visit {
  readonly whereabouts: Whereabouts;
  readonly get: Fetcher;
}

/** What came of looking: the problems, and what was read of the files that answered. */
export interface Found<T> {
  readonly problems: readonly Problem[];
  readonly read: readonly T[];
}

/** Where no site has a page. */
const NOWHERE = '/no-such-page-of-handbill/';

/** The pages at `addresses`. */
export function lookAtPages(addresses: readonly string[], visit: Visit): Promise<Found<LivePage>> {
  return lookAt(addresses, visit, (reply) => {
    const page = readLivePage(reply);
    return { problems: pageProblems(reply, page, visit.whereabouts), read: [page] };
  });
}

/** Every picture that the pages name, once. */
export function lookAtCards(pages: readonly LivePage[], visit: Visit): Promise<Found<string>> {
  const claims = new Map<string, CardClaim[]>();
  for (const { tags } of pages) {
    const image = tags.get('og:image') ?? '';
    if (!/^https?:\/\//.test(image) || !URL.canParse(image)) continue;
    const address = addressHere(visit.whereabouts, image) ?? new URL(image).href;
    const claim = { width: tags.get('og:image:width'), height: tags.get('og:image:height') };
    claims.set(address, [...(claims.get(address) ?? []), claim]);
  }
  return lookAt([...claims.keys()], visit, async (reply) => {
    const measured = await measure(reply.body);
    const problems = cardProblems(reply, measured, claims.get(reply.address) ?? []);
    return { problems, read: [reply.address] };
  });
}

/** The calendar of all events, which a campaign without events does not have, and all that the pages link to. */
export function lookAtCalendars(pages: readonly LivePage[], visit: Visit): Promise<Found<string>> {
  const linked = linkedFrom(pages, visit).filter((address) => address.endsWith('.ics'));
  const addresses = new Set([...linked, ownFile(CALENDAR_ADDRESS, visit)]);
  const check = (reply: Reply) => ({ problems: calendarProblems(reply), read: [reply.address] });
  return lookAt([...addresses], visit, check, (address) => !linked.includes(address));
}

/** The feeds, robots.txt, and what answers where there is no page. Sites of an older Handbill have no feed.json. */
export async function lookAtOthers(
  pages: readonly LivePage[],
  cards: readonly string[],
  visit: Visit,
): Promise<readonly Problem[]> {
  const feeds = [FEED_ADDRESS, JSON_FEED_ADDRESS].map((address) => ownFile(address, visit));
  const linked = linkedFrom(pages, visit);
  const check = (reply: Reply) => ({ problems: feedProblems(reply), read: [reply.address] });
  const feed = await lookAt(feeds, visit, check, (address) => !linked.includes(address));
  const robots = await visit.get(new URL('/robots.txt', visit.whereabouts.base).href);
  const nowhere = await visit.get(ownFile(NOWHERE, visit));
  return [
    ...feed.problems,
    ...robotsProblems(robots, [...pages.map(({ address }) => address), ...cards]),
    ...absenceProblems(nowhere),
  ];
}

/** Asks for all of `addresses` and checks those that answer with 200. Those that are `optional` may be missing. */
async function lookAt<T>(
  addresses: readonly string[],
  { get }: Visit,
  check: (reply: Reply) => Found<T> | Promise<Found<T>>,
  optional: (address: string) => boolean = () => false,
): Promise<Found<T>> {
  const all = await Promise.all(
    addresses.map(async (address): Promise<Found<T>> => {
      const answer = await get(address);
      if (isFound(answer)) return check(answer);
      const isMissing = answer.kind === 'reply' && answer.status === 404;
      return { problems: isMissing && optional(address) ? [] : answerFaults(answer), read: [] };
    }),
  );
  return { problems: all.flatMap(({ problems }) => problems), read: all.flatMap(({ read }) => read) };
}

function ownFile(address: string, { whereabouts }: Visit): string {
  return new URL(address.slice(1), whereabouts.base).href;
}

/** The site's own addresses that its pages link to, without what follows # or ?. */
function linkedFrom(pages: readonly LivePage[], { whereabouts }: Visit): string[] {
  const links = new Set(pages.flatMap((page) => page.links.map((link) => link.replace(/[?#].*$/s, ''))));
  return [...links].flatMap((link) => addressHere(whereabouts, link) ?? []);
}

async function measure(body: Uint8Array): Promise<Measured> {
  try {
    const { format, width, height } = await sharp(body).metadata();
    return format === 'png' || format === 'jpeg' ? { width, height } : undefined;
  } catch {
    return undefined;
  }
}

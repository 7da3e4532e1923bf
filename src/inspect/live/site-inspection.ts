/** Goes through a published site, from its front page to all that its sitemap and pages name, and collects what is wrong. */
import { type Problem, sortProblems } from '../../campaign/problem.ts';
import type { Fetcher } from './fetch-published.ts';
import { addressHere, builtFor, placeProblems, settledBase, type Whereabouts } from './published-address.ts';
import { answerFaults, isFound, type Reply } from './published-answer.ts';
import { listedAddresses, sitemapProblems } from './published-files.ts';
import { readLivePage } from './published-page.ts';
import { lookAtCalendars, lookAtCards, lookAtOthers, lookAtPages } from './published-visits.ts';

/** How much was looked at. */
export interface Looked {
  readonly pages: number;
  readonly cards: number;
  readonly calendars: number;
}

export interface Inspection {
  readonly problems: readonly Problem[];
  readonly looked: Looked;
}

/** No more pages than these are looked at. */
const PAGE_LIMIT = 500;

/** So many addresses may share a fault before only the first is named. */
const NAMED = 3;

/** Looks at the site whose front page is at `asked`, a web address that ends in a slash. */
export async function inspect(asked: string, get: Fetcher): Promise<Inspection> {
  const front = await get(asked);
  if (!isFound(front)) return { problems: answerFaults(front), looked: { pages: 0, cards: 0, calendars: 0 } };
  const base = settledBase(front.final);
  const home = { ...front, address: base };
  const found = await inspectSite(home, asked, (address) => (address === base ? Promise.resolve(home) : get(address)));
  return { ...found, problems: summarised(sortProblems(found.problems)) };
}

async function inspectSite(home: Reply, asked: string, get: Fetcher): Promise<Inspection> {
  const base = home.address;
  const sitemap = await get(new URL('sitemap.xml', base).href);
  const listed = isFound(sitemap) ? [...new Set(listedAddresses(sitemap))] : [];
  const { tags } = readLivePage(home);
  const said = [tags.get('canonical') ?? '', tags.get('og:url') ?? ''];
  const whereabouts = { base, builtFor: builtFor(base, said, listed) };
  const visit = { whereabouts, get };
  const own = listed.flatMap((address) => addressHere(whereabouts, address) ?? []);
  const pages = await lookAtPages([...new Set([base, ...own])].slice(0, PAGE_LIMIT), visit);
  const cards = await lookAtCards(pages.read, visit);
  const calendars = await lookAtCalendars(pages.read, visit);
  const others = await lookAtOthers(pages.read, cards.read, visit);
  return {
    problems: [
      ...placeProblems(whereabouts, asked),
      ...(isFound(sitemap) ? sitemapFaults(sitemap.address, listed, whereabouts) : answerFaults(sitemap)),
      ...[pages, cards, calendars].flatMap(({ problems }) => problems),
      ...others,
    ],
    looked: { pages: pages.read.length, cards: cards.read.length, calendars: calendars.read.length },
  };
}

function sitemapFaults(address: string, listed: readonly string[], whereabouts: Whereabouts): Problem[] {
  const strangers = listed.filter((each) => addressHere(whereabouts, each) === undefined);
  return sitemapProblems(address, { listed: listed.length, limit: PAGE_LIMIT, strangers });
}

/** What is wrong at many addresses in the same words is said once, of the first. */
function summarised(problems: readonly Problem[]): Problem[] {
  const alike = new Map<string, Problem[]>();
  for (const problem of problems) {
    const key = `${problem.severity} ${problem.message}`;
    alike.set(key, [...(alike.get(key) ?? []), problem]);
  }
  return [...alike.values()].flatMap((group) => {
    const [first] = group;
    if (!first || group.length <= NAMED) return group;
    return [{ ...first, message: `${first.message} The same holds for ${group.length - 1} others.` }];
  });
}

/** Goes through a published site, from its front page to all that its sitemap and pages name, and says what its host does wrong. */
import { type Problem, sortProblems } from '../../campaign/problem.ts';
import { attributeOf, elementsOf } from '../../html/elements.ts';
import type { Fetcher } from './fetch-published.ts';
import { addressHere, builtFor, placeProblems, settledBase } from './published-address.ts';
import {
  type Answer,
  answerFaults,
  isFound,
  problemAt,
  type Reply,
  type Serving,
  typeFaults,
} from './published-answer.ts';

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

/** Where no site has a page. */
const NOWHERE = 'no-such-page-of-handbill/';

const ONCE_MORE = 'Copy this file from _site to your web space once more.';

const PAGE: Serving = { ending: '.html', types: ['text/html'], isText: true };

/** The files that pages name, by their endings. */
const FILES: readonly Serving[] = [
  { ending: '.ics', types: ['text/calendar'], isText: true },
  { ending: '.png', types: ['image/png', 'image/jpeg'], isText: false },
  { ending: '.jpg', types: ['image/jpeg', 'image/png'], isText: false },
  { ending: '/feed.xml', types: ['application/atom+xml', 'application/xml', 'text/xml'], isText: false },
  { ending: '/feed.json', types: ['application/feed+json', 'application/json'], isText: false },
];

/** Looks at the site whose front page is at `asked`, a web address that ends in a slash. */
export async function inspect(asked: string, get: Fetcher): Promise<Inspection> {
  const front = await get(asked);
  if (!isFound(front)) return { problems: answerFaults(front), looked: { pages: 0, cards: 0, calendars: 0 } };
  const base = settledBase(front.final);
  const home = { ...front, address: base };
  const sitemap = await get(new URL('sitemap.xml', base).href);
  const listed = isFound(sitemap) ? [...new Set(listedIn(sitemap))] : [];
  const whereabouts = { base, builtFor: builtFor(base, canonicalOf(home), listed) };
  const here = (address: string): string[] => [addressHere(whereabouts, address) ?? []].flat();
  const others = listed.flatMap(here).filter((address) => address !== base);
  const pages = [home, ...(await Promise.all([...new Set(others)].slice(0, PAGE_LIMIT - 1).map(get)))];
  const named = new Set(pages.filter(isFound).flatMap(filesNamed).flatMap(here));
  const files = await Promise.all([...named].map(get));
  const found = files.filter(isFound).map(({ address }) => address);
  const problems = [
    ...placeProblems(whereabouts, asked),
    ...(isFound(sitemap) ? sitemapFaults(sitemap.address, listed.length) : answerFaults(sitemap)),
    ...pages.flatMap((page) => faultsOf(page, PAGE)),
    ...files.flatMap((file) => faultsOf(file, servingOf(file.address))),
    ...robotsFaults(await get(new URL('/robots.txt', base).href)),
    ...absenceFaults(await get(new URL(NOWHERE, base).href)),
  ];
  return {
    problems: summarised(sortProblems(problems)),
    looked: {
      pages: pages.filter(isFound).length,
      cards: found.filter((address) => !/\.ics$|\/feed\.\w+$/.test(address)).length,
      calendars: found.filter((address) => address.endsWith('.ics')).length,
    },
  };
}

/** The addresses that a sitemap lists. */
function listedIn({ body }: Reply): string[] {
  const elements = elementsOf(new TextDecoder().decode(body));
  return elements.filter(({ tagName }) => tagName === 'loc').map(({ text }) => text.trim());
}

function sitemapFaults(address: string, count: number): Problem[] {
  if (count === 0) return [problemAt(address, `lists no pages. ${ONCE_MORE}`)];
  const message = `lists ${count} pages, and only the first ${PAGE_LIMIT} were looked at. Look at some of the others yourself.`;
  return count > PAGE_LIMIT ? [problemAt(address, message, 'warning')] : [];
}

/** The address that a page says it has. */
function canonicalOf({ body }: Reply): string[] {
  const elements = elementsOf(new TextDecoder().decode(body));
  return elements.flatMap((each) =>
    attributeOf(each, 'rel') === 'canonical' ? (attributeOf(each, 'href') ?? []) : [],
  );
}

/** The card, the calendars and the feeds that a page names, as addresses of the web. */
function filesNamed({ body, final }: Reply): string[] {
  const urls = elementsOf(new TextDecoder().decode(body)).flatMap((element) => [
    attributeOf(element, 'href') ?? '',
    attributeOf(element, 'property') === 'og:image' ? (attributeOf(element, 'content') ?? '') : '',
  ]);
  return urls
    .map((url) => (URL.canParse(url, final) ? new URL(url, final).href.replace(/[?#].*$/s, '') : ''))
    .filter((url) => FILES.some(({ ending }) => url.endsWith(ending)));
}

function servingOf(address: string): Serving {
  const { ending, ...serving } = FILES.find((each) => address.endsWith(each.ending)) ?? PAGE;
  return { ...serving, ending: ending.replace(/^\/\w+/, '') };
}

/** What is wrong with the answer for a file that is to be there. */
function faultsOf(answer: Answer, serving: Serving): Problem[] {
  if (!isFound(answer)) return answerFaults(answer);
  const { address, headers, body } = answer;
  const faults: string[] = [];
  if (/(?:^|,)\s*(?:[\w-]*bot[\w-]*\s*:)?\s*(?:noindex|none)\s*(?:,|$)/i.test(headers.get('x-robots-tag') ?? ''))
    faults.push('asks search engines not to show it (noindex). Tell your host to leave out the header X-Robots-Tag.');
  if (/^\s*attachment/i.test(headers.get('content-disposition') ?? '') && serving.ending !== '.ics')
    faults.push(
      'is sent as a download, so it is not shown. Tell your host to leave out the header Content-Disposition.',
    );
  if (serving.ending === '.ics' && !Buffer.from(body.subarray(0, 15)).equals(Buffer.from('BEGIN:VCALENDAR')))
    faults.push(`is not a calendar: it does not begin with BEGIN:VCALENDAR. ${ONCE_MORE}`);
  return [...typeFaults(answer, serving), ...faults.map((message) => problemAt(address, message))];
}

/** None at all allows everything; one that fails forbids it (RFC 9309 §2.3.1). */
function robotsFaults(answer: Answer): Problem[] {
  if (!isFound(answer)) return answer.kind === 'reply' && answer.status < 500 ? [] : answerFaults(answer);
  const [line] = /^\s*disallow:[ \t]*\S.*$/im.exec(new TextDecoder().decode(answer.body)) ?? [];
  const message = `says "${line?.trim()}", which Handbill does not write, so networks and search engines may be kept away. Take it out unless it is yours.`;
  return line ? [problemAt(answer.address, message, 'warning')] : [];
}

/** What answers where there is no page. */
function absenceFaults(answer: Answer): Problem[] {
  if (answer.kind === 'silence') return answerFaults(answer);
  const { address, status } = answer;
  const message = `does not exist, but is answered with ${status}. Tell your host to answer 404 where there is no page, and to show 404.html then.`;
  return status === 404 || status === 410 ? [] : [problemAt(address, message)];
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

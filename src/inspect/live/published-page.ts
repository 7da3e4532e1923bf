/** Reads a published page as networks do that preview links, and says what they would miss. */
import { type Problem, quote } from '../../campaign/problem.ts';
import { attributeOf, type Element, elementsOf } from '../../html/elements.ts';
import { addressHere, type Whereabouts } from './published-address.ts';
import { problemAt, type Reply, typeFaults } from './published-answer.ts';

export interface LivePage {
  /** The page's address in the copy that is looked at. */
  readonly address: string;
  /** The first value of each of the page's og: properties, and "canonical". */
  readonly tags: ReadonlyMap<string, string>;
  /** The links of the page, made absolute. */
  readonly links: readonly string[];
  /** Whether the page itself keeps search engines away. */
  readonly isUnlisted: boolean;
}

/** Slack and Discord read no further into a page than this, bytes. */
const READ_BY_NETWORKS = 32_000;

const HTML = { ending: '.html', types: ['text/html'], isText: true };
const AGAIN = 'Build again and publish everything in _site.';
const NEEDED = ['og:title', 'og:description', 'og:url', 'og:image', 'og:image:width', 'og:image:height'];

/** What a page says of itself. */
export function readLivePage({ address, final, body }: Reply): LivePage {
  const elements = elementsOf(new TextDecoder().decode(body));
  const hrefs = elements.flatMap((element) => attributeOf(element, 'href') ?? []);
  return {
    address,
    tags: tagsOf(elements),
    links: hrefs.flatMap((href) => (URL.canParse(href, final) ? new URL(href, final).href : [])),
    isUnlisted: elements.some(
      (element) =>
        /^(robots|googlebot)$/i.test(attributeOf(element, 'name') ?? '') && isNoIndex(attributeOf(element, 'content')),
    ),
  };
}

/** Everything that is wrong with a page that answers 200. */
export function pageProblems(reply: Reply, page: LivePage, whereabouts: Whereabouts): Problem[] {
  const faults = [...unlistedFaults(reply, page), ...tagFaults(page, reply.body), ...addressFaults(page, whereabouts)];
  return [...typeFaults(reply, HTML), ...faults.map((message) => problemAt(page.address, message))];
}

function tagsOf(elements: readonly Element[]): Map<string, string> {
  const tags = new Map<string, string>();
  for (const element of elements) {
    const isCanonical = element.tagName === 'link' && attributeOf(element, 'rel') === 'canonical';
    const name = isCanonical ? 'canonical' : (attributeOf(element, 'property') ?? '');
    const value = attributeOf(element, isCanonical ? 'href' : 'content')?.trim();
    if (value && !tags.has(name)) tags.set(name, value);
  }
  return tags;
}

/** Directives stand between commas, some for one robot alone: "googlebot: noindex, max-image-preview: none". */
function isNoIndex(directives: string | null | undefined): boolean {
  return /(?:^|,)\s*(?:[\w-]*bot[\w-]*\s*:)?\s*(?:noindex|none)\s*(?:,|$)/i.test(directives ?? '');
}

function unlistedFaults({ headers }: Reply, { isUnlisted }: LivePage): string[] {
  const asks = 'asks search engines not to show it (noindex).';
  return [
    ...(isNoIndex(headers.get('x-robots-tag')) ? [`${asks} Tell your host to leave out the header X-Robots-Tag.`] : []),
    ...(isUnlisted ? [`${asks} Take the tag <meta name="robots"> out of its template.`] : []),
  ];
}

function tagFaults({ tags }: LivePage, body: Uint8Array): string[] {
  const missing = [...NEEDED, 'canonical'].filter((name) => !tags.has(name));
  const early = tagsOf(elementsOf(new TextDecoder().decode(body.subarray(0, READ_BY_NETWORKS))));
  const late = NEEDED.filter((name) => tags.has(name) && !early.has(name));
  return [
    ...(missing.length > 0 ? [`lacks ${missing.join(', ')}, so its previews are incomplete. ${AGAIN}`] : []),
    ...(late.length > 0
      ? [
          `has its ${late.join(', ')} after the first 32 kB, where Slack and Discord stop reading. Put them at the top of layouts/base.njk, and see that your host adds nothing above them.`,
        ]
      : []),
  ];
}

function addressFaults({ address, tags }: LivePage, whereabouts: Whereabouts): string[] {
  const own = ['og:url', 'canonical'].flatMap((name) => {
    const said = tags.get(name);
    if (said === undefined || addressHere(whereabouts, said) === address) return [];
    return [`says that its address is ${quote(said)} (${name}), so what is shared leads there. ${AGAIN}`];
  });
  const image = tags.get('og:image');
  if (image !== undefined && !/^https?:\/\//.test(image))
    own.push(`names its picture ${quote(image)}, which is no full web address (og:image). ${AGAIN}`);
  return own;
}

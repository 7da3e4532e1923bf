/** The final checks, over the finished site: every link leads somewhere, nothing comes from elsewhere, every page is complete. */
import { posix } from 'node:path';
import type { Problem } from '../content/problem.ts';
import { quote } from '../content/problem.ts';
import { fileOf, isExternal } from '../text/url.ts';
import { cardFault } from './check-previews.ts';
import type { PageFacts } from './page-facts.ts';
import { tokensIn } from './shapes/hole-roles.ts';

export interface CheckedPage {
  readonly address: string;
  readonly listed: boolean;
  readonly facts: PageFacts;
}

/** Every fault of the finished site. `files` are the sizes of all its files, bytes, by address: "/events/london/index.html". */
export function checkSite(
  pages: readonly CheckedPage[],
  files: ReadonlyMap<string, number>,
  siteAddress: string,
): Problem[] {
  const ids = new Map(pages.map(({ address, facts }) => [fileOf(address), facts.ids]));
  const site: Site = { files, ids, basePath: new URL(siteAddress).pathname, address: siteAddress };
  const checked = new Set<PageFacts>();
  return pages.flatMap((page) => {
    const shared = (page.facts.shared ?? []).filter((facts) => checked.size < checked.add(facts).size);
    const faults = [
      ...shared.flatMap((facts) => commonFaults({ ...page, facts: withoutTokens(facts) }, site)),
      ...commonFaults(page, site),
      ...completenessFaults(page, site),
    ];
    return faults.map(
      (message): Problem => ({ severity: 'error', file: `_site${fileOf(page.address)}`, message }),
    );
  });
}

interface Site {
  readonly files: ReadonlyMap<string, number>;
  readonly ids: ReadonlyMap<string, ReadonlySet<string>>;
  readonly basePath: string;
  readonly address: string;
}

/** What only one page has in a place that others fill too is that page's own. */
function withoutTokens(facts: PageFacts): PageFacts {
  const isWhole = (url: string): boolean => tokensIn(url).length === 0;
  return { ...facts, links: facts.links.filter(isWhole), loads: facts.loads.filter(isWhole) };
}

function commonFaults(page: CheckedPage, site: Site): string[] {
  return [...linkFaults(page, site), ...loadFaults(page), ...blockedFaults(page)];
}

function linkFaults({ address, facts }: CheckedPage, site: Site): string[] {
  return [...new Set([...facts.links, ...facts.loads])].flatMap((url) => {
    const target = localTarget(url, address, site);
    if (!target) return [];
    const file = fileOf(target.path);
    if (!site.files.has(file))
      return [
        `links to ${quote(url)}, which the site does not have. Correct the link in its text or template.`,
      ];
    const isThere = !target.fragment || site.ids.get(file)?.has(target.fragment);
    return isThere
      ? []
      : [
          `links to ${quote(url)}, but that page has nothing named ${quote(target.fragment)}. Correct what follows the #.`,
        ];
  });
}

/** The site's own file that a link means, undefined for links that leave the site. */
function localTarget(
  url: string,
  from: string,
  { address, basePath }: Site,
): { path: string; fragment: string } | undefined {
  const isOwn = url.startsWith(address);
  if (isExternal(url) && !isOwn) return undefined;
  const bare = isOwn ? `/${url.slice(address.length)}` : url;
  const [, written = '', fragment = ''] = /^([^?#]*)(?:\?[^#]*)?(?:#(.*))?$/s.exec(bare) ?? [];
  const path = decode(written);
  if (path === '') return { path: fileOf(from), fragment: decode(fragment) };
  const isRooted = path.startsWith('/');
  const rooted = isRooted
    ? path.slice(isOwn || !path.startsWith(basePath) ? 0 : basePath.length - 1)
    : posix.join(posix.dirname(fileOf(from)), path);
  return { path: rooted, fragment: decode(fragment) };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function loadFaults({ facts }: CheckedPage): string[] {
  const loaded = facts.loads.filter((url) => isExternal(url) && !url.startsWith('data:'));
  const styled = facts.inlineStyles.flatMap(
    (css) => css.match(/(?<=url\(["']?)(?:https?:)?\/\/[^"')]+|@import[^;]*/g) ?? [],
  );
  return [...loaded, ...styled].map(
    (url) =>
      `would load ${quote(url)} from another site, which tells that site who reads this page. Put the file into public/ instead.`,
  );
}

function blockedFaults({ facts }: CheckedPage): string[] {
  return [...new Set(facts.blockedAttributes)].map(
    (name) =>
      `has the attribute ${name}=, which its security policy blocks. Use a class or a script file instead.`,
  );
}

function completenessFaults({ listed, facts }: CheckedPage, { files, address }: Site): string[] {
  const repeated = facts.repeatedIds.map(
    (id) => `has the name ${quote(id)} twice. Names (id="…") must be unique on a page.`,
  );
  if (!facts.title.trim()) repeated.push('has no title. Give its template one.');
  if (!facts.description.trim()) repeated.push('has no description. Give its template one.');
  if (!facts.hasPolicy)
    repeated.push(
      'has no security policy. Keep the Content-Security-Policy tag in layouts/base.njk as it is.',
    );
  if (!listed) return repeated;
  if (!facts.canonical.startsWith(address))
    repeated.push('has no canonical address. Keep the link in layouts/base.njk.');
  const card = facts.card.startsWith(address) ? `/${facts.card.slice(address.length)}` : '';
  const size = files.get(card);
  const fault =
    size === undefined ? 'has no share card. Keep the og:image tag in layouts/base.njk.' : cardFault(size);
  return fault ? [...repeated, fault] : repeated;
}

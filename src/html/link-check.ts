/** The final checks, over the finished site: every link leads somewhere, nothing comes from elsewhere, every page is complete. */
import { posix } from 'node:path';
import type { Problem } from '../campaign/problem.ts';
import { quote } from '../campaign/problem.ts';
import type { PublishedFile } from '../campaign/publication.ts';
import { fileOf, isExternal } from '../text/url.ts';
import { cardFault } from './preview-check.ts';
import type { PageFacts } from './page-facts.ts';

export interface CheckedPage {
  readonly address: string;
  readonly listed: boolean;
  readonly facts: PageFacts;
}

/** A page that an earlier build checked: only whether its links still lead somewhere may have changed. */
export interface KnownPage {
  readonly address: string;
  readonly ids: readonly string[];
  /** Where its links lead in the site: "/events/index.html" or "/events/index.html#main". */
  readonly targets: readonly string[];
}

/** The known pages of which a link leads nowhere any more. `ids` are the names on each page, by its file. */
export function brokenPages<T extends KnownPage>(
  pages: readonly T[],
  files: ReadonlyMap<string, PublishedFile>,
  ids: ReadonlyMap<string, ReadonlySet<string>>,
): T[] {
  const good = new Map<string, boolean>();
  const isGood = (target: string): boolean => {
    const known = good.get(target);
    if (known !== undefined) return known;
    const [file = '', fragment] = target.split('#');
    const found = files.has(file) && (!fragment || ids.get(file)?.has(fragment) === true);
    good.set(target, found);
    return found;
  };
  return pages.filter(({ targets }) => !targets.every(isGood));
}

/** Where a page's links lead in the site. */
export function targetsOf({ address, facts }: CheckedPage, siteAddress: string): string[] {
  const site = { address: siteAddress, basePath: new URL(siteAddress).pathname };
  const urls = new Set([facts, ...(facts.shared ?? [])].flatMap(({ links, loads }) => [...links, ...loads]));
  const found = [...urls].map((url) => localTarget(url, address, site));
  return [...found, ...(facts.targets ?? []).map(rootedTarget)].flatMap((target) =>
    target ? [fileOf(target.path) + (target.fragment ? `#${target.fragment}` : '')] : [],
  );
}

/**
 * Every fault of the pages that were made now. `files` are all of the site's by address: "/events/london/index.html"; `known`
 * are its other pages.
 */
export function checkSite(
  pages: readonly CheckedPage[],
  files: ReadonlyMap<string, PublishedFile>,
  siteAddress: string,
  known: readonly KnownPage[] = [],
): Problem[] {
  const ids = idsOf(pages, known);
  const site: Site = { files, ids, basePath: new URL(siteAddress).pathname, address: siteAddress };
  const checked = new Set<PageFacts>();
  return pages.flatMap((page) => {
    const shared = (page.facts.shared ?? []).filter((facts) => checked.size < checked.add(facts).size);
    const faults = [
      ...shared.flatMap((facts) => commonFaults({ ...page, facts }, site)),
      ...commonFaults(page, site),
      ...completenessFaults(page, site),
    ];
    return faults.map(
      (message): Problem => ({ severity: 'error', file: `_site${fileOf(page.address)}`, message }),
    );
  });
}

interface Site {
  readonly files: ReadonlyMap<string, PublishedFile>;
  readonly ids: ReadonlyMap<string, ReadonlySet<string>>;
  readonly basePath: string;
  readonly address: string;
}

/** The names on each page, by its file. */
export function idsOf(
  pages: readonly CheckedPage[],
  known: readonly KnownPage[],
): Map<string, ReadonlySet<string>> {
  return new Map([
    ...pages.map(({ address, facts }): [string, ReadonlySet<string>] => [fileOf(address), facts.ids]),
    ...known.map(({ address, ids }): [string, ReadonlySet<string>] => [fileOf(address), new Set(ids)]),
  ]);
}

function commonFaults(page: CheckedPage, site: Site): string[] {
  return [...linkFaults(page, site), ...loadFaults(page), ...blockedFaults(page)];
}

function linkFaults({ address, facts }: CheckedPage, site: Site): string[] {
  const links = [...new Set([...facts.links, ...facts.loads])].map((url): [string, Target | undefined] => [
    url,
    localTarget(url, address, site),
  ]);
  const rooted = (facts.targets ?? []).map((url): [string, Target] => [url, rootedTarget(url)]);
  return [...links, ...rooted].flatMap(([url, target]) => {
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

interface Target {
  readonly path: string;
  readonly fragment: string;
}

/** What an address of the site means, as a template writes it: from the site's root. */
function rootedTarget(url: string): Target {
  const [, path = '', fragment = ''] = /^([^?#]*)(?:\?[^#]*)?(?:#(.*))?$/s.exec(url) ?? [];
  return { path: decode(path), fragment: decode(fragment) };
}

/** The site's own file that a link means, undefined for links that leave the site. */
function localTarget(
  url: string,
  from: string,
  { address, basePath }: Pick<Site, 'address' | 'basePath'>,
): Target | undefined {
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
  const picture = files.get(card);
  const fault = picture
    ? cardFault(Buffer.byteLength(picture.body))
    : 'has no share card. Keep the og:image tag in layouts/base.njk.';
  return fault ? [...repeated, fault] : repeated;
}

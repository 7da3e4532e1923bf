/** The final checks, over the finished site: every link leads somewhere, nothing comes from elsewhere, every page is complete. */
import { posix } from 'node:path';
import { quote } from '../campaign/problem.ts';
import type { PublishedFile } from '../campaign/publication.ts';
import { decoded, fileOf, isExternal } from '../text/url.ts';
import type { PageInventory } from './page-inventory.ts';
import { cardFault } from './preview-check.ts';

export interface CheckedPage {
  readonly address: string;
  readonly listed: boolean;
  readonly inventory: PageInventory;
}

/** What is wrong with the page at an address, as a sentence about it. */
export interface PageFault {
  readonly address: string;
  readonly message: string;
  /** Of a link that leads nowhere: what it leads to, the same from every page: "/petition/index.html", "/facts/#name". */
  readonly target?: string | undefined;
}

/** Every fault of the pages. `files` are all of the site's by address: "/events/london/index.html". */
export function checkSite(pages: readonly CheckedPage[], files: SiteFiles, siteAddress: string): PageFault[] {
  const ids = new Map(pages.map(({ address, inventory }) => [fileOf(address), inventory.ids]));
  const site: Site = { files, ids, basePath: decoded(new URL(siteAddress).pathname), address: siteAddress };
  return pages.flatMap((page) =>
    [
      ...linkFaults(page, site),
      ...[...loadFaults(page), ...blockedFaults(page), ...completenessFaults(page, site)].map((message) => ({
        message,
      })),
    ].map((fault) => ({ address: page.address, ...fault })),
  );
}

/** The files of a site, as far as the checks ask for them. */
export interface SiteFiles {
  has(address: string): boolean;
  get(address: string): PublishedFile | undefined;
}

interface Site {
  readonly files: SiteFiles;
  readonly ids: ReadonlyMap<string, ReadonlySet<string>>;
  readonly basePath: string;
  readonly address: string;
}

function linkFaults({ address, inventory }: CheckedPage, site: Site): Omit<PageFault, 'address'>[] {
  return [...new Set([...inventory.links, ...inventory.loads])].flatMap((url) => {
    const target = localTarget(url, address, site);
    if (!target) return [];
    const file = fileOf(target.path);
    if (!site.files.has(file))
      return [
        {
          message: `links to ${quote(url)}, which the site does not have. Correct the link in its text or template.`,
          target: file,
        },
      ];
    const isThere = !target.fragment || site.ids.get(file)?.has(target.fragment);
    return isThere
      ? []
      : [
          {
            message: `links to ${quote(url)}, but that page has nothing named ${quote(target.fragment)}. Correct what follows the #.`,
            target: `${file}#${target.fragment}`,
          },
        ];
  });
}

interface Target {
  readonly path: string;
  readonly fragment: string;
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
  const path = decoded(written);
  if (path === '') return { path: fileOf(from), fragment: decoded(fragment) };
  const isRooted = path.startsWith('/');
  const rooted = isRooted
    ? path.slice(isOwn || !path.startsWith(basePath) ? 0 : basePath.length - 1)
    : posix.join(posix.dirname(fileOf(from)), path);
  return { path: rooted, fragment: decoded(fragment) };
}

function loadFaults({ inventory }: CheckedPage): string[] {
  const loaded = inventory.loads.filter((url) => isExternal(url) && !url.startsWith('data:'));
  return [...loaded, ...inventory.styleLoads].map(
    (url) =>
      `would load ${quote(url)} from another site, which would then know who reads this page. Put the file into public/ instead.`,
  );
}

function blockedFaults({ inventory }: CheckedPage): string[] {
  const attributes = [...new Set(inventory.blockedAttributes)].map(
    (name) => `has the attribute ${name}=, which its security policy blocks. Use a class or a script file instead.`,
  );
  const scripts = inventory.blockedScripts.map(
    (text) =>
      `has a script in the page, ${quote(text)}, that is not a file of templates/scripts/, so its security policy blocks it. Make it a file there and {% include %} that, or one in public/ to be loaded with src.`,
  );
  return [...attributes, ...scripts];
}

function completenessFaults({ listed, inventory }: CheckedPage, { files, address }: Site): string[] {
  const repeated = inventory.repeatedIds.map(
    (id) => `has the name ${quote(id)} twice. Names (id="…") must be unique on a page.`,
  );
  if (!inventory.title.trim()) repeated.push('has no title. Give its template one.');
  if (!inventory.description.trim()) repeated.push('has no description. Give its template one.');
  if (!inventory.hasPolicy)
    repeated.push('has no security policy. Keep the Content-Security-Policy tag in layouts/base.njk as it is.');
  if (!listed) return repeated;
  if (!inventory.canonical.startsWith(address))
    repeated.push('has no canonical address. Keep the link in layouts/base.njk.');
  const card = inventory.card.startsWith(address) ? `/${inventory.card.slice(address.length)}` : '';
  const picture = files.get(card);
  const fault = picture
    ? cardFault(Buffer.byteLength(picture.body))
    : 'has no share card. Keep the og:image tag in layouts/base.njk.';
  return fault ? [...repeated, fault] : repeated;
}

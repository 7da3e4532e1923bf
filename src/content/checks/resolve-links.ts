/** Resolves the links and pictures of a content file to what the site serves, or says where they were meant to lead. */
import { posix } from 'node:path';
import type { Picture, PictureUse } from '../../campaign/picture.ts';
import { quote } from '../../campaign/problem.ts';
import { comparableName } from '../../text/invisible.ts';
import { nearest } from '../../text/nearest.ts';
import { completedAddress } from '../../text/url.ts';
import type { LinkResolver } from '../reading/link-resolver.ts';
import type { LinkTargets } from './link-targets.ts';

/** How each picture is shown, by its path. */
export type PictureUses = Map<string, Set<PictureUse>>;

/** What the links and pictures of one file are resolved against. */
export interface FileTargets extends Omit<LinkTargets, 'localise'> {
  /** Where an address is in the text's own language: itself where there is no translation of it. */
  localise(address: string): string;
  /** An address in the tree of the text's own language, whether there is a page or not. */
  inTree(address: string): string;
  /** Addresses of the pages that templates make; filled in once they are known. */
  readonly made: ReadonlySet<string>;
  /** What there is in place of a page that is not published yet, by the path of its content file and by its address. */
  readonly reasons: ReadonlyMap<string, string>;
  /** Pictures by path. */
  readonly pictures: ReadonlyMap<string, Picture>;
  /** Receives how each picture is shown, by its path. */
  readonly usedPictures: PictureUses;
}

/** The resolver of the links in the content file at `path`. */
export function linkResolver(path: string, targets: FileTargets): LinkResolver {
  return {
    link: (href) => resolveLink(path, href, targets),
    picture: (src, ...uses) => resolvePicture(path, src, uses.length > 0 ? uses : ['whole'], targets),
  };
}

function resolveLink(path: string, href: string, targets: FileTargets) {
  const { addresses, pages, localise, inTree, made, reasons } = targets;
  const [, target = '', rest = ''] = /^([^?#]*)(.*)$/s.exec(href) ?? [];
  const page = pages.get(posix.join(posix.dirname(path), target));
  const candidates = target.startsWith('/') ? [target, `${target}/`, target.replace(/index\.html$/, '')] : [page];
  const found =
    candidates.find((candidate) => candidate !== undefined && addresses.has(candidate)) ??
    (target.startsWith('/') ? sameName(target, new Map([...addresses].map((each) => [each, each]))) : undefined);
  if (found !== undefined) return { href: encodeURI(localise(found)) + rest };
  const reason = reasons.get(target.startsWith('/') ? pageAddress(target) : posix.join(posix.dirname(path), target));
  if (reason)
    return { fault: `${quote(href)} leads to ${reason}, so there is no page yet. Take the link out until then.` };
  const elsewhere = completedAddress(href);
  if (elsewhere)
    return { fault: `${quote(href)} leads to no page of this site. Write ${elsewhere} if that is what it means.` };
  const near = nearest(posix.resolve('/', target).replace(/\.md$|\/*$/, '/'), addresses);
  const advice = near
    ? `Did you mean ${near}?`
    : 'Write the address as the site has it, beginning with a slash, like /statement/.';
  const fault = `${quote(href)} leads to no page of this site. ${advice}`;
  // What the project's own templates make is not known yet.
  if (!target.startsWith('/')) return { fault };
  const unless = pageAddress(target);
  const own = inTree(unless);
  const translated = { href: encodeURI(own) + rest, isMade: () => made.has(own) };
  return { fault, unless, href: encodeURI(unless) + rest, ...(own !== unless && { translated }) };
}

/** What is kept under a name that only the way of writing it tells from this one, as macOS writes é and a space before AM. */
function sameName<T>(name: string, byName: ReadonlyMap<string, T>): T | undefined {
  const wanted = comparableName(name);
  return [...byName].find(([known]) => comparableName(known) === wanted)?.[1];
}

/** The address that a link from the root means: "/press" and "/press/index.html" are "/press/". */
function pageAddress(target: string): string {
  const address = target.replace(/index\.html$/, '');
  return /(\/|\.\w+)$/.test(address) ? address : `${address}/`;
}

function resolvePicture(
  path: string,
  src: string,
  uses: readonly PictureUse[],
  { pictures, usedPictures }: FileTargets,
) {
  const candidates = [posix.join(posix.dirname(path), src), posix.join('content', src)];
  const picture = candidates.map((candidate) => pictures.get(candidate) ?? sameName(candidate, pictures)).find(Boolean);
  if (picture) {
    usedPictures.set(picture.path, new Set([...(usedPictures.get(picture.path) ?? []), ...uses]));
    return picture;
  }
  const names = [...pictures.keys()].map((known) => posix.basename(known));
  const near = nearest(posix.basename(src), names);
  const advice = near ? `Did you mean images/${near}?` : 'Put the file into content/images/, or correct its name.';
  return { fault: `the picture ${quote(src)} is not there. ${advice}` };
}

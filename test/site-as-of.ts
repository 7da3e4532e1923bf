/** Makes a campaign's site in memory, as of a day. */
import { gzipSync } from 'node:zlib';
import { DiskCache } from '../src/build/disk-cache.ts';
import { makeSite } from '../src/eleventy/make-site.ts';
import type { Site } from '../src/eleventy/site.ts';
import { readNow } from '../src/time/now.ts';

export function siteAsOf(campaign: string, day: string): Promise<Site> {
  const { HANDBILL_CACHE: cache } = process.env;
  return makeSite(
    campaign,
    ({ zone }) => readNow({ option: day, sourceDateEpoch: undefined, clock: 0 }, zone),
    cache ? { cache: new DiskCache(cache) } : {},
  );
}

/** A text file of a site by its address; fails when it is not there. */
export function textOf(site: Site, address: string): string {
  const body = site.files?.get(address)?.body;
  if (body === undefined) throw new Error(`the site has no ${address}; it says ${JSON.stringify(site.problems)}`);
  return typeof body === 'string' ? body : new TextDecoder().decode(body);
}

/** A page with its white space folded, which means the same to a browser wherever tests look. */
export function foldedOf(site: Site, address: string): string {
  return textOf(site, address).replace(/\s+/g, ' ').replaceAll(' >', '>');
}

/** Octets of a page as a server sends it, by gzip, with the faces that it is set in. */
export function weightOf(site: Site, address: string): number {
  const page = textOf(site, address);
  const faces = [...page.matchAll(/url\([./]*(\/fonts\/[^)]+)\)/g)].map(([, face = '']) => site.files?.get(face)?.body);
  return faces.reduce((sum, face) => sum + (face?.length ?? Number.NaN), gzipSync(page).length);
}

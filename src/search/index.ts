/** What search engines ask for. */
import type { Output } from '../campaign/publication.ts';
import { robots } from './robots.ts';
import { sitemap } from './sitemap.ts';

export const search: Output = {
  formats: [],
  wholeSiteFormats: [sitemap, robots],
  addresses: ['/sitemap.xml'],
};

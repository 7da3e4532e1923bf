/** robots.txt (RFC 9309): everything may be read, and here is the sitemap. */
import { absolute } from '../campaign/addresses.ts';
import type { Publication, PublishedFile } from '../campaign/publication.ts';

export function robots({ campaign }: Publication): PublishedFile[] {
  return [
    {
      address: '/robots.txt',
      body: `User-agent: *\nAllow: /\n\nSitemap: ${absolute(campaign, '/sitemap.xml')}\n`,
    },
  ];
}

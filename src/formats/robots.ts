/** robots.txt (RFC 9309): everything may be read, and here is the sitemap. */
import { absolute } from '../content/addresses.ts';
import type { Publication, PublishedFile } from '../content/publication.ts';

export function robots({ campaign }: Publication): PublishedFile[] {
  return [
    {
      address: '/robots.txt',
      body: `User-agent: *\nAllow: /\n\nSitemap: ${absolute(campaign, '/sitemap.xml')}\n`,
    },
  ];
}

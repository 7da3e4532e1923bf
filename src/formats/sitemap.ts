/** The sitemap (sitemaps.org 0.9): every listed page, with the day its content last changed where that is known. */
import type { Publication, PublishedFile } from '../content/publication.ts';
import { escapeMarkup } from '../text/escape.ts';

export function sitemap({ views }: Publication): PublishedFile[] {
  const rows = views
    .filter(({ listed }) => listed)
    .map(({ url, modified }) => {
      const lastmod = modified ? `<lastmod>${modified.toUTC().toISODate()}</lastmod>` : '';
      return `<url><loc>${escapeMarkup(url)}</loc>${lastmod}</url>\n`;
    });
  const body = `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${rows.join('')}</urlset>\n`;
  return [{ address: '/sitemap.xml', body }];
}

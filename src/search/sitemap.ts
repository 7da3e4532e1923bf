/** The sitemap (sitemaps.org 0.9): every listed page, with the day its content last changed and its other languages. */
import { alternatesOf } from '../campaign/alternates.ts';
import type { Publication, PublishedFile } from '../campaign/publication.ts';
import { escapeMarkup } from '../text/escape.ts';

export function sitemap({ views }: Publication): PublishedFile[] {
  const listed = views.filter((view) => view.listed);
  const alternates = alternatesOf(listed);
  const isMultilingual = listed.some((view) => isTranslated(alternates.get(view)));
  const rows = listed.map((view) => {
    const { url, modified } = view;
    const group = alternates.get(view) ?? [];
    const others = isTranslated(group)
      ? [...group.map((other) => link(other.lang, other.url)), link('x-default', group[0]?.url ?? url)].join('')
      : '';
    const lastmod = modified ? `<lastmod>${modified.toUTC().toISODate()}</lastmod>` : '';
    return `<url><loc>${escapeMarkup(url)}</loc>${lastmod}${others}</url>\n`;
  });
  const xhtml = isMultilingual ? ' xmlns:xhtml="http://www.w3.org/1999/xhtml"' : '';
  const body = `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"${xhtml}>\n${rows.join('')}</urlset>\n`;
  return [{ address: '/sitemap.xml', body }];
}

function isTranslated(group: readonly unknown[] | undefined): boolean {
  return group !== undefined && group.length > 1;
}

/** As search engines want it: every language in every row, itself included. */
function link(lang: string, url: string): string {
  return `<xhtml:link rel="alternate" hreflang="${escapeMarkup(lang)}" href="${escapeMarkup(url)}"/>`;
}

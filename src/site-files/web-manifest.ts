/** The web app manifest (W3C): the name, colours and icons a phone uses when someone keeps the site. */
import type { Publication, PublishedFile } from '../campaign/publication.ts';

export function webManifest({ editions, campaign }: Publication): PublishedFile[] {
  const edition = editions[0];
  if (!edition) return [];
  const manifest = {
    name: edition.title,
    short_name: edition.title,
    description: edition.summary,
    lang: edition.lang,
    dir: edition.words.direction,
    // Relative to the manifest, so that the site works under any path.
    start_url: './',
    display: 'browser',
    background_color: campaign.colours.paper,
    theme_color: campaign.colours.accent,
    icons: [192, 512].map((size) => ({
      src: `icon-${size}.png`,
      sizes: `${size}x${size}`,
      type: 'image/png',
    })),
  };
  return [{ address: '/site.webmanifest', body: `${JSON.stringify(manifest, null, 2)}\n` }];
}

/** What a site asks for when one of our addresses is pasted into it: oEmbed 1.0 (oembed.com), as files. */
import { absolute, oembedAddress } from '../campaign/addresses.ts';
import { type Publication, type PublishedFile, sharedViews, type View } from '../campaign/publication.ts';
import { embedHtml } from './embed.ts';

/** The least that shows three lines, px; a snippet of text takes whatever it is given. */
const WIDTH = 480;
const HEIGHT = 160;

const AN_HOUR = 3600;

/** An answer for each page that is made to be shared. */
export function oembed({ views }: Publication): PublishedFile[] {
  return sharedViews(views).map((view) => ({
    address: oembedAddress(view.address),
    body: `${JSON.stringify(answer(view))}\n`,
  }));
}

function answer(view: View) {
  const { title, edition } = view;
  return {
    version: '1.0',
    type: 'rich',
    title,
    provider_name: edition.title,
    provider_url: absolute(edition.campaign, edition.home),
    cache_age: AN_HOUR,
    html: embedHtml(view),
    width: WIDTH,
    height: HEIGHT,
  };
}

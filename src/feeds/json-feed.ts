/** The JSON Feed (jsonfeed.org, version 1.1): the Atom feed's entries for programs that prefer JSON. */
import { absolute } from '../campaign/addresses.ts';
import type { Edition } from '../campaign/edition.ts';
import type { Lang } from '../campaign/model.ts';
import type { Publication, PublishedFile } from '../campaign/publication.ts';
import { wellFormed } from '../text/escape.ts';
import { type FeedEntry, feedEntries } from './feed-entries.ts';

/** A feed for each edition; times are UTC. */
export function jsonFeed({ editions }: Publication): PublishedFile[] {
  return editions.map((edition) => ({
    address: edition.jsonFeedAddress,
    body: `${JSON.stringify(feed(edition), wellFormedStrings, 1)}\n`,
  }));
}

function feed(edition: Edition) {
  const { campaign, lang, title, description, words, home, jsonFeedAddress } = edition;
  const { organiser } = campaign;
  return {
    version: 'https://jsonfeed.org/version/1.1',
    title: words.say('feed.title', { site: title }),
    description,
    home_page_url: absolute(campaign, home),
    feed_url: absolute(campaign, jsonFeedAddress),
    icon: absolute(campaign, '/icon-512.png'),
    language: lang,
    ...(organiser && { authors: [{ name: organiser.name, ...(organiser.url && { url: organiser.url }) }] }),
    items: feedEntries(edition).map((entry) => item(entry, lang)),
  };
}

function item({ id, url, title, summary, html, published, updated, lang }: FeedEntry, own: Lang) {
  return {
    id,
    url,
    title,
    summary,
    ...(lang !== own && { language: lang }),
    ...(html ? { content_html: html } : { content_text: summary }),
    date_published: published.toUTC().toISO({ suppressMilliseconds: true }),
    date_modified: updated.toUTC().toISO({ suppressMilliseconds: true }),
  };
}

function wellFormedStrings(_key: string, value: unknown): unknown {
  return typeof value === 'string' ? wellFormed(value) : value;
}

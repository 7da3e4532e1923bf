/** Feeds of the news: Atom and JSON Feed. */
import { FEED_ADDRESS, JSON_FEED_ADDRESS } from '../campaign/addresses.ts';
import type { Output } from '../campaign/publication.ts';
import { atomFeed } from './atom-feed.ts';
import { jsonFeed } from './json-feed.ts';

export const feeds: Output = {
  formats: [atomFeed, jsonFeed],
  addresses: [FEED_ADDRESS, JSON_FEED_ADDRESS],
};

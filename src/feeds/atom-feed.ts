/** The Atom feed (RFC 4287) of updates, events and their changes, the newest first. */
import type { DateTime } from 'luxon';
import { absolute } from '../campaign/addresses.ts';
import type { Edition } from '../campaign/edition.ts';
import type { Lang } from '../campaign/model.ts';
import type { Publication, PublishedFile } from '../campaign/publication.ts';
import { escapeMarkup } from '../text/escape.ts';
import { type FeedEntry, feedEntries } from './feed-entries.ts';

/** A feed for each edition; times are UTC. */
export function atomFeed({ editions }: Publication): PublishedFile[] {
  return editions.map((edition) => ({ address: edition.feedAddress, body: feed(edition) }));
}

function feed(edition: Edition): string {
  const { campaign, lang, title, description, words, feedAddress } = edition;
  const entries = feedEntries(edition);
  const { name, url } = campaign.organiser ?? { name: title };
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${escapeMarkup(lang)}">`,
    element('title', words.say('feed.title', { site: title })),
    element('subtitle', description),
    element('id', absolute(campaign, feedAddress)),
    element('updated', stamp(entries[0]?.updated)),
    `<author>${element('name', name)}${url ? element('uri', url) : ''}</author>`,
    link('self', absolute(campaign, feedAddress), 'application/atom+xml'),
    link('alternate', absolute(campaign, edition.home), 'text/html'),
    ...entries.map((entry) => entryElement(entry, lang)),
    '</feed>',
    '',
  ].join('\n');
}

function entryElement(
  { id, title, titleLang, url, published, updated, summary, html, lang }: FeedEntry,
  own: Lang,
): string {
  return [
    '<entry>',
    element('id', id),
    element('title', title, titleLang === own ? undefined : titleLang),
    link('alternate', url, 'text/html'),
    element('published', stamp(published)),
    element('updated', stamp(updated)),
    element('summary', summary, lang === own ? undefined : lang),
    ...(html ? [`<content type="html">${escapeMarkup(html)}</content>`] : []),
    '</entry>',
  ].join('\n');
}

/** With `lang`, which language it is in where that is not the feed's. */
function element(name: string, text: string, lang?: Lang): string {
  const attribute = lang ? ` xml:lang="${escapeMarkup(lang)}"` : '';
  return `<${name}${attribute}>${escapeMarkup(text)}</${name}>`;
}

function link(rel: string, href: string, type: string): string {
  return `<link rel="${rel}" type="${type}" href="${escapeMarkup(href)}"/>`;
}

/** RFC 3339; a feed without entries has changed at no known time, which Atom cannot say, so it gets the epoch. */
function stamp(at: DateTime<true> | undefined): string {
  return at ? at.toUTC().toISO({ suppressMilliseconds: true }) : '1970-01-01T00:00:00Z';
}

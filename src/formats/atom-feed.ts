/** The Atom feed (RFC 4287) of updates, events and their changes, the newest first. */
import type { DateTime } from 'luxon';
import { absolute } from '../content/addresses.ts';
import type { Edition } from '../content/edition.ts';
import type { Publication, PublishedFile } from '../content/publication.ts';
import { escapeMarkup } from '../text/escape.ts';

interface Entry {
  readonly id: string;
  readonly title: string;
  readonly url: string;
  readonly published: DateTime<true>;
  readonly updated: DateTime<true>;
  readonly summary: string;
}

/** A feed for each edition; times are UTC. */
export function atomFeed({ editions }: Publication): PublishedFile[] {
  return editions.map((edition) => ({ address: edition.feedAddress, body: feed(edition) }));
}

function feed(edition: Edition): string {
  const { campaign, lang, title, words, feedAddress } = edition;
  const entries = entriesOf(edition).sort(
    (a, b) => b.updated.toMillis() - a.updated.toMillis() || (a.id < b.id ? -1 : 1),
  );
  const author = campaign.organiser?.name ?? title;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${escapeMarkup(lang)}">`,
    element('title', words.say('feed.title', { site: title })),
    element('id', absolute(campaign, feedAddress)),
    element('updated', stamp(entries[0]?.updated)),
    `<author>${element('name', author)}</author>`,
    link('self', absolute(campaign, feedAddress), 'application/atom+xml'),
    link('alternate', absolute(campaign, edition.home), 'text/html'),
    ...entries.map(entryElement),
    '</feed>',
    '',
  ].join('\n');
}

function entriesOf({ campaign, events, updates, words }: Edition): Entry[] {
  const announced = events.map(({ name, address, published, changes, description }) => {
    const url = absolute(campaign, address);
    return {
      id: url,
      title: name,
      url,
      published,
      updated: changes.at(-1)?.at ?? published,
      summary: description,
    };
  });
  const changed = events.flatMap(({ title, name, address, changes }) => {
    const url = absolute(campaign, address);
    return changes.map(({ at, note }, index) => ({
      id: `${url}#change-${index + 1}`,
      // The last change made the event what it is now, so it is told by that name.
      title: index === changes.length - 1 && name !== title ? name : words.say('feed.change', { title }),
      url,
      published: at,
      updated: at,
      summary: note,
    }));
  });
  const news = updates.map(({ title, address, date, description }) => {
    const url = absolute(campaign, address);
    return { id: url, title, url, published: date, updated: date, summary: description };
  });
  return [...announced, ...changed, ...news];
}

function entryElement({ id, title, url, published, updated, summary }: Entry): string {
  return [
    '<entry>',
    element('id', id),
    element('title', title),
    link('alternate', url, 'text/html'),
    element('published', stamp(published)),
    element('updated', stamp(updated)),
    element('summary', summary),
    '</entry>',
  ].join('\n');
}

function element(name: string, text: string): string {
  return `<${name}>${escapeMarkup(text)}</${name}>`;
}

function link(rel: string, href: string, type: string): string {
  return `<link rel="${rel}" type="${type}" href="${escapeMarkup(href)}"/>`;
}

/** RFC 3339; a feed without entries has changed at no known time, which Atom cannot say, so it gets the epoch. */
function stamp(at: DateTime<true> | undefined): string {
  return at ? at.toUTC().toISO({ suppressMilliseconds: true }) : '1970-01-01T00:00:00Z';
}

/** What the feeds tell: events, every change of them, and updates, the newest first. */
import type { DateTime } from 'luxon';
import { absolute } from '../content/addresses.ts';
import type { Edition } from '../content/edition.ts';
import { absoluteLinks } from './absolute-links.ts';

export interface FeedEntry {
  /** Never changes: the page's address, or that and the number of the change. */
  readonly id: string;
  readonly title: string;
  readonly url: string;
  readonly published: DateTime<true>;
  readonly updated: DateTime<true>;
  readonly summary: string;
  /** The whole text as HTML with absolute links, for readers who never leave their feed. */
  readonly html: string | undefined;
}

/** The newest entries of an edition's feeds. */
export function feedEntries(edition: Edition): FeedEntry[] {
  return [...announced(edition), ...changed(edition), ...news(edition)]
    .sort((a, b) => b.updated.toMillis() - a.updated.toMillis() || (a.id < b.id ? -1 : 1))
    .slice(0, MOST);
}

/** Whoever follows a feed wants what is new; all of thousands of events are in the calendar. */
const MOST = 200;

function announced({ campaign, events, words }: Edition): FeedEntry[] {
  return events.map(({ name, address, published, changes, state, when, wasWhen, where, description }) => {
    const url = absolute(campaign, address);
    // Some readers show the text without the title.
    const fate = state === 'confirmed' ? [] : [words.say(`event.state.${state}`, { was: wasWhen ?? '' })];
    const facts = [when.full, where].filter((fact) => !description.includes(fact));
    return {
      id: url,
      title: name,
      url,
      published,
      updated: changes.at(-1)?.at ?? published,
      summary: [...fate, description, ...facts].join('\n'),
      html: undefined,
    };
  });
}

function changed({ campaign, events, words }: Edition): FeedEntry[] {
  return events.flatMap(({ title, name, address, changes }) => {
    const url = absolute(campaign, address);
    return changes.map(({ at, note }, index) => ({
      id: `${url}#change-${index + 1}`,
      // The last change made the event what it is now, so it is told by that name.
      title: index === changes.length - 1 && name !== title ? name : words.say('feed.change', { title }),
      url,
      published: at,
      updated: at,
      summary: note,
      html: undefined,
    }));
  });
}

function news({ campaign, updates }: Edition): FeedEntry[] {
  return updates.map(({ title, address, date, description, prose }) => {
    const url = absolute(campaign, address);
    const html = absoluteLinks(prose.html, url, campaign.address);
    return { id: url, title, url, published: date, updated: date, summary: description, html };
  });
}

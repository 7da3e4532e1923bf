/** What the feeds tell: events, every change of them, and updates, the newest first. */
import type { DateTime } from 'luxon';
import { absolute } from '../campaign/addresses.ts';
import type { Edition } from '../campaign/edition.ts';
import type { Lang } from '../campaign/model.ts';
import type { Words } from '../campaign/words.ts';
import { escapeMarkup } from '../text/escape.ts';
import { absoluteLinks } from './absolute-links.ts';

export interface FeedEntry {
  /** Never changes: the page's address, or that and the number of the change. */
  readonly id: string;
  readonly title: string;
  /** Of the title. */
  readonly titleLang: Lang;
  /** Of the summary. */
  readonly lang: Lang;
  readonly url: string;
  readonly published: DateTime<true>;
  readonly updated: DateTime<true>;
  readonly summary: string;
  /** The whole text as HTML with absolute links, for readers who never leave their feed. */
  readonly html: string | undefined;
}

/** The newest entries of an edition's feeds. */
export function feedEntries(edition: Edition): FeedEntry[] {
  // Of ten thousand events most are not told any more, so words are made only for those that are.
  return [...announced(edition), ...changed(edition), ...news(edition)]
    .map(({ updated, id, entry }) => ({ time: updated.toMillis(), id, entry }))
    .sort((a, b) => b.time - a.time || (a.id < b.id ? -1 : 1))
    .slice(0, MOST)
    .map(({ entry }) => entry());
}

/** Whoever follows a feed wants what is new; all of thousands of events are in the calendar. */
const MOST = 200;

/** By what it is sorted, and how it is made. */
interface Candidate extends Pick<FeedEntry, 'id' | 'updated'> {
  entry(): FeedEntry;
}

function announced({ campaign, events, lang, words }: Edition): Candidate[] {
  return events.map((event) => {
    const { address, published, changes } = event;
    const url = absolute(campaign, address);
    const updated = changes.at(-1)?.at ?? published;
    const entry = (): FeedEntry => {
      const { name, stateWords, whenTold, where, summary: own, prose } = event;
      // Some readers show the text without the title.
      const fate = stateWords ? [stateWords] : [];
      const facts = [whenTold, where].filter((fact) => !own?.includes(fact));
      const lines = [...fate, ...(own ? [own] : []), ...facts];
      // Readers show it in place of the summary.
      const head = lines.map((line) => `<p>${escapeMarkup(line)}</p>\n`).join('');
      const html = prose.html ? directed(head + absoluteLinks(prose.html, url, campaign.address), words) : undefined;
      const summary = lines.join('\n');
      return { id: url, title: name, titleLang: event.lang, lang, url, published, updated, summary, html };
    };
    return { id: url, updated, entry };
  });
}

function changed({ campaign, events, words }: Edition): Candidate[] {
  return events.flatMap(({ title, name, address, changes, lang }) => {
    const url = absolute(campaign, address);
    return changes.map(({ at, note, noteLang }, index) => {
      const id = `${url}#change-${index + 1}`;
      // The last change made the event what it is now, so it is told by that name.
      const isNamed = index === changes.length - 1 && name !== title;
      const entry = (): FeedEntry => ({
        id,
        title: isNamed ? name : words.say('feed.change', { title }),
        titleLang: lang,
        lang: noteLang,
        url,
        published: at,
        updated: at,
        summary: note,
        html: undefined,
      });
      return { id, updated: at, entry };
    });
  });
}

function news({ campaign, updates, words }: Edition): Candidate[] {
  return updates.map(({ title, address, date, description, prose, lang }) => {
    const url = absolute(campaign, address);
    const entry = (): FeedEntry => {
      const html = directed(absoluteLinks(prose.html, url, campaign.address), words);
      return { id: url, title, titleLang: lang, lang, url, published: date, updated: date, summary: description, html };
    };
    return { id: url, updated: date, entry };
  });
}

/** Readers of feeds show it among their own words, from left to right unless they are told. */
function directed(html: string, { direction }: Words): string {
  return html && direction === 'rtl' ? `<div dir="rtl">\n${html}</div>` : html;
}

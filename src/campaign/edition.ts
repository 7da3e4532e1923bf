/** The campaign in one language as of one moment: all that pages and files are made from. */
import type { DateTime } from 'luxon';
import { sentence } from '../text/sentence.ts';
import { absolute, CALENDAR_ADDRESS, FEED_ADDRESS, inLanguage, itemAddress, JSON_FEED_ADDRESS } from './addresses.ts';
import { describeDate } from './dates-in-words.ts';
import { actionsIn, type EditionAction } from './edition-action.ts';
import { describe, type EditionContext, NO_PROSE, type Placed, wordsIn } from './edition-context.ts';
import { type DatedEvent, type EditionEvent, isDated } from './edition-event.ts';
import { type EditionFact, factIn, type GatheredSource, gatherSources } from './edition-fact.ts';
import { type EditionPeople, peopleIn } from './edition-people.ts';
import { eventIn } from './edition-series.ts';
import { datesOf, firstOf, leadingFirst, listedBelow, shownInTurn } from './leading-events.ts';
import type {
  Campaign,
  CampaignText,
  Lang,
  Localised,
  OwnPage,
  OwnPageText,
  Statement,
  Translation,
  Update,
  UpdateText,
} from './model.ts';
import { type ShownPicture, shownPicture } from './shown-picture.ts';
import { townNames } from './town-names.ts';
import { type EditionTowns, townsIn } from './towns.ts';
import type { Words } from './words.ts';

export type EditionUpdate = Placed &
  Omit<Update, 'text' | 'picture'> &
  UpdateText & { readonly picture: ShownPicture | undefined; readonly dateInWords: string };

/** A page of the campaign's own. */
export type EditionOwnPage = Placed &
  Omit<OwnPage, 'text' | 'picture'> &
  OwnPageText & { readonly picture: ShownPicture | undefined };

export interface Edition
  extends Omit<CampaignText, 'headings' | 'translation' | 'contact' | 'press' | 'actions' | 'towns'>,
    EditionPeople,
    EditionTowns {
  readonly campaign: Campaign;
  readonly lang: Lang;
  readonly words: Words;
  /** An instant; only phases depend on it. */
  readonly now: DateTime<true>;
  /** What it is about, for search results and previews: its summary, or what stands in for one. */
  readonly description: string;
  readonly headings: { readonly facts: string };
  /** How the campaign's own words stand to the original's. */
  readonly translation: Translation | undefined;
  /** What people can do, the most important first. */
  readonly actions: readonly EditionAction[];
  /** The one at the head of the first page. */
  readonly picture: ShownPicture | undefined;
  readonly statement: (Statement & Placed) | undefined;
  readonly facts: readonly EditionFact[];
  /** Each source once, in the order of the facts. */
  readonly sources: readonly GatheredSource[];
  readonly events: readonly EditionEvent[];
  /** Those whose date is known, which calendars have. */
  readonly dated: readonly DatedEvent[];
  /** Those to come or under way, the next first. */
  readonly upcoming: readonly EditionEvent[];
  /** Those that are over, the last first. */
  readonly past: readonly EditionEvent[];
  /** Those that have changed since they were announced. */
  readonly changed: readonly EditionEvent[];
  /** The event the home page leads with: the main one, the next by itself, a series', one that was to come, else the last. */
  readonly leading: EditionEvent | undefined;
  /** That one, and those that lead in turn when it is over. */
  readonly leads: readonly EditionEvent[];
  /** The three that the home page shows, a series by its next date. */
  readonly next: readonly EditionEvent[];
  /** Those, and those that follow when they are over. */
  readonly nextInTurn: readonly EditionEvent[];
  readonly updates: readonly EditionUpdate[];
  /** The campaign's own pages. */
  readonly pages: readonly EditionOwnPage[];
  /** How many there are, for sentences that say so. */
  readonly counts: Readonly<Record<'facts' | 'sources' | 'events' | 'upcoming', number>>;
  readonly home: string;
  readonly calendarAddress: string;
  readonly calendarUrl: string;
  readonly feedAddress: string;
  readonly jsonFeedAddress: string;
  /** The campaign's own page of a name, where it is in this language; it stands in for one that we would make. */
  ownPage(slug: string): EditionOwnPage | undefined;
  /** An address in this edition's language. */
  at(address: string): string;
}

/** The edition of a campaign in one of its languages. Of texts that language lacks it has the title, which leads to the original. */
export function editionOf(campaign: Campaign, lang: Lang, now: DateTime<true>): Edition {
  const words = required(campaign.words, lang);
  const { headings, contact: _contact, press: _press, towns: _towns, ...own } = required(campaign.text, lang);
  const [original] = campaign.languages;
  const addressIn = (other: Lang, address: string): string => inLanguage(campaign, other, address);
  const at = (address: string): string => addressIn(lang, address);
  const wordsOf = (other: Lang): Words => required(campaign.words, other);
  const townOf = townNames(campaign, { lang, original, words, addressIn });
  const context = { lang, words, wordsOf, now, original, addressIn, townOf };
  // A series is where its next date is, which the moment decides.
  const events = campaign.events
    .flatMap((event) => eventIn(event, context))
    .sort((a, b) => a.phaseTimes[1].toMillis() - b.phaseTimes[1].toMillis());
  const upcoming = events.filter(({ phase }) => phase !== 'past');
  const past = events.filter(({ phase }) => phase === 'past').reverse();
  const dates = datesOf(upcoming);
  const leads = shownInTurn(leadingFirst(dates), past, 1);
  const [lead] = upcoming.length > 0 && campaign.home.includes('hero') ? leads : [];
  const below = listedBelow(lead, dates, past);
  const facts = campaign.facts.flatMap((fact, index) => factIn(fact, index, context));
  const sources = gatherSources(facts);
  const statement = statementIn(campaign.statement, context);
  const pages = campaign.pages.flatMap((page) => ownPageIn(page, context));
  return {
    ...own,
    description: own.summary || (statement?.lang === lang && statement.description) || own.title,
    translation: own.translation,
    ...peopleIn(campaign, lang),
    headings: { facts: headings.facts ?? words.say('facts.heading') },
    actions: actionsIn(campaign.actions, campaign.text, at('/'), context),
    campaign,
    lang,
    words,
    now,
    picture: shownPicture(campaign.picture, campaign.text, context),
    statement,
    facts,
    sources,
    events,
    dated: events.filter(isDated),
    upcoming,
    past,
    ...townsIn(events, words),
    changed: events.filter(({ changes }) => changes.length > 0),
    leading: leads[0],
    leads,
    next: firstOf(below, 3).filter((event) => event !== lead || event.rhythm),
    nextInTurn: below,
    updates: campaign.updates.flatMap((update) => updateIn(update, context)),
    pages,
    ownPage: (slug) => pages.find((page) => page.slug === slug && page.lang === lang),
    counts: { facts: facts.length, sources: sources.length, events: events.length, upcoming: upcoming.length },
    home: at('/'),
    calendarAddress: at(CALENDAR_ADDRESS),
    calendarUrl: absolute(campaign, at(CALENDAR_ADDRESS)),
    feedAddress: at(FEED_ADDRESS),
    jsonFeedAddress: at(JSON_FEED_ADDRESS),
    at,
  };
}

function statementIn(texts: Campaign['statement'], context: EditionContext): Edition['statement'] {
  const headlineOf = ({ path, title }: Statement): Statement => ({ path, title, summary: undefined, prose: NO_PROSE });
  const found = wordsIn(texts, context, headlineOf);
  if (!found) return undefined;
  const { lang, own } = found;
  const address = context.addressIn(lang, '/statement/');
  return { ...own, lang, address, description: describe(own, own.title) };
}

function updateIn({ text, ...update }: Update, context: EditionContext): EditionUpdate[] {
  const { words, addressIn } = context;
  const headlineOf = ({ title }: UpdateText): UpdateText => ({ title, summary: undefined, prose: NO_PROSE });
  const found = wordsIn(text, context, headlineOf);
  if (!found) return [];
  const { lang, own } = found;
  return [
    {
      ...update,
      ...own,
      lang,
      picture: shownPicture(update.picture, text, context),
      dateInWords: sentence(describeDate(update.date, words), words.locale),
      address: addressIn(lang, itemAddress('updates', update.slug)),
      description: describe(own, own.title),
    },
  ];
}

function ownPageIn({ text, ...page }: OwnPage, { addressIn, ...context }: EditionContext): EditionOwnPage[] {
  const headlineOf = ({ title, nav }: OwnPageText): OwnPageText => ({
    title,
    nav,
    summary: undefined,
    prose: NO_PROSE,
  });
  const found = wordsIn(text, context, headlineOf);
  if (!found) return [];
  const { lang, own } = found;
  const address = addressIn(lang, itemAddress('pages', page.slug));
  const picture = shownPicture(page.picture, text, context);
  return [{ ...page, ...own, lang, address, picture, description: describe(own, own.title) }];
}

function required<T>(texts: Localised<T>, lang: Lang): T {
  const text = texts[lang];
  if (text === undefined) throw new Error(`the campaign has no language ${lang}`);
  return text;
}

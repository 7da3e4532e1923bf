/** The model as Eleventy's data: the lists that page templates paginate over. Frozen, so that the cascade does not copy it. */
import type { DateTime } from 'luxon';
import { actionsAddress } from '../campaign/addresses.ts';
import { type Edition, editionOf } from '../campaign/edition.ts';
import type { EditionEvent } from '../campaign/edition-event.ts';
import type { Campaign } from '../campaign/model.ts';
import type { Item } from '../campaign/publication.ts';
import type { Town } from '../campaign/towns.ts';
import { eventParts, type ListPart, partsOf } from './list-parts.ts';

/** What people can do, on a page of its own. */
export interface ActionPage {
  readonly edition: Edition;
  readonly address: string;
  readonly actions: Edition['actions'];
  /** The event that they are for; the campaign's are for none. */
  readonly event: EditionEvent | undefined;
}

/** `handbill` in every template. */
export interface SiteData {
  /** Whether the campaign is the whole site. */
  readonly isWholeSite: boolean;
  /** The parent of our entries in the navigation: none, or one of our own in a site that has its own menu. */
  readonly menu: '' | 'handbill';
  readonly campaign: Campaign;
  /** The campaign in each of its languages, the original first. */
  readonly editions: readonly Edition[];
  /** What has a page of its own, in every language that has it. */
  readonly events: readonly EditionEvent[];
  readonly facts: Edition['facts'];
  readonly updates: Edition['updates'];
  /** The campaign's own pages. */
  readonly pages: Edition['pages'];
  /** The events that have changed since they were announced. */
  readonly changed: readonly EditionEvent[];
  /** The pages of what people can do: of the campaign, and of events that have things to do of their own. */
  readonly actionPages: readonly ActionPage[];
  /** The towns that have pages, in every language. */
  readonly towns: readonly Town[];
  /** Long lists, in parts that each make a page. */
  readonly eventLists: readonly ListPart[];
  readonly updateLists: readonly ListPart[];
  /** The edition that a thing belongs to: an item, a part of a list, an edition itself; the first one of anything else. */
  editionOf(thing: unknown): Edition;
}

/** The data of a campaign as of a moment. */
export function siteData(campaign: Campaign, now: DateTime<true>, isWholeSite: boolean): SiteData {
  const editions = campaign.languages.map((lang) => Object.freeze(editionOf(campaign, lang, now)));
  const own = <T extends Item>(list: (edition: Edition) => readonly T[]): T[] =>
    editions.flatMap((edition) => list(edition).filter(({ lang }) => lang === edition.lang));
  const events = own(({ events: all }) => all);
  const facts = own(({ facts: all }) => all);
  const updates = own(({ updates: all }) => all);
  const pages = own(({ pages: all }) => all);
  for (const edition of editions)
    for (const item of [
      ...edition.towns,
      ...edition.events,
      ...edition.events.flatMap(({ dates }) => dates),
      ...edition.facts,
      ...edition.updates,
      ...edition.pages,
    ])
      belongTo(item, edition);
  const [original] = editions;
  if (!original) throw new Error('a campaign has one language at least');
  return Object.freeze({
    isWholeSite,
    menu: isWholeSite ? '' : 'handbill',
    campaign,
    editions,
    events,
    facts,
    updates,
    pages,
    changed: events.filter(({ changes }) => changes.length > 0),
    actionPages: editions.flatMap(actionPagesOf),
    towns: editions.flatMap((edition) => edition.towns),
    eventLists: editions.flatMap((edition) => eventParts(edition, edition.at('/events/'))),
    updateLists: editions.flatMap((edition) =>
      edition.updates.length > 0 ? partsOf(edition.updates, edition.at('/updates/'), edition) : [],
    ),
    editionOf: (thing: unknown) => editionIn(thing, editions) ?? original,
  });
}

function actionPagesOf(edition: Edition): ActionPage[] {
  const own = { edition, address: actionsAddress(edition.home), actions: edition.actions, event: undefined };
  const others = edition.events.map((event) => ({
    edition,
    address: actionsAddress(event.address),
    actions: event.actions,
    event,
  }));
  return [own, ...others].filter(({ actions }) => actions.length > 0);
}

/** Templates of an item ask it for its edition: computed data cannot be asked for while other such data is worked out. */
function belongTo(item: object, edition: Edition): void {
  Object.freeze(Object.defineProperty(item, 'edition', { value: edition }));
}

/** The edition that a thing is or belongs to. */
function editionIn(thing: unknown, editions: readonly Edition[]): Edition | undefined {
  const owner = typeof thing === 'object' && thing !== null && 'edition' in thing ? thing.edition : thing;
  return editions.find((edition) => edition === owner);
}

/** A copy of a site of which the campaign is a part is not ours to offer. */
export function withoutArchive(campaign: Campaign): Campaign {
  return campaign.carry === 'all' ? Object.freeze({ ...campaign, carry: 'pocket' }) : campaign;
}

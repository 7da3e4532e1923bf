/** Notes which lists of a campaign a template reads, so that a page is known to depend on them, and most pages on none. */
import type { Edition } from '../campaign/edition.ts';
import type { Campaign } from '../campaign/model.ts';

/** What an edition has besides settings and words; a page that reads one of these may change with any item. */
const LISTS = [
  'statement',
  'facts',
  'sources',
  'events',
  'upcoming',
  'past',
  'changed',
  'leading',
  'updates',
  'counts',
  'now',
] as const;

export type ListName = (typeof LISTS)[number] | 'campaign';

const NAMES: ReadonlyMap<string | symbol, ListName> = new Map(LISTS.map((name) => [name, name]));

/** The campaign's own lists, behind every edition. */
const CAMPAIGN_LISTS: ReadonlySet<string | symbol> = new Set([
  'statement',
  'facts',
  'events',
  'updates',
  'pictures',
  'versions',
]);

/** The edition, with every reading of a list told to `note`. */
export function trackedEdition(edition: Edition, note: (list: ListName) => void): Edition {
  const campaign = trackedCampaign(edition.campaign, () => note('campaign'));
  return new Proxy(edition, {
    get(target, property) {
      if (property === 'campaign') return campaign;
      const list = NAMES.get(property);
      if (list) note(list);
      return Reflect.get(target, property);
    },
  });
}

function trackedCampaign(campaign: Campaign, note: () => void): Campaign {
  return new Proxy(campaign, {
    get(target, property) {
      if (CAMPAIGN_LISTS.has(property)) note();
      return Reflect.get(target, property);
    },
  });
}

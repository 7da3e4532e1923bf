/** Names the towns that events are in, in an edition's language, and gives them addresses that stay. */
import { countryName } from '../text/country.ts';
import { townSlug } from '../text/slug.ts';
import { absolute, itemAddress, townCalendarAddress } from './addresses.ts';
import type { Campaign, CampaignEvent, Lang } from './model.ts';
import type { Words } from './words.ts';

/** A town as an edition names it. */
export interface TownName {
  /** Of its address, the same in all languages. */
  readonly slug: string;
  /** In the edition's language, where the campaign says it. */
  readonly name: string;
  /** Of the name. */
  readonly lang: Lang;
  /** The country's name in the edition's language. */
  readonly country: string | undefined;
  /** The name, with the country where another town has the same. */
  readonly title: string;
  readonly address: string;
  readonly calendarAddress: string;
  readonly calendarUrl: string;
}

/** The edition that towns are named for. */
interface Naming {
  readonly lang: Lang;
  readonly original: Lang;
  readonly words: Words;
  addressIn(lang: Lang, address: string): string;
}

interface PlacedTown {
  readonly slug: string;
  readonly name: string;
  country: string | undefined;
}

/** Names the town of an event in an edition. */
export function townNames(
  { events, text, address }: Pick<Campaign, 'events' | 'text' | 'address'>,
  { lang, original, words, addressIn }: Naming,
): (event: Pick<CampaignEvent, 'slug'>) => TownName | undefined {
  const placed = placedTowns(events);
  const towns = [...new Set(placed.values())];
  const named = new Map(towns.map((town) => [town, nameOf(town)]));
  return ({ slug }) => {
    const town = placed.get(slug);
    return town && named.get(town);
  };
  function nameOf(town: PlacedTown): TownName {
    const own = text[lang]?.towns?.[town.name];
    const name = own ?? town.name;
    const country = town.country && countryName(town.country, words.locale);
    const isShared = towns.some((other) => other !== town && other.name === town.name);
    const calendarAddress = addressIn(lang, townCalendarAddress(town.slug));
    return {
      slug: town.slug,
      name,
      lang: own ? lang : original,
      country,
      title: words.listed([name, isShared ? country : undefined]),
      address: addressIn(lang, itemAddress('events', `in/${town.slug}`)),
      calendarAddress,
      calendarUrl: absolute({ address }, calendarAddress),
    };
  }
}

/**
 * The town of each event by the event's slug. Of two towns of one name the one announced first has the name as its address,
 * the other one its country's code behind it; so that no address changes when a second one is announced.
 */
function placedTowns(events: readonly CampaignEvent[]): Map<string, PlacedTown> {
  const bySlug = new Map<string, PlacedTown>();
  const placed = new Map<string, PlacedTown>();
  const inOrder = [...events].sort(
    (a, b) => a.published.toMillis() - b.published.toMillis() || (a.slug < b.slug ? -1 : 1),
  );
  for (const { slug: event, town: name, country } of inOrder) {
    if (!name) continue;
    const plain = townSlug(name);
    const same = bySlug.get(plain);
    const isOther = country && same?.country && same.country !== country;
    const slug = isOther ? `${plain}-${country.toLowerCase()}` : plain;
    const town = bySlug.get(slug) ?? { slug, name, country };
    town.country ??= country;
    bySlug.set(slug, town);
    placed.set(event, town);
  }
  return placed;
}

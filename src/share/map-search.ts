/** A link that looks an event's place up on a map, in place of coordinates that nobody gave. */
import type { CampaignEvent } from '../campaign/model.ts';

/** OpenStreetMap's search for the address, or the place's name where there is none. Loads nothing until tapped. */
export function mapSearch({ place }: Pick<CampaignEvent, 'place'>): string {
  return `https://www.openstreetmap.org/search?query=${encodeURIComponent(place.address ?? place.name)}`;
}

/** A link to an event's place on a map: to the very point, or a search where nobody gave one. */
import type { EditionEvent } from '../campaign/edition-event.ts';

/** OpenStreetMap at the point, near enough to see the doors; else its search for the address or name. Loads nothing until tapped. */
export function mapSearch({ place, locality, at }: Pick<EditionEvent, 'place' | 'locality' | 'at'>): string {
  if (at) {
    const { latitude, longitude } = at;
    return `https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=18/${latitude}/${longitude}`;
  }
  const sought = [place?.address ?? place?.name, locality].filter(Boolean).join(', ');
  return `https://www.openstreetmap.org/search?query=${encodeURIComponent(sought)}`;
}

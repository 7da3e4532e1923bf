/** The names that translations give to towns are of towns that events are in. */
import type { Campaign } from '../../campaign/model.ts';
import { type Problem, quote } from '../../campaign/problem.ts';
import { nearest } from '../../text/nearest.ts';

/** A warning for each name that no reader would see. */
export function checkTowns({ text, events }: Pick<Campaign, 'text' | 'events'>): Problem[] {
  const towns = new Set(events.flatMap(({ town }) => town ?? []));
  return Object.entries(text).flatMap(([lang, own]) =>
    Object.keys(own?.towns ?? {})
      .filter((town) => !towns.has(town))
      .map((town): Problem => {
        const near = nearest(town, towns);
        const advice = near ? `Did you mean ${near}?` : 'Write it as town: of the event has it, or remove it.';
        const message = `no event is in ${quote(town)}. ${advice}`;
        return { severity: 'warning', file: `content/campaign.${lang}.yml`, field: 'towns', message };
      }),
  );
}

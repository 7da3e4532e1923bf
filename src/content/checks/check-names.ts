/** What the schema cannot see in `campaign.yml` and its translations: names that there are, and once; colours that can be read; towns of events; events that are twins. */
import { areMany } from '../../campaign/agenda.ts';
import type { Campaign, Colours } from '../../campaign/model.ts';
import { type Problem, quote } from '../../campaign/problem.ts';
import { AA_CONTRAST, contrast, nearestReadable } from '../../drawing/contrast.ts';
import { nearest } from '../../text/nearest.ts';
import { isRecord, type YamlText } from '../reading/yaml-text.ts';

/** The names that there are, which the content does not know. */
export interface KnownNames {
  /** Ids of places to share to. */
  readonly shareTargets: readonly string[];
  /** Styles, with the YAML of the colours that each has unless a campaign chooses others. */
  readonly styles: ReadonlyMap<string, string>;
}

/** A style that is no folder. */
export function checkStyle(yaml: YamlText, styles: KnownNames['styles']): Problem[] {
  const known = [...styles.keys()];
  const { style } = yaml.data;
  if (typeof style !== 'string' || known.includes(style)) return [];
  const near = nearest(style, known);
  const advice = `${near ? `Did you mean ${near}? ` : ''}There are ${known.join(', ')}; one of your own is a folder in templates/styles/.`;
  const message = `${quote(style)} is no style that there is. ${advice}`;
  return [yaml.problem(['style'], message)];
}

/** A place to share to that we do not know, or know already from the same list. */
export function checkShareTargets(yaml: YamlText, known: readonly string[]): Problem[] {
  const { share } = yaml.data;
  if (!Array.isArray(share)) return [];
  const unknown = share.flatMap((id, index): Problem[] => {
    if (typeof id !== 'string' || known.includes(id) || share.indexOf(id) < index) return [];
    const near = nearest(id, known);
    const advice = near ? `Did you mean ${near}?` : `Write some of ${known.join(', ')}.`;
    const message = `${quote(id)} is not a sharing service that Handbill knows. ${advice}`;
    return [{ ...yaml.problem(['share', index], message), field: 'share' }];
  });
  return [...unknown, ...checkTwice(yaml, 'share')];
}

/** A name that a list has already. */
export function checkTwice(yaml: YamlText, field: 'home' | 'share'): Problem[] {
  const names = yaml.data[field];
  if (!Array.isArray(names)) return [];
  return names.flatMap((name, index): Problem[] => {
    if (typeof name !== 'string' || names.indexOf(name) === index) return [];
    const message = `${quote(name)} is there twice. Keep one.`;
    return [{ ...yaml.problem([field, index], message), field }];
  });
}

/** A problem where ink cannot be read on paper (WCAG 2.2 AA); the accent may be any colour, see `tonesOf`. */
export function checkColours(yaml: YamlText, colours: Colours): Problem[] {
  const chosen = isRecord(yaml.data.colours) ? yaml.data.colours : {};
  // Told of the ink, unless the paper alone was chosen.
  const [name, other] = 'ink' in chosen ? (['ink', 'paper'] as const) : (['paper', 'ink'] as const);
  const found = contrast(colours[name], colours[other]);
  if (!(name in chosen) || found >= AA_CONTRAST) return [];
  const near = nearestReadable(colours[name], [colours[other]]);
  const message = `"${colours[name]}" is too much like the ${other} "${colours[other]}" (contrast ${found.toFixed(1)} to 1) to be read; ${AA_CONTRAST} is the least. The nearest that can is "${near}".`;
  return [yaml.problem(['colours', name], message)];
}

/** The towns that the map of a day of action leaves out, in one warning; nothing where it has none or all, or where there is no map. */
export function checkMap({ events }: Pick<Campaign, 'events'>): Problem[] {
  const townsOf = (all: Campaign['events']): Set<string> => new Set(all.flatMap(({ town }) => town ?? []));
  const [all, placed] = [townsOf(events), townsOf(events.filter(({ at }) => at))];
  const missing = [...all].filter((town) => !placed.has(town)).sort();
  const first = events.find(({ town }) => town === missing[0]);
  if (!areMany(events) || placed.size === 0 || missing.length === 0 || !first) return [];
  const names =
    missing.length > MOST_NAMED
      ? [...missing.slice(0, MOST_NAMED - 1), `${missing.length - MOST_NAMED + 1} more`]
      : missing;
  const message = `the map shows ${placed.size} of ${all.size} towns, as no event says where it is in ${names.join(', ')}. Write \`at:\` with the latitude and longitude of each, like 51.5101, -0.1527.`;
  return [{ severity: 'warning', file: first.path, field: 'at', message }];
}

const MOST_NAMED = 12;

/** A warning of an event that has the title, the beginning and the place of another: a file copied and not changed. */
export function checkTwins({ events, languages: [lang] }: Pick<Campaign, 'events' | 'languages'>): Problem[] {
  const known = new Map<string, string>();
  return events.flatMap(({ path, text, starts, town, place, online }): Problem[] => {
    const key = JSON.stringify([text[lang]?.title, starts?.toMillis(), town, place?.name, place?.address, online]);
    const other = known.get(key);
    known.set(key, path);
    if (!other || !starts) return [];
    const message = `is that of ${other} too, which begins at the same time and place. Remove one of the two files, or correct what should be another.`;
    return [{ severity: 'warning', file: path, field: 'title', message }];
  });
}

/** A warning for each name that no reader would see. */
export function checkTowns({ text, events }: Pick<Campaign, 'text' | 'events'>): Problem[] {
  const towns = new Set(events.flatMap(({ town }) => town ?? []));
  return Object.entries(text).flatMap(([lang, own]) =>
    Object.keys(own?.towns ?? {})
      .filter((town) => !towns.has(town))
      .map((town): Problem => {
        const near = nearest(town, towns);
        const advice = near ? `Did you mean ${near}?` : 'Write it as `town:` of the event has it, or remove it.';
        const message = `no event is in ${quote(town)}. ${advice}`;
        return { severity: 'warning', file: `content/campaign.${lang}.yml`, field: 'towns', message };
      }),
  );
}

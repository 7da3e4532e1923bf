/** An event file becomes an event that every calendar can hold under its permanent id. */

import type { z } from 'zod';
import { type Coordinates, readCoordinates } from '../../campaign/coordinates.ts';
import type { CampaignEvent, Change, Series, Translation } from '../../campaign/model.ts';
import { isOnLand } from '../../drawing/map-land.ts';
import { pictureAtHead } from '../images/named-picture.ts';
import type { Document } from '../reading/front-matter.ts';
import type { SourceFile } from '../reading/source-file.ts';
import { type FieldPath, isRecord, type YamlValue } from '../reading/yaml-text.ts';
import { wordsOf } from '../schema/roles.ts';
import { type EventFields, eventFields } from '../schema/schema.ts';
import { eventTranslation } from '../schema/translation-schema.ts';
import { placeVersionOf } from '../translations/translation-version.ts';
import { accepting, translationsOf, type Warn } from '../translations/translations.ts';
import { checkActions, partedActions } from './check-actions.ts';
import { checkEventTimes, type ReadChange } from './check-event-times.ts';
import { writtenName } from './check-fields.ts';
import { checkSeries, isSeries } from './check-series.ts';
import { type Check, readFields, reportField } from './text-check.ts';

/** The event of a file, or undefined after reporting every problem in it. */
export function checkEvent(check: Check, file: SourceFile, slug: string): CampaignEvent | undefined {
  const read = readFields(check, file, eventFields, 'an event');
  if (!read) return undefined;
  const { document, fields, prose } = read;
  const translations = translationsOf(check, {
    document,
    schema: eventTranslation,
    isNeeded: true,
    make: (words, own, warn) => ({ ...words, spelling: spellingOf(own, words.translation, document, warn) }),
  });
  reportMissingPlace(check, document);
  checkActions(document.fields).forEach(check.report);
  if (!fields) return undefined;
  // What people can do is in no calendar.
  reportBackslashes(check, document, { ...document.fields.data, actions: undefined }, []);
  if (prose?.plain.includes('\\')) reportBackslash(check, document, undefined);
  reportMissingLink(check, document, fields);
  const times = checkEventTimes(check, document, fields);
  const uid = fields.id ?? derivedId(check, document, slug);
  const series =
    times && isSeries(fields)
      ? checkSeries(check, document, fields, { times, uid, changes: times.changes })
      : undefined;
  // Of a series whose own id is another's, nothing need be said of each date.
  if (claimId(check, document, uid)) for (const date of series?.dates ?? []) claimId(check, document, date.uid);
  if (!times || !prose || (isSeries(fields) && !series)) return undefined;
  const { town, country, status = 'confirmed', online } = fields;
  const at = fields.at === undefined ? undefined : readCoordinates(fields.at);
  if (at) reportSwapped(check, document, at, times.published.offset);
  const place = fields.place && {
    ...fields.place,
    name: /^to be announced$/i.test(fields.place.name) ? undefined : fields.place.name,
  };
  const happened = fields.happened === 'true';
  const isMain = fields.main === 'true';
  const { actions, words } = partedActions(fields.actions);
  const text = { [check.lang]: { ...wordsOf(eventFields, fields), actions: words, prose }, ...translations };
  const isDraft = fields.draft === 'true';
  const changes = changesOf(times.changes, series);
  const where = { place, town, country, at, online };
  const picture = pictureAtHead(check, document, 'whole', 'list');
  const own = { isDraft, status, happened, isMain, actions, series, picture, text };
  return { slug, path: file.path, uid, ...times, changes, ...where, ...own };
}

/** The changes as people are told of them: of a series, each with the start that its first date had before. */
function changesOf(changes: readonly ReadChange[], series: Series | undefined): Change[] {
  const told = (series?.dates ?? []).flatMap((date) => date.changes);
  return changes.map(({ at, note, was, days }, index) =>
    series ? { at, note, days, was: told.find((change) => change.index === index)?.was } : { at, note, was },
  );
}

/** How a translation spells the place, unless that may be another place by now. */
function spellingOf(
  { spelling, spells }: z.infer<typeof eventTranslation>,
  { path, isOutdated }: Translation,
  { fields }: Document,
  warn: Warn,
): typeof spelling {
  if (!spelling || (spells === undefined && !isOutdated)) return spelling;
  if (spells === placeVersionOf(fields.data.place)) return spelling;
  if (spells !== undefined)
    warn(
      'spelling',
      `is of a place that has changed since, so readers are not shown it. Spell the place as it is now, and say that the translation is up to date.`,
      accepting(path),
    );
  return undefined;
}

/** How far from the middle of its time zone a place may well be, degrees of longitude. */
const FAR = 40;

/** Warns of a point at sea or far from its time zone (minutes from UTC) that is on land and near it the other way round. */
function reportSwapped(check: Check, document: Document, at: Coordinates, offset: number): void {
  const swapped = { latitude: at.longitude, longitude: at.latitude };
  const distanceOf = ({ longitude }: Coordinates): number => Math.abs(((longitude - offset / 4 + 540) % 360) - 180);
  if (Math.abs(swapped.latitude) > 90 || distanceOf(swapped) >= Math.min(distanceOf(at), FAR)) return;
  if (!isOnLand(swapped) || (distanceOf(at) < FAR && isOnLand(at))) return;
  const message = `is ${isOnLand(at) ? 'far from the time zone of the event' : 'at sea'}. Did you mean ${swapped.latitude}, ${swapped.longitude}? Latitude comes first.`;
  reportField(check, document, ['at'], message, { severity: 'warning' });
}

function derivedId(check: Check, document: Document, slug: string): string {
  const id = `${slug}@${check.host}`;
  const message = `is missing, so calendars know the event as ${id}. Write \`id: ${id}\` and it stays the same whatever you rename.`;
  reportField(check, document, ['id'], message, { severity: 'warning' });
  return id;
}

/** Two events under one id would overwrite each other in every calendar. Whether it was free. */
function claimId(check: Check, document: Document, uid: string): boolean {
  const other = check.ids.get(uid);
  if (other) {
    reportField(check, document, ['id'], `"${uid}" is also the id of ${other}. Give each event an id of its own.`);
  }
  check.ids.set(uid, other ?? document.path);
  return !other;
}

/** An event is somewhere, even where nobody knows yet. */
function reportMissingPlace(check: Check, { fields }: Document): void {
  const { place, online } = fields.data;
  if (place || online || writtenName(fields.data, ['place'])) return;
  const isWritten = 'place' in fields.data;
  const problem = fields.problem(
    ['place'],
    `is ${isWritten ? 'empty' : 'missing'}. Write \`name:\` and \`address:\` of it. If nobody knows the place yet, \`name: to be announced\`. If it is online, \`online:\` with the address, in place of it.`,
  );
  const add = ['place:', '  name: …', '  address: …'];
  check.report({ ...problem, ...(isWritten && { place: fields.locateKey(['place']) }), add });
}

function reportMissingLink(check: Check, document: Document, { status, online, changes = [] }: EventFields): void {
  const index = changes.findIndex((change) => change.status === 'moved-online');
  if (online || (status !== 'moved-online' && index < 0)) return;
  reportField(
    check,
    document,
    status === 'moved-online' ? ['status'] : ['changes', index, 'status'],
    'says that the event has moved online, but not where. Write the address, like `online: https://example.org/meeting`.',
  );
}

/** Four of nine calendar programs decode an escaped backslash wrongly. */
function reportBackslashes(check: Check, document: Document, value: YamlValue, path: FieldPath): void {
  if (typeof value === 'string') {
    if (value.includes('\\')) reportBackslash(check, document, path);
    return;
  }
  const entries = Array.isArray(value) ? value.entries() : isRecord(value) ? Object.entries(value) : [];
  for (const [key, inner] of entries) reportBackslashes(check, document, inner, [...path, key]);
}

function reportBackslash(check: Check, document: Document, path: FieldPath | undefined): void {
  const message = 'has a backslash (\\), which several calendars show wrongly. Write / instead, or leave it out.';
  if (path) reportField(check, document, path, message);
  else
    check.report({
      severity: 'error',
      file: document.path,
      place: { line: document.bodyLine, column: 1 },
      message: `the text ${message}`,
    });
}

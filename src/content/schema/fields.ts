/** The kinds of field that content files are made of, each with its description, an example and its own rule. */
import { z } from 'zod';
import { readCoordinates } from '../../campaign/coordinates.ts';
import { quote } from '../../campaign/problem.ts';
import { canonicalCountry, countryName, countryNamed } from '../../text/country.ts';
import { plainData } from '../../text/invisible.ts';
import { hasCredentials, isWebAddress, readableUrl } from '../../text/url.ts';
import { readPartialDate, readToBeAnnounced, readWallClock } from '../../time/wall-clock.ts';
import { findZone, nearestZoneName } from '../../time/zone.ts';
import { isDay, readRecurrence } from '../checks/recurrence-text.ts';
import { explainFault } from '../checks/wall-clock-fault.ts';
import { noDateFault, noPlaceFault } from './unannounced.ts';
import { holding } from './value-kinds.ts';

/** A line or more of plain text. */
export function text(description: string, example: string) {
  return z.string().meta({ description, examples: [example] });
}

/** A line that names a place; `advice` says what to write where it is not known yet. */
export function placeText(description: string, example: string, advice: string) {
  return ruled(z.string(), (value) => noPlaceFault(value, advice)).meta({ description, examples: [example] });
}

/** A group of fields. */
export function group<S extends z.core.$ZodShape>(shape: S, description: string, example: string) {
  return z.strictObject(shape).meta({ description, examples: [example] });
}

/** A list of values or of groups. */
export function list<T extends z.ZodType>(element: T, description: string, example: string) {
  return z.array(element).meta({ description, examples: [example] });
}

/** Faults of a time that show without knowing its zone, or whether the event lasts whole days. */
const PLAIN_FAULTS = new Set(['unreadable', 'impossible', 'weekday']);

/** A line that becomes a headline, a card and a calendar entry. */
export function headline(description: string, example: string) {
  return ruled(z.string(), (value) =>
    [...value].length <= HEADLINE_LIMIT
      ? undefined
      : `is ${[...value].length} characters long; a headline may have ${HEADLINE_LIMIT}. Put the rest into the text below.`,
  ).meta({ description, examples: [example] });
}

/** A few signs that are set as large as can be. */
export function short(description: string, example: string) {
  return ruled(z.string(), (value) =>
    [...value].length <= SHORT_LIMIT
      ? undefined
      : `is ${[...value].length} characters long, too many to be set large; it may have ${SHORT_LIMIT}. Write the number and what it counts, like ${example}, and the rest into the text.`,
  ).meta({ description, examples: [example] });
}

/** As long as stands in the place of a number, characters. */
const SHORT_LIMIT = 24;

/** As long as a card can show at a size that can be read, characters. */
const HEADLINE_LIMIT = 300;

/** A date and time on the wall clock where it happens; resolved later, when the zone is known. */
export function moment(description: string, example = '2011-12-21 12:00') {
  return holding('moment', checked(description, example, momentFault));
}

export function momentFault(value: string): string | undefined {
  const utc = findZone('UTC');
  const reading = utc && readWallClock(value, utc);
  if (!reading || reading.ok || !PLAIN_FAULTS.has(reading.fault.kind)) return undefined;
  return explainFault(value, 'UTC', reading.fault);
}

/** The same of what may still be to be announced. */
export function momentOrUnknown(description: string) {
  const utc = findZone('UTC');
  const fault = (value: string): string | undefined =>
    utc && readToBeAnnounced(value, utc) ? undefined : (noDateFault(value) ?? momentFault(value));
  const unknown = 'Unknown yet: to be announced, or to be announced, 2027-03.';
  return holding('moment-or-unknown', checked(`${description} ${unknown}`, '2011-12-21 12:00', fault));
}

/** A day of the calendar. */
export function day(description: string, example: string) {
  return holding(
    'day',
    checked(description, example, (value) => (isDay(value) ? undefined : noDay(value))),
  );
}

/** A day, or several with commas between them. */
export function days(description: string, example: string) {
  return checked(description, example, (value) => {
    const wrong = daysIn(value).find((each) => !isDay(each));
    return wrong === undefined ? undefined : noDay(wrong);
  });
}

/** The days of a field that may have several. */
export function daysIn(value: string): string[] {
  return value.split(/[\s,]+/).filter(Boolean);
}

function noDay(value: string): string {
  return `${quote(value)} is not a day. Write it like 2026-12-26, without a time.`;
}

/** How something repeats, in a sentence. */
export function recurrence(description: string) {
  return checked(description, 'weekly until 2027-01-16, except 2026-12-26', (value) => {
    const read = readRecurrence(value);
    return 'fault' in read ? read.fault : undefined;
  });
}

/** One of a few words. */
export function oneOf<const T extends readonly [string, ...string[]]>(words: T, description: string) {
  return z.enum(words).meta({ description, examples: [words[0]] });
}

/** A day, a month or a year, as sources give it. */
export function partialDate(description: string) {
  return checked(description, '2011-12-16', (value) =>
    readPartialDate(value) ? undefined : `${quote(value)} is not a date. Write it like 2011-12-16, 2011-12 or 2011.`,
  );
}

/** An absolute web address. */
export function webAddress(description: string, example: string) {
  return checked(description, example, (value) =>
    isWebAddress(value.replaceAll(' ', '%20'))
      ? credentialsFault(value)
      : `${quote(value)} is not a web address. Write it like ${example}.`,
  ).overwrite(asLink);
}

/** An address of a site: https, ending in a slash, so that page addresses can be added to it. */
export function siteAddress(description: string, example: string) {
  return checked(description, example, (value) => {
    const { protocol, search, hash, href } = isWebAddress(value) ? new URL(value) : new URL('invalid:');
    if (protocol === 'https:' && !search && !hash && href.endsWith('/')) return credentialsFault(value);
    return `${quote(value)} is not the address of a site. Write it with https:// in front and a slash at the end, like ${example}.`;
  }).overwrite(asLink);
}

/** The IANA name of a time zone. */
export function zoneName(description: string) {
  return holding('zone', checked(description, 'Europe/London', zoneFault));
}

function zoneFault(value: string): string | undefined {
  if (findZone(value) && isPlace(value)) return undefined;
  // A guess at an abbreviation or an offset would be hours wrong.
  const near = /^\p{Lu}{2,5}$|[\d+]/u.test(value) ? undefined : nearestZoneName(value);
  return `${quote(value)} is not a time zone. ${near ? `Did you mean ${near}?` : 'Write it as region and city, like Europe/London.'}`;
}

/** Whether a zone's name is that of a place, whose clocks are changed when they are; or UTC. */
function isPlace(name: string): boolean {
  return name === 'UTC' || (name.includes('/') && !/^Etc\//i.test(name));
}

/** A point on the earth, latitude first. */
export function coordinates(description: string) {
  return checked(description, '51.5101, -0.1527', (value) => {
    if (readCoordinates(value)) return undefined;
    const [first, second = ''] = value.split(/\s*[,;]\s*/);
    const hint = readCoordinates(`${second}, ${first}`) ? ' The latitude, north or south, comes first.' : '';
    return `${quote(value)} is not a point on a map.${hint} Write latitude and longitude in degrees, like 51.5101, -0.1527.`;
  });
}

/** A country's code of ISO 3166-1. */
export function countryCode(description: string) {
  return checked(description, 'GB', (value) => {
    if (countryName(value, 'en')) return undefined;
    const known = countryNamed(value);
    return `${quote(value)} is not a country code. ${known ? `Write ${known} for ${countryName(known, 'en')}.` : 'Write two letters, like GB or KZ.'}`;
  }).overwrite(canonicalCountry);
}

/** A colour as six hexadecimal digits. */
export function colour(description: string, example: string) {
  const advice = `Write it as # and six digits or letters from a to f, like \`"${example}"\`.`;
  const fault = (value: string): string | undefined =>
    /^#[0-9a-f]{6}$/i.test(value) ? undefined : `${quote(value)} is not a colour. ${advice}`;
  return holding('colour', checked(description, example, fault));
}

/** Whether a text has the form of a language tag of BCP 47. */
export function isLanguageTag(value: string): boolean {
  return /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(value);
}

/** A language tag of BCP 47. */
export function languageTag(description: string) {
  return checked(description, 'en', (value) =>
    isLanguageTag(value) ? undefined : `${quote(value)} is not a language code. Write it like en, ru or kk.`,
  );
}

/** Data with a rule, without what nobody can see in it; `fault` returns the whole sentence for an author, or undefined when all is well. */
export function checked(description: string, example: string, fault: (value: string) => string | undefined) {
  return ruled(z.string().overwrite(plainData), fault).meta({ description, examples: [example] });
}

/** A text that is as its rule wants it. */
function ruled(text: z.ZodString, fault: (value: string) => string | undefined): z.ZodString {
  return text.superRefine((value, context) => {
    const message = fault(value);
    if (message) context.addIssue({ code: 'custom', message });
  });
}

/** An address as links have it: with spaces, and all that RFC 3986 has not among its characters, encoded. */
function asLink(value: string): string {
  return /^[\w\-.~:/?#[\]@!$&'()*+,;=%]*$/.test(value) || !URL.canParse(value) ? value : new URL(value).href;
}

/** The names and passwords in front of an @ would be in every link and preview of it. The value is not quoted: logs are read too. */
function credentialsFault(value: string): string | undefined {
  if (!hasCredentials(value)) return undefined;
  const without = Object.assign(new URL(value), { username: '', password: '' });
  return `has a user name or a password in front of the @, which everyone would see. Write ${readableUrl(without.href)} alone.`;
}

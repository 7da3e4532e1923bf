/** Time zones from the IANA rules pinned in the lockfile, so that every machine and Node version agrees. */
import { FixedOffsetZone, Zone, type ZoneOffsetFormat } from 'luxon';
import moment from 'moment-timezone';
import { nearest } from './nearest.ts';

/** A luxon zone over moment-timezone's data; Node's own ICU data is a year old on Node 20. */
export class PinnedZone extends Zone {
  readonly #rules: moment.MomentZone;

  constructor(rules: moment.MomentZone) {
    super();
    this.#rules = rules;
  }

  /** Not "iana": for that type luxon would ask Node's own zone data when it formats. */
  override get type(): string {
    return 'pinned';
  }

  override get name(): string {
    return this.#rules.name;
  }

  override get isUniversal(): boolean {
    return false;
  }

  override get isValid(): boolean {
    return true;
  }

  /** The zone's abbreviation at an instant (UTC ms), such as "GMT", or "+05" where it has none. */
  override offsetName(instant: number): string {
    return this.#rules.abbr(instant);
  }

  override formatOffset(instant: number, format: ZoneOffsetFormat): string {
    return FixedOffsetZone.instance(this.offset(instant)).formatOffset(instant, format);
  }

  /** Minutes east of UTC at an instant (UTC ms). */
  override offset(instant: number): number {
    // moment counts minutes west; `0 -` rather than a sign avoids a negative zero.
    return 0 - this.#rules.utcOffset(instant);
  }

  override equals(other: Zone): boolean {
    return other instanceof PinnedZone && other.name === this.name;
  }
}

/** The zone of an IANA name in any letter case, or undefined where there is none. */
export function findZone(name: string): PinnedZone | undefined {
  const rules = moment.tz.zone(name);
  return rules ? new PinnedZone(rules) : undefined;
}

/** The existing zone name nearest to a mistaken one, matching "London" to Europe/London. */
export function nearestZoneName(name: string): string | undefined {
  const names = moment.tz.names();
  const city = name.trim().toLowerCase().replaceAll(' ', '_');
  const ofCity = names.find((known) => known.toLowerCase().endsWith(`/${city}`));
  return ofCity ?? nearest(name, names);
}

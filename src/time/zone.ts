/** Time zones from the IANA rules pinned in the lockfile, so that every machine and Node version agrees. */
import { FixedOffsetZone, Zone, type ZoneOffsetFormat } from 'luxon';
import moment from 'moment-timezone';
import { nearest } from '../text/nearest.ts';

/** A moment (UTC ms) at which a zone's clocks change, with the minutes east of UTC before and after. */
export interface OffsetChange {
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

/** A luxon zone over moment-timezone's data; Node's own ICU data is a year old on Node 20. */
export class PinnedZone extends Zone {
  readonly #rules: moment.MomentZone;
  #changes: readonly OffsetChange[] | undefined;

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

  /** The changes of offset after one instant and up to another (UTC ms), in order; offsets in minutes. */
  changesBetween(after: number, upTo: number): OffsetChange[] {
    this.#changes ??= this.#allChanges();
    return this.#changes.filter(({ at }) => at > after && at <= upTo);
  }

  #allChanges(): OffsetChange[] {
    return this.#rules.untils.flatMap((at) => {
      // The last of all is endless.
      const [from, to] = Number.isFinite(at) ? [this.offset(at - 1), this.offset(at)] : [0, 0];
      return from === to ? [] : [{ at, from, to }];
    });
  }

  override equals(other: Zone): boolean {
    return other instanceof PinnedZone && other.name === this.name;
  }
}

/** The zone of an IANA name in any letter case, or undefined where there is none. */
export function findZone(name: string): PinnedZone | undefined {
  const rules = moment.tz.zone(name);
  if (!rules) return undefined;
  const zone = known.get(rules.name) ?? new PinnedZone(rules);
  known.set(rules.name, zone);
  return zone;
}

/** The zones of a country, ISO 3166-1 alpha-2; none where it has none. */
export function zonesOfCountry(country: string): PinnedZone[] {
  // Its types know of no country without zones.
  const names: string[] | null = moment.tz.zonesForCountry(country);
  return (names ?? []).flatMap((name) => findZone(name) ?? []);
}

/** Every zone is made once: what is known of it need not be worked out again. */
const known = new Map<string, PinnedZone>();

/** The existing zone name nearest to a mistaken one, matching "London" to Europe/London. */
export function nearestZoneName(name: string): string | undefined {
  const names = moment.tz.names();
  const city = name.trim().toLowerCase().replaceAll(' ', '_');
  const ofCity = names.find((known) => known.toLowerCase().endsWith(`/${city}`));
  return ofCity ?? nearest(name, names);
}

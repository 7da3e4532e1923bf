/** Reads the one moment that a run takes for "now": --now, else SOURCE_DATE_EPOCH, else the clock. */
import { DateTime } from 'luxon';
import { UserError } from '../text/user-error.ts';
import { readDay, readWallClock } from './wall-clock.ts';
import type { PinnedZone } from './zone.ts';

/** What the command line and the environment say. */
export interface NowSources {
  /** `--now`: a day, a wall-clock time in the campaign's zone, or one with an offset. */
  readonly option: string | undefined;
  /** Seconds since 1970 (reproducible-builds.org). */
  readonly sourceDateEpoch: string | undefined;
  /** The clock, UTC ms. */
  readonly clock: number;
}

/** The moment that is now, for whoever knows the campaign's zone. */
export type ZonedNow = (settings: { readonly zone: PinnedZone }) => DateTime<true>;

/** A moment that cannot be read; the message is for the person at the terminal. */
export class UnreadableNow extends UserError {}

/** The moment, in the campaign's zone. Throws UnreadableNow. */
export function readNow({ option, sourceDateEpoch, clock }: NowSources, zone: PinnedZone): DateTime<true> {
  if (option !== undefined) return readOption(option, zone);
  const isEpoch = sourceDateEpoch !== undefined && sourceDateEpoch !== '';
  const at = DateTime.fromMillis(isEpoch ? Number(sourceDateEpoch) * 1000 : clock, { zone });
  if (at.isValid && (!isEpoch || /^\d+$/.test(sourceDateEpoch))) return at;
  throw new UnreadableNow(
    `SOURCE_DATE_EPOCH is "${sourceDateEpoch}", which is not a number of seconds since 1970. Correct it or unset it.`,
  );
}

function readOption(option: string, zone: PinnedZone): DateTime<true> {
  const day = readDay(option, zone);
  if (day) return day;
  // An instant as programs write it (RFC 3339).
  const instant = /T.*(Z|[+-]\d\d:\d\d)$/.test(option) ? DateTime.fromISO(option, { zone }) : undefined;
  if (instant?.isValid) return instant;
  const reading = readWallClock(option, zone);
  if (reading.ok) return reading.at;
  throw new UnreadableNow(`--now "${option}" is not a date. Write it like 2011-12-18 or "2011-12-21 12:30".`);
}

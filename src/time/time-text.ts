/** Times as machines read them, each worked out once. */
import type { DateTime } from 'luxon';
import { remembered } from '../text/remembered.ts';

/** By luxon's format tokens, on the clock of the time's own zone. */
export const formatTime = remembered(
  (at: DateTime<true>, format: string) => `${at.zoneName} ${at.toMillis()} ${format}`,
  (at, format) => at.toFormat(format),
);

/** ISO 8601 without fractions of a second, with the offset. */
export const isoOf = remembered(
  (at: DateTime<true>) => `${at.zoneName} ${at.toMillis()}`,
  (at) => at.toISO({ suppressMilliseconds: true }),
);

/** The same in UTC, by its Z. */
export const utcIsoOf = remembered(
  (at: DateTime<true>) => String(at.toMillis()),
  (at) => at.toUTC().toISO({ suppressMilliseconds: true }),
);

/** "20111221T120000Z", RFC 5545 §3.3.5, form 2. */
export const utcText = remembered(
  (at: DateTime<true>) => String(at.toMillis()),
  (at) => at.toUTC().toFormat("yyyyMMdd'T'HHmmss'Z'"),
);

/** What may become of an event, and of each date of one that has several. */
import type { DateTime } from 'luxon';
import type { Recurrence } from '../time/recurrence.ts';

export const EVENT_STATUSES = ['confirmed', 'postponed', 'cancelled', 'moved-online'] as const;

export type EventStatus = (typeof EVENT_STATUSES)[number];

export interface Change {
  readonly at: DateTime<true>;
  readonly note: string;
  /** The start before this change, if it changed. */
  readonly was: DateTime<true> | undefined;
  /** Of a series, the days that it is about, as the series has them; undefined for all that were to come. */
  readonly days?: readonly string[] | undefined;
}

/** The dates of an event that has several, at one time of day. */
export interface Series {
  /** How it repeats; undefined where its days are listed. */
  readonly recurrence: Recurrence | undefined;
  /** In order of their beginning. */
  readonly dates: readonly SeriesDate[];
}

/** One date of a series, as it has become by the changes; each is an event of its own in calendars. */
export interface SeriesDate {
  /** Its day in the series, whatever has become of it: "2026-12-26". */
  readonly day: string;
  /** Permanent in calendars: that of the series, with its day. */
  readonly uid: string;
  readonly starts: DateTime<true>;
  /** Exclusive; undefined when no end is announced. */
  readonly ends: DateTime<true> | undefined;
  readonly status: EventStatus;
  /** Whether it is confirmed that it took place. */
  readonly happened: boolean;
  /** Those of the event's changes that are about it, by their place there, each with its own start before. */
  readonly changes: readonly { readonly index: number; readonly was: DateTime<true> | undefined }[];
}

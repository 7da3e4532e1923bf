/** Calendars: a file of each event, and one of all to subscribe to. */
import { CALENDAR_ADDRESS } from '../campaign/addresses.ts';
import type { Output } from '../campaign/publication.ts';
import { calendarFiles } from './calendar-files.ts';

export const calendar: Output = { formats: [calendarFiles], addresses: [CALENDAR_ADDRESS] };

/** The fields that say on which days an event is, where there are several, and what has become of it or of one of them. */
import { EVENT_STATUSES } from '../../campaign/model.ts';
import { day, days, group, list, moment, oneOf, recurrence, text } from './fields.ts';
import { data, noted, words } from './roles.ts';

/** A rule, or a list; an event of one date has neither. */
export const repetition = {
  repeats: data(
    recurrence(
      'How it repeats, from the day of starts on, at the same time of day, up to 366 dates; see docs/start.md.',
    ),
  ).optional(),
  dates: data(
    list(
      day('A day on which it takes place.', '2026-12-05'),
      'The days on which it takes place, at the same time of day, where they follow no rule; the day of starts is the first.',
      '[2026-12-05, 2026-12-19, 2027-01-30]',
    ),
  ).optional(),
};

/** What has changed since publication. */
export const eventChanges = noted(
  list(
    group(
      {
        at: data(moment('When the change was announced.', '2011-12-19 10:00')),
        note: words(text('What has changed, for people.', 'Now on the north side of the square.')),
        was: data(
          moment('When it was to begin before this change, if that is what changed.', '2011-12-20 12:00'),
        ).optional(),
        date: data(
          days('In a series: the date that has changed, as its rule or list gives it; or several.', '2026-12-26'),
        ).optional(),
        starts: data(moment('When that one date begins now, if it was moved.', '2026-12-27 12:00')).optional(),
        status: data(oneOf(EVENT_STATUSES, 'Whether that one date goes ahead.')).optional(),
      },
      'One change.',
      '{ at: 2011-12-19 10:00, note: … }',
    ),
    'What has changed since publication; each entry also updates people’s calendars.',
    'a list, each beginning with - at: …',
  ),
  'note',
  'notes',
).optional();

/** Every field of the texts and of the pictures' own files, each documented, checked and given its role in this one place. */
import type { z } from 'zod';
import { EVENT_STATUSES } from '../../campaign/model.ts';
import { quote } from '../../campaign/problem.ts';
import { isDay } from '../checks/recurrence-text.ts';
import { actions } from './action-schema.ts';
import { eventChanges, repetition } from './event-changes.ts';
import {
  checked,
  coordinates,
  countryCode,
  group,
  headline,
  list,
  moment,
  momentFault,
  momentOrUnknown,
  oneOf,
  placeText,
  short,
  text,
  webAddress,
  zoneName,
} from './fields.ts';
import { headPicture, pixels, spot } from './picture-fields.ts';
import { contentFile, data, noted, ofFile, words } from './roles.ts';
import { source } from './source-fields.ts';

const accepts = ofFile(
  list(
    group(
      {
        words: text('The words of the text that the check questions.', '31 November'),
        reason: text('Why they are right.', 'As printed in the leaflet.'),
      },
      'One acceptance.',
      '{ words: 31 November, reason: … }',
    ),
    'Dates in the text that the check questions and that are right, each with the reason.',
    'a list, each beginning with - words: …',
  ),
).optional();

const draft = ofFile(
  oneOf(
    ['true', 'false'],
    'Whether it is left out of the site until it is ready; the preview shows it, and so does --drafts.',
  ),
).optional();

/** `content/statement.md` */
export const statementFields = contentFile({
  title: words(headline('The statement’s headline.', 'Stop police violence against strikers')),
  summary: words(text('One or two sentences for previews.', 'Ten people were shot dead.')).optional(),
  accepts,
});

/** `content/facts/*.md` */
export const factFields = contentFile({
  claim: words(
    headline(
      'The fact in one sentence that stands alone.',
      'The UK is the third largest direct investor in Kazakhstan',
    ),
  ),
  figure: words(short('Its figure, set as large as can be in place of its number.', '£13 million')).optional(),
  summary: words(
    text('One or two sentences for previews; without it the text’s beginning is used.', 'After the USA and China.'),
  ).optional(),
  sources: noted(
    list(source, 'Where the claim can be checked, the best source first.', 'a list, each beginning with - title: …'),
    'supports',
    'supports',
  ).optional(),
  corrections: noted(
    list(
      group(
        {
          at: data(
            checked('When it was corrected: a day, perhaps with the time.', '2011-12-20', (value) =>
              isDay(value) ? undefined : momentFault(value),
            ),
          ),
          note: words(text('What was wrong, and what is right.', 'It said 70 wounded; it was more than 70.')),
        },
        'One correction.',
        '{ at: 2011-12-20, note: … }',
      ),
      'What has been corrected since the fact was published; readers see each with its date.',
      'a list, each beginning with - at: …',
    ),
    'note',
    'notes',
  ).optional(),
  ...headPicture,
  draft,
  accepts,
});

/** An event's permanent name in calendars. */
const calendarId = checked(
  'The event’s permanent name in people’s calendars; never change it.',
  'london-2011@example.org',
  (value) =>
    /^[\w.+~!#$%&'*=-]+@[a-z0-9.-]+$/i.test(value)
      ? undefined
      : `${quote(value)} is not a calendar id. Write Latin letters and digits without spaces, then @ and your domain, like london-2011@example.org.`,
);

/** `content/events/*.md` */
export const eventFields = contentFile({
  id: data(calendarId).optional(),
  title: words(headline('What will happen, in a few words.', 'Protest at the Kazakh-British Chamber of Commerce')),
  summary: words(text('One sentence for previews; without it when and where are used.', 'Bring a banner.')).optional(),
  starts: data(momentOrUnknown('When it begins, on the clock of the place; with all-day, its first day.')),
  ends: data(moment('When it ends; leave it out when no end is announced.', '2011-12-21 14:00')).optional(),
  'all-day': data(
    oneOf(['true', 'false'], 'Whether it lasts whole days; starts and ends are then days, the last included.'),
  ).optional(),
  ...repetition,
  zone: data(zoneName('The time zone of the place, when it is not the campaign’s.')).optional(),
  place: data(
    group(
      {
        name: placeText(
          'What the place is called; or: to be announced.',
          'Kazakh-British Chamber of Commerce',
          'Write: to be announced, which every page says in its own language.',
        ),
        address: placeText(
          'Street and town, as on an envelope.',
          '62 South Audley Street, Mayfair, London',
          'Leave it out until it is known.',
        ).optional(),
      },
      'Where people should go; not needed with online.',
      '{ name: … }',
    ),
  ).optional(),
  town: data(
    placeText(
      'The town it is in, by which people find it; towns have pages and calendars of their own.',
      'London',
      'Leave it out until it is known.',
    ),
  ).optional(),
  country: data(countryCode('The country it is in, as two letters (ISO 3166).')).optional(),
  at: data(
    coordinates('The exact point where people meet, for maps: latitude, then longitude. Everyone will see it.'),
  ).optional(),
  online: data(
    webAddress('Where to take part online; with a place, people can do either.', 'https://example.org/meeting'),
  ).optional(),
  access: words(
    text('How people get in and take part.', 'Step-free; accessible toilet; sign language (BSL); a quiet room.'),
  ).optional(),
  children: words(
    text('What there is for children, or from what age they can come.', 'Welcome; there is a crèche.'),
  ).optional(),
  bring: words(text('What people should bring.', 'Water, a hat, a placard.')).optional(),
  travel: words(text('How people get there.', 'Underground: Bond Street, five minutes on foot.')).optional(),
  contact: words(text('Whom people can ask; everyone will see it.', 'hello@example.org')).optional(),
  published: data(moment('When the event was first announced; calendars need it.', '2011-12-18 09:00')),
  status: data(oneOf(EVENT_STATUSES, 'Whether it goes ahead.')).optional(),
  happened: data(
    oneOf(['true', 'false'], 'Whether it took place, once you know; until then pages say that its date has passed.'),
  ).optional(),
  main: data(
    oneOf(
      ['true', 'false'],
      'Whether it is the main event, with which the home page begins until it is over; on a day of action in several towns it begins with the day.',
    ),
  ).optional(),
  actions: actions.optional(),
  changes: eventChanges,
  ...headPicture,
  draft,
  accepts,
});

/** `content/updates/*.md` */
export const updateFields = contentFile({
  title: words(headline('The news in a few words.', 'Solidarity from Glasgow')),
  summary: words(text('One or two sentences for previews.', 'Thirty people came.')).optional(),
  date: data(moment('When it was published.', '2011-12-22 18:00')),
  confirms: data(
    text('The event that took place, as this update tells: the name of its file, without the ending.', 'london'),
  ).optional(),
  ...headPicture,
  draft,
  accepts,
});

/** `content/pages/*.md` */
export const pageFields = contentFile({
  title: words(headline('The page’s headline.', 'Questions and answers')),
  summary: words(
    text('One or two sentences for previews; without it the text’s beginning is used.', 'What people ask us most.'),
  ).optional(),
  nav: words(text('Its name in the menu; without it the page is not in the menu.', 'Questions')).optional(),
  ...headPicture,
  draft,
  accepts,
});

/** `content/images/NAME.yml`, about the picture `NAME.jpg` beside it, which every language shows with the same words. */
export const pictureFields = contentFile({
  caption: data(text('The caption under the picture.', 'The square in Zhanaozen, 16 December 2011')).optional(),
  credit: data(text('Who made it, as they wish to be named.', 'Photo: Ainur B., CC BY 4.0')).optional(),
  decorative: data(
    oneOf(['true', 'false'], 'Whether it is only decorative, so that it needs no description.'),
  ).optional(),
  avif: data(oneOf(['true', 'false'], 'Whether it is published as AVIF too: smaller files, slower builds.')).optional(),
  focus: data(
    spot(
      'The point to keep in view where the picture is cropped: how far from the left and how far from the top, from 0 to 1.',
    ),
  ).optional(),
  people: data(
    oneOf(
      ['redacted', 'consented', 'none'],
      'Whether people can be recognised: they are hidden, they agreed, or there are none.',
    ),
  ).optional(),
  redact: data(
    list(
      group(
        {
          left: pixels('How far the part is from the left edge.'),
          top: pixels('How far it is from the upper edge.'),
          width: pixels('How wide it is.'),
          height: pixels('How high it is.'),
        },
        'One part.',
        '{ left: 120, top: 80, width: 60, height: 70 }',
      ),
      'The parts that nobody may see, filled with black; in pixels of the picture turned upright.',
      'a list, each beginning with - left: …',
    ),
  ).optional(),
});

export type EventFields = z.infer<typeof eventFields>;
export type PictureFields = z.infer<typeof pictureFields>;

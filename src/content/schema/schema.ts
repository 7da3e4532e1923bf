/** Every field of every content file, each documented and checked in this one place. */
import { z } from 'zod';
import { EVENT_STATUSES, PAPERS } from '../../campaign/model.ts';
import { quote } from '../../campaign/problem.ts';
import {
  checked,
  colour,
  headline,
  languageTag,
  moment,
  oneOf,
  partialDate,
  pixels,
  siteAddress,
  text,
  webAddress,
  zoneName,
} from './fields.ts';

/** `content/campaign.yml` */
export const campaignFields = z.strictObject({
  title: headline(
    'The campaign in a few words; the largest words on the home page.',
    'Stop police violence against strikers',
  ),
  summary: text(
    'What it is about, in one or two sentences, for search results and previews.',
    'Ten oil workers were shot dead in Zhanaozen.',
  ),
  address: siteAddress('Where the site will be published.', 'https://example.org/'),
  zone: zoneName('The time zone in which the events are announced.'),
  languages: z
    .array(languageTag('A language of the site; the first is the one the originals are written in.'))
    .meta({ description: 'The languages of the site, the original first.', examples: ['[en]'] }),
  source: text(
    'Where the campaign’s words come from; printed at the foot of every page.',
    'From a leaflet of December 2011.',
  ).optional(),
  organiser: z
    .strictObject({
      name: text('Who calls for it.', 'Kazakh Workers’ Solidarity'),
      url: webAddress('The organiser’s own site.', 'https://example.org/').optional(),
      profiles: z
        .array(webAddress('One of the organiser’s pages elsewhere.', 'https://mastodon.social/@name'))
        .meta({
          description: 'The organiser’s own pages elsewhere, for search engines.',
          examples: ['[https://mastodon.social/@name]'],
        })
        .optional(),
      fediverse: checked(
        'The organiser’s address on Mastodon, shown there under links to the site.',
        '"@name@mastodon.social"',
        (value) =>
          /^@[\w.-]+@[a-z0-9-]+(\.[a-z0-9-]+)+$/i.test(value)
            ? undefined
            : `${quote(value)} is not an address on Mastodon. Write it in quotes, like "@name@mastodon.social".`,
      ).optional(),
    })
    .meta({ description: 'Who runs the campaign, if they wish to be named.', examples: ['{ name: … }'] })
    .optional(),
  share: z
    .array(text('The id of a place to share to.', 'whatsapp'))
    .meta({
      description: 'The places to which a page can be shared, in the order they are offered.',
      examples: ['[whatsapp, telegram, email]'],
    })
    .optional(),
  headings: z
    .strictObject({
      facts: text('The heading over the facts.', 'Kazakhstan, oil and the City of London:').optional(),
    })
    .meta({
      description: 'The campaign’s own headings, in place of the built-in words.',
      examples: ['{ facts: … }'],
    })
    .optional(),
  contacts: z
    .array(text('A telephone number or an email address.', 'press@example.org'))
    .meta({
      description:
        'The numbers and addresses that are meant for everyone, so that the safety report does not tell of them.',
      examples: ['[press@example.org]'],
    })
    .optional(),
  mirrors: z
    .array(siteAddress('Where a copy of the site is.', 'https://mirror.example/'))
    .meta({
      description: 'Where copies of the site are, for readers from whom it is kept.',
      examples: ['[https://mirror.example/]'],
    })
    .optional(),
  carry: oneOf(
    ['all', 'pocket', 'none'],
    'What is made to be carried: the pocket edition and an archive of the site, the pocket edition alone, or neither.',
  ).optional(),
  cards: oneOf(
    ['each', 'one'],
    'Whether each page has a card of its own, or all share the home page’s; one is quicker for thousands of pages.',
  ).optional(),
  'share-pages': oneOf(
    ['each', 'none'],
    'Whether each page has a page with everything to share it by: texts, pictures in every shape, a code to scan. None is quicker for thousands of pages.',
  ).optional(),
  print: oneOf(
    [...PAPERS, 'none'],
    'The paper of the posters and leaflets that are made to print, or none.',
  ).optional(),
  colours: z
    .strictObject({
      paper: colour('The background.', '#f7f3e9').optional(),
      ink: colour('The text.', '#16130f').optional(),
      accent: colour('The one loud colour.', '#b3121d').optional(),
    })
    .meta({ description: 'The campaign’s colours.', examples: ['{ accent: "#b3121d" }'] })
    .optional(),
});

const accepts = z
  .array(
    z
      .strictObject({
        words: text('The words of the text that the check doubts.', '31 November'),
        reason: text('Why they stay.', 'As printed in the leaflet.'),
      })
      .meta({ description: 'One acceptance.', examples: ['{ words: 31 November, reason: … }'] }),
  )
  .meta({
    description: 'Dates in the text that the check doubts and that stay, each with the reason.',
    examples: ['a list, each beginning with - words: …'],
  })
  .optional();

/** `content/statement.md` */
export const statementFields = z.strictObject({
  title: headline('The statement’s headline.', 'Stop police violence against strikers'),
  summary: text('One or two sentences for previews.', 'Ten people were shot dead.').optional(),
  accepts,
});

const source = z
  .strictObject({
    title: text(
      'The title of the article, report or film.',
      'Protest police killings of striking Kazakh oil workers',
    ),
    publisher: text('Who published it.', 'Chtodelat News').optional(),
    date: partialDate('When it was published: a day, a month or a year.').optional(),
    url: webAddress('Its address, if it has one.', 'https://example.org/article').optional(),
    archived: webAddress(
      'A copy that stays when the original goes.',
      'https://web.archive.org/web/2011/https://example.org/article',
    ).optional(),
    quotation: text('The words that matter, as they stand there.', 'Ten people were shot dead.').optional(),
    supports: text('What of the claim it shows, if not all.', 'The number of workers.').optional(),
  })
  .meta({ description: 'Where the claim can be checked.', examples: ['{ title: … }'] });

/** `content/facts/*.md` */
export const factFields = z.strictObject({
  claim: headline(
    'The fact in one sentence that stands alone.',
    'The UK is the third largest direct investor in Kazakhstan',
  ),
  summary: text(
    'One or two sentences for previews; without it the text’s beginning is used.',
    'After the USA and China.',
  ).optional(),
  sources: z
    .array(source)
    .meta({
      description: 'Where the claim can be checked, the best source first.',
      examples: ['a list, each beginning with - title: …'],
    })
    .optional(),
  corrections: z
    .array(
      z
        .strictObject({
          at: moment('When it was corrected.', '2011-12-20 10:00'),
          note: text('What was wrong, and what is right.', 'It said 70 wounded; it was more than 70.'),
        })
        .meta({ description: 'One correction.', examples: ['{ at: 2011-12-20 10:00, note: … }'] }),
    )
    .meta({
      description: 'What has been corrected since the fact was published; readers see each with its date.',
      examples: ['a list, each beginning with - at: …'],
    })
    .optional(),
  accepts,
});

/** `content/events/*.md` */
export const eventFields = z.strictObject({
  id: checked(
    'The event’s permanent name in people’s calendars; never change it.',
    'london-2011@example.org',
    (value) =>
      /^[\w.+~!#$%&'*=-]+@[a-z0-9.-]+$/i.test(value)
        ? undefined
        : `${quote(value)} is not a calendar id. Write Latin letters and digits without spaces, then @ and your domain, like london-2011@example.org.`,
  ).optional(),
  title: headline('What will happen, in a few words.', 'Protest at the Kazakh-British Chamber of Commerce'),
  summary: text(
    'One sentence for previews; without it when and where are used.',
    'Bring a banner.',
  ).optional(),
  starts: moment('When it begins, on the clock of the place; with all-day, its first day.'),
  ends: moment('When it ends; leave it out when no end is announced.', '2011-12-21 14:00').optional(),
  'all-day': oneOf(
    ['true', 'false'],
    'Whether it lasts whole days; starts and ends are then days, the last included.',
  ).optional(),
  zone: zoneName('The time zone of the place, when it is not the campaign’s.').optional(),
  place: z
    .strictObject({
      name: text('What the place is called.', 'Kazakh-British Chamber of Commerce'),
      address: text(
        'Street and town, as on an envelope.',
        '62 South Audley Street, Mayfair, London',
      ).optional(),
    })
    .meta({ description: 'Where people should go.', examples: ['{ name: … }'] }),
  online: webAddress(
    'Where to take part when it has moved online.',
    'https://example.org/meeting',
  ).optional(),
  published: moment('When the event was first announced; calendars need it.', '2011-12-18 09:00'),
  status: oneOf(EVENT_STATUSES, 'Whether it goes ahead.').optional(),
  changes: z
    .array(
      z
        .strictObject({
          at: moment('When the change was announced.', '2011-12-19 10:00'),
          note: text('What has changed, for people.', 'Now on the north side of the square.'),
          was: moment(
            'When it was to begin before this change, if that is what changed.',
            '2011-12-20 12:00',
          ).optional(),
        })
        .meta({ description: 'One change.', examples: ['{ at: 2011-12-19 10:00, note: … }'] }),
    )
    .meta({
      description: 'What has changed since publication; each entry also updates people’s calendars.',
      examples: ['a list, each beginning with - at: …'],
    })
    .optional(),
  accepts,
});

/** `content/updates/*.md` */
export const updateFields = z.strictObject({
  title: headline('The news in a few words.', 'Solidarity from Glasgow'),
  summary: text('One or two sentences for previews.', 'Thirty people came.').optional(),
  date: moment('When it was published.', '2011-12-22 18:00'),
  accepts,
});

/** `content/images/NAME.yml`, about the picture `NAME.jpg` beside it */
export const pictureFields = z.strictObject({
  caption: text('What stands under the picture.', 'The square in Zhanaozen, 16 December 2011').optional(),
  credit: text('Who made it, as they wish to be named.', 'Photo: Ainur B., CC BY 4.0').optional(),
  decorative: oneOf(
    ['true', 'false'],
    'Whether it only decorates, so that it needs no description.',
  ).optional(),
  avif: oneOf(
    ['true', 'false'],
    'Whether it is published as AVIF too: smaller files, slower builds.',
  ).optional(),
  people: oneOf(
    ['redacted', 'consented', 'none'],
    'Whether people can be recognised: they are hidden, they agreed, or there are none.',
  ).optional(),
  redact: z
    .array(
      z
        .strictObject({
          left: pixels('How far the part is from the left edge.'),
          top: pixels('How far it is from the upper edge.'),
          width: pixels('How wide it is.'),
          height: pixels('How high it is.'),
        })
        .meta({ description: 'One part.', examples: ['{ left: 120, top: 80, width: 60, height: 70 }'] }),
    )
    .meta({
      description: 'The parts that nobody may see, filled with black; px of the picture turned upright.',
      examples: ['a list, each beginning with - left: …'],
    })
    .optional(),
});

export type CampaignFields = z.infer<typeof campaignFields>;
export type EventFields = z.infer<typeof eventFields>;
export type PictureFields = z.infer<typeof pictureFields>;

/** Every field of `content/campaign.yml`, each documented, checked and given its role in this one place. */
import type { z } from 'zod';
import { HOME_SECTIONS, PAPERS } from '../../campaign/model.ts';
import { quote } from '../../campaign/problem.ts';
import { actions } from './action-schema.ts';
import { contact, press } from './contact-fields.ts';
import {
  checked,
  colour,
  group,
  headline,
  languageTag,
  list,
  oneOf,
  siteAddress,
  text,
  webAddress,
  zoneName,
} from './fields.ts';
import { headPicture } from './picture-fields.ts';
import { publish } from './publish-fields.ts';
import { contentFile, data, words } from './roles.ts';
import { holding } from './value-kinds.ts';

/** The organiser's address on Mastodon. */
const fediverse = checked(
  'The organiser’s address on Mastodon, shown there under links to the site.',
  '"@name@mastodon.social"',
  (value) =>
    /^@[\w.-]+@[a-z0-9-]+(\.[a-z0-9-]+)+$/i.test(value)
      ? undefined
      : `${quote(value)} is not an address on Mastodon. Write it in quotes, like "@name@mastodon.social".`,
);

export const campaignFields = contentFile({
  title: words(
    headline(
      'The campaign in a few words; the largest words on the home page.',
      'Stop police violence against strikers',
    ),
  ),
  summary: words(
    text(
      'What it is about, in one or two sentences, for search results and previews.',
      'Ten oil workers were shot dead in Zhanaozen.',
    ),
  ).optional(),
  address: data(
    siteAddress('Where the site will be published; needed before it is.', 'https://example.org/'),
  ).optional(),
  zone: data(zoneName('The time zone in which the events are announced; needed once there are any.')).optional(),
  languages: data(
    list(
      languageTag('A language of the site; the first is the one the originals are written in.'),
      'The languages of the site, the original first.',
      '[en]',
    ),
  ).optional(),
  source: words(
    text(
      'Where the campaign’s words come from; printed at the foot of every page.',
      'From a leaflet of December 2011.',
    ),
  ).optional(),
  organiser: data(
    group(
      {
        name: text('Who calls for it.', 'Kazakh Workers’ Solidarity'),
        url: webAddress('The organiser’s own site.', 'https://example.org/').optional(),
        profiles: list(
          webAddress('One of the organiser’s pages elsewhere.', 'https://mastodon.social/@name'),
          'The organiser’s own pages elsewhere, shown at the foot of every page and told to search engines.',
          '[https://mastodon.social/@name]',
        ).optional(),
        fediverse: fediverse.optional(),
      },
      'Who runs the campaign, if they wish to be named.',
      '{ name: … }',
    ),
  ).optional(),
  contact: words(contact).optional(),
  press: words(press).optional(),
  ...headPicture,
  logo: data(
    holding(
      'picture',
      text(
        'The campaign’s logo, on pages, cards and sheets: the name of a picture in content/images/.',
        'images/logo.png',
      ),
    ),
  ).optional(),
  share: data(
    list(
      text('The id of a place to share to.', 'whatsapp'),
      'The services to which a page can be shared, in the order they are offered.',
      '[whatsapp, telegram, email]',
    ),
  ).optional(),
  headings: words(
    group(
      { facts: text('The heading over the facts.', 'Kazakhstan, oil and the City of London:').optional() },
      'The campaign’s own headings, in place of the built-in words.',
      '{ facts: … }',
    ),
  ).optional(),
  actions: actions.optional(),
  home: data(
    list(
      oneOf(HOME_SECTIONS, 'A part of the home page.'),
      'The parts of the home page, in this order; parts with nothing in them are not shown.',
      `[${HOME_SECTIONS.join(', ')}]`,
    ),
  ).optional(),
  contacts: data(
    list(
      text('A telephone number or an email address.', 'press@example.org'),
      'The numbers and addresses that are meant to be public, so that the safety report passes over them.',
      '[press@example.org]',
    ),
  ).optional(),
  mirrors: data(
    list(
      siteAddress('Where a copy of the site is.', 'https://mirror.example/'),
      'Where copies of the site are, for readers who cannot reach it.',
      '[https://mirror.example/]',
    ),
  ).optional(),
  carry: data(
    oneOf(
      ['all', 'pocket', 'none'],
      'What is made to pass on by hand: the offline edition and an archive of the site, the offline edition alone, or neither.',
    ),
  ).optional(),
  cards: data(
    oneOf(
      ['each', 'one'],
      'Whether each page has a card of its own, or all share the home page’s; one is quicker for thousands of pages.',
    ),
  ).optional(),
  'share-pages': data(
    oneOf(
      ['each', 'none'],
      'Whether each page has a share page, with texts, pictures in every shape and a code to scan. None is quicker for thousands of pages.',
    ),
  ).optional(),
  print: data(
    oneOf(
      [...PAPERS, 'none'],
      'The paper of the posters, placards and leaflets that are made to print, or none; letters and petitions to sign are made all the same.',
    ),
  ).optional(),
  publish: data(publish).optional(),
  style: data(
    text(
      'The look of pages, cards and sheets: the name of a folder of templates/styles/, Handbill’s or the campaign’s own; poster unless another is named. See docs/design.md.',
      'broadsheet',
    ),
  ).optional(),
  colours: data(
    group(
      {
        paper: colour('The background.', '#f7f3e9').optional(),
        ink: colour('The text.', '#16130f').optional(),
        accent: colour(
          'The one strong colour, as bright as you like: text on it is made light or dark, and text in it is darkened or lightened until it can be read.',
          '#b3121d',
        ).optional(),
      },
      'The campaign’s colours.',
      '{ accent: "#b3121d" }',
    ),
  ).optional(),
});

export type CampaignFields = z.infer<typeof campaignFields>;

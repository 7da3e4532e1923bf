/** The words, filters and shortcodes that templates have from Handbill, in whatever language they are written. */
import type UserConfig from '@11ty/eleventy/UserConfig';
import type { DateTime } from 'luxon';
import { calendarLinks, subscriptionLinks } from '../calendar/providers.ts';
import { nameOf, offlineAddress, pressKitAddress, qrCodeAddress, sharePageAddress } from '../campaign/addresses.ts';
import { agendaOf, areMany, inAgendaOrder } from '../campaign/agenda.ts';
import { geoUri } from '../campaign/coordinates.ts';
import { describeDate, describeMoment, describePartialDate } from '../campaign/dates-in-words.ts';
import type { Edition } from '../campaign/edition.ts';
import type { DatedEvent, EditionEvent } from '../campaign/edition-event.ts';
import type { Lang } from '../campaign/model.ts';
import type { Picture, PictureUse } from '../campaign/picture.ts';
import { pressPictures } from '../campaign/press-pictures.ts';
import type { Item } from '../campaign/publication.ts';
import type { ShownPicture } from '../campaign/shown-picture.ts';
import type { WordValues } from '../campaign/words.ts';
import { pictureHtml, type Showing, shownPictureHtml } from '../content/reading/picture-html.ts';
import { jsonLd } from '../search/json-ld.ts';
import { announcementOf } from '../share/announcement.ts';
import { embedHtml } from '../share/embed.ts';
import { mapSearch } from '../share/map-search.ts';
import { telephoneLink } from '../text/contact.ts';
import { escapeMarkup } from '../text/escape.ts';
import { sentence } from '../text/sentence.ts';
import { readableUrl } from '../text/url.ts';
import { isoOf } from '../time/time-text.ts';
import { LAYOUT } from './built-in-pages.ts';
import { isPast } from './list-parts.ts';
import type { PageView } from './page-view.ts';
import { fitted, unbroken } from './title-words.ts';
import { townMap } from './town-map.ts';

/** What a filter is called on: the data of the page being rendered, where Eleventy hands it on, or the page's own. */
interface Caller {
  readonly ctx?: { readonly edition?: Edition; readonly layout?: unknown };
  readonly page?: object;
  readonly edition?: Edition;
}

/** The edition of the page being rendered; Liquid does not hand data on, so there a filter is given it. */
function editionOf({ ctx, edition }: Caller, given?: Edition): Edition {
  const found = given ?? ctx?.edition ?? edition;
  if (!found) throw new Error('this filter needs the edition here: write | NAME: edition');
  return found;
}

/** The filters, by name. Those that need to know the language take an edition as their last argument, if they are not told. */
const FILTERS = {
  mapSearch,
  geoUri,
  readableUrl,
  subscriptionLinks,
  qrCodeAddress,
  sharePageAddress,
  telephoneLink,
  iso: isoOf,
  anchor: nameOf,
  embed: embedHtml,
  offlineAddress: ({ lang }: Edition) => offlineAddress(lang),
  pressKitAddress: ({ lang }: Edition) => pressKitAddress(lang),
  pressPictures: ({ campaign }: Edition) => pressPictures(campaign),
  upcoming: (items: readonly Item[]) => items.filter((item) => !isPast(item)),
  past: (items: readonly Item[]) => items.filter(isPast),
  inLanguage: <T extends { readonly data: { readonly edition?: Edition } }>(pages: readonly T[], lang: Lang) =>
    pages.filter(({ data }) => data.edition?.lang === lang),
  jsonLd: (view: PageView) => jsonLd(view, view.card?.url ?? '') ?? '',
  /** The dates of a series that take its place one after the other as they pass, until the next build; else the event. */
  turns: turnsOf,
  /** Of several events, and of the dates of a series, those of the last to be over. */
  phaseTimes: (events: EditionEvent | readonly EditionEvent[]) =>
    [events]
      .flat()
      .flatMap((event): readonly EditionEvent[] => (event.dates.length > 0 ? event.dates : [event]))
      .map(({ phaseTimes }) => phaseTimes)
      .reduce((latest, times) => (times[3] > latest[3] ? times : latest))
      .map(isoOf)
      .join(' '),
  /** A picture of the campaign, to be put in as it is. */
  pictureHtml: (picture: Picture, description = '', showing: Showing = {}) =>
    pictureHtml(picture, description, showing),
  areMany,
  fitted,
  unbroken,
  townMap,
  agenda(this: Caller, events: readonly EditionEvent[], edition?: Edition) {
    return agendaOf(inAgendaOrder(events, editionOf(this, edition).words), editionOf(this, edition).words);
  },
  /** The picture at the head of a text with what stands under it; people wait for it. */
  shownPicture(this: Caller, picture: ShownPicture, use: PictureUse = 'whole', edition?: Edition) {
    return shownPictureHtml(picture, editionOf(this, edition).lang, { use, loading: 'first' });
  },
  listed(this: Caller, texts: readonly (string | undefined)[], edition?: Edition) {
    return editionOf(this, edition).words.listed(texts);
  },
  say(this: Caller, key: string, values?: WordValues, edition?: Edition) {
    return editionOf(this, edition).words.say(key, values);
  },
  calendarLinks(this: Caller, event: DatedEvent, edition?: Edition) {
    return calendarLinks(event, editionOf(this, edition));
  },
  announcement(this: Caller, event: EditionEvent, edition?: Edition) {
    return announcementOf(event, editionOf(this, edition));
  },
  /** Words of an author's field, in which telephone numbers keep their order in a language from right to left. */
  isolated(this: Caller, text: string, edition?: Edition) {
    return editionOf(this, edition).words.isolated(text);
  },
  figure(this: Caller, number: number, edition?: Edition) {
    return editionOf(this, edition).words.figure(number);
  },
  /** Words, such as a date, that stand on a line of their own. */
  sentence(this: Caller, text: string, edition?: Edition) {
    return sentence(text, editionOf(this, edition).words.locale);
  },
  moment(this: Caller, at: DateTime<true>, edition?: Edition) {
    return describeMoment(at, editionOf(this, edition).words);
  },
  partialDate(this: Caller, written: string, edition?: Edition) {
    return describePartialDate(written, editionOf(this, edition).words);
  },
  day(this: Caller, at: DateTime<true>, edition?: Edition) {
    return describeDate(at, editionOf(this, edition).words);
  },
};

/** As many as a page holds with ease: a month of Saturdays. */
const MOST_TURNS = 4;

function turnsOf(event: EditionEvent): readonly EditionEvent[] {
  const { dates } = event;
  const next = dates.findIndex(({ starts, state }) => +starts === +(event.starts ?? 0) && state !== 'cancelled');
  const following = dates.slice(Math.max(0, next)).filter(({ goesAhead }, index) => index === 0 || goesAhead);
  const last = following.at(-1);
  if (!last) return [event];
  return following.length > MOST_TURNS ? [...following.slice(0, MOST_TURNS), withoutDay(last)] : following;
}

/** Stands for all dates until the last one: which is the next, a page that nobody has built anew for weeks cannot know. */
function withoutDay(event: EditionEvent): EditionEvent {
  const { days = '', full = '' } = event.rhythm ?? {};
  const when = { ...event.when, iso: undefined, day: '', weekday: '', span: days, brief: days, full };
  return { ...event, when, rhythm: undefined };
}

type Filter = (this: Caller, ...values: never[]) => unknown;

/** Whether a filter is called by a page that is not laid out by us. */
function isOtherPage({ page, ctx }: Caller): boolean {
  return page !== undefined && ctx?.layout !== LAYOUT;
}

/** Registers all of them. A project's own of the same name stays: for our pages too where they are the whole site. */
export function addFilters(config: UserConfig, isWholeSite: boolean): void {
  for (const [name, filter] of Object.entries<Filter>(FILTERS)) {
    const own: Filter | undefined = config.getFilter(name);
    if (!own) config.addFilter(name, filter);
    else if (!isWholeSite)
      config.addFilter(name, function (this: Caller, ...values: never[]): unknown {
        return (isOtherPage(this) ? own : filter).apply(this, values);
      });
  }
  // As functions, which take their values by name.
  config.addNunjucksGlobal('say', function (this: Caller, key: string, values?: WordValues) {
    return editionOf(this).words.say(key, values);
  });
  // Attributes of words in another language than the page's; with `isLink`, of a link to them.
  config.addShortcode('foreign', function (this: Caller, lang: Lang, isLink?: boolean) {
    return foreignAttributes(editionOf(this), lang, isLink);
  });
}

function foreignAttributes(edition: Edition, lang: Lang, isLink = false): string {
  if (lang === edition.lang) return '';
  const direction = edition.campaign.words[lang]?.direction;
  const dir = direction && direction !== edition.words.direction ? ` dir="${direction}"` : '';
  return ` lang="${escapeMarkup(lang)}"${dir}${isLink ? ` hreflang="${escapeMarkup(lang)}"` : ''}`;
}

/** What stands on a poster and on the leaflet: plain data from the model, in the order in which it is read. */
import { DateTime } from 'luxon';
import { absolute } from '../campaign/addresses.ts';
import { describePartialDate } from '../campaign/dates-in-words.ts';
import type { Edition } from '../campaign/edition.ts';
import type { EditionEvent } from '../campaign/edition-event.ts';
import { needInWords } from '../campaign/event-needs.ts';
import type { Colours } from '../campaign/model.ts';
import { type AddressOf, type Block, oneLineOf, publishedLink, type Run, withAddress } from '../campaign/prose.ts';
import { type Tones, tonesOf } from '../drawing/contrast.ts';
import { isolated } from '../text/direction.ts';
import { printedAddress, readableUrl } from '../text/url.ts';
import type { Sheet } from './sheets.ts';

interface Version {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  /** "18 December 2011" */
  readonly words: string;
}

/** The data of a sheet as its template reads it. */
export interface PrintData {
  readonly lang: string;
  readonly isRightToLeft: boolean;
  /** The document's own title. */
  readonly title: string;
  readonly campaign: string;
  readonly summary: string;
  /** "example.org/events/london": where the code leads, as people type it. */
  readonly address: string;
  readonly codeAlt: string;
  /** The day of the content's last change; null when it says none. */
  readonly version: Version | null;
  readonly colours: Colours & Tones;
  readonly event: PrintEvent | null;
  readonly statement: { readonly title: string; readonly blocks: readonly PrintBlock[] } | null;
  readonly facts: readonly string[];
  readonly factsHeading: string;
}

/** As the template sets it; an item has what stands in front of it in `marker`, all others in their words. */
export interface PrintBlock extends Pick<Block, 'type' | 'marker' | 'runs'> {}

interface PrintEvent {
  readonly weekday: string;
  readonly day: string;
  readonly month: string;
  readonly year: string;
  readonly span: string;
  readonly title: string;
  /** Name, address, and the same in the reader's own script; or the link of one that is online. */
  readonly where: readonly string[];
  /** What has become of it; empty when it is as announced. */
  readonly stamp: string;
  readonly isOff: boolean;
  readonly call: string;
  /** What people need to know to come, where there is room for it. */
  readonly needs: readonly string[];
}

/** The data of an event's poster. */
export function posterData(event: EditionEvent, edition: Edition): PrintData {
  return {
    ...commonData(edition, event.address, event.title, versionOfEvent(event)),
    event: eventOf(event, edition),
  };
}

/** The data of the campaign's leaflet. */
export function leafletData(edition: Edition): PrintData {
  const { statement, facts, events, updates, leading, home, lang, headings } = edition;
  const dates = [...events.map(versionOfEvent), ...updates.map(({ date }) => date)];
  const last = dates.length > 0 ? DateTime.max(...dates) : undefined;
  const own = statement?.lang === lang ? statement : undefined;
  return {
    ...commonData(edition, home, edition.title, last?.isValid ? last : undefined),
    // Nobody is called to what is over, nor to one event of a day of action.
    event:
      leading && !edition.isDayOfAction && leading.phase !== 'past'
        ? eventOf(wholeOf(leading, edition), edition)
        : null,
    statement: own ? { title: own.title, blocks: own.prose.blocks.map((block) => printed(block, edition)) } : null,
    facts: facts.filter((fact) => fact.lang === lang).map(({ claim }) => claim),
    factsHeading: headings.facts,
  };
}

/** The address on the sheet's code. */
export function codeUrl(edition: Edition, event: EditionEvent | undefined): string {
  return absolute(edition.campaign, event?.address ?? edition.home);
}

/** What every sheet's data has; `address` is the page that its code leads to. */
export function commonData(
  edition: Edition,
  address: string,
  title: string,
  version: DateTime<true> | undefined,
): PrintData {
  const { campaign, words, lang, summary } = edition;
  const url = absolute(campaign, address);
  return {
    lang,
    isRightToLeft: words.direction === 'rtl',
    title,
    campaign: edition.title,
    summary,
    address: printedAddress(url),
    codeAlt: words.say('qr.alt', { address: readableUrl(url) }),
    version: version ? versionIn(version, edition) : null,
    colours: { ...campaign.colours, ...tonesOf(campaign.colours) },
    event: null,
    statement: null,
    facts: [],
    factsHeading: '',
  };
}

/** Of a date, the series that it is of: a sheet is handed out for longer than until the next date. */
function wholeOf(event: EditionEvent, { events }: Edition): EditionEvent {
  return events.find(({ path, dates }) => path === event.path && dates.length > 0) ?? event;
}

/** What stands in place of the day where there are many: "Every Saturday", "10:00", "until 16 January 2027". */
function timesOf({
  when,
  rhythm,
  dates,
}: EditionEvent): Pick<PrintEvent, 'weekday' | 'day' | 'month' | 'year' | 'span'> {
  // Where nothing is known of the date, that stands in its place.
  if (!when.iso) return { weekday: when.span, day: '', month: '', year: '', span: '' };
  if (!rhythm || dates.length === 0) return when;
  return { weekday: rhythm.days, day: '', month: rhythm.until, year: '', span: rhythm.time };
}

function typedLink(edition: Edition): AddressOf {
  return (href) => {
    const link = publishedLink(href, edition.campaign);
    return link && printedAddress(link);
  };
}

function printed({ type, marker, runs }: Block, edition: Edition): PrintBlock {
  const plain = { strong: false, emphasis: false, raised: false };
  const lead: Run[] =
    marker && type !== 'item'
      ? [
          { ...plain, text: marker, raised: type === 'note' },
          { ...plain, text: ' ' },
        ]
      : [];
  const words = runs.map(({ link, ...run }) => ({ ...run, text: withAddress({ ...run, link }, typedLink(edition)) }));
  return { type, marker: marker === '-' ? '–' : marker, runs: [...lead, ...words] };
}

function versionIn(at: DateTime<true>, { words, campaign }: Edition): Version {
  const there = at.setZone(campaign.zone);
  const { year, month, day } = there;
  return {
    year,
    month,
    day,
    words: words.say('print.version', { date: describePartialDate(there.toFormat('yyyy-MM-dd'), words) }),
  };
}

function versionOfEvent({ changes, published }: EditionEvent): DateTime<true> {
  return changes.at(-1)?.at ?? published;
}

function eventOf(event: EditionEvent, edition: Edition): PrintEvent {
  const { words } = edition;
  const { state, title } = event;
  const { weekday, day, month, year, span } = timesOf(event);
  return {
    weekday,
    day,
    month,
    year,
    span,
    title,
    where: whereOnPaper(event, edition),
    stamp: state === 'confirmed' ? '' : words.say(`event.short-state.${state}`),
    isOff: !event.goesAhead,
    needs: event.needs.map((need) => needInWords(need, words)),
    call: event.summary ?? oneLineOf(event.prose.blocks, typedLink(edition)),
  };
}

/** What stands below each other; a link is as people type it. */
function whereOnPaper({ venue, venueAddress, online, spelling }: EditionEvent, { words }: Edition): string[] {
  const link = online && printedAddress(online);
  if (!venue) return link ? [link] : [];
  const both = link && words.say('site.colon', { label: words.say('event.virtual'), words: link });
  const spelt = words.listed([spelling?.name, spelling?.address]);
  return [venue.name ?? words.say('event.no-place'), venueAddress, spelt, both].flatMap((part) => part || []);
}

/** What the template is given: the words, and the sheet that they are set on. */
export function sheetData(data: PrintData, sheet: Sheet): object {
  const shown = data.isRightToLeft ? isolatedWords(data) : data;
  return { ...shown, leaflet: sheet.leaflet, sheet: { ...sheet, isPair: sheet.kind === 'pair' } };
}

/** Telephone numbers and words of other scripts in the order in which they are read; the template sees to addresses. */
function isolatedWords(data: PrintData): PrintData {
  const { event, statement } = data;
  const blocks = statement?.blocks.map((block) => ({
    ...block,
    runs: block.runs.map((run) => ({ ...run, text: isolated(run.text) })),
  }));
  return {
    ...data,
    campaign: isolated(data.campaign),
    summary: isolated(data.summary),
    facts: data.facts.map(isolated),
    event: event && {
      ...event,
      title: isolated(event.title),
      call: isolated(event.call),
      needs: event.needs.map(isolated),
    },
    statement: statement && { title: isolated(statement.title), blocks: blocks ?? [] },
  };
}

/** What stands on a poster and on the leaflet: plain data from the model, in the order in which it is read. */
import { DateTime } from 'luxon';
import { absolute } from '../campaign/addresses.ts';
import { describePartialDate } from '../campaign/dates-in-words.ts';
import type { Edition } from '../campaign/edition.ts';
import type { EditionEvent } from '../campaign/edition-event.ts';
import type { Colours } from '../campaign/model.ts';
import { type Block, type Run, withAddress } from '../campaign/prose.ts';
import { type Tones, tonesOf } from '../drawing/contrast.ts';
import { isolated } from '../text/direction.ts';
import { printedAddress, readableUrl } from '../text/url.ts';
import { eventOf, type PrintEvent, typedLink } from './print-event.ts';
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
  readonly facts: readonly PrintFact[];
  readonly factsHeading: string;
}

interface PrintFact {
  readonly claim: string;
  /** What it rests on; empty where the next fact rests on the same. */
  readonly source: string;
}

/** As the template sets it; an item has what stands in front of it in `marker`, all others in their words. */
export interface PrintBlock extends Pick<Block, 'type' | 'marker' | 'runs'> {}

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
    facts: printedFacts(
      facts.filter((fact) => fact.lang === lang),
      edition,
    ),
    factsHeading: headings.facts,
  };
}

function printedFacts(facts: Edition['facts'], { words }: Edition): PrintFact[] {
  const sourceOf = (fact: Edition['facts'][number] | undefined): string =>
    (fact?.sources ?? [])
      .map(({ title, publisher, dateInWords }) => words.listed([title, publisher, dateInWords]))
      .join(' · ');
  return facts.map((fact, index) => {
    const source = sourceOf(fact);
    return { claim: fact.claim, source: source === sourceOf(facts[index + 1]) ? '' : source };
  });
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
    facts: data.facts.map(({ claim, source }) => ({ claim: isolated(claim), source: source && isolated(source) })),
    event: event && {
      ...event,
      title: isolated(event.title),
      lead: isolated(event.lead),
      call: isolated(event.call),
      needs: event.needs.map(isolated),
    },
    statement: statement && { title: isolated(statement.title), blocks: blocks ?? [] },
  };
}

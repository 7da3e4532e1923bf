/** Every page to be made: each page template, in each language, over its list. */
import type { DateTime } from 'luxon';
import { absolute, sharePageAddress } from '../campaign/addresses.ts';
import type { Edition } from '../campaign/edition.ts';
import type { Lang } from '../campaign/model.ts';
import type { CardText, Item, View } from '../campaign/publication.ts';
import { once } from '../text/once.ts';
import { type ListPart, partsOf } from './list-parts.ts';
import type { PageTemplate, PageTemplateFields } from './page-templates.ts';
import { type ListName, trackedEdition } from '../site/tracked-edition.ts';

/** Fills an expression in as plain text. */
export type TextFiller = (expression: string, context: object, origin: string) => string;

/** A view with what only templates need. */
export interface SiteView extends View {
  readonly nav: { readonly words: string; readonly order: number } | undefined;
  /** The page that this one is there to share: previews and search engines are told of that one. */
  readonly subject: SiteView | undefined;
  /** What this page shows of a list that is split over several. */
  readonly part: ListPart | undefined;
}

/** The views of all templates in all editions. A faulty expression throws the template engine's error. */
export function viewsOf(
  templates: readonly PageTemplate[],
  editions: readonly Edition[],
  fill: TextFiller,
  reads: Map<string, Set<ListName>> = new Map(),
): SiteView[] {
  const editionFor = editionsByKind(reads);
  const [sharing, others] = [true, false].map((isSharing) =>
    templates.filter(({ fields }) => (fields.each === 'shared') === isSharing),
  );
  const views = (others ?? []).flatMap((template) =>
    editions.flatMap((edition) =>
      viewsOfTemplate(template, edition, editionFor(template.kind, edition), fill),
    ),
  );
  const shareViews = (sharing ?? []).flatMap((template) =>
    views.flatMap((subject) =>
      // Whether it is shared by a page is asked first: it costs nothing to know.
      subject.edition.campaign.sharePages === 'each' && subject.share?.address
        ? [
            viewOf({
              template,
              edition: editionFor(template.kind, subject.edition),
              address: subject.share.address,
              subject,
              fill,
            }),
          ]
        : [],
    ),
  );
  return [...views, ...shareViews];
}

/** Each kind of page has an edition of its own, which notes in `reads` the lists that the kind reads. */
function editionsByKind(reads: Map<string, Set<ListName>>): (kind: string, edition: Edition) => Edition {
  const made = new Map<string, Edition>();
  return (kind, edition) => {
    const key = `${kind} ${edition.lang}`;
    const known = made.get(key);
    if (known) return known;
    const read = reads.get(kind) ?? new Set<ListName>();
    reads.set(kind, read);
    const tracked = trackedEdition(edition, (list) => void read.add(list));
    made.set(key, tracked);
    return tracked;
  };
}

/** What pages there are is read from the edition itself; the views have the one that is `tracked`. */
function viewsOfTemplate(
  template: PageTemplate,
  own: Edition,
  edition: Edition,
  fill: TextFiller,
): SiteView[] {
  const { each, address, needs } = template.fields;
  if (needs && isEmpty(own[needs], own.lang)) return [];
  if (each && each !== 'shared')
    return own[each]
      .filter(({ lang }) => lang === edition.lang)
      .map((item) => viewOf({ template, edition, address: item.address + (address ?? ''), item, fill }));
  if (!address) return [];
  const { split } = template.fields;
  const parts = split ? partsOf(own[split], own.at(address)) : [undefined];
  return parts.map((part) =>
    viewOf({ template, edition, address: part?.address ?? edition.at(address), part, fill }),
  );
}

/** A list of nothing, or a text that the language has not. */
function isEmpty(
  part: NonNullable<Edition['statement']> | readonly unknown[] | undefined,
  lang: Lang,
): boolean {
  return part === undefined || ('lang' in part ? part.lang !== lang : part.length === 0);
}

interface Making {
  readonly part?: ListPart | undefined;
  readonly template: PageTemplate;
  readonly edition: Edition;
  readonly address: string;
  readonly item?: Item;
  readonly subject?: SiteView;
  readonly fill: TextFiller;
}

function viewOf({ template, edition, address, item, subject, part, fill }: Making): SiteView {
  const { fields, kind } = template;
  const context = { view: { edition }, edition, [fields.as ?? 'item']: subject ?? item };
  const filled = (field: string, expression: string | undefined): string =>
    expression ? fill(expression, context, `${template.path}#${field}`) : '';
  const numbered = (words: string): string =>
    part && part.number > 1
      ? edition.words.say('pages.title', { title: words, number: part.number, count: part.count })
      : words;
  const title = once(() => numbered(filled('title', fields.title)));
  const description = once(() => numbered(filled('description', fields.description)));
  const share = once(() => shareOf(filled('share', fields.share), address, edition));
  const card = once(() => cardOf(fields, filled, title(), edition));
  return {
    kind,
    lang: edition.lang,
    address,
    url: absolute(edition.campaign, address),
    get title() {
      return title();
    },
    get description() {
      return description();
    },
    type: fields.type ?? 'website',
    schema: fields.schema,
    listed: fields.listed !== 'false',
    published: item && publishedOf(item),
    modified: item && modifiedOf(item),
    get share() {
      return share();
    },
    get card() {
      return card();
    },
    nav:
      fields.nav && (part?.number ?? 1) === 1
        ? { words: fields.nav, order: Number(fields.order ?? 0) }
        : undefined,
    edition,
    item,
    subject,
    part,
    get source() {
      if (item) return item.translation?.path ?? item.path;
      return (fields.needs === 'statement' ? edition.statement?.path : undefined) ?? CAMPAIGN_FILE;
    },
  };
}

function shareOf(text: string, address: string, { campaign }: Edition): SiteView['share'] {
  if (!text) return undefined;
  return { text, address: campaign.sharePages === 'each' ? sharePageAddress(address) : undefined };
}

const CAMPAIGN_FILE = 'content/campaign.yml';

function cardOf(
  { card = {} }: PageTemplateFields,
  filled: (field: string, expression: string | undefined) => string,
  title: string,
  edition: Edition,
): CardText {
  const { host, pathname } = new URL(edition.campaign.address);
  const headline = filled('card.headline', card.headline) || title;
  return {
    layout: card.layout ?? 'default',
    kicker: filled('card.kicker', card.kicker),
    figure: filled('card.figure', card.figure),
    caption: filled('card.caption', card.caption),
    note: filled('card.note', card.note),
    headline,
    detail: filled('card.detail', card.detail),
    stamp: filled('card.stamp', card.stamp),
    isOff: filled('card.off', card.off) === 'true',
    foot: headline === edition.title ? '' : edition.title,
    site: host + pathname.replace(/\/$/, ''),
  };
}

function publishedOf(item: Item): DateTime<true> | undefined {
  if ('date' in item) return item.date;
  return 'published' in item ? item.published : undefined;
}

function modifiedOf(item: Item): DateTime<true> | undefined {
  return 'changes' in item ? (item.changes.at(-1)?.at ?? item.published) : publishedOf(item);
}

/** Every page to be made: each page template, in each language, over its list. */
import type { DateTime } from 'luxon';
import { absolute } from '../content/addresses.ts';
import type { Edition, EditionFact, EditionUpdate } from '../content/edition.ts';
import type { EditionEvent } from '../content/edition-event.ts';
import type { View } from '../content/publication.ts';
import type { Card } from '../share/card.ts';
import type { PageTemplate } from './page-templates.ts';

/** Fills an expression in as plain text. */
export type TextFiller = (expression: string, context: object, origin: string) => string;

export type ListItem = EditionEvent | EditionFact | EditionUpdate;

/** A view with what only templates need. */
export interface SiteView extends View {
  readonly item: ListItem | undefined;
  readonly nav: { readonly words: string; readonly order: number } | undefined;
}

/** A view as its template sees it. */
export interface TemplateView extends Omit<SiteView, 'card'> {
  readonly card:
    | (Pick<Card, 'type' | 'width' | 'height'> & { readonly url: string; readonly alt: string })
    | undefined;
  readonly shareLinks: readonly { readonly id: string; readonly name?: string; readonly href: string }[];
  readonly navigation: readonly { readonly address: string; readonly words: string }[];
}

/** The views of all templates in all editions. A faulty expression throws the template engine's error. */
export function viewsOf(
  templates: readonly PageTemplate[],
  editions: readonly Edition[],
  fill: TextFiller,
): SiteView[] {
  return templates.flatMap((template) =>
    editions.flatMap((edition) => viewsOfTemplate(template, edition, fill)),
  );
}

function viewsOfTemplate(template: PageTemplate, edition: Edition, fill: TextFiller): SiteView[] {
  const { each, address, needs } = template.fields;
  if (needs && isEmpty(edition[needs])) return [];
  if (each)
    return edition[each].map((item) => viewOf(template, edition, item.address + (address ?? ''), item, fill));
  return address ? [viewOf(template, edition, edition.at(address), undefined, fill)] : [];
}

function isEmpty(part: unknown): boolean {
  return part === undefined || (Array.isArray(part) && part.length === 0);
}

function viewOf(
  template: PageTemplate,
  edition: Edition,
  address: string,
  item: ListItem | undefined,
  fill: TextFiller,
): SiteView {
  const { fields, kind } = template;
  const context = { view: { edition }, edition, [fields.as ?? 'item']: item };
  const filled = (field: string, expression: string | undefined): string =>
    expression ? fill(expression, context, `${template.path}#${field}`) : '';
  const title = filled('title', fields.title);
  return {
    kind,
    lang: edition.lang,
    address,
    url: absolute(edition.campaign, address),
    title,
    description: filled('description', fields.description),
    type: fields.type ?? 'website',
    listed: fields.listed !== 'false',
    modified: item && modifiedOf(item),
    shareText: filled('share', fields.share) || title,
    card: {
      kicker: filled('card.kicker', fields.card?.kicker),
      headline: filled('card.headline', fields.card?.headline) || title,
      detail: filled('card.detail', fields.card?.detail),
    },
    nav: fields.nav ? { words: fields.nav, order: Number(fields.order ?? 0) } : undefined,
    edition,
    item,
  };
}

function modifiedOf(item: ListItem): DateTime<true> | undefined {
  if ('date' in item) return item.date;
  return 'changes' in item ? (item.changes.at(-1)?.at ?? item.published) : undefined;
}

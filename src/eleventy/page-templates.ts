/** Reads what each page template says of the pages it makes: which, where, and what they are called. */
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { z } from 'zod';
import { checkFields } from '../content/checks/check-fields.ts';
import { oneOf, text } from '../content/schema/fields.ts';
import { readDocument } from '../content/reading/front-matter.ts';
import { type Problem, quote } from '../campaign/problem.ts';
import { CARD_LAYOUTS, PAGE_SCHEMAS } from '../campaign/publication.ts';
import { decodeSource } from '../content/reading/source-file.ts';
import { type Folders, layeredFiles } from '../build/folders.ts';

const LISTS = ['facts', 'events', 'updates', 'changed'] as const;

const templateFields = z.strictObject({
  each: oneOf(
    [...LISTS, 'shared'],
    'A list of the campaign: one page is made for each of its items; shared for each page with a share text.',
  ).optional(),
  as: text('What the template calls the item.', 'event').optional(),
  address: text(
    'The address of a single page; with each, what is added to the item’s own.',
    '/press/',
  ).optional(),
  split: oneOf(
    LISTS,
    'The list that is split over several pages where it is long; the template finds its part in view.part.',
  ).optional(),
  needs: oneOf(
    [...LISTS, 'statement', 'sources'],
    'The page is left out when the campaign has none of these.',
  ).optional(),
  title: text('The page’s title, a Nunjucks expression.', '"{{ say(\'events.heading\') }}"'),
  description: text('One or two sentences for previews, a Nunjucks expression.', '"{{ edition.summary }}"'),
  type: oneOf(['website', 'article'], 'Open Graph’s type.').optional(),
  nav: text('The words under which the page stands in the navigation.', 'nav.facts').optional(),
  order: text('Its place in the navigation.', '1').optional(),
  listed: oneOf(['true', 'false'], 'Whether search engines may have it.').optional(),
  schema: oneOf(PAGE_SCHEMAS, 'What search engines are told that the page is.').optional(),
  share: text('What share links say; without it, the page has none.', '"{{ event.title }}"').optional(),
  card: z
    .strictObject({
      layout: oneOf(CARD_LAYOUTS, 'How it is laid out.').optional(),
      kicker: text('The small line above.', '"{{ edition.title }}"').optional(),
      figure: text('The largest thing.', '"{{ event.when.day }}"').optional(),
      caption: text('What stands under the figure.', '"{{ event.when.month }}"').optional(),
      note: text('What stands under the caption.', '"{{ event.when.time }}"').optional(),
      headline: text('The large words; without them, the title.', '"{{ fact.claim }}"').optional(),
      detail: text('The line below.', '"{{ edition.title }}"').optional(),
      stamp: text('A word across the card.', '"{{ say(\'event.short-state.cancelled\') }}"').optional(),
      off: text('“true” strikes the figure out.', '"{{ not event.goesAhead }}"').optional(),
    })
    .meta({ description: 'The words on the share card, Nunjucks expressions.', examples: ['{ detail: … }'] })
    .optional(),
});

export type PageTemplateFields = z.infer<typeof templateFields>;

export interface PageTemplate {
  /** "event" for pages/event.njk. */
  readonly kind: string;
  /** The file, for problems: "templates/pages/event.njk". */
  readonly path: string;
  readonly fields: PageTemplateFields;
  /** The template below its fields, its lines where they are in the file. */
  readonly body: string;
}

/** Every page template, and what is wrong with the others. */
export function readPageTemplates(folders: Folders): { templates: PageTemplate[]; problems: Problem[] } {
  const read = [...layeredFiles(folders.templates, 'pages', '.njk')].map(([name, file]) =>
    readPageTemplate(name, file, folders),
  );
  return {
    templates: read.flatMap((template) => ('kind' in template ? [template] : [])),
    problems: read.flatMap((template) => ('kind' in template ? [] : template)),
  };
}

function readPageTemplate(name: string, file: string, { campaign }: Folders): PageTemplate | Problem[] {
  const isOwn = file.startsWith(campaign);
  const path = isOwn ? relative(campaign, file).replaceAll('\\', '/') : `templates/pages/${name}`;
  const source = decodeSource(path, readFileSync(file));
  if ('message' in source) return [source];
  const document = readDocument(source);
  if (Array.isArray(document)) return document;
  const checked = checkFields(templateFields, path, document.fields, 'a page template');
  if (Array.isArray(checked)) return checked;
  const { fields } = checked;
  const isOnePage = fields.address?.startsWith('/') ?? false;
  if (Boolean(fields.each) === isOnePage) {
    const message =
      'needs either each: with a list, or address: with the one page’s address, beginning with a slash.';
    return [{ severity: 'error', file: path, place: { line: 1, column: 1 }, message }];
  }
  if (fields.address && !/(\/|\.html)$/.test(fields.address)) {
    const message = `${quote(fields.address)} is not a page's address. Let it end in a slash, like /press/.`;
    return [
      {
        severity: 'error',
        file: path,
        place: document.fields.locate(['address']),
        field: 'address',
        message,
      },
    ];
  }
  // One line holds what the engine needs; empty ones keep the author's line numbers true.
  const item = fields.each === 'shared' ? 'view.subject' : 'view.item';
  const names = `{% set edition = view.edition %}{% set ${fields.as ?? 'item'} = ${item} %}`;
  const body = names + '\n'.repeat(document.bodyLine - 1) + document.body;
  return { kind: name.replace(/\.njk$/, ''), path, fields, body };
}

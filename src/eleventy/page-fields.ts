/** Checks what the project's own pages say of themselves, which would else be passed over without a word. */
import { z } from 'zod';
import type { Problem } from '../campaign/problem.ts';
import { CARD_LAYOUTS, PAGE_SCHEMAS } from '../campaign/publication.ts';
import { checkFields } from '../content/checks/check-fields.ts';
import type { YamlValue } from '../content/reading/yaml-text.ts';
import { LAYOUT } from './built-in-pages.ts';
import type { PageView } from './page-view.ts';
import { fieldOf } from './template-place.ts';

const words = z
  .string()
  .refine((value) => value !== 'true', '"true" is not a text. Write the words, or leave it out.')
  .optional();

const truth = z.enum(['true', 'false']).optional();

/** As docs/extending.md has them; `picture` is what a text has at its head. */
const PAGE_FIELDS = z.object({
  share: words,
  card: z
    .strictObject({
      layout: z.enum(CARD_LAYOUTS).optional(),
      kicker: words,
      figure: words,
      caption: words,
      note: words,
      headline: words,
      detail: words,
      stamp: words,
      off: truth,
      picture: z.unknown().optional(),
    })
    .optional(),
  schema: z.enum(PAGE_SCHEMAS).optional(),
  type: z.enum(['article', 'website']).optional(),
  listed: truth,
  phases: truth,
  draft: truth,
});

/** A problem for each field of the pages in our layout that says what nobody understands, once a template. */
export function pageFieldFaults(pages: readonly Pick<PageView, 'data' | 'template'>[], project: string): Problem[] {
  const told = new Map<string, Problem>();
  for (const { data, template } of pages.filter((page) => page.data.layout === LAYOUT)) {
    const said = asWritten(
      Object.fromEntries(Object.keys(PAGE_FIELDS.shape).map((name) => [name, Reflect.get(data, name)])),
    );
    if (PAGE_FIELDS.safeParse(said).success || typeof said !== 'object' || Array.isArray(said)) continue;
    const { file, isOwn } = fieldOf(template, 'layout', project);
    const locate = ([field]: readonly unknown[]) =>
      fieldOf(template, String(field), project).place ?? { line: 1, column: 1 };
    const checked = checkFields(PAGE_FIELDS, file, { data: said, locate, locateKey: locate }, 'a page');
    for (const problem of isOwn && Array.isArray(checked) ? checked : [])
      told.set(`${template} ${problem.field}`, problem);
  }
  return [...told.values()];
}

/** Values as content files have them: texts, and nothing for what a template leaves out in many ways. */
function asWritten(value: unknown): YamlValue {
  if (value === undefined || value === null || value === '' || value === false) return undefined;
  const isPlain = typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype;
  if (!isPlain) return String(value);
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, asWritten(each)]));
}

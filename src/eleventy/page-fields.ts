/** Checks what the project's own pages say of themselves, which would else be passed over without a word. */
import { type Problem, quote } from '../campaign/problem.ts';
import { CARD_LAYOUTS, PAGE_SCHEMAS } from '../campaign/publication.ts';
import { nearest } from '../text/nearest.ts';
import { LAYOUT } from './built-in-pages.ts';
import type { PageView } from './page-view.ts';
import { fieldOf } from './template-place.ts';

/** What is wrong with a field's value, if anything is. */
type Check = (value: unknown) => string | undefined;

const truth: Check = (value) =>
  typeof value === 'boolean' || value === 'true' || value === 'false'
    ? undefined
    : `${said(value)} is not true or false. Write true or false.`;

const words: Check = (value) =>
  typeof value === 'string' || typeof value === 'number'
    ? undefined
    : `${said(value)} is not a text. Write the words, or leave it out.`;

const oneOf =
  (known: readonly string[]): Check =>
  (value) => {
    if (known.some((each) => each === value)) return undefined;
    const near = nearest(String(value), known);
    return `${said(value)} is not one of ${known.join(', ')}. ${near ? `Did you mean ${near}?` : `Write ${known[0]}.`}`;
  };

/** The words on a card, as docs/extending.md has them; `picture` is what a text has at its head. */
const CARD: Readonly<Record<string, Check>> = {
  layout: oneOf(CARD_LAYOUTS),
  ...Object.fromEntries(
    ['kicker', 'figure', 'caption', 'note', 'headline', 'detail', 'stamp'].map((name) => [name, words]),
  ),
  off: truth,
  picture: () => undefined,
};

const card: Check = (value) => {
  if (typeof value !== 'object' || Array.isArray(value))
    return `${said(value)} is a single value, which is not enough here. Write it like { kicker: Press, detail: Whom to ask }.`;
  const faults = Object.entries(value ?? {}).map(([name, each]) => {
    const near = nearest(name, Object.keys(CARD));
    const advice = near ? `Did you mean ${near}?` : `Its fields are ${Object.keys(CARD).join(', ')}.`;
    const check = Object.hasOwn(CARD, name) ? CARD[name] : undefined;
    if (/\s/.test(name))
      return `has ${quote(name)} for a field, since a comma ends the value in front of it. Put that whole value into quotation marks.`;
    if (!check) return `has ${name}, which is not a field of a card. ${advice}`;
    const fault = isGiven(each) && check(each);
    return fault && `its ${name}: ${fault}`;
  });
  return faults.find((fault) => typeof fault === 'string');
};

const FIELDS = {
  share: words,
  card,
  schema: oneOf(PAGE_SCHEMAS),
  type: oneOf(['article', 'website']),
  listed: truth,
  phases: truth,
  draft: truth,
} as const satisfies Readonly<Record<string, Check>>;

/** A problem for each field of the pages in our layout that says what nobody understands, once a template. */
export function pageFieldFaults(pages: readonly Pick<PageView, 'data' | 'template'>[], project: string): Problem[] {
  const faults = pages
    .filter(({ data }) => data.layout === LAYOUT)
    .flatMap(({ data, template }) =>
      Object.entries(FIELDS).flatMap(([field, check]) => {
        const value: unknown = Reflect.get(data, field);
        const message = isGiven(value) ? check(value) : undefined;
        return message === undefined ? [] : [{ template, field, message }];
      }),
    );
  return [...new Map(faults.map((fault) => [`${fault.template} ${fault.field}`, fault])).values()].flatMap(
    ({ template, field, message }): Problem[] => {
      const { file, place, isOwn } = fieldOf(template, field, project);
      return isOwn ? [{ severity: 'error', file, place, field, message }] : [];
    },
  );
}

/** A template leaves out what it does not have in many ways. */
function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null && value !== '' && value !== false;
}

function said(value: unknown): string {
  return quote(typeof value === 'object' ? JSON.stringify(value) : String(value));
}

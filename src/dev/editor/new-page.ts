/** The editor's page that begins a text of any kind: the few fields it cannot be without. */
import type { z } from 'zod';
import { nextNumber, settingsOf, shortSlug, stampOf } from '../../authoring/campaign-settings.ts';
import { newEvent, newFact, newPage, newStatement, newSupporters, newUpdate } from '../../authoring/new-files.ts';
import { AlreadyThere, writeNew } from '../../authoring/write-new.ts';
import type { Problem } from '../../campaign/problem.ts';
import { checkFields } from '../../content/checks/check-fields.ts';
import { isRecord, type YamlValue } from '../../content/reading/yaml-text.ts';
import { text } from '../../content/schema/fields.ts';
import { eventFields, factFields, pageFields, statementFields, updateFields } from '../../content/schema/schema.ts';
import { supporter } from '../../content/schema/supporters-schema.ts';
import { type Answer, type Asked, postedTexts, refusal } from './answer.ts';
import { editorForm, editorPage, toldProblems } from './editor-page.ts';
import { fieldControls } from './field-controls.ts';
import { postedFields } from './posted-fields.ts';

interface Begun {
  readonly slug: string;
  readonly value: (...path: string[]) => string;
  readonly now: string;
  readonly host: string;
  readonly number: number;
}

interface NewText {
  /** What beginning one is called. */
  readonly words: string;
  readonly schema: z.ZodObject;
  /** The field of which the address is made. */
  readonly titled: string;
  /** Whether there is one file of it at most, under one name. */
  readonly isSingle?: boolean;
  readonly make: (begun: Begun) => [path: string, text: string];
}

const addressName = text(
  'The last part of its address, for good; made of the first field unless you give one.',
  'vigil',
).optional();

/** What can be begun, by kind. */
export const NEW_TEXTS: ReadonlyMap<string, NewText> = new Map(
  Object.entries({
    event: {
      words: 'New event',
      schema: eventFields
        .pick({ title: true, starts: true, repeats: true, place: true, online: true })
        .extend({ 'address-name': addressName }),
      titled: 'title',
      make: ({ value, now, host, slug }) =>
        newEvent({
          title: value('title'),
          starts: value('starts'),
          place: value('place', 'name'),
          address: value('place', 'address') || undefined,
          online: value('online') || undefined,
          repeats: value('repeats') || undefined,
          // What is over was announced before.
          published: /^\d/.test(value('starts')) && value('starts') < now ? value('starts') : now,
          host,
          slug,
        }),
    },
    statement: {
      words: 'Begin the statement',
      schema: statementFields.pick({ title: true }),
      titled: 'title',
      isSingle: true,
      make: ({ value }) => newStatement(value('title')),
    },
    fact: {
      words: 'New fact',
      schema: factFields.pick({ claim: true }).extend({ 'address-name': addressName }),
      titled: 'claim',
      make: ({ value, slug, number }) => newFact(value('claim'), slug, number),
    },
    update: {
      words: 'New piece of news',
      schema: updateFields.pick({ title: true }).extend({ 'address-name': addressName }),
      titled: 'title',
      make: ({ value, slug, now }) => newUpdate(value('title'), slug, now),
    },
    page: {
      words: 'New page',
      schema: pageFields.pick({ title: true }).extend({ 'address-name': addressName }),
      titled: 'title',
      make: ({ value, slug }) => newPage(value('title'), slug),
    },
    supporters: {
      words: 'Begin the list',
      schema: supporter.pick({ name: true, link: true }),
      titled: 'name',
      isSingle: true,
      make: ({ value }) => newSupporters(value('name'), value('link') || undefined),
    },
  } satisfies Record<string, NewText>),
);

export function newTextPage(asked: Asked): Answer {
  return page(asked, {}, []);
}

/** Begins a text and opens it, or says what is still missing. */
export async function createNew(asked: Asked, form: FormData): Promise<Answer> {
  const kind = asked.query.get('kind') ?? '';
  const fresh = NEW_TEXTS.get(kind);
  if (!fresh) return refusal(404, 'There is nothing of that kind.');
  const data = postedFields(fresh.schema, postedTexts(form));
  const faults = faultsOfForm(fresh.schema, data, `a new ${kind}`);
  if (faults.length > 0) return page(asked, data, faults, 422);
  const value = (...path: string[]): string => valueAt(data, path);
  const {
    zone,
    host,
    languages: [lang = 'en'],
  } = settingsOf(asked.campaign);
  const slug = fresh.isSingle ? kind : shortSlug(value('address-name') || undefined, value(fresh.titled), lang);
  if (!slug)
    return page(
      asked,
      data,
      [fault('No address can be made of this. Write a short name in small Latin letters, like vigil.')],
      422,
    );
  const [path, written] = fresh.make({
    slug,
    value,
    host,
    now: stampOf(asked.clock, zone),
    number: nextNumber(asked.campaign),
  });
  try {
    writeNew(asked.campaign, new Map([[path, written]]));
  } catch (error) {
    if (!(error instanceof AlreadyThere)) throw error;
    return page(asked, data, [fault(`There is a ${path} already. Write another name.`)], 422);
  }
  return { location: `/admin/edit/?file=${encodeURIComponent(path)}` };
}

/** What is wrong with what was filled in, or missing. */
export function faultsOfForm(schema: z.ZodObject, data: { [key: string]: YamlValue }, kind: string): Problem[] {
  const nowhere = { line: 1, column: 1 };
  const checked = checkFields(schema, '', { data, locate: () => nowhere, locateKey: () => nowhere }, kind);
  return Array.isArray(checked) ? checked : [];
}

/** A single value of a form; "" where there is none. */
export function valueAt(data: YamlValue, path: readonly string[]): string {
  return String(path.reduce<YamlValue>((group, key) => (isRecord(group) ? group[key] : undefined), data) ?? '');
}

function fault(message: string): Problem {
  return { severity: 'error', file: '', field: 'address-name', message };
}

function page(asked: Asked, values: YamlValue, problems: readonly Problem[], status = 200): Answer {
  const kind = asked.query.get('kind') ?? '';
  const fresh = NEW_TEXTS.get(kind);
  if (!fresh) return refusal(404, 'There is nothing of that kind.');
  const controls = fieldControls(fresh.schema, { values, problems });
  const form = editorForm(`/admin/new/?kind=${kind}`, asked.token, controls, 'Begin');
  return { status, html: editorPage(fresh.words, toldProblems(problems, 'Not begun yet') + form) };
}

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
import { type Answer, type Asked, refusal } from './answer.ts';
import { postedTexts } from './edit-page.ts';
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
  readonly schema: z.ZodObject;
  /** The field of which the address is made. */
  readonly titled: string;
  /** Whether there is one file of it at most, under one name. */
  readonly isSingle?: boolean;
  readonly make: (begun: Begun) => [path: string, text: string];
}

const name = text('The name in its address; made of the first field unless you give one.', 'vigil').optional();

/** What can be begun, by kind. */
export const NEW_TEXTS: ReadonlyMap<string, NewText> = new Map(
  Object.entries({
    event: {
      schema: eventFields.pick({ title: true, starts: true }).extend({ place: eventFields.shape.place.unwrap(), name }),
      titled: 'title',
      make: ({ value, now, host, slug }) =>
        newEvent({
          title: value('title'),
          starts: value('starts'),
          place: value('place', 'name'),
          address: value('place', 'address') || undefined,
          published: now,
          host,
          slug,
        }),
    },
    statement: {
      schema: statementFields.pick({ title: true }),
      titled: 'title',
      isSingle: true,
      make: ({ value }) => newStatement(value('title')),
    },
    fact: {
      schema: factFields.pick({ claim: true }).extend({ name }),
      titled: 'claim',
      make: ({ value, slug, number }) => newFact(value('claim'), slug, number),
    },
    update: {
      schema: updateFields.pick({ title: true }).extend({ name }),
      titled: 'title',
      make: ({ value, slug, now }) => newUpdate(value('title'), slug, now),
    },
    page: {
      schema: pageFields.pick({ title: true }).extend({ name }),
      titled: 'title',
      make: ({ value, slug }) => newPage(value('title'), slug),
    },
    supporters: {
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
  const nowhere = { line: 1, column: 1 };
  const checked = checkFields(
    fresh.schema,
    '',
    { data, locate: () => nowhere, locateKey: () => nowhere },
    `a new ${kind}`,
  );
  if (Array.isArray(checked)) return page(asked, data, checked, 422);
  const value = (...path: string[]): string =>
    String(path.reduce<YamlValue>((group, key) => (isRecord(group) ? group[key] : undefined), data) ?? '');
  const slug = fresh.isSingle ? kind : shortSlug(value('name') || undefined, value(fresh.titled));
  if (!slug)
    return page(
      asked,
      data,
      [fault('No address can be made of this. Write a short name in small Latin letters, like vigil.')],
      422,
    );
  const { zone, host } = settingsOf(asked.campaign);
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

function fault(message: string): Problem {
  return { severity: 'error', file: '', field: 'name', message };
}

function page(asked: Asked, values: YamlValue, problems: readonly Problem[], status = 200): Answer {
  const kind = asked.query.get('kind') ?? '';
  const fresh = NEW_TEXTS.get(kind);
  if (!fresh) return refusal(404, 'There is nothing of that kind.');
  const controls = fieldControls(fresh.schema, values, problems);
  const form = editorForm(`/admin/new/?kind=${kind}`, asked.token, controls, 'Begin');
  return { status, html: editorPage(`New ${kind}`, toldProblems(problems, 'Not begun yet') + form) };
}

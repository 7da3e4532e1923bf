/** A file of every kind of content, with another value for each of its fields. */
import assert from 'node:assert/strict';
import type { z } from 'zod';
import { readYaml } from '../../src/content/reading/yaml-text.ts';
import type { campaignFields } from '../../src/content/schema/campaign-schema.ts';
import { CONTENT_KINDS } from '../../src/content/schema/content-kinds.ts';
import type {
  eventFields,
  factFields,
  pictureFields,
  statementFields,
  updateFields,
} from '../../src/content/schema/schema.ts';
import { versionOf } from '../../src/content/translations/translation-version.ts';
import { loadSite } from '../../src/eleventy/load-site.ts';
import { miniCampaign, writeFiles } from '../mini-campaign.ts';

export type Fields = Readonly<Record<string, unknown>>;

/** Every field of a kind with a value: a new one in the schema is missing here until it is put to these tests too. */
type Every<S extends z.ZodObject> = Readonly<Record<keyof z.infer<S>, unknown>>;

const accepts = [{ words: '31 November', reason: 'As printed.' }];
export const BODY = 'Words that only the original has.';

export interface Sample {
  readonly path: string;
  /** A file that is right, with what it needs. */
  readonly needed: Fields;
  /** Another value for every field. */
  readonly other: Fields;
}

export const CAMPAIGN: Sample = {
  path: 'content/campaign.yml',
  needed: {
    title: 'Open the library',
    summary: 'The only library of the valley is to be closed.',
    address: 'https://library.example/',
    zone: 'Europe/London',
    languages: ['en'],
  },
  other: {
    picture: 'images/room.png',
    'picture-alt': 'Another description',
    'picture-caption': 'Another caption',
    title: 'Another title',
    summary: 'Another summary',
    address: 'https://other.example/',
    zone: 'Asia/Almaty',
    languages: ['ru'],
    source: 'A source',
    organiser: { name: 'The readers' },
    contact: { email: 'hello@library.example', post: '1 Elm Road' },
    press: { hours: 'Weekdays' },
    logo: 'images/room.png',
    share: ['email'],
    headings: { facts: 'A heading' },
    actions: [{ do: 'link', label: 'Read the report', link: 'https://report.example/' }],
    home: ['facts', 'hero'],
    contacts: ['press@library.example'],
    mirrors: ['https://mirror.example/'],
    carry: 'none',
    publish: { to: 'folder', at: '../site' },
    cards: 'one',
    'share-pages': 'none',
    print: 'letter',
    style: 'plain',
    colours: { accent: '#b31200' },
  } satisfies Every<typeof campaignFields>,
};

const STATEMENT: Sample = {
  path: 'content/statement.md',
  needed: { title: 'Open the library' },
  other: { title: 'Another title', summary: 'Another summary', accepts } satisfies Every<typeof statementFields>,
};

const FACT: Sample = {
  path: 'content/facts/readers.md',
  needed: { claim: 'Four thousand people use the library' },
  other: {
    picture: 'images/room.png',
    'picture-alt': 'Another description',
    'picture-caption': 'Another caption',
    claim: 'Another claim',
    figure: '70',
    summary: 'Another summary',
    sources: [{ title: 'Annual report', supports: 'The number.' }],
    corrections: [{ at: '2026-04-02 09:00', note: 'A correction' }],
    accepts,
    draft: 'false',
  } satisfies Every<typeof factFields>,
};

export const EVENT: Sample = {
  path: 'content/events/vigil.md',
  needed: {
    title: 'Vigil at the library',
    starts: '2026-05-01 18:00',
    place: { name: 'The library' },
    published: '2026-04-01 09:00',
  },
  other: {
    picture: 'images/room.png',
    'picture-alt': 'Another description',
    'picture-caption': 'Another caption',
    id: 'other@library.example',
    title: 'Another title',
    summary: 'Another summary',
    starts: '2026-05-01 17:00',
    ends: '2026-05-01 19:00',
    'all-day': 'true',
    repeats: 'weekly until 2026-06-05',
    dates: ['2026-05-01', '2026-05-03'],
    zone: 'Asia/Almaty',
    place: { name: 'The square' },
    town: 'Leeds',
    country: 'KZ',
    at: '51.5101, -0.1527',
    online: 'https://meet.example/',
    access: 'Step-free',
    children: 'Welcome',
    bring: 'A book',
    travel: 'Bus 12',
    contact: 'hello@library.example',
    published: '2026-04-01 10:00',
    status: 'cancelled',
    happened: 'true',
    main: 'true',
    actions: [{ do: 'link', label: 'Lend us lamps', link: 'https://lamps.example/' }],
    changes: [{ at: '2026-04-02 09:00', note: 'A change' }],
    accepts,
    draft: 'false',
  } satisfies Every<typeof eventFields>,
};

const UPDATE: Sample = {
  path: 'content/updates/thirty.md',
  needed: { title: 'Thirty people came', date: '2026-05-03 09:00' },
  other: {
    picture: 'images/room.png',
    'picture-alt': 'Another description',
    'picture-caption': 'Another caption',
    title: 'Another title',
    summary: 'Another summary',
    date: '2026-05-04 09:00',
    confirms: 'vigil',
    accepts,
    draft: 'false',
  } satisfies Every<typeof updateFields>,
};

export const PICTURE: Sample = {
  path: 'content/images/room.yml',
  needed: {},
  other: {
    caption: 'A caption',
    credit: 'A name',
    decorative: 'true',
    avif: 'true',
    focus: [0.1, 1],
    people: 'none',
    redact: [{ left: 1, top: 1, width: 1, height: 1 }],
  } satisfies Every<typeof pictureFields>,
};

const TEXTS = { campaign: CAMPAIGN, statement: STATEMENT, fact: FACT, event: EVENT, update: UPDATE };

export const TRANSLATED = Object.entries(TEXTS).map(([name, sample]) => {
  const original = CONTENT_KINDS.find((kind) => kind.name === name)?.schema;
  const translation = CONTENT_KINDS.find(({ translates }) => translates === name)?.schema;
  assert.ok(original && translation);
  return { name, sample, original, translation };
});

export const fileOf = (path: string, fields: Fields, body = BODY): string =>
  path.endsWith('.yml') ? JSON.stringify(fields) : `---\n${JSON.stringify(fields)}\n---\n\n${body}\n`;

/** One pixel. */
const PIXEL = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==';

const folder = miniCampaign();
writeFiles(folder, { 'content/images/room.png': Buffer.from(PIXEL, 'base64') });
export const load = (texts: Readonly<Record<string, string>>) =>
  loadSite(folder, { drafts: new Map(Object.entries(texts)) });

export function versionWith(schema: z.ZodObject, path: string, fields: Fields): string {
  const yaml = readYaml(path, JSON.stringify(fields), 1);
  assert.ok(!Array.isArray(yaml));
  return versionOf({ fields: yaml, body: BODY, schema });
}

export const RUSSIAN_TOO = { languages: ['en', 'ru'] };

export const TWO_LANGUAGES = {
  'content/campaign.yml': fileOf('content/campaign.yml', { ...CAMPAIGN.needed, ...RUSSIAN_TOO }),
  'content/campaign.ru.yml': JSON.stringify({ title: 'Откройте библиотеку', summary: 'Её хотят закрыть.' }),
};

/** What the schema says of each field, words or data, holds wherever texts are translated, hashed, checked and kept. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { z } from 'zod';
import type { FactText } from '../../src/campaign/fact.ts';
import type { Campaign, CampaignText, EventText, Statement, UpdateText } from '../../src/campaign/model.ts';
import { checkPicture } from '../../src/content/images/check-picture.ts';
import { unreadablePicture } from '../../src/content/images/measured-picture.ts';
import type { campaignFields } from '../../src/content/schema/campaign-schema.ts';
import { CONTENT_KINDS } from '../../src/content/schema/content-kinds.ts';
import { fieldsOf, notedIn, roleOf, type WordsOf } from '../../src/content/schema/roles.ts';
import type { eventFields, factFields, statementFields, updateFields } from '../../src/content/schema/schema.ts';
import type {
  campaignTranslation,
  eventTranslation,
  factTranslation,
} from '../../src/content/schema/translation-schema.ts';
import {
  type Fields,
  fileOf,
  load,
  PICTURE,
  RUSSIAN_TOO,
  type Sample,
  TRANSLATED,
  TWO_LANGUAGES,
  versionWith,
} from './sample-fields.ts';

/** A day needs no time, and a picture has a description. */
const BESIDE: Readonly<Record<string, Fields>> = {
  'event.all-day': { starts: '2026-05-01' },
  picture: { 'picture-alt': 'A room' },
};

/** What must be there before a field can be. */
const PICTURED: Fields = { picture: 'images/room.png', 'picture-alt': 'A room' };
const BEFORE: Readonly<Record<string, Fields>> = { 'picture-alt': PICTURED, 'picture-caption': PICTURED };

/** What only the check needs to know. */
const NOT_IN_THE_MODEL = ['picture.people'];

describe('a field of the schema', () => {
  it('says of itself whether it is words or data', () => {
    for (const { name, schema } of CONTENT_KINDS)
      for (const [field, type] of Object.entries(schema.shape)) assert.ok(roleOf(type), `${name}.${field}`);
  });

  for (const { name, sample, original, translation } of TRANSLATED) {
    it(`of ${name} is offered to translators as it is if it is words`, () => {
      for (const field of fieldsOf(original, 'words'))
        assert.equal(translation.shape[field], original.shape[field], field);
      for (const field of fieldsOf(original, 'data', 'noted', 'file'))
        assert.equal(field in translation.shape, roleOf(original.shape[field]) === 'file', field);
      const lists = Object.values(original.shape).flatMap((field) => notedIn(field)?.under ?? []);
      assert.equal(new Set(lists).size, lists.length, 'a translation has one list for each');
      for (const under of ['notes', 'supports']) assert.equal(under in translation.shape, lists.includes(under), under);
      for (const field of fieldsOf(original, 'entries')) {
        const [own, offered] = [original, translation].map(({ shape }) => elementOf(shape[field]));
        assert.ok(own && offered, field);
        assert.deepEqual(Object.keys(offered.shape), ['do', ...fieldsOf(own, 'words')]);
        for (const name of Object.keys(offered.shape)) assert.equal(offered.shape[name], own.shape[name], name);
      }
    });

    it(`of ${name} is refused in translations if it is data`, async () => {
      const own = sample.path.replace(/\.[a-z]+$/, (ending) => `.ru${ending}`);
      const taken = Object.fromEntries(
        fieldsOf(original, 'data', 'noted').map((field) => [field, sample.other[field]]),
      );
      const { problems } = await load({
        ...TWO_LANGUAGES,
        [sample.path]: fileOf(sample.path, { ...sample.needed, ...(name === 'campaign' && RUSSIAN_TOO) }),
        [own]: fileOf(own, { ...wordsIn(sample, original), ...taken }, 'По-русски.'),
      });
      const refused = problems.filter(({ file, message }) => file === own && /^is taken from/.test(message));
      assert.deepEqual(refused.map(({ field }) => field).sort(), Object.keys(taken).sort());
    });

    it(`of ${name} changes the original’s version if it is words, and not if it is data`, () => {
      const before = versionWith(original, sample.path, sample.needed);
      for (const [field, value] of Object.entries(sample.other)) {
        const after = versionWith(original, sample.path, { ...sample.needed, [field]: value });
        const isWords = fieldsOf(
          original,
          'words',
          'entries',
          ...(name === 'fact' || name === 'event' ? ['noted' as const] : []),
        );
        assert.equal(after !== before, isWords.includes(field), field);
      }
    });

    it(`of ${name} reaches the model`, async () => {
      const campaignWith = async (fields: Fields): Promise<string> => {
        const { campaign, problems } = await load({ [sample.path]: fileOf(sample.path, fields) });
        assert.ok(campaign, JSON.stringify(problems));
        return plain(campaign);
      };
      for (const field of fieldsOf(original, 'words', 'entries', 'data')) {
        const needed = { ...sample.needed, ...BEFORE[field] };
        const others = { ...(BESIDE[`${name}.${field}`] ?? BESIDE[field]), [field]: sample.other[field] };
        assert.notEqual(await campaignWith({ ...needed, ...others }), await campaignWith(needed), field);
      }
    });
  }

  it('of picture reaches the model', () => {
    const pictureWith = (fields: Fields): string => {
      const original = { ...unreadablePicture('content/images/room.png'), width: 9, height: 9 };
      const ownFile = { path: PICTURE.path, text: fileOf(PICTURE.path, fields) };
      return JSON.stringify(checkPicture(original, ownFile, (problem) => assert.fail(problem.message)));
    };
    for (const [field, value] of Object.entries(PICTURE.other))
      if (!NOT_IN_THE_MODEL.includes(`picture.${field}`))
        assert.notEqual(pictureWith({ [field]: value }), pictureWith({}), field);
  });

  // The campaign's own file has no place to accept a date.
  for (const { name, sample, original } of TRANSLATED.filter(({ name: each }) => each !== 'campaign'))
    it(`of ${name} has its dates checked if it is words`, async () => {
      const wrong = 'On 31 November 2026';
      const single = fieldsOf(original, 'words').map((field): [string, Fields] => [field, { [field]: wrong }]);
      const noted = fieldsOf(original, 'noted').map((field): [string, Fields] => {
        const { word = '' } = notedIn(original.shape[field]) ?? {};
        const others = field === 'sources' ? { title: 'A report' } : { at: '2026-04-02 09:00' };
        return [`${field}.1.${word}`, { [field]: [{ ...others, [word]: wrong }] }];
      });
      const entries = fieldsOf(original, 'entries').map((field): [string, Fields] => [
        `${field}.1.label`,
        { [field]: [{ do: 'link', label: wrong, link: 'https://lamps.example/' }] },
      ]);
      for (const [place, fields] of [...single, ...noted, ...entries]) {
        const { problems } = await load({
          [sample.path]: fileOf(sample.path, { ...sample.needed, ...fields }),
        });
        const told = problems.filter(({ message }) => message.includes('a day that does not exist'));
        assert.deepEqual(
          told.map(({ file, field }) => [file, field]),
          [[sample.path, place]],
        );
      }
    });
});

/** The group of fields that a list's entries have. */
function elementOf(field: unknown): z.ZodObject | undefined {
  const list = field instanceof z.ZodOptional ? field.unwrap() : field;
  return list instanceof z.ZodArray && list.element instanceof z.ZodObject ? list.element : undefined;
}

/** What a file needs of its words. */
function wordsIn({ needed }: Sample, schema: z.ZodObject): Fields {
  return Object.fromEntries(Object.entries(needed).filter(([field]) => fieldsOf(schema, 'words').includes(field)));
}

/** The model without what is not of the campaign. */
function plain(campaign: Campaign): string {
  return JSON.stringify(campaign, (key, value) => (key === 'words' ? undefined : value));
}

/** The type checker fails where a schema has words that the model's type has no place for. */
function everyWordOf<Schema extends z.ZodObject, Text>(
  ..._forgotten: [Exclude<keyof WordsOf<Schema>, keyof Text>] extends [never] ? [] : [forgotten: never]
): void {}
everyWordOf<typeof campaignFields, CampaignText>();
everyWordOf<typeof campaignTranslation, CampaignText>();
everyWordOf<typeof statementFields, Statement>();
everyWordOf<typeof factFields, FactText>();
everyWordOf<typeof factTranslation, FactText>();
everyWordOf<typeof eventFields, EventText>();
everyWordOf<typeof eventTranslation, EventText>();
everyWordOf<typeof updateFields, UpdateText>();

/** A field that is added to the schema needs its role said once, and no language shows another's words. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { z } from 'zod';
import { editionOf } from '../../src/campaign/edition.ts';
import { checkFields } from '../../src/content/checks/check-fields.ts';
import { checkProse } from '../../src/content/checks/check-prose.ts';
import { readDocument } from '../../src/content/reading/front-matter.ts';
import { readYaml } from '../../src/content/reading/yaml-text.ts';
import { text } from '../../src/content/schema/fields.ts';
import { data, fieldsOf, words, wordsOf } from '../../src/content/schema/roles.ts';
import { eventFields } from '../../src/content/schema/schema.ts';
import { translationFields } from '../../src/content/schema/translation-schema.ts';
import { belongsTo } from '../../src/content/translations/translations.ts';
import { BODY, EVENT, fileOf, load, type Sample, TRANSLATED, TWO_LANGUAGES, versionWith } from './sample-fields.ts';

describe('a field that is added to the schema', () => {
  const extended = eventFields.extend({
    slogan: words(text('What is called.', 'Read on.')).optional(),
    seats: data(text('How many can sit.', '40')).optional(),
  });
  const { path, needed } = EVENT;

  it('needs its role said once', () => {
    const translation = translationFields(extended, {});
    assert.equal(translation.shape.slogan, extended.shape.slogan);
    assert.ok(!('seats' in translation.shape) && 'notes' in translation.shape);
    const before = versionWith(eventFields, path, needed);
    assert.equal(versionWith(extended, path, needed), before);
    assert.equal(versionWith(extended, path, { ...needed, seats: '40' }), before);
    assert.notEqual(versionWith(extended, path, { ...needed, slogan: 'Read on.' }), before);
    const event = extended.parse({ ...needed, slogan: 'Read on.', seats: '40' });
    const given = Object.entries(wordsOf(extended, event)).filter(([, value]) => value !== undefined);
    assert.deepEqual(Object.fromEntries(given), { title: 'Vigil at the library', slogan: 'Read on.' });
    const fields = readYaml('vigil.ru.md', JSON.stringify({ title: 'Стояние', slogan: 'Читайте', seats: '40' }), 1);
    assert.ok(!Array.isArray(fields));
    const elsewhere = belongsTo({ path, schema: extended });
    const problems = checkFields(translation, 'vigil.ru.md', fields, 'a translation', elsewhere);
    assert.ok(Array.isArray(problems));
    assert.deepEqual(
      problems.map(({ field, message }) => `${field} ${message}`.slice(0, 44)),
      ['seats is taken from content/events/vigil.md '],
    );
  });

  it('has its dates checked if it is words', async () => {
    const { campaign } = await load({});
    const document = readDocument({
      path,
      text: fileOf(path, { ...needed, slogan: 'Come on 31 November 2026', seats: '31 November 2026' }),
    });
    assert.ok(campaign && !Array.isArray(document));
    const problems = checkProse(campaign, new Map([[path, { ...document, schema: extended }]]));
    assert.deepEqual(
      problems.map(({ field }) => field),
      ['slogan'],
    );
  });
});

describe('an edition in another language', () => {
  it('has of what is not translated the headline alone, whatever words there are', async () => {
    const full = ({ path, needed, other }: Sample, schema: z.ZodObject): [string, string] => {
      const marked = fieldsOf(schema, 'words').map((field) => [field, `ENGLISH ${field}`]);
      return [
        path,
        fileOf(path, {
          ...other,
          'all-day': undefined,
          repeats: undefined,
          happened: undefined,
          confirms: undefined,
          ...needed,
          ...Object.fromEntries(marked),
        }),
      ];
    };
    const texts = TRANSLATED.filter(({ name }) => name !== 'campaign').map(({ sample, original }) =>
      full(sample, original),
    );
    const { campaign, problems } = await load({ ...TWO_LANGUAGES, ...Object.fromEntries(texts) });
    assert.ok(campaign, JSON.stringify(problems));
    const [event] = campaign.events;
    assert.ok(event?.text.en);
    const later = { ...event, text: { en: { ...event.text.en, slogan: 'ENGLISH slogan' } } };
    const editionIn = (lang: string): string =>
      JSON.stringify(editionOf({ ...campaign, events: [later] }, lang, event.published), (key, value) =>
        key === 'campaign' || key === 'words' ? undefined : value,
      );
    const englishIn = (edition: string) => [...new Set(edition.match(/ENGLISH \w+/g))].sort();
    // Of what else is shown, its language is said with it: a figure, and what a picture shows.
    assert.deepEqual(englishIn(editionIn('ru')), [
      'ENGLISH claim',
      'ENGLISH figure',
      'ENGLISH picture',
      'ENGLISH title',
    ]);
    assert.ok(!editionIn('ru').includes(BODY));
    assert.ok(editionIn('en').includes('ENGLISH slogan') && editionIn('en').includes(BODY));
  });
});

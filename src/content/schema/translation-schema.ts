/** The fields of translations: words alone, as when, where and whether are the original's in every language. */
import { z } from 'zod';
import { quote } from '../../campaign/problem.ts';
import { checked, partialDate, text } from './fields.ts';
import { campaignFields, eventFields, factFields, statementFields, updateFields } from './schema.ts';

/** What every translation says of the original. */
const translates = checked(
  'The version of the original that it translates; written by `handbill new translation` and `check --accept-translation`.',
  '3f9a2c1b',
  (value) =>
    /^[0-9a-f]{8}$/.test(value)
      ? undefined
      : `${quote(value)} is no version. Let \`handbill check --accept-translation FILE\` write it.`,
).optional();

const translated = partialDate(
  'The day on which it was made or last looked through; readers see it when the original has changed since.',
).optional();

/** What has changed or was corrected, which the original lists with dates. */
const notes = z
  .array(text('A note in this language.', 'Встречаемся с северной стороны площади.'))
  .meta({
    description: 'The notes of the original’s changes or corrections, in their order.',
    examples: ['[Встречаемся с северной стороны площади.]'],
  })
  .optional();

/** `content/campaign.LANG.yml` */
export const campaignTranslation = campaignFields
  .pick({ title: true, summary: true, source: true, headings: true })
  .extend({ translates, translated });

/** `content/statement.LANG.md` */
export const statementTranslation = statementFields.extend({ translates, translated });

/** `content/facts/NAME.LANG.md` */
export const factTranslation = factFields
  .pick({ claim: true, summary: true, accepts: true })
  .extend({ notes, translates, translated });

/** `content/events/NAME.LANG.md`: words alone; when, where and whether are the original’s in every language. */
export const eventTranslation = eventFields.pick({ title: true, summary: true, accepts: true }).extend({
  spelling: z
    .strictObject({
      name: text('What the place is called.', 'Казахстанско-британская торговая палата').optional(),
      address: text('Street and town.', 'Саут-Одли-стрит, 62, Мейфэр, Лондон').optional(),
    })
    .meta({
      description: 'The place as this language writes it, shown beside the original, which stays.',
      examples: ['{ name: … }'],
    })
    .optional(),
  notes,
  translates,
  translated,
});

/** `content/updates/NAME.LANG.md` */
export const updateTranslation = updateFields
  .pick({ title: true, summary: true, accepts: true })
  .extend({ translates, translated });

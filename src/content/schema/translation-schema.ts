/** The fields of translations, derived from the originals': their words, and what says of which version they are. */
import { z } from 'zod';
import { quote } from '../../campaign/problem.ts';
import { translatedActions } from './action-schema.ts';
import { campaignFields } from './campaign-schema.ts';
import { checked, group, list, partialDate, text } from './fields.ts';
import { data, type Field, fieldsOf, type KeysOf, notedIn, ofFile, words } from './roles.ts';
import { eventFields, factFields, pageFields, statementFields, updateFields } from './schema.ts';
import { supportersFields } from './supporters-schema.ts';

/** What a translation says of something in the original, so that a later change of that is noticed. */
const version = (explanation: string) =>
  ofFile(
    checked(
      `${explanation}; written by \`handbill new translation\` and \`check --accept-translation\`.`,
      '3f9a2c1b',
      (value) =>
        /^[0-9a-f]{8}$/.test(value)
          ? undefined
          : `${quote(value)} is not a version. Leave it out, and say that the translation is up to date.`,
    ),
  ).optional();

const translates = version('The version of the original that it translates');

const translated = ofFile(
  partialDate(
    'The day on which it was made or last looked through; readers see it when the original has changed since.',
  ),
).optional();

/** What has changed or was corrected, which the original lists with dates. */
const notes = words(
  list(
    text('A note in this language.', 'Встречаемся с северной стороны площади.'),
    'The notes of the original’s changes or corrections, in their order.',
    '[Встречаемся с северной стороны площади.]',
  ),
).optional();

/** What sources show of a claim, which the original says beside each. */
const supports = words(
  list(
    text('What one source shows, in this language.', 'Число рабочих.'),
    'What the original’s sources show of the claim, for those that say so there, in their order.',
    '[Число рабочих.]',
  ),
).optional();

/** The lists that translations have of the words of entries. */
const LISTS: Readonly<Record<string, Optional>> = { notes, supports };

type Optional = z.ZodOptional<Field>;

/** A translation's fields: the words, what is of each file, what it has beside the data, and the version. */
type TranslationShape<S extends z.ZodObject, Beside> = Pick<S['shape'], KeysOf<S, 'words' | 'file'>> &
  Beside &
  ([KeysOf<S, 'noted'>] extends [never] ? unknown : { readonly notes: typeof notes }) & {
    readonly translates: typeof translates;
    readonly translated: typeof translated;
  } & ('sources' extends KeysOf<S, 'noted'> ? { readonly supports: typeof supports } : unknown);

/** The schema of a kind's translations; `beside` are fields that the original has none of. */
export function translationFields<S extends z.ZodObject, Beside extends Readonly<Record<string, Optional>>>(
  original: S,
  beside: Beside,
): z.ZodObject<TranslationShape<S, Beside>, z.core.$strict>;
export function translationFields(original: z.ZodObject, beside: Readonly<Record<string, Optional>>): z.ZodObject {
  const own = fieldsOf(original, 'words', 'file').map((name) => [name, original.shape[name]]);
  const noted = Object.values(original.shape).flatMap((field) => notedIn(field)?.under ?? []);
  return z.strictObject({
    ...Object.fromEntries(own),
    ...beside,
    ...Object.fromEntries(noted.map((under) => [under, LISTS[under]])),
    translates,
    translated,
  });
}

/** Where events are, as a language writes it: still data, and said once for all of them. */
const towns = data(
  list(
    group(
      {
        town: text('The town as the events name it.', 'London'),
        name: text('Its name in this language.', 'Лондон'),
      },
      'One town.',
      '{ town: London, name: Лондон }',
    ),
    'The towns of the events as this language writes them.',
    'a list, each beginning with - town: …',
  ),
).optional();

/** `content/campaign.LANG.yml` */
export const campaignTranslation = translationFields(campaignFields, { actions: translatedActions.optional(), towns });

/** `content/supporters.LANG.yml` */
export const supportersTranslation = translationFields(supportersFields, {});

/** `content/statement.LANG.md` */
export const statementTranslation = translationFields(statementFields, {});

/** `content/facts/NAME.LANG.md` */
export const factTranslation = translationFields(factFields, {});

/** `content/events/NAME.LANG.md` */
export const eventTranslation = translationFields(eventFields, {
  actions: translatedActions.optional(),
  // Where it is, as signs and maps spell it: still data.
  spelling: data(
    group(
      {
        name: text('What the place is called.', 'Казахстанско-британская торговая палата').optional(),
        address: text('Street and town.', 'Саут-Одли-стрит, 62, Мейфэр, Лондон').optional(),
      },
      'The place as this language writes it, shown beside the original, which stays.',
      '{ name: … }',
    ),
  ).optional(),
  spells: version('The version of the place that is spelled'),
});

/** `content/updates/NAME.LANG.md` */
export const updateTranslation = translationFields(updateFields, {});

/** `content/pages/NAME.LANG.md` */
export const pageTranslation = translationFields(pageFields, {});

/** The kinds of content file: which files are of each, and the one schema of their fields. */
import type { z } from 'zod';
import type { Lang } from '../../campaign/model.ts';
import { campaignFields } from './campaign-schema.ts';
import { eventFields, factFields, pageFields, pictureFields, statementFields, updateFields } from './schema.ts';
import { supportersFields } from './supporters-schema.ts';
import {
  campaignTranslation,
  eventTranslation,
  factTranslation,
  pageTranslation,
  statementTranslation,
  supportersTranslation,
  updateTranslation,
} from './translation-schema.ts';

/** A kind of content file: its schema and the files that are of it. */
export interface ContentKind {
  readonly name: string;
  /** As a glob from the campaign's folder; of two single stars the second is a language, and two stars are names with folders. */
  readonly files: string;
  readonly about: string;
  readonly schema: z.ZodObject;
  /** The kind of the original; undefined for what is one. */
  readonly translates?: string;
}

export const CONTENT_KINDS: readonly ContentKind[] = [
  {
    name: 'campaign',
    files: 'content/campaign.yml',
    about: 'The campaign itself. The whole file is fields.',
    schema: campaignFields,
  },
  {
    name: 'statement',
    files: 'content/statement.md',
    about: 'The statement: fields between two lines of three dashes, then its words.',
    schema: statementFields,
  },
  {
    name: 'fact',
    files: 'content/facts/*.md',
    about: 'One fact a file. A number in front of the name, as in 02-investor.md, is its position.',
    schema: factFields,
  },
  {
    name: 'event',
    files: 'content/events/*.md',
    about: 'One event a file. Its name is its address: london.md is /events/london/.',
    schema: eventFields,
  },
  {
    name: 'update',
    files: 'content/updates/*.md',
    about: 'News since publication, one file each.',
    schema: updateFields,
  },
  {
    name: 'page',
    files: 'content/pages/**.md',
    about:
      'A page of your own. Its name is its address: faq.md is /faq/, and press/photos.md is /press/photos/. A number in front of the name, as in 01-faq.md, is its position in the menu. Headings can be linked to; where there are four or more, the page begins with a list of them. Headings that end in a question mark are told to search engines as questions and answers.',
    schema: pageFields,
  },
  {
    name: 'supporters',
    files: 'content/supporters.yml',
    about: 'Who supports the campaign, and what they say about it. The whole file is fields.',
    schema: supportersFields,
  },
  {
    name: 'picture',
    files: 'content/images/*.yml',
    about: 'More about the picture of the same name. The whole file is fields.',
    schema: pictureFields,
  },
  {
    name: 'campaign-translation',
    files: 'content/campaign.*.yml',
    about:
      'The campaign’s own words in another language, like campaign.ru.yml; needed for every language of the site but the first.',
    schema: campaignTranslation,
    translates: 'campaign',
  },
  {
    name: 'supporters-translation',
    files: 'content/supporters.*.yml',
    about: 'The names of the groups, and the quotes, in another language.',
    schema: supportersTranslation,
    translates: 'supporters',
  },
  {
    name: 'statement-translation',
    files: 'content/statement.*.md',
    about: 'The statement in another language, like statement.ru.md.',
    schema: statementTranslation,
    translates: 'statement',
  },
  {
    name: 'fact-translation',
    files: 'content/facts/*.*.md',
    about: 'A fact in another language, like 01-oil.kk.md beside 01-oil.md.',
    schema: factTranslation,
    translates: 'fact',
  },
  {
    name: 'event-translation',
    files: 'content/events/*.*.md',
    about:
      'An event’s words in another language, like london.ru.md. When, where and whether it goes ahead are taken from the original.',
    schema: eventTranslation,
    translates: 'event',
  },
  {
    name: 'update-translation',
    files: 'content/updates/*.*.md',
    about: 'News in another language.',
    schema: updateTranslation,
    translates: 'update',
  },
  {
    name: 'page-translation',
    files: 'content/pages/**.*.md',
    about: 'A page of your own in another language.',
    schema: pageTranslation,
    translates: 'page',
  },
];

/** The kind of the content file at a path from the campaign's folder; undefined for any other. */
export function kindOf(path: string): ContentKind | undefined {
  const kinds = CONTENT_KINDS.filter(({ files }) => patternOf(files).test(path));
  return kinds.find(({ translates }) => translates) ?? kinds[0];
}

/** The schema of a kind's translations; undefined where it has none. */
export function translationSchemaOf({ name }: ContentKind): z.ZodObject | undefined {
  return CONTENT_KINDS.find(({ translates }) => translates === name)?.schema;
}

/** The language of a translation's file and the path of its original: "ru", "content/events/london.md". */
export function translationOf(path: string): { lang: Lang; original: string } | undefined {
  if (!kindOf(path)?.translates) return undefined;
  const [whole = '', lang = '', ending = ''] = TRANSLATION_END.exec(path) ?? [];
  return { lang, original: path.slice(0, path.length - whole.length) + ending };
}

const LANGUAGE = '[a-z]{2,3}(?:-[A-Za-z0-9]+){0,3}';

const TRANSLATION_END = new RegExp(`\\.(${LANGUAGE})(\\.[a-z]+)$`);

function patternOf(files: string): RegExp {
  const escaped = files.replaceAll('.', '\\.');
  const inLanguage = escaped.replace('\\.*\\.', `\\.${LANGUAGE}\\.`);
  return new RegExp(`^${inLanguage.replace('**', '.+').replace('*', '[^/]+')}$`);
}

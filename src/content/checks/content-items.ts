/** Gives every file in facts/, events/, updates/ and pages/ its slug, order and language, and reports names that clash or cannot be addresses. */

import { COLLECTIONS, type Collection, itemAddress } from '../../campaign/addresses.ts';
import type { Lang } from '../../campaign/model.ts';
import { type Problem, quote } from '../../campaign/problem.ts';
import { nearest } from '../../text/nearest.ts';
import { readFileName, suggestSlug } from '../../text/slug.ts';
import type { SourceFile } from '../reading/source-file.ts';

export interface ContentItem {
  readonly collection: Collection;
  readonly slug: string;
  readonly order: number;
  /** Undefined for the original. */
  readonly lang: Lang | undefined;
  readonly file: SourceFile;
}

const SINGLE_FILES = ['campaign.yml', 'statement.md', 'supporters.yml'];

/** "statement.ru.md" */
const SINGLE_TRANSLATION =
  /^(?<name>campaign|statement|supporters)\.(?<lang>[a-z]{2,3}(?:-[A-Za-z0-9]+)*)\.(?:yml|md)$/;

/**
 * The items in the order of their numbers, then their slugs. Files that no page would be made of are problems.
 * `languages` are the campaign's, the original's first; where they are not known, translations are passed over.
 */
export function collectItems(
  texts: ReadonlyMap<string, SourceFile>,
  languages: readonly Lang[] | undefined,
  report: (problem: Problem) => void,
): ContentItem[] {
  const items = new Map<string, ContentItem>();
  for (const file of texts.values()) {
    const item = itemOf(file, languages, report);
    if (!item) continue;
    const key = `${item.lang ? `${item.lang}/` : ''}${item.collection}/${item.slug}`;
    const other = items.get(key);
    if (other) {
      report({
        severity: 'error',
        file: file.path,
        message: `would have the same address as ${other.file.path}, ${item.lang ? `/${item.lang}` : ''}${itemAddress(item.collection, item.slug)}. Rename one of the two.`,
      });
    } else {
      items.set(key, item);
    }
  }
  for (const { collection, slug, lang, file } of items.values()) {
    if (lang === undefined || items.has(`${collection}/${slug}`)) continue;
    const message = `translates nothing: there is no content/${collection}/${slug}.md. Correct its name, or remove it.`;
    report({ severity: 'error', file: file.path, message });
  }
  return [...items.values()].sort((a, b) => compareOrder(a, b) || (a.slug < b.slug ? -1 : 1));
}

function compareOrder(a: ContentItem, b: ContentItem): number {
  return a.order === b.order ? 0 : a.order - b.order;
}

function itemOf(
  file: SourceFile,
  languages: readonly Lang[] | undefined,
  report: (problem: Problem) => void,
): ContentItem | undefined {
  const path = file.path.replace(/^content\//, '');
  if (SINGLE_FILES.includes(path)) return undefined;
  const problem = (message: string): undefined => {
    report({ severity: 'error', file: file.path, message });
    return undefined;
  };
  const single = SINGLE_TRANSLATION.exec(path)?.groups;
  if (single?.lang) {
    const advice = languageAdvice(single.lang, languages, path);
    return advice ? problem(advice) : undefined;
  }
  const [folder = '', ...below] = path.split('/');
  const name = below.at(-1);
  const parents = below.slice(0, -1);
  const collection = COLLECTIONS.find((known) => known === folder);
  const isStray = !collection || name === undefined || (parents.length > 0 && collection !== 'pages');
  if (isStray) return problem(strayAdvice(path));
  if (!name.endsWith('.md'))
    return problem('is ignored, since it does not end in .md. Save it as Markdown, or keep it outside content/.');
  const read = readFileName(name);
  const unfit = parents.find((parent) => suggestSlug(parent) !== parent);
  if (!read || unfit !== undefined) {
    const like = read ? `${suggestSlug(unfit ?? '') || 'press'}/` : `${suggestSlug(name) || 'london'}.md`;
    return problem(
      `has a name that cannot become a web address. Use small Latin letters, digits and hyphens, like ${like}.`,
    );
  }
  const advice = read.lang === undefined ? undefined : languageAdvice(read.lang, languages, name);
  if (advice) return problem(advice);
  if (read.lang !== undefined && !languages) return undefined;
  const slug = [...parents, read.slug].join('/');
  const taken = collection === 'pages' ? takenBy(slug, languages ?? []) : undefined;
  if (taken) return problem(taken);
  return { collection, slug, order: read.order, lang: read.lang, file };
}

/** Folders at the root of the site that are not the campaign's pages' to fill, and the pages that are made anyway. */
const TAKEN = [
  ...COLLECTIONS,
  'statement',
  'sources',
  'calendar',
  'cards',
  'fonts',
  'images',
  'print',
  'qr',
  'admin',
  'patterns',
];

/** Why a page of the campaign's own cannot have an address. */
function takenBy(slug: string, languages: readonly Lang[]): string | undefined {
  const [first = '', ...below] = slug.split('/');
  const isShare = below.at(-1) === 'share' || slug === 'share';
  if (!isShare && !TAKEN.includes(first) && !languages.includes(first)) return undefined;
  const address = itemAddress('pages', slug);
  return `would be at ${address}, which Handbill makes itself or keeps for what it makes. Give the file another name.`;
}

/** What is wrong with a translation into a language, by its name alone. */
function languageAdvice(lang: Lang, languages: readonly Lang[] | undefined, name: string): string | undefined {
  if (!languages) return undefined;
  if (lang === languages[0])
    return `is in the language of the originals, whose names have no code for it. Name it ${name.replace(`.${lang}.`, '.')}.`;
  if (languages.includes(lang)) return undefined;
  return `is a text in ${quote(lang)}, which is not a language of the site. Add ${lang} to \`languages:\` in content/campaign.yml, or keep the file outside content/.`;
}

function strayAdvice(path: string): string {
  const near = nearest(path, SINGLE_FILES) ?? nearest(path.split('/')[0] ?? '', COLLECTIONS);
  const advice = near
    ? `Did you mean content/${near}?`
    : `Texts go in ${COLLECTIONS.map((name) => `content/${name}/`).join(', ')}.`;
  return `is ignored, so its words would be lost. ${advice}`;
}

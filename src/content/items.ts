/** Gives every file in facts/, events/ and updates/ its slug and order, and reports names that clash or cannot be addresses. */
import { nearest } from '../text/nearest.ts';
import { readFileName, suggestSlug } from '../text/slug.ts';
import { COLLECTIONS, type Collection } from './addresses.ts';
import { type Problem, quote } from './problem.ts';
import type { SourceFile } from './source-file.ts';

export interface Item {
  readonly collection: Collection;
  readonly slug: string;
  readonly order: number;
  readonly file: SourceFile;
}

const SINGLE_FILES = ['campaign.yml', 'statement.md'];

/** The items in the order of their numbers, then their slugs. Files that no page would be made of are problems. */
export function collectItems(
  texts: ReadonlyMap<string, SourceFile>,
  report: (problem: Problem) => void,
): Item[] {
  const items = new Map<string, Item>();
  for (const file of texts.values()) {
    const item = itemOf(file, report);
    if (!item) continue;
    const key = `${item.collection}/${item.slug}`;
    const other = items.get(key);
    if (other) {
      report({
        severity: 'error',
        file: file.path,
        message: `would have the same address as ${other.file.path}, /${key}/. Rename one of the two.`,
      });
    } else {
      items.set(key, item);
    }
  }
  return [...items.values()].sort((a, b) => compareOrder(a, b) || (a.slug < b.slug ? -1 : 1));
}

function compareOrder(a: Item, b: Item): number {
  return a.order === b.order ? 0 : a.order - b.order;
}

function itemOf(file: SourceFile, report: (problem: Problem) => void): Item | undefined {
  const path = file.path.replace(/^content\//, '');
  if (SINGLE_FILES.includes(path)) return undefined;
  const problem = (message: string): undefined => {
    report({ severity: 'error', file: file.path, message });
    return undefined;
  };
  const [folder = '', name, ...deeper] = path.split('/');
  const collection = COLLECTIONS.find((known) => known === folder);
  if (!collection || name === undefined || deeper.length > 0) return problem(strayAdvice(path));
  if (!name.endsWith('.md'))
    return problem(
      'is read by nothing, since it does not end in .md. Save it as Markdown, or keep it outside content/.',
    );
  const read = readFileName(name);
  if (!read) {
    const slug = suggestSlug(name);
    return problem(
      `has a name that no address can be made of. Use small Latin letters, digits and hyphens, like ${slug || 'london'}.md.`,
    );
  }
  if (read.lang !== undefined) {
    return problem(
      `is a text in ${quote(read.lang)}, and translations are not published yet. Keep it outside content/ for now.`,
    );
  }
  return { collection, slug: read.slug, order: read.order, file };
}

function strayAdvice(path: string): string {
  const near = nearest(path, SINGLE_FILES) ?? nearest(path.split('/')[0] ?? '', COLLECTIONS);
  const advice = near
    ? `Did you mean content/${near}?`
    : `Texts go in ${COLLECTIONS.map((name) => `content/${name}/`).join(', ')}.`;
  return `is read by nothing, so its words would be lost. ${advice}`;
}

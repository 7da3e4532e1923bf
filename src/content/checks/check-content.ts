/** All content files become one frozen campaign, or every problem in all of them. */
import { type Collection, inLanguage } from '../../campaign/addresses.ts';
import { deepFreeze } from '../../campaign/deep-freeze.ts';
import type { Campaign, Lang } from '../../campaign/model.ts';
import type { Picture } from '../../campaign/picture.ts';
import { isError, type Problem, sortProblems } from '../../campaign/problem.ts';
import type { Words } from '../../campaign/words.ts';
import { checkPictures } from '../images/check-pictures.ts';
import type { OriginalPicture } from '../images/measured-picture.ts';
import type { SourceFile } from '../reading/source-file.ts';
import { checkCampaign, type Settings, type StringsFiles } from './check-campaign.ts';
import { checkFact, checkOwnPage, checkStatement, checkUpdate } from './check-documents.ts';
import { checkEvent } from './check-event.ts';
import { checkProse } from './check-prose.ts';
import { type ContentItem, collectItems } from './content-items.ts';
import { linkTargets } from './link-targets.ts';
import { linkResolver } from './resolve-links.ts';
import type { Check } from './text-check.ts';

export interface ContentFiles {
  /** Every text of `content/`, by path. */
  readonly texts: ReadonlyMap<string, SourceFile>;
  readonly pictures: readonly OriginalPicture[];
  readonly strings: StringsFiles;
  /** Addresses that exist whatever the content says: single pages, public files. */
  readonly fixedAddresses: Iterable<string>;
  /** Addresses of the pages that templates make; filled in once they are known. */
  readonly made?: ReadonlySet<string> | undefined;
  /** Ids of the places a page can be shared to. */
  readonly shareTargets: readonly string[];
}

/** The campaign, undefined when an error was found; warnings come back either way. */
export function checkContent(files: ContentFiles): { campaign: Campaign | undefined; problems: Problem[] } {
  const problems: Problem[] = [];
  const report = (problem: Problem): void => void problems.push(problem);
  const { settings, hasLanguages, ...checked } = checkCampaign(files.texts, files.strings, files.shareTargets);
  checked.problems.forEach(report);
  const { pictures, otherTexts } = checkPictures(files.pictures, files.texts, report);
  const items = collectItems(otherTexts, hasLanguages ? settings.languages : undefined, report);
  const usedPictures = new Set<string>();
  const check = checkOf(settings, { ...files, pictures, usedPictures }, items, report);
  const statementFile = files.texts.get('content/statement.md');
  if (!statementFile)
    report({
      severity: 'error',
      file: 'content/statement.md',
      message: 'is missing. It holds the campaign’s statement, under a title.',
    });
  const statement = statementFile && checkStatement(check, statementFile);
  const read = <T>(
    collection: Collection,
    checkItem: (check: Check, file: SourceFile, slug: string) => T | undefined,
  ): T[] =>
    items
      .filter((item) => item.collection === collection && item.lang === undefined)
      .flatMap(({ file, slug }) => checkItem(check, file, slug) ?? []);
  const campaign: Campaign = {
    ...settings,
    statement: statement ?? {},
    facts: read('facts', checkFact),
    events: sortBy(read('events', checkEvent), ({ starts }) => starts.toMillis()),
    updates: sortBy(read('updates', checkUpdate), ({ date }) => -date.toMillis()),
    pages: read('pages', checkOwnPage),
    // A picture that no text shows may be a draft or a private one; it is not published.
    pictures: pictures.filter(({ path }) => usedPictures.has(path)),
  };
  checkProse(campaign, check.documents).forEach(report);
  const sorted = sortProblems(problems);
  return { campaign: sorted.some(isError) ? undefined : deepFreeze(campaign), problems: sorted };
}

interface Around {
  readonly texts: ContentFiles['texts'];
  readonly fixedAddresses: ContentFiles['fixedAddresses'];
  readonly made?: ContentFiles['made'];
  readonly pictures: readonly Picture[];
  readonly usedPictures: Set<string>;
}

function checkOf(settings: Settings, around: Around, items: readonly ContentItem[], report: Check['report']): Check {
  const { texts, usedPictures, made = new Set() } = around;
  const [, ...otherLanguages] = settings.languages;
  const targets = linkTargets(settings.languages, items, texts, around.fixedAddresses);
  const pictures = new Map(around.pictures.map((picture) => [picture.path, picture]));
  const files = translationFiles(items, texts);
  const checkIn = (lang: Lang): Check => ({
    lang,
    words: wordsIn(settings, lang),
    original: settings.lang,
    otherLanguages,
    zone: settings.zone,
    host: new URL(settings.address).hostname,
    resolverOf: (path) =>
      linkResolver(path, {
        ...targets,
        pictures,
        usedPictures,
        made,
        localise: (address) => targets.localise(lang, address),
        inTree: (address) => inLanguage(settings, lang, address),
      }),
    translations: (path) =>
      otherLanguages.flatMap((other) => {
        const file = files.get(`${path} ${other}`);
        return file ? [{ check: { ...checkIn(other), ids: check.ids, documents: check.documents }, file }] : [];
      }),
    report,
    ids: new Map(),
    documents: new Map(),
  });
  const check = checkIn(settings.lang);
  return check;
}

/** Translations by the path of their original and their language: "content/statement.md ru". */
function translationFiles(items: readonly ContentItem[], texts: ContentFiles['texts']): Map<string, SourceFile> {
  const found = new Map<string, SourceFile>();
  const originals = new Map(
    items.flatMap((item) => (item.lang ? [] : [[`${item.collection}/${item.slug}`, item.file.path]])),
  );
  for (const { lang, collection, slug, file } of items) {
    const original = originals.get(`${collection}/${slug}`);
    if (lang && original) found.set(`${original} ${lang}`, file);
  }
  for (const [path, file] of texts) {
    const [, lang] = /^content\/statement\.([^.]+)\.md$/.exec(path) ?? [];
    if (lang) found.set(`content/statement.md ${lang}`, file);
  }
  return found;
}

function wordsIn({ words }: Settings, lang: Lang): Words {
  const own = words[lang];
  if (!own) throw new Error(`the settings have no words of ${lang}`);
  return own;
}

function sortBy<T extends { slug: string }>(items: T[], key: (item: T) => number): T[] {
  return items.sort((a, b) => key(a) - key(b) || (a.slug < b.slug ? -1 : 1));
}

/** All content files become one frozen campaign, or every problem in all of them. */
import { type Collection, inLanguage } from '../../campaign/addresses.ts';
import { deepFreeze } from '../../campaign/deep-freeze.ts';
import { phaseTimes } from '../../campaign/event-phase.ts';
import type { Campaign, Lang } from '../../campaign/model.ts';
import type { Picture, PictureUse, PublishedPicture } from '../../campaign/picture.ts';
import { isError, type Problem, sortProblems } from '../../campaign/problem.ts';
import type { Words } from '../../campaign/words.ts';
import type { ZonedNow } from '../../time/now.ts';
import { checkPictures } from '../images/check-pictures.ts';
import type { OriginalPicture } from '../images/measured-picture.ts';
import { namedPicture, pictureAtHead } from '../images/named-picture.ts';
import { type Document, readDocument } from '../reading/front-matter.ts';
import type { SourceFile } from '../reading/source-file.ts';
import { reportUntranslated } from '../translations/translations.ts';
import { checkCampaign, type Settings, type StringsFiles } from './check-campaign.ts';
import { checkFact, checkOwnPage, checkStatement, checkUpdate } from './check-documents.ts';
import { checkEvent } from './check-event.ts';
import { checkMap, checkTowns, checkTwins, type KnownNames } from './check-names.ts';
import { checkProse } from './check-prose.ts';
import { checkSupporters } from './check-supporters.ts';
import { confirmEvents } from './confirm-events.ts';
import { type ContentItem, collectItems } from './content-items.ts';
import { type LinkTargets, linkTargets } from './link-targets.ts';
import { checkPlaceholders } from './placeholders.ts';
import { linkResolver, type PictureUses } from './resolve-links.ts';
import type { Check } from './text-check.ts';
import { type Unpublished, unpublishedItems } from './unpublished.ts';

export interface ContentFiles extends KnownNames {
  /** Every text of `content/`, by path. */
  readonly texts: ReadonlyMap<string, SourceFile>;
  readonly pictures: readonly OriginalPicture[];
  readonly strings: StringsFiles;
  /** As of when it is read; unless given, nothing waits for its date. */
  readonly now?: ZonedNow | undefined;
  /** Whether drafts, and updates that wait for their date, are read as if they were published. */
  readonly showsDrafts?: boolean | undefined;
  /** Addresses that exist whatever the content says: single pages, public files. */
  readonly fixedAddresses: Iterable<string>;
  /** Addresses of the pages that templates make; filled in once they are known. */
  readonly made?: ReadonlySet<string> | undefined;
}

/** The campaign, undefined when an error was found; warnings come back either way. */
export function checkContent(files: ContentFiles): { campaign: Campaign | undefined; problems: Problem[] } {
  const problems: Problem[] = [];
  const report = (problem: Problem): void => void problems.push(problem);
  const { settings, hasLanguages, lacksZone, document, ...checked } = checkCampaign(files.texts, files.strings, files);
  checked.problems.forEach(report);
  const { pictures, otherTexts } = checkPictures(files.pictures, files.texts, report);
  const all = collectItems(otherTexts, hasLanguages ? settings.languages : undefined, report);
  const now = files.now?.(settings);
  const read = remembering(readDocument);
  const documentOf = ({ file }: ContentItem): Document | undefined => {
    const document = read(file);
    return Array.isArray(document) ? undefined : document;
  };
  const unpublished = files.showsDrafts ? NOTHING_UNPUBLISHED : unpublishedItems(all, documentOf, settings.zone, now);
  const items = all.filter((item) => !unpublished.drafts.has(item));
  const usedPictures: PictureUses = new Map();
  const check = checkOf(settings, { ...files, pictures, usedPictures, unpublished, now, read }, items, report);
  const statementFile = files.texts.get('content/statement.md');
  const statement = statementFile && checkStatement(check, statementFile);
  const itemsOf = <T>(
    collection: Collection,
    checkItem: (check: Check, file: SourceFile, slug: string) => T | undefined,
  ): T[] =>
    items
      .filter((item) => item.collection === collection && item.lang === undefined)
      .flatMap(({ file, slug }) => checkItem(check, file, slug) ?? []);
  const updates = itemsOf('updates', checkUpdate);
  const isPublished = ({ path }: { readonly path: string }): boolean => !unpublished.reasons.has(path);
  const eventSlugs = items.filter(({ collection }) => collection === 'events').map(({ slug }) => slug);
  const confirmed = confirmEvents(check, itemsOf('events', checkEvent), updates, eventSlugs, isPublished);
  const campaign: Campaign = {
    ...settings,
    logo: document && namedPicture(check, document, 'logo', 'logo'),
    picture: document && pictureAtHead(check, document, 'hero'),
    statement: statement ?? {},
    facts: itemsOf('facts', checkFact),
    // One whose day is to be announced stands at the end of its month, or of all.
    events: sortBy(confirmed, (event) => (event.starts ?? phaseTimes(event)[3]).toMillis()),
    updates: sortBy(updates.filter(isPublished), ({ date }) => -date.toMillis()),
    pages: itemsOf('pages', checkOwnPage),
    supporters: checkSupporters(check, files.texts),
    // A picture that no text shows may be a draft or a private one; it is not published.
    pictures: pictures.flatMap((picture) => publishedAs(picture, usedPictures.get(picture.path))),
  };
  if (lacksZone) reportMissingZone(check, items);
  reportUntranslated(check);
  checkProse(campaign, check.documents).forEach(report);
  checkPlaceholders(check.documents.values()).forEach(report);
  for (const checked of [checkTowns, checkMap, checkTwins]) checked(campaign).forEach(report);
  const sorted = sortProblems(problems);
  return { campaign: sorted.some(isError) ? undefined : deepFreeze(campaign), problems: sorted };
}

/** A picture with the files that it needs where it is shown; none for one that is shown nowhere. */
function publishedAs(picture: Picture, uses: ReadonlySet<PictureUse> = new Set()): PublishedPicture[] {
  const files = [...uses].flatMap((use) => picture.variants[use]);
  // Where a part is all of it, both ways have the same files.
  const each = [...new Map(files.map((file) => [file.address, file])).values()];
  return files.length > 0 ? [{ ...picture, files: each }] : [];
}

const NOTHING_UNPUBLISHED: Unpublished = { drafts: new Set(), waiting: new Set(), reasons: new Map() };

/** Reads each file once. */
function remembering<T>(read: (file: SourceFile) => T): (file: SourceFile) => T {
  const known = new Map<SourceFile, T>();
  return (file) => {
    const found = known.get(file) ?? read(file);
    known.set(file, found);
    return found;
  };
}

/** Told once, whatever the number of events whose clock nobody knows. */
function reportMissingZone({ documents, report }: Check, items: readonly ContentItem[]): void {
  const event = items.find(
    ({ collection, lang, file }) =>
      collection === 'events' && !lang && documents.get(file.path)?.fields.data.zone === undefined,
  );
  if (!event) return;
  const message = `is missing, so nobody knows by whose clock ${event.file.path} begins. Write it like \`zone: Europe/London\``;
  report({ severity: 'error', file: 'content/campaign.yml', field: 'zone', message });
}

interface Around {
  readonly texts: ContentFiles['texts'];
  readonly fixedAddresses: ContentFiles['fixedAddresses'];
  readonly made?: ContentFiles['made'];
  readonly pictures: readonly Picture[];
  readonly usedPictures: PictureUses;
  readonly unpublished: Unpublished;
  readonly now: Check['now'];
  readonly read: Check['read'];
}

function checkOf(settings: Settings, around: Around, items: readonly ContentItem[], report: Check['report']): Check {
  const { texts, usedPictures, made = new Set(), unpublished, now, read } = around;
  const [, ...otherLanguages] = settings.languages;
  const { waiting, reasons } = unpublished;
  const targetsOf = (linked: readonly ContentItem[]): LinkTargets =>
    linkTargets(settings.languages, linked, texts, around.fixedAddresses);
  const targets = targetsOf(items.filter((item) => !waiting.has(item)));
  // What waits may lead to what waits as well, and publishes no picture yet.
  const later = waiting.size > 0 ? targetsOf(items) : targets;
  const waitingPaths = new Set([...waiting].map(({ file }) => file.path));
  const pictures = new Map(around.pictures.map((picture) => [picture.path, picture]));
  const files = translationFiles(items, texts);
  const checkIn = (lang: Lang): Check => ({
    lang,
    words: wordsIn(settings, lang),
    original: settings.lang,
    otherLanguages,
    zone: settings.zone,
    host: new URL(settings.address).hostname,
    now,
    read,
    resolverOf: (path) => {
      const isWaiting = waitingPaths.has(path);
      const own = isWaiting ? later : targets;
      return linkResolver(path, {
        ...own,
        reasons,
        pictures,
        usedPictures: isWaiting ? new Map() : usedPictures,
        made,
        localise: (address) => own.localise(lang, address),
        inTree: (address) => inLanguage(settings, lang, address),
      });
    },
    translations: (path) =>
      otherLanguages.flatMap((other) => {
        const file = files.get(`${path} ${other}`);
        return file ? [{ check: { ...checkIn(other), ids: check.ids, documents: check.documents }, file }] : [];
      }),
    report,
    ids: new Map(),
    untranslated: new Map(),
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

/** All content files become one frozen campaign, or every problem in all of them. */

import { type Collection, eventCalendarAddress, itemAddress } from './addresses.ts';
import type { Check } from './check.ts';
import { checkCampaign, type Frame, type StringsFiles } from './check-campaign.ts';
import { checkFact, checkStatement, checkUpdate } from './check-documents.ts';
import { checkEvent } from './check-event.ts';
import { checkPictures } from './check-pictures.ts';
import { checkProse } from './check-prose.ts';
import { deepFreeze } from './deep-freeze.ts';
import { collectItems, type Item } from './items.ts';
import type { Campaign, Picture } from './model.ts';
import type { OriginalPicture } from './picture.ts';
import { isError, type Problem, sortProblems } from './problem.ts';
import type { SourceFile } from './source-file.ts';
import { surroundingsOf } from './surroundings.ts';

export interface ContentFiles {
  /** Every text of `content/`, by path. */
  readonly texts: ReadonlyMap<string, SourceFile>;
  readonly pictures: readonly OriginalPicture[];
  readonly strings: StringsFiles;
  /** Addresses that exist whatever the content says: single pages, public files. */
  readonly fixedAddresses: Iterable<string>;
  /** Ids of the places a page can be shared to. */
  readonly shareTargets: readonly string[];
}

/** The campaign, undefined when an error was found; warnings come back either way. */
export function checkContent(files: ContentFiles): { campaign: Campaign | undefined; problems: Problem[] } {
  const problems: Problem[] = [];
  const report = (problem: Problem): void => void problems.push(problem);
  const { frame, problems: frameProblems } = checkCampaign(
    files.texts.get('content/campaign.yml'),
    files.strings,
    files.shareTargets,
  );
  frameProblems.forEach(report);
  const { pictures, otherTexts } = checkPictures(files.pictures, files.texts, report);
  const items = collectItems(otherTexts, report);
  const usedPictures = new Set<string>();
  const check = checkOf(frame, { ...files, pictures }, items, usedPictures, report);
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
      .filter((item) => item.collection === collection)
      .flatMap(({ file, slug }) => checkItem(check, file, slug) ?? []);
  const campaign: Campaign = {
    ...frame,
    text: { [frame.lang]: frame.text },
    statement: { [frame.lang]: statement },
    facts: read('facts', checkFact),
    events: sortBy(read('events', checkEvent), ({ starts }) => starts.toMillis()),
    updates: sortBy(read('updates', checkUpdate), ({ date }) => -date.toMillis()),
    // A picture that no text shows may be a draft or a private one; it is not published.
    pictures: pictures.filter(({ path }) => usedPictures.has(path)),
  };
  checkProse(campaign, check.documents).forEach(report);
  const sorted = sortProblems(problems);
  return { campaign: sorted.some(isError) ? undefined : deepFreeze(campaign), problems: sorted };
}

function checkOf(
  frame: Frame,
  files: Pick<ContentFiles, 'fixedAddresses'> & { pictures: readonly Picture[] },
  items: readonly Item[],
  usedPictures: Set<string>,
  report: Check['report'],
): Check {
  const pages = new Map([
    ['content/statement.md', '/statement/'],
    ...items.map(({ file, collection, slug }): [string, string] => [
      file.path,
      itemAddress(collection, slug),
    ]),
  ]);
  const calendars = items
    .filter(({ collection }) => collection === 'events')
    .map(({ slug }) => eventCalendarAddress(slug));
  const addresses = new Set([...files.fixedAddresses, ...pages.values(), ...calendars]);
  const pictures = new Map(files.pictures.map((picture) => [picture.path, picture]));
  const words = frame.words[frame.lang];
  if (!words) throw new Error('the frame has no words of its own language');
  return {
    lang: frame.lang,
    words,
    zone: frame.zone,
    host: new URL(frame.address).hostname,
    surroundings: (path) => surroundingsOf(path, { addresses, pages, pictures, usedPictures }),
    report,
    ids: new Map(),
    documents: new Map(),
  };
}

function sortBy<T extends { slug: string }>(items: T[], key: (item: T) => number): T[] {
  return items.sort((a, b) => key(a) - key(b) || (a.slug < b.slug ? -1 : 1));
}

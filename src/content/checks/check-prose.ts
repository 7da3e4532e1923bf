/** Looks through the texts of a whole campaign for dates that cannot be right, and leaves out what their author accepts. */

import type { DateTime } from 'luxon';
import type { Campaign, CampaignEvent, Localised, Translation } from '../../campaign/model.ts';
import { type Problem, sortProblems } from '../../campaign/problem.ts';
import { isRecord } from '../reading/yaml-text.ts';
import { writtenWords } from '../schema/written-words.ts';
import { type DateContext, type DateFault, dateFaults, type LeftDay, saidDays } from './check-dates.ts';
import type { CheckedDocument } from './text-check.ts';

/** Warnings about the dates in all texts; `documents` are the files as read, by path. */
export function checkProse(campaign: Campaign, documents: ReadonlyMap<string, CheckedDocument>): Problem[] {
  const [original] = campaign.languages;
  const years = [...new Set(campaign.events.flatMap(yearsOf))];
  const left = leftDays(campaign.events);
  const subjects: (Subject & Omit<DateContext, 'lang'>)[] = [
    ...campaign.facts.map(({ path, text }) => ({ path, text, years, left })),
    ...campaign.pages.map(({ path, text }) => ({ path, text, years, left })),
    // What was written before the move was right then.
    ...campaign.updates.map(({ path, text, date }) => ({
      path,
      text,
      years: [date.year],
      left: left.filter(({ at }) => date >= at),
    })),
    ...campaign.events.map((event) => ({
      path: event.path,
      text: event.text,
      years: yearsOf(event),
      event: dated(event),
      left: left.filter(({ path }) => path !== event.path),
    })),
  ];
  const texts: [string, DateContext][] = [
    ...Object.entries(campaign.statement).flatMap(([lang, statement]): [string, DateContext][] =>
      statement ? [[statement.path, { lang, years, left }]] : [],
    ),
    ...subjects.flatMap(({ path, text, ...context }) =>
      Object.entries(text).map(([lang, own]): [string, DateContext] => [
        lang === original ? path : (own?.translation?.path ?? path),
        { ...context, lang },
      ]),
    ),
  ];
  return gathered(
    texts.flatMap(([path, context]) => {
      const document = documents.get(path);
      return document ? faultsOfDocument(document, context) : [];
    }),
  );
}

/** The years of its dates, the likeliest first. */
function yearsOf({ starts, month, published }: CampaignEvent): number[] {
  return [starts ?? month, published].flatMap((at) => at?.year ?? []);
}

/** The days that events have moved from, and when that was told. */
function leftDays(events: readonly CampaignEvent[]): (LeftDay & { readonly at: DateTime })[] {
  const daysOf = ({ starts, series }: CampaignEvent): (DateTime<true> | undefined)[] =>
    series ? series.dates.map((date) => date.starts) : [starts];
  const taken = new Set(events.flatMap(daysOf).map((day) => day?.toISODate()));
  return events.flatMap(({ path, starts, series, changes }) =>
    (series?.dates ?? [{ starts, changes: changes.map(({ was }, index) => ({ was, index })) }]).flatMap((date) =>
      date.changes.flatMap(({ was, index }) => {
        const at = changes[index]?.at;
        return was && at && date.starts && !taken.has(was.toISODate()) ? [{ path, was, at, starts: date.starts }] : [];
      }),
    ),
  );
}

/** The event, if its texts can be held against its day. */
function dated({ starts, ...event }: CampaignEvent): DateContext['event'] {
  return starts && { ...event, starts };
}

/** The same doubt about the same words is told once, with every place where they stand. */
function gathered(problems: readonly Problem[]): Problem[] {
  const places = new Map<string, Problem[]>();
  for (const problem of sortProblems(problems)) {
    const known = places.get(problem.message);
    if (known) known.push(problem);
    else places.set(problem.message, [problem]);
  }
  return [...places.values()].flatMap(([first, ...others]) => {
    if (!first) return [];
    const lines = [...new Set(others.map(lineOf))].filter((line) => line !== lineOf(first));
    const more = lines.length > MOST_NAMED ? ` and ${lines.length - MOST_NAMED} more` : '';
    const also = lines.slice(0, MOST_NAMED).join(', ') + more;
    return [also ? { ...first, message: `${first.message} The same words stand in ${also}.` } : first];
  });
}

function lineOf({ file, place }: Problem): string {
  return place ? `${file}:${place.line}` : file;
}

/** Other places are counted. */
const MOST_NAMED = 10;

/** Something that is written about in one file a language. */
interface Subject {
  readonly path: string;
  readonly text: Localised<{ readonly translation?: Translation | undefined }>;
}

function faultsOfDocument(document: CheckedDocument, { event, ...rest }: DateContext): Problem[] {
  const said = [...writtenWords(document.schema, document.fields.data).map(({ text }) => text), document.body].flatMap(
    (text) => saidDays(text, rest.lang),
  );
  const context = { ...rest, said, event };
  const accepted = acceptedBy(document);
  const used = new Set<string>();
  const told = [...faultsOfFields(document, context), ...faultsOfBody(document, context)].filter(({ words }) => {
    const by = accepted.find((each) => words.includes(each));
    if (by !== undefined) used.add(by);
    return by === undefined;
  });
  const unused = accepted.flatMap((words, index) =>
    used.has(words) ? [] : [unusedAcceptance(document, words, index)],
  );
  return [...told.map(({ problem }) => problem), ...unused];
}

interface Told extends Pick<DateFault, 'words'> {
  readonly problem: Problem;
}

function faultsOfFields({ fields, schema }: CheckedDocument, context: DateContext): Told[] {
  return writtenWords(schema, fields.data).flatMap(({ path: at, text }) => {
    // What a title says of another day is no call to come on it.
    return dateFaults(text, { ...context, event: undefined }).map(({ words, message }) => ({
      words,
      problem: fields.problem(at, message, 'warning'),
    }));
  });
}

function faultsOfBody({ path, body, bodyLine }: CheckedDocument, context: DateContext): Told[] {
  let line = bodyLine;
  let start = 0;
  // They come in the order of the text.
  return dateFaults(visibleWords(body), context).map(({ words, index, message }) => {
    for (let end = body.indexOf('\n', start); end !== -1 && end < index; end = body.indexOf('\n', start)) {
      start = end + 1;
      line += 1;
    }
    const place = { line, column: index - start + 1 };
    return { words, problem: { severity: 'warning' as const, file: path, place, message } };
  });
}

/** The text as long as it was, blank where Markdown has code, addresses, names of notes and marks of emphasis. */
function visibleWords(body: string): string {
  const blank = (text: string): string => text.replace(/[^\n]/g, ' ');
  return (
    body
      // With bounds, since a long row of opening signs that none closes would be looked through once for each of them.
      .replace(/(`{1,20})[\s\S]*?\1/g, blank)
      .replace(
        /\]\([^)\n]{0,2000}\)|^[ \t]*\[[^\]\n]{1,500}\]:[ \t]+\S{1,2000}$|<[^>\n]{0,500}>|\[\^[^\]\n]{1,200}\]:?/gm,
        blank,
      )
      .replace(/https?:\/\/\S+/g, blank)
      .replace(/[*_]+/g, blank)
      // "12\. März" is no item of a list.
      .replace(/\\([.)])/g, '$1 ')
  );
}

function acceptedBy({ fields }: CheckedDocument): string[] {
  const { accepts } = fields.data;
  if (!Array.isArray(accepts)) return [];
  return accepts.flatMap((entry) => {
    const words = isRecord(entry) ? entry.words : undefined;
    return typeof words === 'string' && words !== '' ? [words] : [];
  });
}

function unusedAcceptance({ fields }: CheckedDocument, words: string, index: number): Problem {
  const message = `accepts "${words}", of which nothing needs to be accepted any more. Remove the entry.`;
  return fields.problem(['accepts', index], message, 'warning');
}

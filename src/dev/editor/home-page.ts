/** The editor's first page: what is wrong, what is next, and every text with its date, place, state and languages. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DateTime } from 'luxon';
import { settingsOf, stampOf } from '../../authoring/campaign-settings.ts';
import { type ContentText, contentTexts, openText, titleOf } from '../../authoring/content-texts.ts';
import { picturesOf } from '../../authoring/picture-files.ts';
import { translatedTexts } from '../../authoring/translation-state.ts';
import { isRecord, type YamlValue } from '../../content/reading/yaml-text.ts';
import { translationOf } from '../../content/schema/content-kinds.ts';
import { nameOfLanguage } from '../../content/translations/translations.ts';
import { escapeMarkup } from '../../text/escape.ts';
import type { Answer, Asked } from './answer.ts';
import { editorPage } from './editor-page.ts';
import { choiceOf } from './field-words.ts';
import { NEW_TEXTS } from './new-page.ts';
import { campaignProblems, problemSections } from './problem-list.ts';
import { unpublishedList } from './publish-page.ts';
import { STATES } from './translation-pages.ts';
import { deletedList } from './trash-page.ts';

/** The heading over the texts of each kind but events. */
const HEADINGS: Readonly<Record<string, string>> = {
  statement: 'Statement',
  fact: 'Facts',
  update: 'News',
  page: 'Pages',
  supporters: 'Supporters',
  campaign: 'Settings',
};

/** What is told of what was just done, by what the address says of it. */
const DONE = {
  begun: `Your campaign is begun. Write its <a href="/admin/edit/?file=content/statement.md">statement</a> next. Every save is shown on <a href="/" target="site">the site</a>, which you alone can see until you publish it.`,
  deleted: 'It is deleted, and can be put back below.',
  'put-back': 'It is put back.',
};

interface Item {
  readonly kind: string;
  readonly path: string;
  readonly title: string;
  readonly fields: { readonly [key: string]: YamlValue };
  /** What a translator has to do, in words. */
  readonly languages: readonly string[];
}

export async function homePage(asked: Asked): Promise<Answer> {
  const { campaign } = asked;
  if (!existsSync(join(campaign, 'content'))) return { location: '/admin/first/' };
  const problems = await campaignProblems(asked);
  const { zone, languages } = settingsOf(campaign);
  const [, ...others] = languages;
  const items = itemsOf(campaign, others);
  const isOver = isOverAt(stampOf(asked.clock, zone));
  const events = items.filter(({ kind }) => kind === 'event').sort(byStart);
  const [next, over] = [events.filter((event) => !isOver(event)), events.filter(isOver)];
  const past = `<details><summary>Over: ${over.length}</summary>${listOf(over.reverse())}</details>`;
  const sections = Object.entries(HEADINGS).map(([kind, heading]) =>
    section(
      kind,
      heading,
      items.filter((item) => item.kind === kind),
    ),
  );
  const pictures = picturesOf(campaign).length;
  const parts = [
    ...Object.entries(DONE).map(([name, told]) =>
      asked.query.has(name) ? `<div class="told done" role="status"><p>${told}</p></div>` : '',
    ),
    problemSections(campaign, problems, 'The site stays as it was until this is mended'),
    asked.publishing
      ? `<h2>Publish</h2>${unpublishedList(campaign)}<p><a href="/admin/publish/">See what would change, and publish</a></p>`
      : '',
    `<h2>Events to come</h2>${next.length > 0 ? listOf(next) : '<p>None.</p>'}${over.length > 0 ? past : ''}${begin('event')}`,
    ...sections,
    `<h2>Pictures</h2><p class="row"><a href="/admin/pictures/">${pictures === 0 ? 'Add a picture' : `All pictures (${pictures}), and to add one`}</a></p>`,
    others.length > 0
      ? `<h2>Translations</h2><ul>${others.map((lang) => `<li>${languageLink(lang, items)}</li>`).join('')}</ul>`
      : '',
    deletedList(asked),
  ];
  const settings = items.find(({ kind }) => kind === 'campaign');
  return {
    status: 200,
    html: editorPage(String(settings?.fields.title ?? 'Your campaign'), parts.join('\n'), { isLive: true }),
  };
}

function itemsOf(campaign: string, languages: readonly string[]): Item[] {
  const todo = new Map<string, string[]>();
  for (const lang of languages)
    for (const { original, state } of translatedTexts(campaign, lang))
      if (state !== 'done')
        todo.set(original.path, [...(todo.get(original.path) ?? []), `${nameOfLanguage(lang)} ${STATES[state]}`]);
  return contentTexts(campaign)
    .filter(({ path }) => !translationOf(path))
    .map((text) => itemOf(campaign, text, todo.get(text.path) ?? []));
}

/** Of what there is one file each, what is in it. */
const OWN_TITLES: Readonly<Record<string, string>> = {
  supporters: 'Who stands behind you',
  campaign: 'Name, address, languages, colours, contact, what people can do',
};

function itemOf(campaign: string, text: ContentText, languages: readonly string[]): Item {
  const read = openText(campaign, text);
  const opened = typeof read === 'string' ? undefined : read;
  const named = opened ? titleOf(opened) : text.path;
  const title = OWN_TITLES[text.kind.name] ?? named;
  return { kind: text.kind.name, path: text.path, title, fields: opened?.fields ?? {}, languages };
}

function section(kind: string, heading: string, items: readonly Item[]): string {
  const fresh = NEW_TEXTS.get(kind)?.isSingle && items.length > 0 ? '' : begin(kind);
  return `<h2>${heading}</h2>${items.length > 0 ? listOf(items) : ''}${fresh}`;
}

function begin(kind: string): string {
  const fresh = NEW_TEXTS.get(kind);
  return fresh ? `<p><a href="/admin/new/?kind=${kind}">${fresh.words}</a></p>` : '';
}

function listOf(items: readonly Item[]): string {
  const lines = items.map(({ path, title, fields, languages }) => {
    const facts = [whenOf(fields), whereOf(fields), stateOf(fields), ...languages].filter(Boolean).join(' · ');
    const href = escapeMarkup(`/admin/edit/?file=${encodeURIComponent(path)}`);
    return `<li><a href="${href}">${escapeMarkup(title)}</a>${facts && `<br><span class="facts">${escapeMarkup(facts)}</span>`}</li>`;
  });
  return `<ul>${lines.join('')}</ul>`;
}

/** "Sat 16 January 2027, 13:00", or as it was written. */
function wordsOf(text: string): string {
  const moment = DateTime.fromSQL(text, { zone: 'UTC' });
  const format = text.length > 10 ? 'ccc d LLLL yyyy, HH:mm' : 'ccc d LLLL yyyy';
  return moment.isValid ? moment.setLocale('en-GB').toFormat(format) : text;
}

function whenOf({ starts, date, repeats, dates }: Item['fields']): string {
  const text = String(starts ?? date ?? '');
  const others = Array.isArray(dates)
    ? `and on ${dates.length - 1} other days`
    : String(repeats ?? '').replace(/\d{4}-\d\d-\d\d/g, wordsOf);
  return [wordsOf(text), others].filter(Boolean).join(', ');
}

function whereOf({ place, online }: Item['fields']): string {
  const name = isRecord(place) ? String(place.name ?? '') : '';
  return name || (online ? 'online' : '');
}

function stateOf({ status, draft, happened }: Item['fields']): string {
  const state = status === undefined || status === 'confirmed' ? '' : choiceOf(String(status));
  return [state, draft === 'true' && 'not on the site yet', happened === 'true' && 'took place']
    .filter(Boolean)
    .join(' · ');
}

function byStart(one: Item, other: Item): number {
  const [a, b] = [one, other].map(({ fields }) => String(fields.starts ?? ''));
  return (a ?? '') < (b ?? '') ? -1 : 1;
}

/** Whether the last day of an event is before today; texts of dates are in the order of time. */
function isOverAt(stamp: string): (item: Item) => boolean {
  const today = stamp.slice(0, 10);
  return ({ fields: { starts, ends, repeats, dates } }) => {
    const until = /until (\d{4}-\d\d-\d\d)/.exec(String(repeats ?? ''))?.[1];
    const days = [starts, ends, until, ...(Array.isArray(dates) ? dates : [])].map(String);
    const known = days.filter((day) => /^\d{4}-\d\d-\d\d/.test(day)).map((day) => day.slice(0, 10));
    return known.length > 0 && known.every((day) => day < today);
  };
}

function languageLink(lang: string, items: readonly Item[]): string {
  const todo = items.filter(({ languages }) => languages.some((each) => each.startsWith(nameOfLanguage(lang)))).length;
  const state = todo === 0 ? 'done' : `${todo} to do`;
  return `<a href="/admin/translations/?lang=${escapeMarkup(lang)}">${escapeMarkup(nameOfLanguage(lang))}</a>: ${state}`;
}

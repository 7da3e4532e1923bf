/** Asks what people should be told where saving an event would change it without a word, and writes the answer down. */
import { join } from 'node:path';
import { editedText, type OpenedText } from '../../authoring/content-texts.ts';
import type { SilentChange } from '../../authoring/silent-change.ts';
import { silentChanges } from '../../authoring/silent-changes.ts';
import { lastPublished, OUTPUT } from '../../build/last-published.ts';
import { campaignCalendar } from '../../calendar/calendar-files.ts';
import { UnreadableCalendar } from '../../calendar/published-calendar.ts';
import { editionOf } from '../../campaign/edition.ts';
import type { Campaign } from '../../campaign/model.ts';
import { readDocument } from '../../content/reading/front-matter.ts';
import { loadSite } from '../../eleventy/load-site.ts';
import { escapeMarkup } from '../../text/escape.ts';
import { type Asked, readingOf } from './answer.ts';
import { pathLabel } from './field-words.ts';

/** A change of an event, and the entry that would tell of it. */
export type UntoldChange = Required<SilentChange>;

/** The names of the two controls of the question. */
export const TOLD = 'people-are-told';
export const NOBODY = 'nobody-is-told';

/**
 * What nobody would be told if an event's text were saved as `text`, with which `campaign` was read: since what was last
 * published, or where nothing is known of that, since what was last saved. Undefined where there is nothing to tell.
 */
export async function untoldChange(
  asked: Asked,
  { path, kind }: OpenedText,
  text: string,
  campaign: Campaign | undefined,
): Promise<UntoldChange | undefined> {
  if (kind.name !== 'event' || !campaign) return undefined;
  const published = lastPublished(join(asked.campaign, OUTPUT), asked.campaign)?.calendar;
  const saved = published === undefined ? (await loadSite(asked.campaign, readingOf(asked))).campaign : undefined;
  const { calendar, now } = calendarOf(asked, campaign);
  const drafts = new Map([[path, text]]);
  const announced = { folder: asked.campaign, events: campaign.events, calendar, now, drafts };
  try {
    const changes = silentChanges(published ?? (saved && calendarOf(asked, saved).calendar), announced);
    const own = changes.filter(({ problem }) => problem.file === path);
    return own.flatMap(({ problem, entry }) => (entry ? [{ problem, entry }] : []))[0];
  } catch (error) {
    // A build says what is wrong with it.
    if (error instanceof UnreadableCalendar) return undefined;
    throw error;
  }
}

function calendarOf(asked: Asked, campaign: Campaign) {
  const now = readingOf(asked).now(campaign);
  return { calendar: campaignCalendar(editionOf(campaign, campaign.languages[0], now)), now };
}

/** The question, above the form's own controls; `note` is what was answered already. */
export function question({ problem }: UntoldChange, note = ''): string {
  const fault = escapeMarkup(`${pathLabel(problem.field ?? '')}: ${problem.message.split('. ')[0]}.`);
  const old = /\bplace\b/.test(`${problem.field} ${problem.message}`)
    ? ' Say the old place too: it stands nowhere else, and some know that one.'
    : '';
  return `<div class="told" role="alert"><h2>Not saved yet: people know of it</h2><p>${fault}</p></div>
<div class="field"><label for="${TOLD}">What should people be told?</label><p class="hint" id="${TOLD}-hint">One sentence. Its page, the feeds and people’s calendars say it, with the time now. For example: We meet an hour earlier.${old}</p><textarea rows="2" id="${TOLD}" name="${TOLD}" aria-describedby="${TOLD}-hint">\n${escapeMarkup(note)}</textarea></div>
<div class="field"><label><input type="checkbox" name="${NOBODY}"> Nothing, since nobody has heard of it yet</label></div>`;
}

/** An event's text with one more entry under changes. */
export function withEntry(opened: OpenedText, text: string, { entry }: UntoldChange, note: string): string {
  const document = readDocument({ path: opened.path, text });
  if (Array.isArray(document)) return text;
  const { changes } = document.fields.data;
  const all = [...(Array.isArray(changes) ? changes : []), { ...entry, note }];
  return editedText({ ...opened, text, body: document.body }, { ...document.fields.data, changes: all });
}

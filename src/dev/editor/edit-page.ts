/** The editor's page for one text: a form of its fields with its Markdown, or the whole file where it is no form. */

import {
  bareBody,
  contentTexts,
  editedText,
  type OpenedText,
  openText,
  saveText,
  titleOf,
} from '../../authoring/content-texts.ts';
import { seenFrom } from '../../build/report.ts';
import { isError, type Problem } from '../../campaign/problem.ts';
import type { YamlValue } from '../../content/reading/yaml-text.ts';
import { loadSite } from '../../eleventy/load-site.ts';
import { escapeMarkup } from '../../text/escape.ts';
import { type Answer, type Asked, type Page, readingOf, refusal } from './answer.ts';
import { editorForm, editorPage, toldProblems } from './editor-page.ts';
import { fieldControls } from './field-controls.ts';
import { type Posted, postedFields } from './posted-fields.ts';
import { NOBODY, question, TOLD, untoldChange, withEntry } from './tell-people.ts';

/** What the controls show: what is on the disk, or what was typed and could not be saved. */
interface Shown {
  readonly fields: { readonly [key: string]: YamlValue } | undefined;
  readonly body: string;
  readonly text: string;
  readonly problems: readonly Problem[];
  readonly heading: string;
  /** What is asked before it is saved, as HTML. */
  readonly question?: string;
}

export async function editPage(asked: Asked): Promise<Answer> {
  const opened = open(asked);
  if ('status' in opened) return opened;
  const { problems } = await loadSite(asked.campaign, readingOf(asked));
  const own = ownProblems(asked, opened.path, problems);
  const heading = own.some(isError) ? 'To mend' : 'Doubtful';
  return page(asked, opened, { ...opened, body: bareBody(opened.body ?? ''), problems: own, heading });
}

/** Saves a text, unless it would be wrong: then what was typed is shown again with what is wrong. */
export async function saveEdit(asked: Asked, form: FormData): Promise<Answer> {
  const opened = open(asked);
  if ('status' in opened) return opened;
  const posted = postedTexts(form);
  const isForm = isFormOf(asked, opened);
  const fields = isForm ? postedFields(opened.kind.schema, posted) : undefined;
  const body = bareBody(posted.get('body') ?? '');
  const typed = (posted.get('text') ?? '').replace(/\r\n?/g, '\n');
  const text = fields ? editedText(opened, fields, body) : typed;
  const again = { fields, body, text: typed };
  if (posted.get('version') !== opened.version) return page(asked, opened, { ...again, ...CHANGED }, 409);
  const refused = (problems: readonly Problem[], asking = ''): Answer =>
    page(asked, opened, { ...again, problems, heading: 'Not saved yet', question: asking }, 422);
  const { errors, campaign } = await checkedText(asked, opened.path, text);
  if (errors.length > 0) return refused(errors);
  const untold = await untoldChange(asked, opened, text, campaign);
  const note = posted.get(TOLD)?.trim() ?? '';
  if (untold && !note && !posted.has(NOBODY)) return refused([], question(untold));
  const told = untold && note ? withEntry(opened, text, untold, note) : text;
  const faults = told === text ? [] : (await checkedText(asked, opened.path, told)).errors;
  if (untold && faults.length > 0) return refused(faults, question(untold, note));
  saveText(asked.campaign, opened.path, told);
  const view = isForm ? '' : '&as=text';
  return { location: `/admin/edit/?file=${encodeURIComponent(opened.path)}${view}&saved=1` };
}

/** What is wrong with a text before it is saved, and the campaign as it would be. */
async function checkedText(asked: Asked, path: string, text: string) {
  const drafts = new Map([[path, text]]);
  const { campaign, problems } = await loadSite(asked.campaign, { ...readingOf(asked), drafts });
  return { campaign, errors: ownProblems(asked, path, problems).filter(isError) };
}

/** The problems of one file, with commands in them as they can be typed. */
function ownProblems({ campaign }: Asked, path: string, problems: readonly Problem[]): Problem[] {
  const own = problems.filter(({ file }) => file === path);
  return own.map((problem) => ({ ...problem, message: seenFrom(problem, campaign).message }));
}

const CHANGED = {
  heading: 'Not saved yet',
  problems: [
    {
      severity: 'error',
      file: '',
      message:
        'The file was changed elsewhere since this page was opened. Save again to replace it with what is here, or open it anew to see what it has become.',
    } satisfies Problem,
  ],
};

function open({ campaign, query }: Asked): OpenedText | Page {
  const known = contentTexts(campaign).find(({ path }) => path === query.get('file'));
  if (!known) return refusal(404, 'There is no such text in the campaign.');
  const opened = openText(campaign, known);
  return typeof opened === 'string' ? refusal(422, opened) : opened;
}

function isFormOf({ query }: Asked, { fields }: OpenedText): boolean {
  return fields !== undefined && query.get('as') !== 'text';
}

function page(asked: Asked, opened: OpenedText, shown: Shown, status = 200): Answer {
  const { path, kind, version } = opened;
  const isForm = isFormOf(asked, opened);
  const { problems, heading, question: asking = '' } = shown;
  const controls = isForm
    ? fieldControls(kind.schema, { ...shown.fields }, problems) + bodyControl(path, shown.body)
    : `<div class="field"><label for="text">The whole file</label><textarea class="body" id="text" name="text">\n${escapeMarkup(shown.text)}</textarea></div>`;
  const address = `/admin/edit/?file=${encodeURIComponent(path)}`;
  const other = isForm
    ? `<a href="${escapeMarkup(`${address}&as=text`)}">Edit it as a text</a>`
    : opened.fields
      ? `<a href="${escapeMarkup(address)}">Edit it as a form</a>`
      : 'Its fields cannot be read until it is mended, so it is shown as a text.';
  const saved =
    asked.query.has('saved') && status === 200
      ? '<p class="told done" role="status">Saved. The site is being made anew.</p>'
      : '';
  const hidden = `<input type="hidden" name="version" value="${version}">`;
  const form = editorForm(isForm ? address : `${address}&as=text`, asked.token, hidden + asking + controls, 'Save');
  return {
    status,
    html: editorPage(
      titleOf(opened),
      `${saved}${toldProblems(problems, heading)}<p><code>${escapeMarkup(path)}</code> ${escapeMarkup(kind.about)} ${other}</p>${form}`,
    ),
  };
}

function bodyControl(path: string, body: string): string {
  if (!path.endsWith('.md')) return '';
  return `<div class="field"><label for="body">Text</label><p class="hint" id="body-hint">Markdown: a blank line between paragraphs, ## before a heading, **bold**, [words](https://…) for a link.</p><textarea class="body" id="body" name="body" aria-describedby="body-hint">\n${escapeMarkup(body)}</textarea></div>`;
}

/** The texts of a form by the names of their controls. */
export function postedTexts(form: FormData): Posted {
  return new Map([...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])));
}

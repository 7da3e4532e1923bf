/** The editor's page for one text: a form of its fields with its Markdown, or the whole file where it is no form. */
import { settingsOf, stampOf } from '../../authoring/campaign-settings.ts';
import { bareBody, editedText, saveText } from '../../authoring/content-texts.ts';
import { hideParts, picturesOf } from '../../authoring/picture-files.ts';
import { acceptedFields } from '../../authoring/translation.ts';
import { writeNew } from '../../authoring/write-new.ts';
import { isError, type Problem } from '../../campaign/problem.ts';
import { isRecord, type YamlValue } from '../../content/reading/yaml-text.ts';
import { translationOf } from '../../content/schema/content-kinds.ts';
import { nameOfLanguage } from '../../content/translations/translations.ts';
import { loadSite } from '../../eleventy/load-site.ts';
import { escapeMarkup } from '../../text/escape.ts';
import { type Answer, type Asked, postedTexts, readingOf } from './answer.ts';
import { bodyControl, SHOW_BUTTON } from './body-control.ts';
import { editorForm, editorPage, toldProblems } from './editor-page.ts';
import { fieldControls } from './field-controls.ts';
import { type EditedFile, openFile, pageOf } from './opened-file.ts';
import { rectanglesOf, showsPicture } from './picture-page.ts';
import { postedFields } from './posted-fields.ts';
import { campaignProblems, problemSections } from './problem-list.ts';
import { NOBODY, question, TOLD, untoldChange, withEntry } from './tell-people.ts';
import { acceptControl, IS_CURRENT, originalFields } from './translation-pages.ts';

/** What the controls show: what is on the disk, or what was typed and could not be saved. */
interface Shown {
  readonly fields: { readonly [key: string]: YamlValue } | undefined;
  readonly body: string;
  readonly text: string;
  /** Of this text, told beside its fields. */
  readonly problems: readonly Problem[];
  readonly heading: string;
  /** What stands above the form, as HTML. */
  readonly told?: string;
  /** What is asked before it is saved, as HTML. */
  readonly question?: string;
  /** Whether it would be lost by leaving the page. */
  readonly isUnsaved?: boolean;
}

export async function editPage(asked: Asked): Promise<Answer> {
  const opened = openFile(asked);
  if ('status' in opened) return opened;
  const all = await campaignProblems(asked);
  const own = all.filter(({ file }) => file === opened.path);
  const heading = own.some(isError) ? 'To mend' : 'Doubtful';
  const told = asked.query.has('saved') || asked.query.has('added') ? savedNote(asked, opened, all) : '';
  return page(asked, opened, { ...opened, body: bareBody(opened.body ?? ''), problems: own, heading, told });
}

/** That it is saved, and why that does not show yet where something else is wrong. */
function savedNote({ campaign }: Asked, { path, picture }: EditedFile, problems: readonly Problem[]): string {
  const others = problems.filter((problem) => problem.file !== path && isError(problem));
  const next = others.length > 0 ? '' : ' The site is being rebuilt.';
  const markdown = picture
    ? `<p>To show it in a text, write this on a line of its own, with words for those who do not see it:</p><p><code>![What it shows](images/${escapeMarkup(picture)})</code></p>`
    : '';
  return `<div class="told done" role="status"><p>Saved.${next}</p>${markdown}</div>${problemSections(campaign, others, 'The site stays as it was until this is mended')}`;
}

/** Saves a text, unless it would be wrong: then what was typed is shown again with what is wrong. */
export async function saveEdit(asked: Asked, form: FormData): Promise<Answer> {
  const opened = openFile(asked);
  if ('status' in opened) return opened;
  const posted = postedTexts(form);
  const isForm = isFormOf(asked, opened);
  const fields = isForm ? fieldsFrom(asked, opened, posted) : undefined;
  const body = bareBody(posted.get('body') ?? '');
  const typed = (posted.get('text') ?? '').replace(/\r\n?/g, '\n');
  const text = fields ? editedText(opened, fields, body) : typed;
  const again = { fields, body, text: typed, problems: [], heading: 'Not saved yet', isUnsaved: true };
  if (posted.has('show')) return page(asked, opened, again);
  if (posted.get('version') !== opened.version)
    return page(asked, opened, { ...again, ...CHANGED, told: otherNow(opened) }, 409);
  const refused = (problems: readonly Problem[], asking = ''): Promise<Answer> =>
    page(asked, opened, { ...again, problems, question: asking }, 422);
  const { errors, campaign } = await checkedText(asked, opened.path, text);
  if (errors.length > 0) return refused(errors);
  const untold = await untoldChange(asked, opened, text, campaign);
  const note = posted.get(TOLD)?.trim() ?? '';
  if (untold && !note && !posted.has(NOBODY)) return refused([], question(untold));
  const told = untold && note ? withEntry(opened, text, untold, note) : text;
  const faults = told === text ? [] : (await checkedText(asked, opened.path, told)).errors;
  if (untold && faults.length > 0) return refused(faults, question(untold, note));
  await write(asked, opened, told, fields);
  const view = isForm ? '' : '&as=text';
  return { location: `/admin/edit/?file=${encodeURIComponent(opened.path)}${view}&saved=1` };
}

/** What the form's controls say; a translation that is as its original is now says so. */
function fieldsFrom(asked: Asked, { kind, original }: EditedFile, posted: ReadonlyMap<string, string>) {
  const fields = announcedNow(asked, postedFields(kind.schema, posted));
  const isCurrent = original && posted.has(IS_CURRENT);
  return isCurrent ? { ...fields, ...acceptedFields(asked.campaign, original.path, asked.clock) } : fields;
}

/** A change that is written by hand is announced now, unless it says when. */
function announcedNow({ campaign, clock }: Asked, fields: ReturnType<typeof postedFields>) {
  const { changes } = fields;
  if (!Array.isArray(changes)) return fields;
  const at = stampOf(clock, settingsOf(campaign).zone);
  return { ...fields, changes: changes.map((entry) => (isRecord(entry) ? { at, ...entry } : entry)) };
}

async function write(
  { campaign }: Asked,
  { path, isNew, picture }: EditedFile,
  text: string,
  fields: { readonly [key: string]: YamlValue } | undefined,
): Promise<void> {
  if (isNew) writeNew(campaign, new Map([[path, text]]));
  else saveText(campaign, path, text);
  if (picture && fields) await hideParts(campaign, picture, rectanglesOf(fields.redact));
}

/** What is wrong with a text before it is saved, and the campaign as it would be. */
async function checkedText(asked: Asked, path: string, text: string) {
  const drafts = new Map([[path, text]]);
  const { campaign, problems } = await loadSite(asked.campaign, { ...readingOf(asked), drafts });
  return { campaign, errors: problems.filter((problem) => problem.file === path && isError(problem)) };
}

const CHANGED = {
  problems: [
    {
      severity: 'error',
      file: '',
      message:
        'The file was changed elsewhere since this page was opened. Save again to replace it with what is here, or open it again to see what it is now.',
    } satisfies Problem,
  ],
};

function otherNow({ path }: EditedFile): string {
  const href = escapeMarkup(`/admin/edit/?file=${encodeURIComponent(path)}`);
  return `<p><a href="${href}" target="_blank">See what it is now, in another tab</a></p>`;
}

function isFormOf({ query }: Asked, { fields }: EditedFile): boolean {
  return fields !== undefined && query.get('as') !== 'text';
}

async function page(asked: Asked, opened: EditedFile, shown: Shown, status = 200): Promise<Answer> {
  const { version, path, title, picture } = opened;
  const isForm = isFormOf(asked, opened);
  const { problems, heading, question: asking = '', told = '' } = shown;
  const hasBody = isForm && path.endsWith('.md');
  const address = `/admin/edit/?file=${encodeURIComponent(path)}`;
  const action = isForm ? address : `${address}&as=text`;
  const mark = shown.isUnsaved ? ' data-unsaved' : '';
  const hidden = `<input type="hidden" name="version" value="${version}"${mark}>`;
  const drawing = picture && isForm ? await showsPicture(asked.campaign, picture) : '';
  const controls = isForm
    ? drawing + formControls(asked, opened, shown)
    : `<div class="field"><label for="text">The whole file</label><textarea class="body" id="text" name="text">\n${escapeMarkup(shown.text)}</textarea></div>`;
  const form = editorForm(action, asked.token, hidden + asking + controls, 'Save', hasBody ? SHOW_BUTTON : '');
  const main = `${told}${toldProblems(problems, heading, !isForm)}${linksOf(asked, opened, isForm, address)}${form}`;
  const lang = translationOf(path)?.lang;
  return { status, html: editorPage(lang ? `${title}, in ${nameOfLanguage(lang)}` : title, main) };
}

function formControls({ campaign }: Asked, opened: EditedFile, { fields, problems, body }: Shown): string {
  const { kind, original } = opened;
  const pictures = picturesOf(campaign);
  const parts = { values: { ...fields }, problems, pictures, ...(original && { original: originalFields(original) }) };
  const text = opened.path.endsWith('.md') ? bodyControl(body, original?.body) : '';
  const controls = fieldControls(kind.schema, parts);
  return original ? controls + text + acceptControl(opened) : text ? withText(controls, text) : controls;
}

/** What most people never need stands below the text. */
function withText(controls: string, text: string): string {
  const rest = controls.lastIndexOf('<details class="rest"');
  return rest === -1 ? controls + text : controls.slice(0, rest) + text + controls.slice(rest);
}

function linksOf({ site }: Asked, opened: EditedFile, isForm: boolean, address: string): string {
  const { path, kind, fields, isNew, picture } = opened;
  const seen = pageOf(path);
  const other = isForm
    ? `<a href="${escapeMarkup(`${address}&as=text`)}">Edit it as a text</a>`
    : fields
      ? `<a href="${escapeMarkup(address)}">Edit it as a form</a>`
      : 'Its fields cannot be read until it is mended, so it is shown as a text.';
  const links = [
    seen && site.isAddress(seen) ? `<a href="${escapeMarkup(seen)}" target="site">See it on the site</a>` : '',
    isNew ? '' : other,
    (isNew && !picture) || kind.name === 'campaign'
      ? ''
      : `<a href="/admin/delete/?file=${encodeURIComponent(path)}">Delete it</a>`,
  ];
  const about = isForm ? '' : `<p><code>${escapeMarkup(path)}</code> ${escapeMarkup(kind.about)}</p>`;
  return `<p class="row">${links.filter(Boolean).join(' ')}</p>${about}`;
}

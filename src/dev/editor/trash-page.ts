/** The editor's page that deletes a text or a picture, and the list from which what was deleted is put back. */
import { join } from 'node:path';
import { contentTexts, openText, titleOf } from '../../authoring/content-texts.ts';
import { filesOfPicture } from '../../authoring/picture-files.ts';
import { type Deleted, deletedFiles, moveToTrash, putBack, trashFolder } from '../../authoring/trash.ts';
import { lastPublished, OUTPUT } from '../../build/last-published.ts';
import { kindOf, translationOf } from '../../content/schema/content-kinds.ts';
import { escapeMarkup } from '../../text/escape.ts';
import { type Answer, type Asked, postedTexts, refusal } from './answer.ts';
import { editorForm, editorPage } from './editor-page.ts';
import { type EditedFile, openFile } from './opened-file.ts';

/** Shown at once; older ones are in the folder all the same. */
const MOST_SHOWN = 10;

export function deletePage(asked: Asked): Answer {
  const opened = openFile(asked);
  if ('status' in opened) return opened;
  const why = reasonAgainst(asked, opened);
  if (why) return page(opened, `<p class="told">${why}</p>`);
  const paths = filesOf(asked.campaign, opened);
  const also = paths.length > 1 ? `<p>What belongs to it goes too: ${paths.length} files.</p>` : '';
  const form = editorForm(addressOf(opened), asked.token, '', 'Delete it');
  return page(
    opened,
    `${showing(asked.campaign, opened)}${also}<p>It can be put back from the editor’s first page.</p>${form}`,
  );
}

export async function deleteFiles(asked: Asked): Promise<Answer> {
  const opened = openFile(asked);
  if ('status' in opened) return opened;
  if (reasonAgainst(asked, opened)) return deletePage(asked);
  moveToTrash(asked.campaign, filesOf(asked.campaign, opened), asked.clock);
  return { location: '/admin/?deleted=1#deleted' };
}

/** Which texts show a picture. */
function showing(campaign: string, { picture }: EditedFile): string {
  if (!picture) return '';
  const texts = contentTexts(campaign).flatMap((text) => {
    const opened = openText(campaign, text);
    return typeof opened === 'object' && opened.text.includes(`images/${picture}`) ? [titleOf(opened)] : [];
  });
  const items = [...new Set(texts)].map((title) => `<li>${escapeMarkup(title)}</li>`);
  return items.length > 0
    ? `<p>It is shown in these texts, which then cannot be published as they are:</p><ul>${items.join('')}</ul>`
    : '';
}

/** Why a text must stay: people have it, or nothing works without it. */
function reasonAgainst({ campaign }: Asked, { kind, fields, path }: EditedFile): string | undefined {
  if (kind.name === 'campaign') return 'Without its settings there is no campaign.';
  if (kind.name !== 'event') return undefined;
  const calendar = lastPublished(join(campaign, OUTPUT), campaign)?.calendar ?? '';
  const id = String(fields?.id ?? '');
  if (!id || !calendar.replace(/\r?\n[ \t]/g, '').includes(`UID:${id}`)) return undefined;
  const edit = escapeMarkup(`/admin/edit/?file=${encodeURIComponent(path)}`);
  return `People have this event in their calendars, where it would stay. <a href="${edit}">Set its state to cancelled</a>, and say why: then their calendars say so too.`;
}

/** A text with its translations, or a picture with its words and its original. */
function filesOf(campaign: string, { path, picture }: EditedFile): string[] {
  if (picture) return filesOfPicture(campaign, picture);
  const translations = contentTexts(campaign).filter((text) => translationOf(text.path)?.original === path);
  return [path, ...translations.map((text) => text.path)];
}

function page(opened: EditedFile, main: string): Answer {
  return { status: 200, html: editorPage(`Delete “${opened.title}”?`, main) };
}

function addressOf({ path }: EditedFile): string {
  return `/admin/delete/?file=${encodeURIComponent(path)}`;
}

/** What was deleted lately, each with a button that puts it back; "" where nothing was. */
export function deletedList({ campaign, token }: Asked): string {
  const deleted = deletedFiles(campaign).slice(0, MOST_SHOWN);
  if (deleted.length === 0) return '';
  const items = deleted.map((each) => {
    const title = escapeMarkup(titleOfDeleted(campaign, each));
    const hidden = `<input type="hidden" name="token" value="${escapeMarkup(token)}"><input type="hidden" name="id" value="${each.id}">`;
    return `<li>${title} <form class="inline" method="post" action="/admin/undo/" enctype="multipart/form-data">${hidden}<button type="submit" aria-label="Put back ${title}">Put back</button></form></li>`;
  });
  return `<h2 id="deleted">Deleted</h2><ul>${items.join('')}</ul>`;
}

export async function undoDelete(asked: Asked, form: FormData): Promise<Answer> {
  const id = postedTexts(form).get('id');
  const deleted = deletedFiles(asked.campaign).find((each) => each.id === id);
  if (!deleted) return refusal(404, 'It has been put back already.');
  const taken = putBack(asked.campaign, deleted);
  if (taken.length > 0) return refusal(409, `It cannot be put back: there is another ${taken.join(', ')} by now.`);
  return { location: '/admin/?put-back=1' };
}

export function titleOfDeleted(campaign: string, { id, paths }: Deleted): string {
  const [path = ''] = paths.filter((each) => !translationOf(each));
  const kind = kindOf(path);
  const opened = kind && openText(trashFolder(campaign, id), { path, kind });
  return typeof opened === 'object' ? titleOf(opened) : path.replace(/.*\//, '');
}

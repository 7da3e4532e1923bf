/** The editor's page that puts a picture into the campaign and says how a text shows it. */
import { extname } from 'node:path';
import { LONGEST_SLUG } from '../../authoring/campaign-settings.ts';
import { newPictureFile } from '../../authoring/new-files.ts';
import { AlreadyThere, writeNew } from '../../authoring/write-new.ts';
import { isPictureName, measurePicture } from '../../content/images/measured-picture.ts';
import { escapeMarkup } from '../../text/escape.ts';
import { suggestSlug } from '../../text/slug.ts';
import type { Answer, Asked } from './answer.ts';
import { editorForm, editorPage } from './editor-page.ts';

export function picturePage(asked: Asked): Answer {
  const added = asked.query.get('added');
  if (added === null) return page(asked, '');
  const name = escapeMarkup(added);
  const more = encodeURIComponent(newPictureFile(`content/images/${added}`)[0]);
  return page(
    asked,
    `<div class="told done" role="status"><p>${name} is in the campaign. Show it in a text by a line of its own, with words for those who do not see it:</p><p><code>![What it shows](images/${name})</code></p><p><a href="/admin/edit/?file=${more}">Its caption, its credit and who is on it</a></p></div>`,
  );
}

export async function createPicture(asked: Asked, form: FormData): Promise<Answer> {
  const file = form.get('picture');
  if (!(file instanceof File) || file.size === 0) return refused(asked, 'Choose a picture first.');
  const extension = extname(file.name).toLowerCase();
  const slug = suggestSlug(file.name.slice(0, file.name.length - extension.length)).slice(0, LONGEST_SLUG);
  const name = `${slug || 'picture'}${extension}`;
  if (!isPictureName(name))
    return refused(asked, `${file.name} is no picture that can be shown. Save it as JPEG, PNG, WebP or SVG.`);
  const path = `content/images/${name}`;
  const bytes = new Uint8Array(await file.arrayBuffer());
  const read = await measurePicture(path, bytes);
  if ('message' in read) return refused(asked, `${file.name} ${read.message}`);
  try {
    writeNew(asked.campaign, new Map<string, string | Uint8Array>([[path, bytes], newPictureFile(path)]));
  } catch (error) {
    if (!(error instanceof AlreadyThere)) throw error;
    return refused(asked, `There is a ${name} already. Give the file another name first.`);
  }
  return { location: `/admin/picture/?added=${encodeURIComponent(name)}` };
}

function refused(asked: Asked, sentence: string): Answer {
  return page(asked, `<div class="told" role="alert"><p>${escapeMarkup(sentence)}</p></div>`, 422);
}

function page(asked: Asked, told: string, status = 200): Answer {
  const control =
    '<div class="field"><label for="picture">Picture</label><p class="hint" id="picture-hint">JPEG, PNG, WebP or SVG. Where it was taken, by which camera, and the rest of its metadata is not published.</p><input type="file" id="picture" name="picture" accept="image/*" aria-describedby="picture-hint"></div>';
  const form = editorForm('/admin/picture/', asked.token, control, 'Add');
  return { status, html: editorPage('Add a picture', told + form) };
}

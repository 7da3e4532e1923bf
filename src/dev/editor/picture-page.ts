/** The editor's pages of pictures: all of them, adding one, and marking on one what nobody may see. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { addPicture, originalPath, picturePath, picturesOf } from '../../authoring/picture-files.ts';
import type { Rectangle } from '../../campaign/picture.ts';
import { measurePicture, ownFileOf } from '../../content/images/measured-picture.ts';
import { isRecord, type YamlValue } from '../../content/reading/yaml-text.ts';
import sharp, { READING } from '../../drawing/sharp.ts';
import { escapeMarkup } from '../../text/escape.ts';
import { type Answer, type Asked, refusal } from './answer.ts';
import { editorForm, editorPage, TOO_LARGE, UPLOAD_LIMIT } from './editor-page.ts';

/** As wide and high as pictures are shown, px: small in the list, large to mark faces on. */
const SMALL = 240;
const LARGE = 1600;

export function picturesPage(asked: Asked): Answer {
  return page(asked, '');
}

export async function createPicture(asked: Asked, form: FormData): Promise<Answer> {
  const file = form.get('picture');
  if (!(file instanceof File) || file.size === 0) return page(asked, 'Choose a picture first.', 422);
  const added = await addPicture(asked.campaign, file.name, new Uint8Array(await file.arrayBuffer()));
  if (typeof added === 'string') return page(asked, added, 422);
  return { location: `${editAddress(added.name)}&added=1` };
}

function page({ campaign, token }: Asked, fault: string, status = 200): Answer {
  const told = fault && `<div class="told" role="alert"><p>${escapeMarkup(fault)}</p></div>`;
  const most = `data-most="${UPLOAD_LIMIT}" data-too-large="${TOO_LARGE}"`;
  const control = `<div class="field"><label for="picture">Add a picture</label><p class="hint" id="picture-hint">JPEG, PNG, WebP or SVG, up to ${UPLOAD_LIMIT / 1_000_000} MB. Where a photo was taken, by which camera, and the rest of what its file tells is taken out at once. Of a drawing (SVG) the picture is kept that the site shows.</p><input type="file" id="picture" name="picture" accept="image/*" aria-describedby="picture-hint" ${most}></div>`;
  const items = picturesOf(campaign).map((name) => {
    const href = escapeMarkup(editAddress(name));
    return `<li><a href="${href}"><img src="/admin/file/?name=${encodeURIComponent(name)}" alt="" loading="lazy"> ${escapeMarkup(name)}</a></li>`;
  });
  const list = items.length > 0 ? `<ul class="pictures">${items.join('')}</ul>` : '';
  return { status, html: editorPage('Pictures', told + list + editorForm('/admin/pictures/', token, control, 'Add')) };
}

function editAddress(name: string): string {
  return `/admin/edit/?file=${encodeURIComponent(ownFileOf(picturePath(name)))}`;
}

/** The bytes of a picture to be looked at: as it is published, or with `original` as it was added. */
export async function pictureFile({ campaign, query }: Asked): Promise<Answer> {
  const name = picturesOf(campaign).find((each) => each === query.get('name'));
  if (!name) return refusal(404, 'There is no such picture.');
  const isWhole = query.has('original');
  const path = isWhole ? originalPath(campaign, name) : picturePath(name);
  const side = isWhole ? LARGE : SMALL;
  // Too broken to be shown is too broken to be published, which is told where that is mended.
  const read = await measurePicture(path, readFileSync(join(campaign, path)));
  if ('message' in read) return refusal(404, `${name} ${read.message}`);
  const body = await sharp(read.bytes, READING)
    .autoOrient()
    .resize(side, side, { fit: 'inside', withoutEnlargement: true })
    .webp()
    .toBuffer();
  return { type: 'image/webp', body };
}

/** The picture above its fields; the script lets people draw on it and writes into the fields. */
export async function showsPicture(campaign: string, name: string): Promise<string> {
  const path = originalPath(campaign, name);
  const read = await measurePicture(path, readFileSync(join(campaign, path)));
  if ('message' in read) return '';
  const { width, height } = read;
  return `<p class="hint" id="drawing-hint">It is ${width} pixels wide and ${height} high. Only you see the parts under the marks.</p><div class="drawing" data-width="${width}" data-height="${height}"><img src="/admin/file/?original=1&amp;name=${encodeURIComponent(name)}" alt="${escapeMarkup(name)}" width="${width}" height="${height}"></div>`;
}

/** The parts to hide that a form has, in pixels of the original. */
export function rectanglesOf(redact: YamlValue): Rectangle[] {
  const parts = Array.isArray(redact) ? redact.filter(isRecord) : [];
  return parts.map(({ left, top, width, height }) => ({
    left: Number(left),
    top: Number(top),
    width: Number(width),
    height: Number(height),
  }));
}

/** The text that a page of the editor is about: one that is there, or a translation or a picture's words that are not begun yet. */
import { settingsOf } from '../../authoring/campaign-settings.ts';
import { contentTexts, type OpenedText, openText, textOf, titleOf } from '../../authoring/content-texts.ts';
import { newPictureFile } from '../../authoring/new-files.ts';
import { picturePath, picturesOf } from '../../authoring/picture-files.ts';
import { newTranslation } from '../../authoring/translation.ts';
import { COLLECTIONS, itemAddress } from '../../campaign/addresses.ts';
import { ownFileOf } from '../../content/images/measured-picture.ts';
import { kindOf, translationOf } from '../../content/schema/content-kinds.ts';
import { readFileName } from '../../text/slug.ts';
import { type Asked, type Page, refusal } from './answer.ts';

/** A text of the editor; one that is not there yet is written when it is saved first. */
export interface EditedFile extends OpenedText {
  readonly isNew: boolean;
  readonly title: string;
  /** Of a translation. */
  readonly original?: OpenedText | undefined;
  /** Of a picture's words, the name of the picture. */
  readonly picture?: string | undefined;
}

/** What the address asks for, or a page that says why it cannot be edited. */
export function openFile({ campaign, query, clock }: Asked): EditedFile | Page {
  const file = query.get('file') ?? '';
  const texts = contentTexts(campaign);
  const known = texts.find(({ path }) => path === file);
  const translation = translationOf(file);
  const source = texts.find(({ path }) => path === translation?.original);
  const original = source && openText(campaign, source);
  const picture = picturesOf(campaign).find((name) => ownFileOf(picturePath(name)) === file);
  const about = { original: typeof original === 'object' ? original : undefined, picture };
  if (known) {
    const opened = openText(campaign, known);
    if (typeof opened === 'string') return refusal(422, opened);
    const title = picture ?? (opened.fields?.title || opened.fields?.claim ? titleOf(opened) : titled(about, opened));
    return { ...opened, ...about, title, isNew: false };
  }
  const begun = picture ? newPictureFile(picturePath(picture)) : undefined;
  const lang = translation?.lang ?? '';
  const isWanted = about.original?.fields && settingsOf(campaign).languages.slice(1).includes(lang);
  const [path, text] =
    begun ?? (about.original && isWanted ? newTranslation(campaign, about.original, lang, clock) : []);
  const kind = kindOf(file);
  if (path !== file || text === undefined || !kind) return refusal(404, 'There is no such text in the campaign.');
  const opened = textOf({ path, kind }, text);
  if (typeof opened === 'string') return refusal(422, opened);
  // The original's own words are no translation.
  return {
    ...opened,
    ...about,
    ...(opened.body !== undefined && { body: '' }),
    title: picture ?? titled(about, opened),
    isNew: true,
  };
}

function titled({ original }: { readonly original: OpenedText | undefined }, opened: OpenedText): string {
  return original ? titleOf(original) : opened.kind.name === 'supporters' ? 'Who stands behind you' : titleOf(opened);
}

/** Where the site shows a text; undefined for what has no page of its own. */
export function pageOf(path: string): string | undefined {
  const { lang, original } = translationOf(path) ?? { lang: '', original: path };
  const prefix = lang && `/${lang}`;
  if (original === 'content/campaign.yml') return `${prefix}/`;
  if (/^content\/(statement|supporters)\./.test(original)) return `${prefix}/${original.slice(8).replace(/\..*/, '')}/`;
  const [, folder = '', inner = '', name = ''] = /^content\/(\w+)\/(.*\/)?([^/]+)$/.exec(original) ?? [];
  const collection = COLLECTIONS.find((each) => each === folder);
  const slug = readFileName(name)?.slug;
  return collection && slug ? prefix + itemAddress(collection, (inner ?? '') + slug) : undefined;
}

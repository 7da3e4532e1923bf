/** Finds the picture that a field of a file names, and holds what is said of it to be true words. */
import type { Picture, PictureUse } from '../../campaign/picture.ts';
import type { Check } from '../checks/text-check.ts';
import type { Document } from '../reading/front-matter.ts';
import { ownFileOf } from './measured-picture.ts';
import { isFileName, pictureAt } from './picture-faults.ts';

/** The picture of a field, to be shown in some ways; undefined where there is none. Reports one that is not there. */
export function namedPicture(
  { resolverOf, report }: Pick<Check, 'resolverOf' | 'report'>,
  { path, fields }: Pick<Document, 'path' | 'fields'>,
  field: string,
  ...uses: readonly PictureUse[]
): Picture | undefined {
  const src = fields.data[field];
  if (typeof src !== 'string') return undefined;
  const picture = pictureAt(src, resolverOf(path), ...uses);
  if (!('fault' in picture)) return picture;
  report(fields.problem([field], picture.fault));
  return undefined;
}

/** The picture at the head of a text. Reports one that is not there, and one without a description. */
export function pictureAtHead(
  check: Pick<Check, 'resolverOf' | 'report'>,
  document: Pick<Document, 'path' | 'fields'>,
  ...uses: readonly PictureUse[]
): Picture | undefined {
  const { fields } = document;
  const picture = namedPicture(check, document, 'picture', ...uses);
  const fault = wordsFault(fields.data, picture);
  if (fault) check.report(fields.problem([fault.at], fault.message));
  return picture;
}

function wordsFault(
  { picture: src, 'picture-alt': alt, 'picture-caption': caption }: Document['fields']['data'],
  picture: Picture | undefined,
): { readonly at: string; readonly message: string } | undefined {
  if (src === undefined) {
    const at = alt === undefined ? 'picture-caption' : 'picture-alt';
    const message =
      'is about a picture, and there is none. Add `picture:` with the name of one in content/images/, or remove this.';
    return alt === undefined && caption === undefined ? undefined : { at, message };
  }
  if (!picture) return undefined;
  if (picture.isDecorative && alt !== undefined) {
    const message = `describes the picture, but ${ownFileOf(picture.path)} says that it is only decorative. Remove this, or \`decorative: true\` there.`;
    return { at: 'picture-alt', message };
  }
  if (picture.isDecorative) return undefined;
  if (alt === undefined) {
    const message =
      'has no description for those who cannot see it. Write one, like `picture-alt: A crowd with banners`';
    return { at: 'picture', message };
  }
  if (typeof alt !== 'string' || !isFileName(alt, picture)) return undefined;
  const message = 'is the name of a file. Write what can be seen on the picture, like A crowd with banners';
  return { at: 'picture-alt', message };
}

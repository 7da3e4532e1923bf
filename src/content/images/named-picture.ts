/** Finds the picture that a field of a file names. */
import type { Picture, PictureUse } from '../../campaign/picture.ts';
import type { Check } from '../checks/text-check.ts';
import type { Document } from '../reading/front-matter.ts';
import { pictureAt } from './picture-faults.ts';

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
  report({ severity: 'error', file: path, place: fields.locate([field]), field, message: picture.fault });
  return undefined;
}

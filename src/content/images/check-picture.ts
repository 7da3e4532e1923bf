/** A picture and its own file become what the site publishes; a part to hide that is not on the picture is told. */

import type { Focus, Picture, Rectangle } from '../../campaign/picture.ts';
import type { Problem } from '../../campaign/problem.ts';
import { readFieldsFile } from '../checks/check-fields.ts';
import type { SourceFile } from '../reading/source-file.ts';
import type { FieldPath } from '../reading/yaml-text.ts';
import { type PictureFields, pictureFields } from '../schema/schema.ts';
import type { OriginalPicture } from './measured-picture.ts';
import { digestOf, variantsOf } from './picture-variants.ts';

type Report = (problem: Problem) => void;

/** The picture, with what its own file says of it if there is one. Reports every problem in that file. */
export function checkPicture(original: OriginalPicture, ownFile: SourceFile | undefined, report: Report): Picture {
  const fields = ownFile ? readOwnFile(ownFile, original, report) : {};
  const redacted = (fields.redact ?? []).map(rectangleOf);
  const focus = focusOf(fields);
  const digest = digestOf(original, redacted);
  return {
    path: original.path,
    width: original.width,
    height: original.height,
    caption: fields.caption,
    credit: fields.credit,
    isDecorative: fields.decorative === 'true',
    ground: original.ground,
    redacted,
    focus,
    digest,
    variants: variantsOf(original, { digest, focus }, fields.avif === 'true'),
    bytes: original.bytes,
  };
}

function readOwnFile(file: SourceFile, original: OriginalPicture, report: Report): PictureFields {
  const { yaml, fields } = readFieldsFile(file, pictureFields, 'a picture', report) ?? {};
  if (!yaml || !fields) return {};
  for (const { at, message, add } of redactionFaults(fields, original)) report({ ...yaml.problem(at, message), add });
  return fields;
}

/** The middle, unless the file says where. */
function focusOf({ focus: [across = '0.5', down = '0.5'] = [] }: PictureFields): Focus {
  return [Number(across), Number(down)];
}

interface RedactionFault extends Pick<Problem, 'message' | 'add'> {
  readonly at: FieldPath;
}

function redactionFaults({ people, redact = [] }: PictureFields, original: OriginalPicture): RedactionFault[] {
  if (people === 'redacted' && redact.length === 0) {
    const message = 'says that people are hidden, but nothing is. Say of each face where it is.';
    return [{ at: ['people'], message, add: ['redact:', '  - { left: 120, top: 80, width: 60, height: 70 }'] }];
  }
  return redact.map(rectangleOf).flatMap((part, index) => partFaults(part, ['redact', index], original));
}

function partFaults(part: Rectangle, at: FieldPath, { bytes, width, height }: OriginalPicture) {
  const empty = (['width', 'height'] as const).filter((side) => part[side] === 0);
  if (empty.length > 0) {
    const message = 'is 0, so nothing would be hidden. Write how many pixels the part measures.';
    return empty.map((side): RedactionFault => ({ at: [...at, side], message }));
  }
  const isInside = part.left + part.width <= width && part.top + part.height <= height;
  // Of a picture that cannot be read, that is told.
  if (isInside || bytes.length === 0) return [];
  const message = `ends ${part.left + part.width} px from the left and ${part.top + part.height} px from the top, outside the picture, which is ${width} px wide and ${height} px high when upright. Correct it so that it ends inside.`;
  return [{ at, message }];
}

function rectangleOf(part: NonNullable<PictureFields['redact']>[number]): Rectangle {
  return {
    left: Number(part.left),
    top: Number(part.top),
    width: Number(part.width),
    height: Number(part.height),
  };
}

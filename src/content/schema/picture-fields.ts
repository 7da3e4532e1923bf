/** The kinds of field that pictures have, and those by which a text shows one at its head, the same in every kind of file. */
import { z } from 'zod';
import { quote } from '../../campaign/problem.ts';
import { checked, text } from './fields.ts';
import { data, words } from './roles.ts';
import { holding } from './value-kinds.ts';

export const headPicture = {
  picture: data(
    holding(
      'picture',
      text(
        'The picture at its head, beside it in lists and on its card: the name of one in content/images/.',
        'images/square.jpg',
      ),
    ),
  ).optional(),
  'picture-alt': words(
    text(
      'What can be seen on the picture, for those who cannot see it.',
      'A crowd with banners in front of the library',
    ),
  ).optional(),
  'picture-caption': words(
    text('Its caption, in place of the one in its own file.', 'The square in Zhanaozen'),
  ).optional(),
};

/** A place on a picture: two numbers, from 0 at the left and at the top to 1. */
export function spot(description: string) {
  const element = checked('How far it is from the edge.', '0.3', (value) =>
    /^(0|1|0?\.\d{1,4}|1\.0+)$/.test(value)
      ? undefined
      : `${quote(value)} is not a number from 0 to 1. Write 0 for the left or upper edge, 0.5 for the middle and 1 for the other edge.`,
  );
  return z
    .array(element)
    .superRefine((values, context) => {
      if (values.length === 2) return;
      const message = `has ${values.length === 1 ? 'one number' : `${values.length} numbers`} instead of two: how far from the left, and how far from the top. Write it like [0.3, 0.5].`;
      context.addIssue({ code: 'custom', message });
    })
    .meta({ description, examples: ['[0.3, 0.5]'] });
}

/** A place or a length on a picture, whole px. */
export function pixels(description: string) {
  return checked(description, '120', (value) =>
    /^\d{1,6}$/.test(value)
      ? undefined
      : `${quote(value)} is not a whole number of pixels. Count them on the picture turned upright and write them like 120.`,
  );
}

/** The fields by which a text shows a picture at its head, the same in every kind of file. */
import { text } from './fields.ts';
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

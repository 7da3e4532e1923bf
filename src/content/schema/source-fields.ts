/** The fields of a source, by which a fact can be checked. */
import { group, partialDate, text, webAddress } from './fields.ts';
import { data, words } from './roles.ts';

/** A source's title, quotation and publisher stand as they are, so that it can be found. */
export const source = group(
  {
    title: data(
      text('The title of the article, report or film.', 'Protest police killings of striking Kazakh oil workers'),
    ),
    publisher: data(text('Who published it.', 'Chtodelat News')).optional(),
    date: data(partialDate('When it was published: a day, a month or a year.')).optional(),
    url: data(webAddress('Its address, if it has one.', 'https://example.org/article')).optional(),
    archived: data(
      webAddress(
        'A copy that remains if the original disappears.',
        'https://web.archive.org/web/2011/https://example.org/article',
      ),
    ).optional(),
    quotation: data(text('The words that matter, word for word.', 'Ten people were shot dead.')).optional(),
    supports: words(
      text('Which part of the claim it supports, if not all of it.', 'The number of workers.'),
    ).optional(),
  },
  'Where the claim can be checked.',
  '{ title: … }',
);

/** Every field of `content/supporters.yml`, each documented, checked and given its role in this one place. */
import { group, list, text, webAddress } from './fields.ts';
import { contentFile, data, words } from './roles.ts';
import { holding } from './value-kinds.ts';

export const supporter = group(
  {
    name: text('Their name, which is the same in every language.', 'Elm Road Traders'),
    link: webAddress('Their own site.', 'https://traders.example/').optional(),
    logo: holding(
      'picture',
      text('The name of a picture in content/images/: SVG, PNG or another.', 'images/traders.svg'),
    ).optional(),
    group: text('One of the groups above, exactly as written there.', 'Trade unions').optional(),
  },
  'One supporter.',
  '{ name: … }',
);

const saying = group(
  {
    quote: text('Their words, without quotation marks around them.', 'I learnt to read there.'),
    name: text('Who says it.', 'Maria Lopes'),
    role: text('Who that is.', 'librarian for thirty years').optional(),
  },
  'What someone says.',
  '{ quote: …, name: … }',
);

export const supportersFields = contentFile({
  groups: words(
    list(
      text('The name of a group.', 'Trade unions'),
      'The groups that supporters are shown in, in their order; without them all are in one list.',
      '[Trade unions, Writers]',
    ),
  ).optional(),
  supporters: data(
    list(
      supporter,
      'Who supports the campaign, at /supporters/, in their order.',
      'a list, each beginning with - name: …',
    ),
  ).optional(),
  quotes: words(
    list(
      saying,
      'What people say of the campaign; a translation has the same list in its own words.',
      'a list, each beginning with - quote: …',
    ),
  ).optional(),
});

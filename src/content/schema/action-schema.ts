/** The fields of a thing to do, as the campaign and its events have it, and of the same in a translation. */
import { ACTIONS } from '../../campaign/action.ts';
import { emailAddress, telephoneNumber } from './contact-fields.ts';
import { group, list, oneOf, text, webAddress } from './fields.ts';
import { data, entries, words } from './roles.ts';

const kind = data(
  oneOf(
    ACTIONS,
    'What people are asked to do: sign a petition elsewhere, donate, sign up, volunteer, follow another link, write to someone, telephone, or sign on paper.',
  ),
);

const actionWords = {
  label: words(
    text(
      'What the button says; a link of your own needs it, the other kinds have built-in words.',
      'Sign the petition',
    ),
  ),
  who: words(text('Who is written to, called or petitioned.', 'Mayor Jane Doe')),
  hours: words(text('To telephone: when somebody answers.', 'Monday to Friday, 9:00 to 17:00')),
  subject: words(text('To write: the subject of the email or letter.', 'Keep the library open')),
  text: words(
    text(
      'To write, the letter without a name below it; to telephone, what to say; to sign, the demand. A line of three underscores, ___, marks where people add words of their own to a letter; without one they add them at its end.',
      'Dear Mayor, please keep the library open.',
    ),
  ),
  privacy: words(
    text('To sign: what becomes of the names, in place of the built-in sentence.', 'We destroy the sheets in May.'),
  ),
};

const optionalWords = {
  label: actionWords.label.optional(),
  who: actionWords.who.optional(),
  hours: actionWords.hours.optional(),
  subject: actionWords.subject.optional(),
  text: actionWords.text.optional(),
  privacy: actionWords.privacy.optional(),
};

const action = group(
  {
    do: kind,
    ...optionalWords,
    link: data(webAddress('Where a link leads.', 'https://example.org/sign')).optional(),
    to: data(
      list(
        emailAddress('An email address.', 'mayor@example.org'),
        'To write: the email addresses.',
        '[mayor@example.org]',
      ),
    ).optional(),
    post: data(
      text(
        'To write, or to sign: the postal address, as on an envelope.',
        'The Mayor, Town Hall, 1 Market Square, Valley',
      ),
    ).optional(),
    number: data(
      telephoneNumber('To telephone: the number as people read it, with the code of its country.', '+44 20 7946 0018'),
    ).optional(),
  },
  'One thing to do.',
  '{ do: petition, link: … }',
);

/** `actions:` of the campaign and of an event. */
export const actions = entries(
  list(
    action,
    'What people can do, at most three things, the most important first. The check says which fields each kind takes.',
    'a list, each beginning with - do: …',
  ),
);

/** `actions:` of a translation. */
export const translatedActions = words(
  list(
    group({ do: kind, ...optionalWords }, 'One thing to do, in this language.', '{ do: petition, label: … }'),
    'The words of the original’s actions, in their order; what is left out stays in the original’s words.',
    'a list, each beginning with - do: …',
  ),
);

/** The fields by which people are reached: an email address, a telephone number, the groups that have them. */
import { quote } from '../../campaign/problem.ts';
import { isEmailAddress, isTelephoneNumber } from '../../text/contact.ts';
import { checked, group, text, webAddress } from './fields.ts';
import { data, words } from './roles.ts';
import { holding } from './value-kinds.ts';

/** An email address alone. */
export function emailAddress(description: string, example: string) {
  return checked(description, example, (value) =>
    isEmailAddress(value)
      ? undefined
      : `${quote(value)} is not an email address. Write it without anything around it, like ${example}.`,
  );
}

/** A telephone number alone, as people write it. */
export function telephoneNumber(description: string, example: string) {
  const fault = (value: string): string | undefined =>
    isTelephoneNumber(value)
      ? undefined
      : `${quote(value)} is not a telephone number. Write its digits alone, with the country’s code, like ${example}.`;
  return holding('telephone', checked(description, example, fault));
}

export const contact = group(
  {
    email: data(emailAddress('The email address for everyone.', 'hello@example.org')).optional(),
    telephone: data(telephoneNumber('The telephone number for everyone.', '+44 20 7946 0000')).optional(),
    post: words(
      text('Where letters go, as on an envelope.', 'Friends of the Library, 1 Elm Road, London N1 1AA'),
    ).optional(),
    link: data(webAddress('A page by which people can write to you.', 'https://example.org/contact')).optional(),
  },
  'How people reach you: at the foot of every page, and at /contact/. A translation may give other details for its language.',
  '{ email: hello@example.org }',
);

export const press = group(
  {
    name: words(text('Whom journalists ask for.', 'Maria Lopes')).optional(),
    email: data(emailAddress('The email address for the press.', 'press@example.org')).optional(),
    telephone: data(telephoneNumber('The telephone number for the press.', '+44 20 7946 0000')).optional(),
    hours: words(text('When it is answered.', 'Weekdays, 9:00 to 17:00')).optional(),
  },
  'Whom journalists contact; with it there is a page for them at /press/, with a press kit to download. A translation may give other details for its language.',
  '{ email: press@example.org }',
);

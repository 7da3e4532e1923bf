/** What people can do in one language: its words, where its button leads, and the letter it asks them to send. */
import { domainToUnicode } from 'node:url';
import { telephoneLink } from '../text/contact.ts';
import { ACTION_RULES, type Action, type ActionWords } from './action.ts';
import { actionsAddress } from './addresses.ts';
import type { EditionContext } from './edition-context.ts';
import type { Lang, Localised } from './model.ts';

/** Words in the edition's language, or the original's where that is all there is. */
export interface Told {
  readonly words: string;
  readonly lang: Lang;
}

type ToldWords = { readonly [Field in keyof ActionWords]: Told | undefined };

export interface EditionAction extends Action, ToldWords {
  /** What its button says. */
  readonly title: Told;
  /** Where its button leads: to a site, or to its place on the page of actions, from the site's root. */
  readonly href: string;
  /** The site that a link leads to: "example.org". */
  readonly host: string | undefined;
  /** The letter as people send it, with what they are to put in: "[Your own words]". */
  readonly letter: Told | undefined;
  /** Opens the reader's own mail program with the letter. */
  readonly mailto: string | undefined;
  readonly tel: string | undefined;
  /** The sheet to print that is made of it. */
  readonly sheet: 'letter' | 'petition' | undefined;
}

/** A line where people put words of their own. */
export const OWN_WORDS = /^[ \t]*_{3,}[ \t]*$/m;

/** The actions of the campaign or of an event, whose words are in `texts`; `page` is the home page, or the event's. */
export function actionsIn(
  actions: readonly Action[],
  texts: Localised<{ readonly actions?: readonly ActionWords[] | undefined }>,
  page: string,
  { lang, original, words, wordsOf }: EditionContext,
): EditionAction[] {
  return actions.map((action, index) => {
    const tell = (field: keyof ActionWords): Told | undefined => {
      const told = [lang, original].map((from) => ({
        words: texts[from]?.actions?.[index]?.[field]?.trim(),
        lang: from,
      }));
      return told.find((each): each is Told => Boolean(each.words));
    };
    const { do: kind, name, link, to, number } = action;
    const [label, who, subject, text] = [tell('label'), tell('who'), tell('subject'), tell('text')];
    const letter = kind === 'write' && text ? letterOf(text, wordsOf(text.lang)) : undefined;
    const { sheet } = ACTION_RULES[kind];
    return {
      ...action,
      label,
      who,
      subject,
      text,
      hours: tell('hours'),
      privacy: tell('privacy'),
      title: label ?? { words: words.say(`actions.${kind}`, { who: who?.words ?? '' }), lang },
      href: link ?? `${actionsAddress(page)}#${name}`,
      host: link && hostOf(link),
      letter,
      mailto: letter && to && mailto(to, subject?.words, letter.words),
      tel: number && telephoneLink(number),
      // A letter is posted to somewhere.
      sheet: action.post ? sheet : undefined,
    };
  });
}

/** The text with the places that people fill in, in its own language: their own words, and their name and address. */
function letterOf({ words: text, lang }: Told, words: EditionContext['words']): Told {
  const place = (key: string): string => `[${words.say(key)}]`;
  const own = place('actions.own-words');
  const body = OWN_WORDS.test(text) ? text.replace(new RegExp(OWN_WORDS, 'gm'), () => own) : `${text}\n\n${own}`;
  return { words: `${body}\n\n${place('actions.name')}\n${place('actions.street')}`, lang };
}

/** RFC 6068: everything encoded as UTF-8, lines ended by CRLF, the @ of an address as it is. */
function mailto(to: readonly string[], subject: string | undefined, body: string): string {
  const addresses = to.map((address) => encodeURIComponent(address).replaceAll('%40', '@')).join(',');
  const text = encodeURIComponent(body.replace(/\r?\n/g, '\r\n'));
  return `mailto:${addresses}?${subject ? `subject=${encodeURIComponent(subject)}&` : ''}body=${text}`;
}

function hostOf(link: string): string {
  const { hostname } = new URL(link);
  return (domainToUnicode(hostname) || hostname).replace(/^www\./, '');
}

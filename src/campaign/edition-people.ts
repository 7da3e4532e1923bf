/** Who can be reached in one language: what a translation says in place of the original, and the rest as it is there. */
import type { Campaign, CampaignText, Lang } from './model.ts';
import type { Contact, PressContact } from './people.ts';

/** In whose language words are that only one of two texts has. */
interface InLanguage {
  /** The language of the words; numbers and addresses are in none. */
  readonly lang: Lang;
}

export interface EditionPeople {
  /** Undefined where nobody can be reached. */
  readonly contact: (Contact & InLanguage) | undefined;
  /** Undefined where there is nothing for journalists. */
  readonly press: (PressContact & InLanguage) | undefined;
  /** Whether there is a page that says how to reach the organisers. */
  readonly hasContactPage: boolean;
}

/** The people of a campaign in one of its languages. */
export function peopleIn(campaign: Campaign, lang: Lang): EditionPeople {
  const contact = merged(campaign, lang, ({ contact }) => contact, 'post');
  return {
    contact,
    press: merged(campaign, lang, ({ press }) => press, 'hours'),
    hasContactPage: contact !== undefined || (campaign.organiser?.profiles ?? []).length > 0,
  };
}

/** A translation's fields over the original's; `words` is the one that has a language. */
function merged<T extends object>(
  { text, languages: [original] }: Campaign,
  lang: Lang,
  partOf: (text: CampaignText) => T | undefined,
  words: keyof T,
): (T & InLanguage) | undefined {
  const [first, own] = [text[original], text[lang]].map((each) => each && partOf(each));
  if (!first && !own) return undefined;
  const isOwn = own?.[words] !== undefined || first?.[words] === undefined;
  return Object.assign({}, first, own, { lang: isOwn ? lang : original });
}

/** Who can be reached, and who stands behind the campaign, in one language: its own words, and the rest as the original has it. */
import type { Campaign, CampaignText, Lang } from './model.ts';
import type { Contact, PressContact, Quote, Supporter, SupportersText } from './people.ts';
import { type SizedLogo, sizedLogo } from './sized-logo.ts';

/** In whose language words are that only one of two texts has. */
interface InLanguage {
  /** The language of the words; numbers and addresses are in none. */
  readonly lang: Lang;
}

/** A supporter as it is shown, with its logo at its size. */
export type EditionSupporter = Omit<Supporter, 'group' | 'logo'> & { readonly logo: SizedLogo | undefined };

/** Supporters that are shown together; those of no group come first, under no name. */
export interface SupporterGroup extends InLanguage {
  readonly name: string | undefined;
  /** Whether any of them has one; a name then stands in a place as large as a logo's. */
  readonly hasLogos: boolean;
  readonly supporters: readonly EditionSupporter[];
}

export interface EditionPeople {
  /** Undefined where nobody can be reached. */
  readonly contact: (Contact & InLanguage) | undefined;
  /** Undefined where there is nothing for journalists. */
  readonly press: (PressContact & InLanguage) | undefined;
  /** Those that have anybody in them. */
  readonly supporterGroups: readonly SupporterGroup[];
  /** The first of all groups, as the home page shows them. */
  readonly firstSupporters: SupporterGroup;
  readonly supporterCount: number;
  readonly quotes: readonly (Quote & InLanguage)[];
  /** Whether there is a page of them. */
  readonly hasSupporters: boolean;
  /** Whether there is a page that says how to reach the organisers. */
  readonly hasContactPage: boolean;
}

/** How many supporters the home page shows: four rows of three. */
const ON_HOME_PAGE = 12;

/** The people of a campaign in one of its languages. */
export function peopleIn(campaign: Campaign, lang: Lang): EditionPeople {
  const contact = merged(campaign, lang, ({ contact }) => contact, 'post');
  const supporterGroups = groupsIn(campaign, lang);
  const all = supporterGroups.flatMap(({ supporters }) => supporters);
  const first = all.slice(0, ON_HOME_PAGE);
  const quotes = quotesIn(campaign, lang);
  return {
    supporterGroups,
    firstSupporters: { name: undefined, lang, supporters: first, hasLogos: first.some(({ logo }) => logo) },
    supporterCount: all.length,
    quotes,
    hasSupporters: supporterGroups.length + quotes.length > 0,
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

function groupsIn(campaign: Campaign, lang: Lang): SupporterGroup[] {
  const { own: names = [], lang: namesLang } = listIn(campaign, lang, ({ groups }) => groups);
  const inGroup = (index: number | undefined): EditionSupporter[] =>
    campaign.supporters.list
      .filter(({ group }) => group === index)
      .map(({ name, link, logo }) => ({ name, link, logo: logo && sizedLogo(logo) }));
  const groups = [undefined, ...names].map((name, index) => {
    const supporters = inGroup(index === 0 ? undefined : index - 1);
    return { name, lang: namesLang, supporters, hasLogos: supporters.some(({ logo }) => logo) };
  });
  return groups.filter(({ supporters }) => supporters.length > 0);
}

function quotesIn(campaign: Campaign, lang: Lang): EditionPeople['quotes'] {
  const { own = [], lang: quotesLang } = listIn(campaign, lang, ({ quotes }) => quotes);
  return own.map((quote) => ({ ...quote, lang: quotesLang }));
}

/** A list of words in a language, or as the original has it. */
function listIn<T>(
  { supporters: { text }, languages: [original] }: Campaign,
  lang: Lang,
  listOf: (text: SupportersText) => T | undefined,
): { readonly own: T | undefined } & InLanguage {
  const [own, first] = [text[lang], text[original]].map((each) => each && listOf(each));
  return own ? { own, lang } : { own: first, lang: original };
}

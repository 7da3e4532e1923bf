/** `campaign.yml` becomes the settings that every other file is checked in. */

import { type Campaign, DEFAULT_STYLE, HOME_SECTIONS, type Lang } from '../../campaign/model.ts';
import type { PictureWords } from '../../campaign/picture.ts';
import { isError, type Problem } from '../../campaign/problem.ts';
import type { Words } from '../../campaign/words.ts';
import { languageOfCountry } from '../../text/country.ts';
import { findZone, type PinnedZone } from '../../time/zone.ts';
import type { Document } from '../reading/front-matter.ts';
import { readWords } from '../reading/interface-words.ts';
import type { SourceFile } from '../reading/source-file.ts';
import { readYaml, type YamlText } from '../reading/yaml-text.ts';
import { type CampaignFields, campaignFields } from '../schema/campaign-schema.ts';
import { isLanguageTag } from '../schema/fields.ts';
import { campaignTexts } from '../translations/campaign-translations.ts';
import { nameOfLanguage } from '../translations/translations.ts';
import { checkActions, partedActions } from './check-actions.ts';
import { checkFields } from './check-fields.ts';
import { checkColours, checkShareTargets, checkStyle, checkTwice, type KnownNames } from './check-names.ts';
import { COMPLETE_LANGUAGE, checkWords } from './check-words.ts';
import { markupInFields } from './markup-in-fields.ts';
import { nationalNumbers } from './national-numbers.ts';
import { NO_ADDRESS } from './placeholders.ts';
import { styleColours } from './style-colours.ts';

export type Settings = Pick<
  Campaign,
  | 'actions'
  | 'address'
  | 'zone'
  | 'languages'
  | 'colours'
  | 'contacts'
  | 'home'
  | 'mirrors'
  | 'cards'
  | 'carry'
  | 'print'
  | 'organiser'
  | 'publish'
  | 'share'
  | 'sharePages'
  | 'style'
  | 'words'
  | 'text'
> & {
  readonly lang: Lang;
};

/** Strings files by language: the built-in one first, then the campaign's own. */
export type StringsFiles = ReadonlyMap<Lang, readonly SourceFile[]>;

const DEFAULT_COLOURS = { paper: '#f7f3e9', ink: '#16130f', accent: '#b3121d' };

interface CheckedCampaign {
  readonly settings: Settings;
  readonly problems: Problem[];
  /** Whether the languages are those that the author meant; where not, that is told once, and not again of every translation. */
  readonly hasLanguages: boolean;
  /** Whether no zone is written at all, which only events need. */
  readonly lacksZone: boolean;
  /** The file as it is written; undefined for one that cannot be read. */
  readonly document?: Pick<Document, 'path' | 'fields'>;
}

/** The settings, with every problem of the file; usable ones come back even then, so that the rest can be checked. */
export function checkCampaign(
  texts: ReadonlyMap<string, SourceFile>,
  strings: StringsFiles,
  { shareTargets, styles }: KnownNames,
): CheckedCampaign {
  const missing: Problem = {
    severity: 'error',
    file: 'content/campaign.yml',
    message: 'is missing. Every campaign needs it; it begins with `title:` and the campaign in a few words.',
  };
  const file = texts.get('content/campaign.yml');
  const unread = (problems: Problem[]): CheckedCampaign => ({
    settings: settingsOf({}, strings, styles),
    problems,
    hasLanguages: false,
    lacksZone: false,
  });
  if (!file) return unread([missing]);
  const yaml = readYaml(file.path, file.text, 1);
  if (Array.isArray(yaml)) return unread(yaml);
  const checked = checkFields(campaignFields, file.path, yaml, 'campaign.yml');
  const fields = Array.isArray(checked) ? salvage(yaml) : checked.fields;
  const faults = Array.isArray(checked) ? checked : [];
  const languageFaults = checkLanguages(yaml, strings);
  const problems = [
    ...faults,
    ...languageFaults,
    ...markupInFields(campaignFields, yaml),
    ...nationalNumbers(campaignFields, yaml),
    ...checkActions(yaml),
    ...checkTitle(yaml),
    ...checkAddress(yaml),
    ...checkShareTargets(yaml, shareTargets),
    ...checkStyle(yaml, styles),
    ...checkTwice(yaml, 'home'),
  ];
  const [first] = yaml.data.languages === undefined ? ['en'] : (fields.languages ?? []);
  const hasLanguages = first !== undefined && !languageFaults.some(isError);
  const settings = settingsOf(hasLanguages ? fields : { ...fields, languages: first ? [first] : [] }, strings, styles);
  const { text, problems: translationProblems } = campaignTexts(settings, { path: file.path, yaml }, texts);
  const colourProblems = checkColours(yaml, settings.colours);
  return {
    settings: { ...settings, text },
    problems: [
      ...problems,
      ...styleColours(settings.style, styles).problems,
      ...colourProblems,
      ...translationProblems,
    ],
    hasLanguages,
    lacksZone: yaml.data.zone === undefined,
    document: { path: file.path, fields: yaml },
  };
}

/** The title is the calendar's name, in which several calendars show a backslash wrongly. */
function checkTitle(yaml: YamlText): Problem[] {
  const { title } = yaml.data;
  if (typeof title !== 'string' || !title.includes('\\')) return [];
  const message = 'has a backslash (\\), which several calendars show wrongly. Write / instead, or leave it out.';
  return [yaml.problem(['title'], message)];
}

/** Without its address a site can be looked at, and not published: previews, calendars and codes lead to where it is. */
function checkAddress(yaml: YamlText): Problem[] {
  const { address } = yaml.data;
  if (address !== undefined && address !== NO_ADDRESS) return [];
  const fault = address === undefined ? 'is missing' : 'is still the one that Handbill wrote';
  const message = `${fault}, so previews, calendars and codes lead to ${NO_ADDRESS}. Write where the site will be before you publish it, like \`address: https://example.org/\``;
  const problem = { ...yaml.problem(['address'], message, 'warning'), isStrict: true };
  return [address === undefined ? { ...problem, place: undefined } : problem];
}

function checkLanguages(yaml: YamlText, strings: StringsFiles): Problem[] {
  const { languages } = yaml.data;
  if (!Array.isArray(languages)) return [];
  const problem = (at: (string | number)[], message: string): Problem => ({
    ...yaml.problem(at, message),
    field: 'languages',
  });
  if (languages.length === 0) return [problem(['languages'], 'is empty. Write it like [en].')];
  return languages.flatMap((lang, index) => {
    if (typeof lang !== 'string' || !isLanguageTag(lang)) return [];
    const at = ['languages', index];
    if (languages.indexOf(lang) < index) return [problem(at, `"${lang}" is there twice. Keep one.`)];
    const files = strings.get(lang);
    if (!files) {
      const known = [...strings.keys()].join(', ');
      const meant = languageOfCountry(lang);
      if (meant) return [problem(at, `"${lang}" is a country’s code. Did you mean ${nameOfLanguage(meant)}?`)];
      return [problem(at, `"${lang}" has no interface words yet. Use ${known}, or add templates/strings/${lang}.yml.`)];
    }
    const words = readWords(lang, files);
    return Array.isArray(words) ? words : checkWords(lang, words, strings);
  });
}

/** From a faulty file, what the other files' checks need: the zone and the languages if they are good ones. */
function salvage({ data }: YamlText): Partial<CampaignFields> {
  const zone = campaignFields.shape.zone.safeParse(data.zone).data;
  const languages = campaignFields.shape.languages.safeParse(data.languages).data;
  return { ...(zone && { zone }), ...(languages && { languages }) };
}

function settingsOf(fields: Partial<CampaignFields>, strings: StringsFiles, styles: KnownNames['styles']): Settings {
  const [first = '', ...others] = fields.languages ?? [];
  const lang = strings.has(first) ? first : COMPLETE_LANGUAGE;
  const {
    title = '',
    summary = '',
    source,
    headings = {},
    organiser,
    contact,
    press,
    home = HOME_SECTIONS,
    publish,
    share,
    print = 'a4',
    cards = 'each',
    'share-pages': sharePages = 'each',
    carry = 'all',
    mirrors = [],
    contacts = [],
    colours = {},
    style = DEFAULT_STYLE,
  } = fields;
  const { actions, words } = partedActions(fields.actions);
  const usual = { ...DEFAULT_COLOURS, ...styleColours(style, styles).colours };
  const { paper = usual.paper, ink = usual.ink, accent = usual.accent } = colours;
  return {
    lang,
    actions,
    home,
    address: new URL(fields.address ?? NO_ADDRESS).href,
    zone: zoneOf(fields.zone),
    languages: [lang, ...others],
    colours: { paper, ink, accent },
    style,
    contacts,
    mirrors,
    carry,
    cards,
    sharePages,
    print,
    organiser,
    publish,
    share,
    words: Object.fromEntries([lang, ...others].map((each) => [each, wordsOf(each, strings)])),
    text: {
      [lang]: { title, summary, source, headings, contact, press, actions: words, ...pictureWordsOf(fields) },
    },
  };
}

function pictureWordsOf(fields: Partial<CampaignFields>): PictureWords {
  return { 'picture-alt': fields['picture-alt'], 'picture-caption': fields['picture-caption'] };
}

function zoneOf(name: string | undefined): PinnedZone {
  const zone = findZone(name ?? 'UTC') ?? findZone('UTC');
  if (!zone) throw new Error('the zone data has no UTC');
  return zone;
}

function wordsOf(lang: Lang, strings: StringsFiles): Words {
  const own = readWords(lang, strings.get(lang) ?? []);
  if (!Array.isArray(own)) return own;
  // The campaign's strings are at fault, and reported; the built-in ones serve the rest of the check.
  const builtIn = readWords(lang, (strings.get(lang) ?? []).slice(0, 1));
  if (Array.isArray(builtIn)) throw new Error(`templates/strings/${lang}.yml cannot be read`);
  return builtIn;
}

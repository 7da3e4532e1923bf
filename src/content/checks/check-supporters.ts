/** `content/supporters.yml` and its translations become the people who stand behind the campaign, and what they say. */
import type { Lang } from '../../campaign/model.ts';
import type { Supporters, SupportersText } from '../../campaign/people.ts';
import { quote } from '../../campaign/problem.ts';
import { comparableName } from '../../text/invisible.ts';
import { nearest } from '../../text/nearest.ts';
import { pictureAt } from '../images/picture-faults.ts';
import type { SourceFile } from '../reading/source-file.ts';
import { type FieldPath, isRecord, type YamlText } from '../reading/yaml-text.ts';
import { wordsOf } from '../schema/roles.ts';
import { supportersFields } from '../schema/supporters-schema.ts';
import { supportersTranslation } from '../schema/translation-schema.ts';
import { belongsTo, translationIn } from '../translations/translations.ts';
import { readFieldsFile } from './check-fields.ts';
import { markupInFields } from './markup-in-fields.ts';
import type { Check } from './text-check.ts';

const PATH = 'content/supporters.yml';

const NOBODY: Supporters = { list: [], text: {} };

/** The supporters, none where there is no such file. Reports every problem. */
export function checkSupporters(check: Check, texts: ReadonlyMap<string, SourceFile>): Supporters {
  const file = texts.get(PATH);
  if (!file) return NOBODY;
  const read = readFieldsFile(file, supportersFields, 'supporters.yml', check.report);
  if (!read) return NOBODY;
  const { yaml, fields } = read;
  markupInFields(supportersFields, yaml).forEach(check.report);
  reportEntries(yaml, check);
  const translated = check.otherLanguages.flatMap((lang): [Lang, SupportersText][] => {
    const own = texts.get(`content/supporters.${lang}.yml`);
    const text = own && readTranslation(own, yaml, check);
    return text ? [[lang, text]] : [];
  });
  if (!fields) return NOBODY;
  const { supporters = [], groups = [] } = fields;
  const list = supporters.map(({ name, link, logo, group }) => {
    const picture = logo === undefined ? undefined : check.resolverOf(PATH).picture(logo, 'logo');
    return {
      name,
      link,
      logo: picture && 'fault' in picture ? undefined : picture,
      group: group === undefined ? undefined : groups.indexOf(group),
    };
  });
  return { list, text: { [check.lang]: wordsOf(supportersFields, fields), ...Object.fromEntries(translated) } };
}

/** What the schema cannot see: two of one name, a group that is none, a logo that is not there. */
function reportEntries({ data, problem }: YamlText, check: Check): void {
  const report = (at: FieldPath, message: string): void => check.report(problem(at, message));
  const entries = Array.isArray(data.supporters) ? data.supporters.filter(isRecord) : [];
  const groups = Array.isArray(data.groups) ? data.groups.filter((group) => typeof group === 'string') : [];
  const names = entries.map(({ name }) => (typeof name === 'string' ? comparableName(name) : undefined));
  for (const [index, { name, group, logo }] of entries.entries()) {
    const at = ['supporters', index];
    const isTwice = names[index] !== undefined && names.indexOf(names[index]) < index;
    if (isTwice && typeof name === 'string') report([...at, 'name'], `${quote(name)} is there twice. Keep one.`);
    if (typeof group === 'string' && !groups.includes(group)) report([...at, 'group'], unknownGroup(group, groups));
    const picture = typeof logo === 'string' ? pictureAt(logo, check.resolverOf(PATH), 'logo') : undefined;
    if (picture && 'fault' in picture) report([...at, 'logo'], picture.fault);
  }
}

function unknownGroup(group: string, groups: readonly string[]): string {
  if (groups.length === 0) return `${quote(group)} is not a group yet. Add it at the top, like \`groups: [${group}]\``;
  const near = nearest(group, groups);
  return `${quote(group)} is not one of the groups. ${near ? `Did you mean ${near}?` : `Write one of ${groups.join(', ')}, or add it to groups:.`}`;
}

function readTranslation(file: SourceFile, original: YamlText, check: Check): SupportersText | undefined {
  const document = { path: PATH, fields: original, body: '', schema: supportersFields };
  const read = readFieldsFile(file, supportersTranslation, 'a translation', check.report, belongsTo(document));
  if (!read) return undefined;
  const { yaml, fields } = read;
  translationIn({ path: file.path, fields: yaml }, document, check.report);
  for (const field of ['groups', 'quotes'] as const) {
    const [own, first] = [yaml.data[field], original.data[field]].map((list) =>
      Array.isArray(list) ? list.length : 0,
    );
    if (own && own !== first) check.report(yaml.problem([field], otherCount(own, first ?? 0)));
  }
  return fields && wordsOf(supportersTranslation, fields);
}

function otherCount(own: number, first: number): string {
  return `has ${own === 1 ? 'one entry' : `${own} entries`} where ${PATH} has ${first}. Write one for each, in the same order.`;
}

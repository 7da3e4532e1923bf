/** The campaign's own words in each of its languages: `campaign.LANG.yml` beside `campaign.yml`. */

import type { z } from 'zod';
import type { CampaignText, Lang, Localised } from '../../campaign/model.ts';
import type { Problem } from '../../campaign/problem.ts';
import { readFieldsFile } from '../checks/check-fields.ts';
import type { SourceFile } from '../reading/source-file.ts';
import type { YamlText } from '../reading/yaml-text.ts';
import { campaignFields } from '../schema/campaign-schema.ts';
import { wordsOf } from '../schema/roles.ts';
import { campaignTranslation } from '../schema/translation-schema.ts';
import { belongsTo, nameOfLanguage, translationIn } from './translations.ts';

interface Original {
  readonly path: string;
  readonly yaml: YamlText;
}

interface Languages {
  readonly lang: Lang;
  readonly languages: readonly Lang[];
  readonly text: Localised<CampaignText>;
}

/** The texts of all languages; one that is missing or faulty is reported, and has the original's words meanwhile. */
export function campaignTexts(
  { lang: original, languages, text }: Languages,
  { path, yaml }: Original,
  texts: ReadonlyMap<string, SourceFile>,
): { text: Localised<CampaignText>; problems: Problem[] } {
  const problems: Problem[] = [];
  const others = languages.filter((lang) => lang !== original);
  const translated = others.map((lang): [Lang, CampaignText | undefined] => {
    const name = `content/campaign.${lang}.yml`;
    const file = texts.get(name);
    if (file) return [lang, readTranslation(file, { path, yaml }, problems)];
    const message = `is missing. The site is in ${nameOfLanguage(lang)} too, as \`languages:\` says; until the campaign’s title and summary are, its pages have yours.`;
    const terminal = `Begin it with: handbill new translation ${path} --lang ${lang}`;
    problems.push({ severity: 'warning', isStrict: true, file: name, message, terminal, into: lang });
    return [lang, undefined];
  });
  const known = translated.map(([lang, own]): [Lang, CampaignText | undefined] => [lang, own ?? text[original]]);
  return { text: { ...text, ...Object.fromEntries(known) }, problems };
}

function readTranslation(file: SourceFile, original: Original, problems: Problem[]): CampaignText | undefined {
  const report = (problem: Problem): void => void problems.push(problem);
  const document = { path: original.path, fields: original.yaml, body: '', schema: campaignFields };
  const read = readFieldsFile(file, campaignTranslation, 'a translation', report, belongsTo(document));
  if (!read) return undefined;
  const translation = translationIn({ path: file.path, fields: read.yaml }, document, report);
  if (!read.fields) return undefined;
  const words = wordsOf(campaignTranslation, read.fields);
  return {
    ...words,
    summary: words.summary ?? '',
    headings: words.headings ?? {},
    towns: townsOf(read.fields),
    translation,
  };
}

function townsOf({ towns = [] }: z.infer<typeof campaignTranslation>): Record<string, string> {
  return Object.fromEntries(towns.map(({ town, name }) => [town, name]));
}

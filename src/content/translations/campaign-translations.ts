/** The campaign's own words in each of its languages: `campaign.LANG.yml` beside `campaign.yml`. */

import type { z } from 'zod';
import type { CampaignText, Lang, Localised } from '../../campaign/model.ts';
import type { Problem } from '../../campaign/problem.ts';
import { checkFields } from '../checks/check-fields.ts';
import type { SourceFile } from '../reading/source-file.ts';
import { readYaml, type YamlText } from '../reading/yaml-text.ts';
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
    const message = `is missing. languages: in ${path} has ${lang}, so it holds the campaign’s title and summary in ${nameOfLanguage(lang)}. Begin it with: handbill new translation ${path} --lang ${lang}`;
    problems.push({ severity: 'error', file: name, message });
    return [lang, undefined];
  });
  const known = translated.map(([lang, own]): [Lang, CampaignText | undefined] => [lang, own ?? text[original]]);
  return { text: { ...text, ...Object.fromEntries(known) }, problems };
}

function readTranslation(file: SourceFile, original: Original, problems: Problem[]): CampaignText | undefined {
  const yaml = readYaml(file.path, file.text, 1);
  if (Array.isArray(yaml)) {
    problems.push(...yaml);
    return undefined;
  }
  const document = { path: original.path, fields: original.yaml, body: '', schema: campaignFields };
  const checked = checkFields(campaignTranslation, file.path, yaml, 'a translation', belongsTo(document));
  const translation = translationIn({ path: file.path, fields: yaml }, document, (problem) => problems.push(problem));
  if (Array.isArray(checked)) {
    problems.push(...checked);
    return undefined;
  }
  const words = wordsOf(campaignTranslation, checked.fields);
  return {
    ...words,
    summary: words.summary ?? '',
    headings: words.headings ?? {},
    towns: townsOf(checked.fields),
    translation,
  };
}

function townsOf({ towns = [] }: z.infer<typeof campaignTranslation>): Record<string, string> {
  return Object.fromEntries(towns.map(({ town, name }) => [town, name]));
}

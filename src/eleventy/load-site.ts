/** Reads all that a site is made from: the content, the templates, their styles and the public files. */
import { loadCampaign } from '../content/reading/load.ts';
import type { Campaign } from '../campaign/model.ts';
import { isError, type Problem } from '../campaign/problem.ts';
import type { TextReadings } from '../content/checks/text-readings.ts';
import { FORMAT_ADDRESSES } from './formats.ts';
import type { StyleSources } from '../html/styles.ts';
import { SHARE_TARGETS } from '../share/targets.ts';
import { type Folders, foldersOf, readPublicFiles } from '../build/folders.ts';
import { type PageTemplate, readPageTemplates } from './page-templates.ts';
import { readStyles } from './style-files.ts';

/** What is read before anything is made. */
export interface LoadedSite {
  /** Undefined when anything is wrong. */
  readonly campaign: Campaign | undefined;
  readonly folders: Folders;
  readonly templates: readonly PageTemplate[];
  readonly styles: StyleSources;
  readonly publicFiles: ReadonlyMap<string, Uint8Array>;
  readonly problems: readonly Problem[];
}

/** Reads and checks a campaign's folder: its content (`drafts` in place of what is saved), templates, styles and public files. */
export async function loadSite(
  campaignFolder: string,
  drafts?: ReadonlyMap<string, string>,
  readings?: TextReadings,
): Promise<LoadedSite> {
  const folders = foldersOf(campaignFolder);
  const { files: publicFiles, problems: publicProblems } = readPublicFiles(folders.public);
  const { templates, problems: templateProblems } = readPageTemplates(folders);
  const { styles, problems: styleProblems } = readStyles(folders);
  const pageAddresses = templates.flatMap(({ fields }) => (fields.each ? [] : (fields.address ?? [])));
  const { campaign, problems: contentProblems } = await loadCampaign({
    campaignFolder: folders.campaign,
    templateFolders: folders.templates,
    fixedAddresses: [...pageAddresses, ...FORMAT_ADDRESSES, ...publicFiles.keys()],
    shareTargets: SHARE_TARGETS.map(({ id }) => id),
    drafts,
    readings,
  });
  const problems = [...contentProblems, ...templateProblems, ...styleProblems, ...publicProblems];
  return {
    campaign: problems.some(isError) ? undefined : campaign,
    folders,
    templates,
    styles,
    publicFiles,
    problems,
  };
}

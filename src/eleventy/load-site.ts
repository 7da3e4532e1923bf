/** Reads all that a site is made from: the content, the templates' words and styles, and the public files. */
import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Folders, foldersOf, readPublicFiles, stylesOf } from '../build/folders.ts';
import { PAGE_ADDRESSES } from '../campaign/addresses.ts';
import type { Campaign } from '../campaign/model.ts';
import { isError, type Problem, settled } from '../campaign/problem.ts';
import { loadCampaign } from '../content/reading/load.ts';
import { walkFolder } from '../disk/walk-folder.ts';
import type { StyleSources } from '../html/styles.ts';
import { SHARE_TARGETS } from '../share/targets.ts';
import type { ZonedNow } from '../time/now.ts';
import { misnamedTemplates } from './misnamed-templates.ts';
import { oldTemplates } from './old-templates.ts';
import { OUTPUT_ADDRESSES } from './outputs.ts';
import { readStyles } from './style-files.ts';

/** What is read before anything is made. */
export interface LoadedSite {
  /** Undefined when anything is wrong. */
  readonly campaign: Campaign | undefined;
  readonly folders: Folders;
  readonly styles: StyleSources;
  readonly publicFiles: ReadonlyMap<string, Uint8Array>;
  readonly problems: readonly Problem[];
  /** Links to what only the templates may make, each a problem unless they do. */
  readonly doubts: readonly Problem[];
}

export interface LoadOptions {
  /** The folder with `templates/` and `public/`; the campaign's own unless given. */
  readonly project?: string | undefined;
  /** Texts by path that stand in for those on the disk, to be checked before they are saved. */
  readonly drafts?: ReadonlyMap<string, string> | undefined;
  /** As of when it is read, so that what is dated later waits; unless given, nothing waits. */
  readonly now?: ZonedNow | undefined;
  /** Whether drafts, and updates that wait for their date, are read as if they were published. */
  readonly showsDrafts?: boolean | undefined;
  /** Addresses of the pages that templates make; filled in once they are known. */
  readonly made?: ReadonlySet<string> | undefined;
  /** Addresses that the templates are known to make. */
  readonly known?: ((address: string) => boolean) | undefined;
}

/** Reads and checks a campaign's folder: its content, its words, its styles and its public files. */
export async function loadSite(campaignFolder: string, options: LoadOptions = {}): Promise<LoadedSite> {
  const project = options.project ?? campaignFolder;
  const folders = { ...foldersOf(project), campaign: resolve(campaignFolder) };
  const { files: publicFiles, problems: publicProblems } = readPublicFiles(folders.public);
  const { campaign, problems: contentProblems } = await loadCampaign({
    campaignFolder: folders.campaign,
    templateFolders: folders.templates,
    fixedAddresses: [...PAGE_ADDRESSES, ...OUTPUT_ADDRESSES, ...publicFiles.keys()],
    shareTargets: SHARE_TARGETS.map(({ id }) => id),
    styles: stylesOf(project),
    drafts: options.drafts,
    now: options.now,
    showsDrafts: options.showsDrafts,
    made: options.made,
  });
  const styled = { ...foldersOf(project, campaign?.style), campaign: folders.campaign };
  const { styles, problems: styleProblems } = readStyles(styled);
  const doubts = contentProblems.filter(({ unless }) => unless !== undefined);
  const known = options.known ?? (hasOwnPages(folders) ? undefined : () => false);
  const problems = [
    ...folders.templates.flatMap((folder) => (folders.styles.includes(folder) ? [] : walkFolder(folder).problems)),
    ...(known ? settled(contentProblems, known) : contentProblems.filter((each) => !doubts.includes(each))),
    ...styleProblems,
    ...oldTemplates(folders),
    ...misnamedTemplates(folders),
    ...publicProblems,
  ];
  return {
    campaign: problems.some(isError) ? undefined : campaign,
    folders: styled,
    styles,
    publicFiles,
    problems,
    doubts: known ? [] : doubts,
  };
}

/** Whether a project's own templates or settings may make pages that we do not know. */
function hasOwnPages({ campaign, templates }: Folders): boolean {
  const own = templates.filter((folder) => folder.startsWith(campaign)).map((folder) => join(folder, 'pages'));
  const names = existsSync(campaign) ? readdirSync(campaign) : [];
  return (
    own.some((folder) => existsSync(folder)) || names.some((name) => /^(\.eleventy|eleventy\.config\.)/.test(name))
  );
}

/** `handbill campaigns`: lists the campaigns of a folder, for people, or as the matrix of a hosted build. */
import { statSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { formatProblem, type Problem } from '../campaign/problem.ts';
import { checkFields } from '../content/checks/check-fields.ts';
import { decodeSource, type SourceFile } from '../content/reading/source-file.ts';
import { readYaml } from '../content/reading/yaml-text.ts';
import { campaignFields } from '../content/schema/campaign-schema.ts';
import { readPlainFile } from '../disk/plain-file.ts';
import { visible } from '../text/escape.ts';
import { readableUrl } from '../text/url.ts';
import { buildNames, campaignFolders } from './campaign-folders.ts';
import type { ListFormat } from './choices.ts';

interface ListedCampaign {
  /** As `--campaign` takes it, from the working directory, with forward slashes. */
  readonly folder: string;
  /** What its build is called; no other in the list has it. */
  readonly name: string;
  /** Both empty where campaign.yml cannot be read. */
  readonly title: string;
  readonly address: string;
  readonly problems: readonly Problem[];
}

/** What is asked of campaign.yml here; `check` looks at the rest. */
const listedFields = campaignFields.pick({ title: true, address: true }).loose();

/** Prints the list, and on the error stream what is wrong. Returns the exit code: 1 for no campaign, 2 for no folder. */
export function listCampaigns(folder: string, format: ListFormat): 0 | 1 | 2 {
  const refusal = refuseFolder(folder);
  if (refusal) {
    console.error(refusal);
    return 2;
  }
  const { campaigns: paths, closed } = campaignFolders(folder);
  const names = buildNames(paths);
  const campaigns = paths.map((path, index) => readListed(shownPath(folder, path), names[index] ?? ''));
  for (const path of closed)
    console.error(`${visible(shownPath(folder, path))} cannot be looked into. Check whose folder it is.`);
  for (const problem of campaigns.flatMap(({ problems }) => problems)) console.error(formatProblem(problem));
  for (const sentence of sameAddresses(campaigns)) console.error(visible(sentence));
  if (campaigns.length === 0)
    console.error(
      `There is no campaign in ${resolve(folder)}: no folder in it has a file content/campaign.yml. Name the folder that your campaigns are in.`,
    );
  if (format === 'json') console.log(matrixOf(campaigns));
  else for (const line of linesOf(campaigns)) console.log(visible(line));
  return campaigns.length > 0 ? 0 : 1;
}

/** Why a folder cannot be searched, as a sentence; undefined when it can. */
function refuseFolder(folder: string): string | undefined {
  const found = statSync(folder, { throwIfNoEntry: false });
  if (found?.isDirectory()) return undefined;
  const fault = found ? `${folder} is a file.` : `There is no folder ${folder}.`;
  return `${fault} Name the folder that your campaigns are in.`;
}

function shownPath(folder: string, path: string): string {
  const shown = relative(process.cwd(), join(folder, path)) || '.';
  return shown.split(sep).join('/');
}

function readListed(folder: string, name: string): ListedCampaign {
  const read = readCampaign(folder === '.' ? 'content/campaign.yml' : `${folder}/content/campaign.yml`);
  if (Array.isArray(read)) return { folder, name, title: '', address: '', problems: read };
  // One place on the web may be written in several ways.
  return { folder, name, title: read.title, address: read.address ? new URL(read.address).href : '', problems: [] };
}

function readCampaign(file: string): { title: string; address?: string | undefined } | Problem[] {
  const source = readSource(file);
  if ('message' in source) return [source];
  const yaml = readYaml(file, source.text, 1);
  if (Array.isArray(yaml)) return yaml;
  const checked = checkFields(listedFields, file, yaml, 'campaign.yml');
  return Array.isArray(checked) ? checked : checked.fields;
}

function readSource(file: string): SourceFile | Problem {
  const bytes = readPlainFile(file);
  if (bytes) return decodeSource(file, bytes);
  const message = 'cannot be read. Check that it is a file and that you may read it.';
  return { severity: 'error', file, message };
}

/** A sentence for each address that several campaigns have. */
function sameAddresses(campaigns: readonly ListedCampaign[]): string[] {
  const folders = new Map<string, string[]>();
  for (const { address, folder } of campaigns)
    if (address) folders.set(address, [...(folders.get(address) ?? []), folder]);
  return [...folders]
    .filter(([, sharing]) => sharing.length > 1)
    .map(
      ([address, sharing]) =>
        `${sharing.join(', ')} have the same address, ${readableUrl(address)}: once published, each would replace the other. Give each its own under address: in its content/campaign.yml.`,
    );
}

/** On one line, as workflows take an output. */
function matrixOf(campaigns: readonly ListedCampaign[]): string {
  return JSON.stringify(campaigns.map(({ folder, name, address }) => ({ folder, name, address })));
}

/** One line a campaign: its folder, title and address, in columns. */
function linesOf(campaigns: readonly ListedCampaign[]): string[] {
  const folderWidth = Math.max(...campaigns.map(({ folder }) => folder.length));
  const titleWidth = Math.max(...campaigns.map(({ title }) => title.length));
  return campaigns.map(({ folder, title, address }) =>
    `${folder.padEnd(folderWidth)}  ${title.padEnd(titleWidth)}  ${readableUrl(address)}`.trimEnd(),
  );
}

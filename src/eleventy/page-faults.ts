/** What is wrong with pages, before and after they are made, told of the project's own template where a page has one. */
import { join } from 'node:path';
import type { Problem } from '../campaign/problem.ts';
import { readPlainFile } from '../disk/plain-file.ts';
import { type CheckedPage, checkSite, type SiteFiles } from '../html/link-check.ts';
import { fileOf } from '../text/url.ts';
import { pageFieldFaults } from './page-fields.ts';
import type { PageView } from './page-view.ts';
import type { Run } from './run.ts';
import { sharedAddresses } from './shared-addresses.ts';
import { fieldOf } from './template-place.ts';

export interface FinishedSite {
  readonly pages: readonly CheckedPage[];
  readonly files: SiteFiles;
  /** Where it will be published. */
  readonly address: string;
  /** The first page in each language, to which every other leads. */
  readonly homes: readonly string[];
  readonly viewAt: (address: string) => PageView | undefined;
  readonly run: Pick<Run, 'campaign' | 'project'>;
  /** The output folder, as people call it. */
  readonly output: string;
}

/** What is wrong with pages before any is made. */
export function plannedFaults(views: readonly PageView[], project: string): Problem[] {
  return [...pageFieldFaults(views, project), ...sharedAddresses(views, project)];
}

/** Every fault of the pages; a first page that is not there is one, whatever the number of links to it. */
export function pageFaults(site: FinishedSite): Problem[] {
  const { pages, files, address, homes, viewAt, run, output } = site;
  const project = run.project ?? run.campaign;
  const missing = homes.filter((home) => !files.has(fileOf(home)));
  const has = (file: string): boolean => files.has(file) || missing.some((home) => fileOf(home) === file);
  const told = (at: string, message: string): Problem => {
    const template = viewAt(at)?.template;
    const { file = '', isOwn = false } = template ? fieldOf(template, 'permalink', project) : {};
    return isOwn
      ? { severity: 'error', file, message: `makes ${at}, which ${message}` }
      : { severity: 'error', file: output + fileOf(at), message };
  };
  const faults = checkSite(pages, { has, get: (file) => files.get(file) }, address);
  // The same link, as that of a button which every page has, is one cause.
  const causes = new Map(faults.map((fault, index) => [fault.target ?? `${index}`, fault] as const).reverse());
  return [
    ...missing.map((home): Problem => ({ severity: 'error', file: output + fileOf(home), message: NO_HOME })),
    ...[...causes.values()].reverse().map(({ address: at, message, target }): Problem => {
      const written = target === undefined ? undefined : writtenIn(site, target);
      if (written) return { severity: 'error', ...written };
      const others = target === undefined ? 0 : faults.filter((other) => other.target === target).length - 1;
      return told(at, others > 0 ? `${message} So does every other link to it, on ${others} more pages.` : message);
    }),
  ];
}

/** The place of a link in the texts, which may say the page otherwise than its address does, and the sentence about it. */
function writtenIn(
  { run, pages, viewAt }: FinishedSite,
  target: string,
): Pick<Problem, 'file' | 'place' | 'message'> | undefined {
  const [path = '', anchor] = target.split('#');
  const page = path.replace(/index\.html$/, '');
  const sought = anchor === undefined ? page : `#${anchor}`;
  const message =
    anchor === undefined
      ? `links to "${page}", which the site does not have. Correct the link.`
      : `links to "${sought}", which is not there. Correct what follows the #.`;
  const lines = [...new Set(pages.map(({ address }) => viewAt(address)?.source ?? ''))].flatMap((file) =>
    String(readPlainFile(join(run.campaign, file)) ?? '')
      .split('\n')
      .map((line, index) => ({ file, line, index })),
  );
  for (const words of [target.replace('index.html', ''), sought]) {
    const pattern = new RegExp(`${words.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&').replace(/\/$/, '')}(?![\\w-])`, 'u');
    const found = words === '/' ? undefined : lines.find(({ line }) => pattern.test(line));
    if (found) {
      const { file, line, index } = found;
      return { file, message, place: { line: index + 1, column: line.search(pattern) + 1 } };
    }
  }
  return undefined;
}

const NO_HOME =
  'is missing, and every page of the campaign leads there. Make it: a template of your own with that permalink.';

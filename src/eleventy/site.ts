/** What a run makes of a campaign: the whole site, checked, or every problem found on the way. */
import type { Campaign } from '../campaign/model.ts';
import { type Problem, sortProblems } from '../campaign/problem.ts';
import type { Publication, PublishedFile } from '../campaign/publication.ts';
import type { PrintPack } from '../print/print-pack.ts';

export interface Site {
  /** What it was made of; undefined when an error was found. */
  readonly campaign: Campaign | undefined;
  /** Every file of the site by the address of the file itself; undefined when an error was found. */
  readonly files: ReadonlyMap<string, PublishedFile> | undefined;
  readonly pages: number;
  readonly problems: readonly Problem[];
  /** What formats were made from. */
  readonly publication?: Publication | undefined;
  /** Renders Nunjucks as its pages were rendered. */
  readonly renderString?: ((source: string, data: object) => string) | undefined;
  /** What the project's own pages are and what it has copied, both as they are, by address. */
  readonly copied?: ReadonlyMap<string, PublishedFile> | undefined;
  /** What was made to be printed, and for offline use. */
  readonly print?: PrintPack | undefined;
  readonly offline?: readonly PublishedFile[] | undefined;
}

/** The site of a campaign with errors: none. */
export function failedSite(problems: readonly Problem[]): Site {
  return {
    campaign: undefined,
    files: undefined,
    pages: 0,
    problems: sortProblems(problems),
  };
}

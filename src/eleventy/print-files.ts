/** The print pack of a campaign that wants one, where its typesetter is installed. */

import type { Folders } from '../build/folders.ts';
import type { Edition } from '../campaign/edition.ts';
import type { Problem } from '../campaign/problem.ts';
import type { Cache } from '../campaign/publication.ts';
import { type PrintPack, printPack } from '../print/print-pack.ts';
import { typesetterOf } from './typesetter.ts';

/** No pack where nobody wants one, or where its typesetter is not installed, which is told. */
export async function makePrintPack(
  editions: readonly Edition[],
  { templates }: Folders,
  cache: Cache,
): Promise<PrintPack> {
  if (editions[0]?.campaign.print === 'none') return { byPage: new Map(), problems: [] };
  const typesetter = typesetterOf(templates);
  return typesetter ? printPack(editions, typesetter, cache) : { byPage: new Map(), problems: [NO_TYPESETTER] };
}

const NO_TYPESETTER: Problem = {
  severity: 'warning',
  file: 'content/campaign.yml',
  field: 'print',
  message:
    'asks for posters and leaflets, and the package that sets them is not installed. Run npm install --include=optional, or write print: none.',
};

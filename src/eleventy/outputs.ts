/** The table of everything published that is no page: one row, one output. */
import { calendar } from '../calendar/index.ts';
import type { Output, Publication, PublishedFile } from '../campaign/publication.ts';
import { feeds } from '../feeds/index.ts';
import { pictures } from '../pictures/index.ts';
import { search } from '../search/index.ts';
import { share } from '../share/index.ts';
import { siteFiles } from '../site-files/index.ts';

const OUTPUTS: readonly Output[] = [calendar, feeds, share, search, siteFiles, pictures];

/** Addresses that a text may link to although no page or content file stands behind them. */
export const OUTPUT_ADDRESSES = OUTPUTS.flatMap(({ addresses = [] }) => addresses);

/** Every output's files. A file of the same address in `public/` wins. */
export async function makeOutputs(publication: Publication, isWholeSite: boolean): Promise<PublishedFile[]> {
  const formats = OUTPUTS.flatMap((output) => [
    ...output.formats,
    ...(isWholeSite ? (output.wholeSiteFormats ?? []) : []),
  ]);
  const made = await Promise.all(formats.map((format) => format(publication)));
  return made.flat().filter(({ address }) => !publication.publicFiles.has(address));
}

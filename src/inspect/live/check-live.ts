/** `handbill check --live`: looks at the published site as networks do that preview links, and says what they would miss. */
import { resolve } from 'node:path';
import { count, problemReport } from '../../build/report.ts';
import { formatProblem, isError, quote } from '../../campaign/problem.ts';
import { loadSite } from '../../eleventy/load-site.ts';
import { politeFetcher } from './fetch-published.ts';
import { readAddress } from './published-address.ts';
import { inspect, type Looked } from './site-inspection.ts';

export interface LiveOptions {
  readonly campaign: string;
  /** The site's address; true for the one in campaign.yml. */
  readonly address: string | true;
}

/** Looks at a published site and prints what is wrong; returns the exit code, 1 when anything is to mend. */
export async function checkLive({ campaign, address: written }: LiveOptions): Promise<0 | 1> {
  const address = written === true ? await ownAddress(campaign) : readAddress(written);
  if (address === undefined) {
    if (written !== true)
      console.error(`${quote(written)} is not a web address. Write it like --live https://example.org/.`);
    return 1;
  }
  const { problems, looked } = await inspect(address, politeFetcher());
  for (const problem of problems) console.error(formatProblem(problem));
  const errors = problems.filter(isError).length;
  console.log(closingLine(errors, looked));
  return errors > 0 ? 1 : 0;
}

/** The address in campaign.yml; undefined, with its problems printed, when the campaign cannot be read. */
async function ownAddress(campaignFolder: string): Promise<string | undefined> {
  const { campaign, problems } = await loadSite(campaignFolder);
  if (!campaign) console.error(problemReport(problems.filter(isError), resolve(campaignFolder)));
  return campaign?.address;
}

function closingLine(errors: number, { pages, cards, calendars }: Looked): string {
  const seen = `${count(pages, 'page')}, ${count(cards, 'card')}, ${count(calendars, 'calendar')} looked at.`;
  return errors === 0 ? `All is well: ${seen}` : `${count(errors, 'problem')} to mend: ${seen}`;
}

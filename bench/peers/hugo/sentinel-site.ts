/** Has Handbill make a site whose events' values can be recognised wherever they stand, to make Hugo's layouts from. */
import { join } from 'node:path';
import { type GeneratedEvent, writeCampaign } from '../../generate-campaign.ts';
import { coldBuildOf, jobIn } from '../../handbill-command.ts';
import { measure } from '../../measure.ts';

/** No word, number or time of it stands anywhere else on its pages, and none is changed by any escaping. */
export const SENTINEL: GeneratedEvent = {
  slug: 'zzslug',
  title: 'Zztitle',
  place: 'Zzplace',
  address: 'Zzaddress',
  starts: '2026-11-27 13:47',
  body: 'Zzbody\n',
};

/** A second one shows what is repeated for each event. */
export const OTHER: GeneratedEvent = {
  ...SENTINEL,
  slug: 'yyslug',
  title: 'Yytitle',
  starts: '2026-12-31 21:58',
};

/** Builds the site of the two and returns its folder. */
export async function makeSentinelSite(work: string, settings: string): Promise<string> {
  const job = jobIn(join(work, 'sentinel'));
  writeCampaign(job.campaign, [SENTINEL, OTHER], settings);
  await measure(coldBuildOf('sentinel', job));
  return job.output;
}

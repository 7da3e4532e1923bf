/** Where a campaign's folder may be: what it is called, and where a command is run, changes nothing in its site. */
import assert from 'node:assert/strict';
import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { it } from 'node:test';
import { miniCampaign, temporaryFolder } from '../mini-campaign.ts';
import { siteAsOf } from '../site-as-of.ts';

it('makes a campaign in a folder beside this one whose name begins with this one’s', async () => {
  const parent = temporaryFolder();
  const here = join(parent, 'strike');
  const campaign = join(parent, 'strike-two');
  mkdirSync(here);
  cpSync(miniCampaign(), campaign, { recursive: true });
  const before = process.cwd();
  process.chdir(here);
  try {
    const site = await siteAsOf(campaign, '2026-04-10');
    assert.ok(site.files?.has('/events/vigil/index.html'), JSON.stringify(site.problems));
  } finally {
    process.chdir(before);
  }
});

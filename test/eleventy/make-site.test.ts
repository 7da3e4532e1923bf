/** Where a campaign's folder may be: what it is called, and where a command is run, changes nothing in its site; nor does a site made before. */
import assert from 'node:assert/strict';
import { cpSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { it } from 'node:test';
import { miniCampaign, ROOT, temporaryFolder, writeFiles } from '../mini-campaign.ts';
import { siteAsOf, textOf } from '../site-as-of.ts';

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

it('makes a site of its own layout and parts, whatever was made before in the same process', async () => {
  const layout = readFileSync(join(ROOT, 'templates/layouts/base.njk'), 'utf8');
  for (const word of ['Mine', 'Yours']) {
    const campaign = miniCampaign();
    writeFiles(campaign, {
      'templates/parts/page-heading/page-heading.njk': `<h1>${word}</h1>\n`,
      'templates/layouts/base.njk': layout.replace('</body>', `<p>${word} too</p></body>`),
    });
    const page = textOf(await siteAsOf(campaign, '2026-04-10'), '/events/index.html');
    assert.match(page, new RegExp(`<h1>${word}</h1>`));
    assert.match(page, new RegExp(`<p>${word} too</p>`));
  }
});

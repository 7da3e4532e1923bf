/** A machine without the typesetter: the site is built all the same, with plain cards, no sheets, and one warning. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { handbill } from '../cli/command.ts';
import { miniCampaign, ROOT, writeFiles } from '../mini-campaign.ts';

describe('a machine for which the typesetter is not made', () => {
  it('builds the site with plain cards and without sheets, and says so once', async () => {
    const campaign = miniCampaign();
    const settings = readFileSync(join(campaign, 'content/campaign.yml'), 'utf8');
    writeFiles(campaign, { 'content/campaign.yml': settings.replace('print: none', 'print: a4') });
    const hide = join(ROOT, 'test/eleventy/hidden-typesetter.cjs');
    const run = await handbill(['build', '--campaign', campaign, '--now', '2026-04-10'], {
      env: { NODE_OPTIONS: `--require ${JSON.stringify(hide)}` },
    });
    assert.equal(run.code, 0, run.stderr);
    const told = run.stderr.match(/is published without posters and leaflets/g) ?? [];
    assert.equal(told.length, 1, run.stderr);
    const site = join(campaign, '_site');
    assert.equal(existsSync(join(site, 'print')), false);
    const cards = readdirSync(join(site, 'cards'));
    assert.ok(cards.length > 3);
    const home = readFileSync(join(site, 'index.html'), 'utf8');
    assert.ok(cards.some((name) => home.includes(`/cards/${name}`)));
    assert.ok(!home.includes('.pdf'));
  });
});

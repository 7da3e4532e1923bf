/** Every mistake in fixtures/problems is told in exactly the sentences of its expected.txt. */
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { formatProblem, isError } from '../../src/campaign/problem.ts';
import { assertGolden } from '../golden.ts';
import { FIXTURES, miniCampaign } from '../mini-campaign.ts';
import { siteAsOf } from '../site-as-of.ts';

const CASES = join(FIXTURES, 'problems');

describe('a mistake in a campaign', () => {
  for (const name of readdirSync(CASES)) {
    it(name.replaceAll('-', ' '), async () => {
      const folder = join(CASES, name);
      const site = await siteAsOf(miniCampaign(folder), '2026-04-10');
      const told = site.problems.map((problem) => `${formatProblem(problem)}\n`).join('');
      assertGolden(told, join(folder, 'expected.txt'));
      assert.equal(site.files === undefined, site.problems.some(isError));
    });
  }

  it('is absent from the base campaign, which all cases change', async () => {
    const site = await siteAsOf(miniCampaign(), '2026-04-10');
    assert.deepEqual(site.problems, []);
    assert.ok(site.files);
  });
});

/** Every mistake in fixtures/problems is told in exactly the sentences of its expected.txt. */
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { z } from 'zod';
import { formatProblem, isError, type Problem } from '../../src/campaign/problem.ts';
import { CONTENT_KINDS, translationSchemaOf } from '../../src/content/schema/content-kinds.ts';
import { assertGolden } from '../golden.ts';
import { FIXTURES, miniCampaign } from '../mini-campaign.ts';
import { siteAsOf } from '../site-as-of.ts';

const CASES = join(FIXTURES, 'problems');

/** Every name of a field that authors write. */
const FIELDS = new Set(
  CONTENT_KINDS.flatMap((kind) => [kind.schema, translationSchemaOf(kind)]).flatMap((schema) => namesIn(schema)),
);

function namesIn(schema: unknown): string[] {
  if (schema instanceof z.ZodOptional) return namesIn(schema.unwrap());
  if (schema instanceof z.ZodArray) return namesIn(schema.element);
  if (!(schema instanceof z.ZodObject)) return [];
  return Object.entries(schema.shape).flatMap(([name, field]) => [name, ...namesIn(field)]);
}

/** What is for files or terminals alone is marked, so that a form can say it in its own words. */
function assertForForms({ field, message }: Problem): void {
  // What is wrong with the text of a file is mended as it is written.
  if (field === undefined) return;
  const plain = message.replace(/`[^`]*`|"[^"]*"/g, '…');
  const named = [...plain.matchAll(/(?<![\w.-])([a-z][a-z-]*):(?=[ .,;]|$)/g)].map(([, name = '']) => name);
  assert.deepEqual(
    named.filter((name) => FIELDS.has(name)),
    [],
    message,
  );
  assert.doesNotMatch(plain, /\bhandbill (?:new|check|build)|npm run/, message);
  assert.doesNotMatch(plain, /\blines? below|\bdash\b|with two spaces|- \{/, message);
}

describe('a mistake in a campaign', () => {
  for (const name of readdirSync(CASES)) {
    it(name.replaceAll('-', ' '), async () => {
      const folder = join(CASES, name);
      const site = await siteAsOf(miniCampaign(folder), '2026-04-10');
      const lines = site.problems.flatMap((problem) => [formatProblem(problem), ...(problem.add ?? [])]);
      const told = lines.map((line) => `${line}\n`).join('');
      assertGolden(told, join(folder, 'expected.txt'));
      assert.equal(site.files === undefined, site.problems.some(isError));
      for (const problem of site.problems) assertForForms(problem);
    });
  }

  it('is absent from the base campaign, which all cases change', async () => {
    const site = await siteAsOf(miniCampaign(), '2026-04-10');
    assert.deepEqual(site.problems, []);
    assert.ok(site.files);
  });
});

/** Problems are told beside forms in the words of forms: no commands, no lines to write, no names of fields in files. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { inForm, pathLabel } from '../../src/dev/editor/field-words.ts';
import { FIXTURES } from '../mini-campaign.ts';

/** Every problem of a field that the fixtures have, as it is printed. */
function fieldProblems(): { field: string; message: string }[] {
  const folder = join(FIXTURES, 'problems');
  const files = readdirSync(folder).map((name) => join(folder, name, 'expected.txt'));
  const lines = files.filter((file) => existsSync(file)).flatMap((file) => readFileSync(file, 'utf8').split('\n'));
  return lines.flatMap((line) => {
    const [, field = '', message = ''] = /^content\/\S+ {2}(?:warning: )?([\w.-]+): (.*)$/.exec(line) ?? [];
    return field ? [{ field, message }] : [];
  });
}

describe('problems beside a form', () => {
  it('never tell people to run a command, or how lines are written in a file', () => {
    const problems = fieldProblems();
    assert.ok(problems.length > 100);
    for (const problem of problems) {
      const told = inForm({ severity: 'error', file: '', ...problem });
      assert.doesNotMatch(
        told,
        /handbill (new|check|build)|npm run| - \{|lines? below|with a dash|two spaces in front: /,
        problem.message,
      );
    }
  });

  it('name fields as forms do', () => {
    assert.equal(pathLabel('sources.2.title'), 'Sources 2 › Title');
    assert.equal(pathLabel('changes.1.at'), 'Changes 1 › Announced');
    const message = '"2026-05-01" has no time of day. Write it like 2026-05-01 12:00, or add a line all-day: true.';
    const told = inForm({ severity: 'error', file: '', field: 'starts', message });
    assert.match(told, /or set “Whole days” as “yes”\.$/);
  });
});

/** Problems are told beside forms in the words of forms, made from what files are told. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { inForm, pathLabel } from '../../src/dev/editor/field-words.ts';

function told(field: string, message: string): string {
  return inForm({ severity: 'error', file: 'content/events/vigil.md', field, message });
}

describe('problems beside a form', () => {
  it('name fields as forms do', () => {
    assert.equal(pathLabel('sources.2.title'), 'Sources 2 › Title');
    const untimed = '"2026-05-01" has no time of day. Write it like 2026-05-01 12:00, or add `all-day: true`.';
    assert.match(told('starts', untimed), /or add “Whole days: yes”\.$/);
    assert.equal(told('repeats', 'Correct until, or `starts:`.'), 'Correct until, or “Begins”.');
  });

  it('show of the field itself the value alone, without the quotes of files', () => {
    assert.equal(told('changes.2.at', 'Write it like `at: 2011-12-19 10:00`'), 'Write it like 2011-12-19 10:00');
    assert.equal(told('colours.accent', 'Write it like `"#b3121d"`.'), 'Write it like #b3121d.');
    assert.equal(told('actions.1.number', 'Like `number: "+44 20 7946 0018"`'), 'Like +44 20 7946 0018');
  });

  it('leave Markdown in backquotes as it is', () => {
    const message = 'the text has `[a link](b)` and `https://example.org/` in it.';
    assert.equal(told('', message), message);
  });
});

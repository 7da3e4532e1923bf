/** Editing fields in the browser changes what was meant and not one byte beside it. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { editFields, isSame } from '../../src/authoring/edit-fields.ts';
import { newEvent } from '../../src/authoring/new-files.ts';
import { readYaml, type YamlValue } from '../../src/content/reading/yaml-text.ts';
import { runs } from '../runs.ts';

const FIELDS = `# The event.
title: Vigil   # as on the leaflet

# When it begins.
starts: '2026-04-11 12:00'
place: { name: "Library", address: High Street } # inside
changes:
  # the first
  - at: 2026-04-01 10:00 # checked
    note: >
      Now on the north side.
  - at: 2026-04-02 10:00
    note: Later

# ends: 2026-04-11 14:00
`;

describe('editing fields', () => {
  it('returns the very text when nothing was changed', () => {
    assert.equal(editFields(FIELDS, dataOf(FIELDS)), FIELDS);
  });

  it('changes a value in its place and keeps what stands around it', () => {
    assert.equal(
      editFields(FIELDS, { title: 'Vigil: the second' }),
      FIELDS.replace('Vigil   #', '"Vigil: the second"   #'),
    );
    assert.equal(
      editFields(FIELDS, { starts: '2026-04-12 12:00' }),
      FIELDS.replace("'2026-04-11 12:00'", '2026-04-12 12:00'),
    );
    assert.equal(
      editFields(FIELDS, { place: { name: 'Square, north', address: 'High Street' } }),
      FIELDS.replace('"Library"', '"Square, north"'),
    );
  });

  it('finds a field whose name has a mark in it that nobody sees', () => {
    assert.equal(editFields('\u200btitle:\u00a0Vigil\nzone: UTC\n', { title: 'March' }), 'title: March\nzone: UTC\n');
  });

  it('adds an entry and a field, and takes them out, with the comments of the rest', () => {
    const changes = dataOf(FIELDS).changes;
    assert.ok(Array.isArray(changes));
    const more = editFields(FIELDS, { changes: [...changes, { at: '2026-04-03 10:00', note: 'Third' }] });
    assert.equal(more, FIELDS.replace('note: Later\n', 'note: Later\n  - at: 2026-04-03 10:00\n    note: Third\n'));
    const fewer = editFields(FIELDS, { changes: changes.slice(0, 1) });
    assert.equal(fewer, FIELDS.replace('  - at: 2026-04-02 10:00\n    note: Later\n', ''));
    assert.equal(editFields(FIELDS, { ends: '2026-04-11 15:00' }), `${FIELDS}ends: 2026-04-11 15:00\n`);
    assert.equal(editFields(FIELDS, { place: undefined }), FIELDS.replace(/^place.*\n/m, ''));
  });

  it('takes a value as it will be read, without what nobody sees', () => {
    const edited = dataOf(
      editFields('title: V\nsummary: S\n', { title: 'a\u2028b', summary: undefined, starts: 'x\u200b' }),
    );
    assert.ok(isSame(edited, dataOf('title: "a\u2028b"\nstarts: "x\u200b"\n')), JSON.stringify(edited));
    assert.equal(edited.summary, undefined);
  });

  it('keeps every line that it does not change, whatever is written', () => {
    const scalar = fc.oneof(
      fc.string({ unit: 'grapheme', minLength: 1 }),
      fc.constantFrom(
        'true',
        '# no',
        '- a',
        'a: b',
        '|',
        '2011-12-21',
        'x\ny',
        '"',
        "'",
        '[a]',
        '@x',
        '%y',
        '…',
        '~',
        'null',
      ),
    );
    const text = scalar
      .map((value) => value.trim())
      // What is read otherwise than it is written, line ends that nobody sees among it, is not kept as it was.
      .filter((value) => value !== '' && !/\r/.test(value) && isSame(dataOf(`k: ${JSON.stringify(value)}`).k, value));
    const entry = fc.record({ at: text, note: text, was: text }, { requiredKeys: ['at', 'note'] });
    const values = fc.record(
      {
        title: text,
        starts: text,
        place: fc.record({ name: text, address: text }, { requiredKeys: ['name'] }),
        changes: fc.option(fc.array(entry, { minLength: 1, maxLength: 4 }), { nil: undefined }),
        summary: fc.option(text, { nil: undefined }),
      },
      { requiredKeys: [] },
    );
    const scaffold =
      newEvent({
        title: 'T',
        starts: '2026-04-11 12:00',
        place: 'P',
        published: '2026-04-01',
        host: 'a.example',
        slug: 't',
      })[1].split('---\n')[1] ?? '';
    fc.assert(
      fc.property(
        fc.constantFrom(FIELDS, scaffold),
        fc.array(values, { minLength: 1, maxLength: 3 }),
        (start, edits) => {
          let fields = start;
          let expected = dataOf(start);
          for (const edit of edits) {
            fields = editFields(fields, edit);
            expected = { ...expected, ...edit };
            assert.ok(isSame(dataOf(fields), expected));
          }
          // Explanations above fields stay, each once; those inside a list may go with their entry.
          const explained = start.split('\n').filter((line) => line.startsWith('#'));
          assert.deepEqual(
            fields
              .split('\n')
              .filter((line) => explained.includes(line))
              .slice(0, explained.length),
            explained,
          );
        },
      ),
      { numRuns: runs(100) },
    );
  });
});

function dataOf(text: string): { [key: string]: YamlValue } {
  const read = readYaml('x.yml', text, 1);
  if (Array.isArray(read)) throw new Error(JSON.stringify(read));
  return { ...read.data };
}

/** The version by which a translation names its original is the same in every version of Handbill. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readDocument } from '../../src/content/reading/front-matter.ts';
import { readYaml } from '../../src/content/reading/yaml-text.ts';
import { CONTENT_KINDS } from '../../src/content/schema/content-kinds.ts';
import { versionOf } from '../../src/content/translations/translation-version.ts';

describe('the version of an original', () => {
  // Translations in people's campaigns name these: no version of Handbill may make others.
  const KNOWN: readonly [string, string, string][] = [
    [
      'event',
      'd573329c',
      '---\nid: vigil@example.org\ntitle: Vigil\nsummary: Bring a candle.\nstarts: 2011-12-21 12:00\nplace: { name: Square }\npublished: 2011-12-18 09:00\nchanges:\n  - { at: 2011-12-19 10:00, note: On the north side. }\n  - { at: 2011-12-20 10:00, note: At noon. }\n---\n\nCome\nand stay.\n',
    ],
    [
      'fact',
      '37057a08',
      '---\nclaim: Ten were shot\nsummary: On one day.\ncorrections:\n  - { at: 2011-12-20 10:00, note: It said nine. }\n---\n\nSo it is.\n',
    ],
    ['statement', '06531517', '---\ntitle: Stop\n---\n\nNow.\n'],
    ['update', 'f38ec0ad', '---\ntitle: Thirty came\nsummary: To Glasgow.\ndate: 2011-12-22 18:00\n---\n'],
  ];
  for (const [name, version, file] of KNOWN)
    it(`of ${name} is the one it always was`, () => {
      const document = readDocument({ path: `content/${name}.md`, text: file });
      const schema = CONTENT_KINDS.find((kind) => kind.name === name)?.schema;
      assert.ok(!Array.isArray(document) && schema);
      assert.equal(versionOf({ ...document, schema }), version);
    });

  it('of campaign is the one it always was', () => {
    const file =
      'title: Stop\nsummary: Ten were shot.\naddress: https://example.org/\nsource: From a leaflet.\nheadings: { facts: Oil }\n';
    const fields = readYaml('content/campaign.yml', file, 1);
    const [kind] = CONTENT_KINDS;
    assert.ok(!Array.isArray(fields) && kind);
    assert.equal(versionOf({ fields, body: '', schema: kind.schema }), '7367e9bd');
  });
});

/** The reference and the editors' schemas say what the one schema says. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { parse } from 'yaml';
import { z } from 'zod';
import { CONTENT_KINDS } from '../../src/content/schema/content-kinds.ts';
import { contentReference, jsonSchemaOf } from '../../src/content/schema/json-schema.ts';
import { ROOT } from '../mini-campaign.ts';

const STALE = 'is stale: run npm run reference';

describe('what is made from the schema', () => {
  it('is the reference of docs/content.md', () => {
    assert.equal(readFileSync(join(ROOT, 'docs/content.md'), 'utf8'), contentReference(), STALE);
  });

  it('is a JSON Schema for each kind of file, with words for every field', () => {
    for (const kind of CONTENT_KINDS) {
      const written = JSON.parse(readFileSync(join(ROOT, `docs/schema/${kind.name}.json`), 'utf8'));
      assert.deepEqual(written, JSON.parse(JSON.stringify(jsonSchemaOf(kind))), STALE);
      for (const [name, field] of Object.entries(written.properties))
        assert.match(JSON.stringify(field), /"description":"[^"]{5}/, `${kind.name}.${name}`);
    }
  });

  it('accepts what is right as an editor reads it, and nothing else', () => {
    const schemaOf = (name: string) => {
      const kind = CONTENT_KINDS.find((each) => each.name === name);
      assert.ok(kind);
      return z.fromJSONSchema(jsonSchemaOf(kind));
    };
    const campaign = parse(readFileSync(join(ROOT, 'content/campaign.yml'), 'utf8'));
    assert.deepEqual(schemaOf('campaign').safeParse(campaign).error, undefined);
    assert.equal(schemaOf('campaign').safeParse({ ...campaign, titel: 'x' }).success, false);
    const picture = parse('decorative: true\navif: "false"\nredact:\n  - { left: 1, top: 2, width: 3, height: 4 }');
    assert.deepEqual(schemaOf('picture').safeParse(picture).error, undefined);
    assert.equal(schemaOf('picture').safeParse({ people: 'hidden' }).success, false);
  });

  it('is wired up for VS Code, where the files are YAML alone', () => {
    const settings = JSON.parse(readFileSync(join(ROOT, '.vscode/settings.json'), 'utf8'));
    for (const path of Object.keys(settings['yaml.schemas'])) assert.ok(existsSync(join(ROOT, path)), path);
  });
});

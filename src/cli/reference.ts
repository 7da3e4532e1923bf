/** Writes what is made from the schema: docs/content.md for people, docs/schema/ for editors. `npm run reference`. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PACKAGE_FOLDER } from '../build/folders.ts';
import { CONTENT_KINDS } from '../content/schema/content-kinds.ts';
import { contentReference, jsonSchemaOf } from '../content/schema/json-schema.ts';

const folder = join(PACKAGE_FOLDER, 'docs');
mkdirSync(join(folder, 'schema'), { recursive: true });
writeFileSync(join(folder, 'content.md'), contentReference());
for (const kind of CONTENT_KINDS)
  writeFileSync(join(folder, `schema/${kind.name}.json`), `${JSON.stringify(jsonSchemaOf(kind), null, 2)}\n`);
